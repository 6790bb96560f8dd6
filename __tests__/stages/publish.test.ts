import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { BuiltImage, Digest } from '../../src/core/evidence.js'
import { gate, type Verified } from '../../src/core/gate.js'
import type { Platform } from '../../src/core/platform.js'
import { ToolError } from '../../src/errors.js'
import type { Manifest, Pusher, Registry } from '../../src/ports/registry.js'
import { publish, type TargetTag } from '../../src/stages/publish.js'

const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const manifestOf = (value: unknown): Manifest => {
  const bytes = Buffer.from(JSON.stringify(value))
  return { digest: sha256(bytes), mediaType: 'application/vnd.oci.image.index.v1+json', bytes }
}

const platforms: readonly Platform[] = ['linux/amd64', 'linux/arm64']
const platformManifest = (platform: string) => manifestOf({ layers: [platform] })
const indexOf = (manifests: readonly { platform: string; digest: string }[]) =>
  manifestOf({
    manifests: [
      ...manifests.map(({ platform, digest }) => {
        const [os, architecture] = platform.split('/')
        return { digest, platform: { os, architecture } }
      }),
      { digest: `sha256:${'0'.repeat(64)}`, platform: { os: 'unknown', architecture: 'unknown' } },
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
  readonly pushes?: Manifest
  /** As most registries: a tag cannot be taken away. */
  readonly keepsTags?: boolean
}

/** A registry and an engine in memory, for the order of things and for failures at a certain point. */
const world = (options: World = {}) => {
  const held = new Map(Object.entries(options.holds ?? {}))
  const moves: string[] = []
  const move = (reference: string, manifest: Manifest): void => {
    const failed = reference === options.failAt && manifest.digest === index.digest
    moves.push(`${failed ? 'failed ' : ''}${reference}`)
    const refusal = { ran: `PUT ${reference}`, outcome: 'was answered with 503', output: '', remedy: '' }
    if (failed) throw options.failsWith ?? new ToolError(refusal)
    held.set(reference, manifest)
  }
  const registry: Registry = {
    untag: (_, tag) =>
      options.keepsTags === true
        ? Promise.reject(
            new ToolError({ ran: `DELETE ${tag}`, outcome: 'was answered with 405', output: '', remedy: '' }),
          )
        : Promise.resolve(void held.delete(tag)),
    refusesPush: () => Promise.resolve(null),
    manifest: (_, reference) => Promise.resolve(held.get(reference) ?? null),
    tag: (_, tag, manifest) => Promise.resolve().then(() => move(tag, manifest)),
  }
  const pusher: Pusher = {
    digest: (_, platform) =>
      Promise.resolve(options.engine ?? built.find((one) => one.platform === platform)?.digest ?? null),
    name: () => Promise.resolve(),
    push: (_, target) =>
      Promise.resolve().then(() => {
        for (const platform of platforms) {
          const manifest = platformManifest(platform)
          held.set(manifest.digest, manifest)
        }
        const pushed = options.pushes ?? index
        held.set(pushed.digest, pushed)
        move(target.slice(target.lastIndexOf(':') + 1), pushed)
      }),
  }
  const log = {
    info: () => undefined,
    warning: () => undefined,
    debug: () => undefined,
    group: <T>(_: string, body: () => Promise<T>): Promise<T> => body(),
  }
  return { ports: { registry, pusher, log }, held, moves }
}

test('exact tags go first, moving ones last, and all point to the verified index', async () => {
  const { ports, held, moves } = world({ holds: { latest: old } })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(findings).toEqual([])
  expect(moves).toEqual(['1.2.3', 'latest', '1'])
  for (const tag of ['1.2.3', 'latest', '1']) expect(held.get(tag)?.digest).toBe(index.digest)
  expect(publication).toMatchObject({ kind: 'published', digest: index.digest })
  expect(publication.kind === 'published' && publication.tags.map(({ previous }) => previous)).toEqual([
    null,
    old.digest,
    null,
  ])
})

test('an image that changed in the engine since it was verified is not pushed', async () => {
  const { ports, moves } = world({ engine: `sha256:${'e'.repeat(64)}` })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP702'])
  expect(moves).toEqual([])
})

test('a registry that names another platform manifest is found out, and the tag goes back', async () => {
  const other = indexOf([{ ...built[0]! }, { platform: 'linux/arm64', digest: `sha256:${'f'.repeat(64)}` }])
  // The index that was verified names a manifest that no verified platform has.
  const lying: BuiltImage = { ...image, index: other.digest }
  const { ports, held } = world({ holds: { '1.2.3': old }, pushes: other })
  const { publication, findings } = await publish({ verified: verifiedImage(lying), tags }, ports)
  expect(findings.map(({ code }) => code)).toEqual(['AP702'])
  expect(publication.kind).toBe('failed')
  expect(held.get('1.2.3')?.digest).toBe(old.digest)
})

test('when a tag fails, those that were moved go back', async () => {
  const { ports, held } = world({ holds: { '1.2.3': old, latest: old, '1': old }, failAt: '1' })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(publication).toMatchObject({ kind: 'failed', tags: [] })
  expect(findings.map(({ code }) => code)).toEqual(['AP704'])
  for (const tag of ['1.2.3', 'latest', '1']) expect(held.get(tag)?.digest).toBe(old.digest)
})

test('what cannot be put back is said, with the repair', async () => {
  const { ports } = world({ holds: { latest: old }, failAt: '1', keepsTags: true })
  const { publication, findings } = await publish({ verified: verifiedImage(image), tags }, ports)
  expect(findings.map(({ code }) => code)).toEqual(['AP703'])
  expect(findings[0]?.found).toContain(`${name}:1.2.3`)
  expect(publication.kind === 'failed' && publication.tags.map(({ reference }) => reference)).toEqual([`${name}:1.2.3`])
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
      if (which === '1') held.set('1.2.3', theirs)
      return tag(of, which, manifest)
    },
  }
  await publish({ verified: verifiedImage(image), tags }, { ...ports, registry })
  expect(held.get('1.2.3')?.digest).toBe(theirs.digest)
  expect(held.get('latest')?.digest).toBe(old.digest)
})
