import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { BuiltImage, Digest } from '../../src/core/evidence.js'
import { gate, type Verified } from '../../src/core/gate.js'
import type { Platform } from '../../src/core/platform.js'
import { ToolError } from '../../src/errors.js'
import type { Ledger, Undo } from '../../src/ports/ledger.js'
import type { Manifest, Registry } from '../../src/ports/registry.js'
import { publish, type PublishPorts, type TargetTag } from '../../src/stages/publish.js'
import { putBack } from '../../src/stages/put-back.js'

const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const manifestOf = (value: unknown): Manifest => {
  const bytes = Buffer.from(JSON.stringify(value))
  return { digest: sha256(bytes), mediaType: 'application/vnd.oci.image.index.v1+json', bytes }
}

const attestation = (about: string) => manifestOf({ attestation: about })

const platforms: readonly Platform[] = ['linux/amd64', 'linux/arm64']
const platformManifest = (platform: string) => manifestOf({ layers: [platform] })
const indexOf = (manifests: readonly { platform: string; digest: string }[], about = manifests[0]?.digest) =>
  manifestOf({
    manifests: [
      ...manifests.map(({ platform, digest }) => {
        const [os, architecture] = platform.split('/')
        return { digest, platform: { os, architecture } }
      }),
      {
        digest: attestation(manifests[0]?.digest ?? '').digest,
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': about },
      },
    ],
  })

const built = platforms.map((platform) => ({
  platform,
  digest: platformManifest(platform).digest,
  config: null,
  size: 1,
}))
const index = indexOf(built)
const image: BuiltImage = { reference: 'candidate', index: index.digest, platforms: built }

const verifiedImage = (of: BuiltImage): Verified => {
  const evidence = of.platforms.map(({ platform, digest }) => ({
    platform,
    built: { platform, digest, config: null, size: 1 },
    audit: { platform, digest, modules: [], gaps: [], objects: 1, milliseconds: 1 },
    smoke: { platform, digest, method: { kind: 'native' as const }, outcomes: [], gaps: [], milliseconds: 1 },
  }))
  const decision = gate({ requested: platforms, image: of, evidence, findings: [] })
  if (decision.verdict !== 'verified') throw new Error(decision.because.join())
  return decision.verified
}

const name = 'registry.example/acme/shop'
const tags: readonly TargetTag[] = [
  { name, tag: 'latest', moving: true },
  { name, tag: '1', moving: true },
  { name, tag: '1.2.3', moving: false },
]
const old = manifestOf({ manifests: [] })

interface World {
  readonly holds?: Record<string, Manifest>
  readonly failAt?: string
  readonly failsWith?: Error
  readonly engine?: Digest
  /** What arrives under the digest of the index. */
  readonly arrives?: Manifest
  /** As many registries: a tag cannot be taken away. */
  readonly keepsTags?: boolean
  /** Reads of a tag that still show what was there before it was moved, as GHCR's do for seconds. */
  readonly lag?: number
}

/** A registry and an engine in memory, for the order of things and for failures at a certain point. */
const world = (options: World = {}) => {
  const held = new Map(Object.entries(options.holds ?? {}))
  const lagging = new Map<string, { readonly shown: Manifest | null; reads: number }>()
  const happened: string[] = []
  const open = new Set<Undo>()
  const registry: Registry = {
    refusesPush: () => Promise.resolve(null),
    tags: () => Promise.resolve({ kind: 'absent' }),
    untag: (_, tag) =>
      options.keepsTags === true
        ? Promise.reject(new ToolError({ ran: `DELETE ${tag}`, outcome: 'was refused', output: '', remedy: '' }))
        : Promise.resolve(void held.delete(tag)),
    manifest: (of, reference) => {
      const late = lagging.get(reference)
      if (late !== undefined && late.reads > 0) {
        late.reads -= 1
        return Promise.resolve(late.shown)
      }
      return Promise.resolve(held.get(`${of}@${reference}`) ?? held.get(reference) ?? null)
    },
    written: async (of, reference, digest) => {
      for (let reads = 1; ; reads += 1) {
        const found = await registry.manifest(of, reference)
        if (found?.digest === digest || reads === 5) return found
      }
    },
    tag: async (_, tag, manifest) => {
      await Promise.resolve()
      const failed = tag === options.failAt && manifest.digest === index.digest
      happened.push(`${failed ? 'failed ' : ''}${tag}`)
      const refusal = { ran: `PUT ${tag}`, outcome: 'was answered with 503', output: '', remedy: '' }
      if (failed) throw options.failsWith ?? new ToolError(refusal)
      lagging.set(tag, { shown: held.get(tag) ?? null, reads: options.lag ?? 0 })
      held.set(tag, manifest)
      held.set(manifest.digest, manifest)
    },
  }
  const pusher = {
    digest: (_: Digest, platform: Platform) =>
      Promise.resolve(options.engine ?? built.find((one) => one.platform === platform)?.digest ?? null),
    push: async (image: Digest, to: string) => {
      await Promise.resolve()
      happened.push(`push ${to}`)
      for (const manifest of [...platforms.map(platformManifest), ...built.map(({ digest }) => attestation(digest))]) {
        held.set(manifest.digest, manifest)
      }
      held.set(image, options.arrives ?? index)
    },
  }
  const ledger: Ledger = {
    add: (entry) => {
      happened.push(entry.kind === 'tags' ? 'ledger' : entry.kind)
      open.add(entry)
      return () => void open.delete(entry)
    },
  }
  const log = {
    info: () => undefined,
    warning: () => undefined,
    debug: () => undefined,
    group: <T>(_: string, body: () => Promise<T>): Promise<T> => body(),
  }
  for (const manifest of Object.values(options.holds ?? {})) held.set(manifest.digest, manifest)
  const ports: PublishPorts = { registry, pusher, ledger, log, putBack: (moves, to) => putBack({ moves, to }, ports) }
  return { ports, held, happened, open }
}

test('content first, then the ledger, then exact and new tags, at last those that people follow', async () => {
  const { ports, held, happened, open } = world({ holds: { latest: old } })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(findings).toEqual([])
  expect(happened).toEqual([`push ${name}`, 'ledger', '1.2.3', '1', 'latest'])
  for (const tag of ['1.2.3', 'latest', '1']) expect(held.get(tag)?.digest).toBe(index.digest)
  expect(publication).toMatchObject({ kind: 'published', digest: index.digest })
  expect(
    publication.kind === 'published' && publication.tags.map(({ reference, previous }) => [reference, previous]),
  ).toEqual([
    [`${name}:1.2.3`, null],
    [`${name}:1`, null],
    [`${name}:latest`, old.digest],
  ])
  expect(open.size).toBe(0)
})

test('what the registry shows only late of moved tags is put back all the same', async () => {
  const { ports, held, open } = world({ holds: { latest: old, 1: old }, failAt: '1', lag: 2 })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP704'])
  expect([held.get('1.2.3'), held.get('latest')?.digest, held.get('1')?.digest]).toEqual([
    undefined,
    old.digest,
    old.digest,
  ])
  expect(open.size).toBe(0)
})

test('every registry has everything before any tag is moved', async () => {
  const other = 'second.example/acme/shop'
  const { ports, happened } = world()
  const both = [...tags, { name: other, tag: '1.2.3', moving: false }]
  await publish({ verified: verifiedImage(image), tags: both }, ports)
  expect(happened.slice(0, 3)).toEqual([`push ${name}`, `push ${other}`, 'ledger'])
})

test('an image that changed in the engine since it was verified is not pushed', async () => {
  const { ports, happened } = world({ engine: `sha256:${'e'.repeat(64)}` })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP702'])
  expect(happened).toEqual([])
})

test.each([
  [
    'names another platform manifest',
    indexOf([{ ...built[0]! }, { platform: 'linux/arm64', digest: `sha256:${'f'.repeat(64)}` }]),
    `${name}, linux/arm64`,
  ],
  [
    'names an attestation of something else',
    indexOf(built, `sha256:${'0'.repeat(64)}`),
    `${name}, attestation ${attestation(built[0]!.digest).digest}`,
  ],
  ['names a platform more', indexOf([...built, { platform: 'linux/arm', digest: `sha256:${'f'.repeat(64)}` }]), name],
])('an index that %s is found out before any tag is moved', async (_, other, where) => {
  // The index that was verified is itself the wrong one: its digest alone does not tell.
  const lying: BuiltImage = { ...image, index: other.digest }
  const { ports, held, happened } = world({ holds: { '1.2.3': old }, arrives: other })
  const { publication, findings } = await publish({ verified: verifiedImage(lying), tags }, ports)
  expect(findings.map(({ code, subject }) => [code, subject])).toEqual([['AP702', where]])
  expect(publication.kind).toBe('failed')
  expect(happened).toEqual([`push ${name}`])
  expect(held.get('1.2.3')?.digest).toBe(old.digest)
})

test('a registry that gives back another index than it was sent is found out', async () => {
  const { ports, happened } = world({ arrives: old })
  const { findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(findings.map(({ code }) => code)).toEqual(['AP702'])
  expect(happened).toEqual([`push ${name}`])
})

test('a tag that a newer commit has taken is left to it', async () => {
  const annotations = (revision: string, created: string) => ({
    'org.opencontainers.image.revision': revision,
    'org.opencontainers.image.created': created,
  })
  const newer = manifestOf({ manifests: [], annotations: annotations('b', '2026-03-02T00:00:00Z') })
  const text = JSON.parse(Buffer.from(index.bytes).toString()) as Record<string, unknown>
  const mine = { ...text, annotations: annotations('a', '2026-03-01T00:00:00Z') }
  const own = manifestOf(mine)
  const { ports, held } = world({ holds: { latest: newer }, arrives: own })
  const { publication, findings } = await publish(
    { verified: verifiedImage({ ...image, index: own.digest }), tags },
    ports,
  )
  expect(publication.kind).toBe('published')
  expect(findings.map(({ code, subject }) => [code, subject])).toEqual([['AP714', `${name}:latest`]])
  expect([held.get('latest')?.digest, held.get('1.2.3')?.digest]).toEqual([newer.digest, own.digest])
})

test('a tag that the user wrote is moved as it says', async () => {
  const annotations = (version: string) => ({ 'org.opencontainers.image.version': version })
  const text = JSON.parse(Buffer.from(index.bytes).toString()) as Record<string, unknown>
  const own = manifestOf({ ...text, annotations: annotations('1.2.4') })
  const newer = manifestOf({ manifests: [], annotations: annotations('2.0.0') })
  const { ports, held } = world({ holds: { latest: newer }, arrives: own })
  const given = [{ name, tag: 'latest', moving: true, given: true }]
  const { findings } = await publish({ verified: verifiedImage({ ...image, index: own.digest }), tags: given }, ports)
  expect(findings).toEqual([])
  expect(held.get('latest')?.digest).toBe(own.digest)
})

/** Something that happens to a tag after it was moved and before it is read back. */
const afterwards = (ports: PublishPorts, to: () => void): PublishPorts => ({
  ...ports,
  registry: {
    ...ports.registry,
    tag: async (of, tag, manifest) => {
      await ports.registry.tag(of, tag, manifest)
      if (tag === 'latest' && manifest.digest === index.digest) to()
    },
  },
})

test('a run that another one overtakes keeps what it published', async () => {
  const theirs = manifestOf({ manifests: [], theirs: true })
  const { ports, held, open } = world({ holds: { latest: old } })
  const both = afterwards(ports, () => {
    held.set('latest', theirs)
    held.set(theirs.digest, theirs)
  })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, both)
  expect(findings.map(({ code, found }) => [code, found])).toEqual([
    ['AP714', `${name}:latest was not moved: another run has moved it since, to an unknown commit (${theirs.digest})`],
  ])
  expect(publication.kind === 'published' && publication.tags.map(({ reference }) => reference)).toEqual([
    `${name}:1.2.3`,
    `${name}:1`,
  ])
  expect([held.get('1.2.3')?.digest, held.get('latest')?.digest]).toEqual([index.digest, theirs.digest])
  expect(open.size).toBe(0)
})

test('content that is stored under no digest is damage, and nobody else: the tag goes back', async () => {
  const { ports, held } = world({ holds: { latest: old } })
  const damaged = manifestOf({ damaged: true })
  const { publication, findings } = await publish(
    { verified: verifiedImage(image), tags },
    afterwards(ports, () => held.set('latest', damaged)),
  )
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP702'])
  expect([held.get('1.2.3'), held.get('latest')?.digest]).toEqual([undefined, old.digest])
})

test('a cancelled job moves no more tags, and puts back what it moved', async () => {
  const { ports, held, happened } = world({ holds: { '1.2.3': old } })
  const ending = new AbortController()
  const registry: Registry = {
    ...ports.registry,
    tag: async (of, tag, manifest) => {
      await ports.registry.tag(of, tag, manifest)
      ending.abort(new Error('the job was cancelled'))
    },
  }
  const { findings } = await publish(
    { verified: verifiedImage(image), tags },
    { ...ports, registry, ending: ending.signal },
  )
  expect(findings.map(({ code, found }) => [code, found])).toEqual([['AP704', `${name}:1.2.3: the job was cancelled`]])
  expect(held.get('1.2.3')?.digest).toBe(old.digest)
  expect(happened).not.toContain('latest')
})

test('when a tag fails, those that were moved go back', async () => {
  const { ports, held, open } = world({ holds: { '1.2.3': old, latest: old, '1': old }, failAt: '1' })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP704'])
  for (const tag of ['1.2.3', 'latest', '1']) expect(held.get(tag)?.digest).toBe(old.digest)
  expect(open.size).toBe(0)
})

test('what cannot be put back is said, with the repair', async () => {
  const { ports, open } = world({ holds: { latest: old, '1': old }, failAt: 'latest', keepsTags: true })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(findings.map(({ code }) => code)).toEqual(['AP703'])
  expect(findings[0]?.found).toContain(`${name}:1.2.3`)
  expect(publication.kind === 'failed' && publication.tags.map(({ reference }) => reference)).toEqual([`${name}:1.2.3`])
  // For the post step to try once more.
  expect([...open].map(({ kind }) => kind)).toEqual(['tags'])
})

test('a new tag is taken away again where the registry can do that', async () => {
  const { ports, held } = world({ holds: { latest: old }, failAt: '1' })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP704'])
  expect([held.get('1.2.3'), held.get('latest')?.digest]).toEqual([undefined, old.digest])
})

test('tags go back whatever was thrown', async () => {
  const failsWith = new TypeError('terminated')
  const { ports, held } = world({ holds: { '1.2.3': old, latest: old, '1': old }, failAt: '1', failsWith })
  const { findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(findings[0]?.found).toContain('terminated')
  for (const tag of ['1.2.3', 'latest', '1']) expect(held.get(tag)?.digest).toBe(old.digest)
})

test('a tag that somebody else has moved since is left to them', async () => {
  const theirs = manifestOf({ manifests: [], theirs: true })
  const { ports, held } = world({ holds: { '1.2.3': old, latest: old, '1': old }, failAt: '1' })
  const tag = ports.registry.tag.bind(ports.registry)
  const registry: Registry = {
    ...ports.registry,
    tag: (of, which, manifest) => {
      if (which === '1') {
        held.set('1.2.3', theirs)
        held.set(theirs.digest, theirs)
      }
      return tag(of, which, manifest)
    },
  }
  await publish({ verified: verifiedImage(image), tags }, { ...ports, registry })
  expect(held.get('1.2.3')?.digest).toBe(theirs.digest)
  expect(held.get('latest')?.digest).toBe(old.digest)
})

test('a tag that cannot be read back goes back all the same', async () => {
  const { ports, held } = world({ holds: { '1.2.3': old, latest: old, '1': old } })
  const manifest = ports.registry.manifest.bind(ports.registry)
  const failure = new ToolError({ ran: 'GET latest', outcome: 'was answered with 500', output: '', remedy: '' })
  let moved = false
  const registry: Registry = {
    ...ports.registry,
    tag: (of, which, what) => {
      moved ||= which === 'latest'
      return ports.registry.tag(of, which, what)
    },
    manifest: (of, reference, as) =>
      moved && reference === 'latest' ? Promise.reject(failure) : manifest(of, reference, as),
    written: (of, reference) => registry.manifest(of, reference),
  }
  const broken: PublishPorts = { ...ports, registry, putBack: (moves, to) => putBack({ moves, to }, broken) }
  const { publication } = await publish({ verified: verifiedImage(image), tags }, broken)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  for (const tag of ['1.2.3', 'latest', '1']) expect(held.get(tag)?.digest).toBe(old.digest)
})
