import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { createEngineImages } from '../../src/adapters/docker/engine-images.js'
import { receivedNames } from '../../src/adapters/docker/received-image.js'
import { undoInEngine } from '../../src/adapters/docker/undo.js'
import { openLedger } from '../../src/adapters/github/ledger.js'
import { createRegistry } from '../../src/adapters/oci/registry.js'
import { createUpload } from '../../src/adapters/oci/upload.js'
import { createPush, type PushOptions } from '../../src/push-image.js'
import { publish, type PublishOutput } from '../../src/stages/publish.js'
import { putBack } from '../../src/stages/put-back.js'
import { lookAsStranger } from '../../src/stages/stranger.js'
import { startAuthRegistry, user, type AuthRegistry } from '../support/auth-registry.js'
import { patience, silent } from '../support/publish-run.js'
import { manifest, registry, tagsOf } from '../support/registry.js'
import { buildScratchImage, verifiedOf, type ScratchImage } from '../support/scratch-image.js'
import { skopeo } from '../support/skopeo.js'

let image: ScratchImage
let folder: string

beforeAll(async () => {
  process.env['GITHUB_STATE'] ??= '/dev/null'
  image = await buildScratchImage(['--label', 'org.example.kept=yes'])
  folder = mkdtempSync(join(tmpdir(), 'archproof-content-'))
})

afterAll(async () => {
  await image.remove()
  rmSync(folder, { recursive: true })
})

interface Publishing {
  readonly names: readonly string[]
  readonly login?: typeof user
  /** Called when the content is out of the engine, with its folder. */
  readonly tamper?: (content: string) => void
}

/** The stage with all of its real parts: engine, content on disk, registry. */
const publishTo = async ({ names, login, tamper }: Publishing): Promise<PublishOutput> => {
  const credentials = () => Promise.resolve(login ?? null)
  const content = mkdtempSync(join(folder, 'content-'))
  const upload = createUpload(credentials, patience)
  const { push, clear } = createPush({
    ...{ folder: content, run: 'content', has: () => Promise.resolve(false) },
    upload: (what) => {
      tamper?.(content)
      return upload(what)
    },
  })
  const ledger = openLedger(folder)
  const ports = {
    registry: createRegistry(credentials, patience),
    pusher: { digest: createEngineImages(ledger, false).digest, push },
    ...{ ledger, log: silent },
  }
  const tags = names.map((name) => ({ name, tag: '1.2.3', moving: false }))
  try {
    return await publish(
      { verified: verifiedOf(image.image), tags },
      { ...ports, putBack: (moves, to) => putBack({ moves, to }, ports) },
    )
  } finally {
    await clear()
    expect(existsSync(content)).toBe(false)
  }
}

/** What is said of a new package, by one who has a login and looks without it. */
const strangersView = async (name: string): Promise<string | undefined> => {
  const looking = { verified: verifiedOf(image.image), names: new Map([[name, true]]), home: null }
  const seen = createRegistry(() => Promise.resolve(user), patience)
  return (await lookAsStranger(looking, { registry: seen, log: silent }))[0]?.found
}

const nameOf = (what: string) => `${registry()}/publish-content-${process.pid}/${what}`
const codesOf = ({ findings }: PublishOutput) => findings.map(({ code }) => code)

/** Nothing of the image can be pulled by a name, and no tag is there. */
const expectNothing = async (name: string) => {
  expect(await tagsOf(name)).toEqual([])
  expect(await manifest(name, image.image.index)).toBeNull()
}

const nothingThere = () => Promise.resolve(false)
const target = 'registry.example/acme/shop'

test('what was taken out of the engine ahead is not taken out again, and what nobody wants is stopped and gone', async () => {
  const wanted = join(folder, 'ahead')
  const sent: number[] = []
  const ahead = createPush({
    ...{ folder: wanted, run: 'ahead', has: nothingThere },
    upload: () => Promise.resolve(void sent.push(readdirSync(wanted).length)),
  })
  ahead.prepare(image.image.index, [target])
  ahead.prepare(image.image.index, [target])
  await ahead.push(image.image.index, target)
  expect(sent).toEqual([readdirSync(wanted).length])
  expect(readdirSync(wanted).toSorted()).toEqual(readdirSync(image.folder).toSorted())
  await ahead.clear()
  expect(existsSync(wanted)).toBe(false)

  const unwanted = join(folder, 'unwanted')
  const stopped = createPush({
    ...{ folder: unwanted, run: 'unwanted', has: nothingThere },
    upload: () => Promise.reject(new Error('nothing is to be sent')),
  })
  stopped.prepare(image.image.index, [target])
  await stopped.clear()
  expect(existsSync(unwanted)).toBe(false)
  expect(await namesIn('unwanted')).toBe('')
})

const namesIn = async (runId: string): Promise<string> =>
  (await run('docker', ['image', 'ls', '--quiet', '--filter', `reference=${receivedNames(runId)}`])).stdout

/** What the content of the image comes to on disk when a registry has it already, and what is sent of it. */
const contentOf = async (name: string, options: Partial<PushOptions> = {}): Promise<readonly string[]> => {
  const content = mkdtempSync(join(folder, 'known-'))
  const { push, clear } = createPush({ folder: content, run: 'known', ...options })
  await push(image.image.index, name)
  const files = readdirSync(content)
  await clear()
  expect(await namesIn('known')).toBe('')
  return files
}

const hexOf = (digest: string): string => digest.slice('sha256:'.length)

/** Files of the content that are no manifests. */
const blobsIn = (files: readonly string[]): readonly string[] => {
  const index = JSON.parse(readFileSync(join(image.folder, hexOf(image.image.index)), 'utf8')) as {
    manifests: { digest: string }[]
  }
  const manifests = [image.image.index, ...index.manifests.map(({ digest }) => digest)].map(hexOf)
  expect(files).toEqual(expect.arrayContaining(manifests))
  return files.filter((file) => !manifests.includes(file))
}

test('what every registry has is not taken out of the engine, and what one of them lacks is', async () => {
  const name = nameOf('known')
  expect(blobsIn(await contentOf(name)).length).toBeGreaterThan(3)
  expect(blobsIn(await contentOf(name))).toEqual([])
  const lacking = readdirSync(image.folder).find((file) => blobsIn([...readdirSync(image.folder)]).includes(file))
  const has = (_: string, digest: string) => Promise.resolve(hexOf(digest) !== lacking)
  expect(blobsIn(await contentOf(name, { has }))).toEqual([lacking])
})

test('what a registry has lost since it was asked is taken out of the engine after all', async () => {
  const name = nameOf('forgetful')
  const files = await contentOf(name, { has: () => Promise.resolve(true) })
  expect(blobsIn(files).length).toBeGreaterThan(3)
  expect((await manifest(name, image.image.index))?.digest).toBe(image.image.index)
})

test('an engine that cannot bring the image here gives it out as an archive, which comes to the same', async () => {
  const name = nameOf('archive')
  // No name of an image can be made of it.
  const files = await contentOf(name, { run: 'NOT A NAME' })
  expect(files.toSorted()).toEqual(readdirSync(image.folder).toSorted())
  expect((await manifest(name, image.image.index))?.digest).toBe(image.image.index)
})

test('the names under which an engine brings images are found by the run and taken away', async () => {
  const own = `127.0.0.1:9/archproof-undo${process.pid}/x:image`
  const other = `127.0.0.1:9/archproof-undo${process.pid}0/x:image`
  for (const name of [own, other]) await runOrThrow('docker', ['tag', image.image.index, name], 'see the engine')
  await undoInEngine({ kind: 'names', run: `undo${process.pid}` })
  const { stdout } = await run('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'])
  expect(stdout).not.toContain(own)
  expect(stdout).toContain(other)
  await undoInEngine({ kind: 'names', run: `undo${process.pid}0` })
})

test('another client reads all of it: the index, its annotations, both platforms and every layer', async () => {
  const name = nameOf('read')
  expect(codesOf(await publishTo({ names: [name] }))).toEqual([])
  const source = `docker://${name}:1.2.3`
  const raw = await skopeo('inspect', '--raw', '--tls-verify=false', source)
  expect(`sha256:${createHash('sha256').update(raw).digest('hex')}`).toBe(image.image.index)
  const index = JSON.parse(raw) as { annotations: object; manifests: { digest: string }[] }
  expect(index.annotations).toMatchObject({ 'org.example.kept': 'yes' })
  for (const { platform, digest } of image.image.platforms) {
    const [, architecture = ''] = platform.split('/')
    const told = await skopeo('inspect', '--override-arch', architecture, '--tls-verify=false', source)
    expect(JSON.parse(told)).toMatchObject({ Architecture: architecture, Labels: { 'org.example.kept': 'yes' } })
    expect(index.manifests.map((one) => one.digest)).toContain(digest)
  }
  // It compares every digest on its way.
  const copy = join(folder, 'copy')
  await skopeo('copy', '--all', '--insecure-policy', '--quiet', '--src-tls-verify=false', source, `oci:${copy}`)
  expect(readdirSync(join(copy, 'blobs/sha256'))).toEqual(expect.arrayContaining(readdirSync(image.folder)))
})

test('two names behind a token service: the second takes the layers from the first', async () => {
  const running: AuthRegistry = await startAuthRegistry('token')
  try {
    const names = ['one', 'two'].map((path) => `${running.host}/acme/${path}`)
    const { publication, findings } = await publishTo({ names, login: user })
    expect(findings).toEqual([])
    expect(await strangersView(names[0] ?? '')).toContain('everybody can pull it')
    expect(publication).toMatchObject({ kind: 'published', tags: [{}, {}] })
    expect(running.grants).toContain('acme repository:acme/two:pull,push repository:acme/one:pull')
    // A layer that only the first had would be missing now.
    const login = ['--src-creds', `${user.username}:${user.secret}`, '--src-tls-verify=false']
    const source = `docker://${names[1] ?? ''}:1.2.3`
    await skopeo('copy', '--all', '--insecure-policy', '--quiet', ...login, source, `oci:${join(folder, 'two')}`)
  } finally {
    await running.close()
  }
})

test('a package that a login guards is told as private', async () => {
  const running: AuthRegistry = await startAuthRegistry('basic')
  try {
    const name = `${running.host}/acme/shop`
    expect(codesOf(await publishTo({ names: [name], login: user }))).toEqual([])
    expect(await strangersView(name)).toContain('without a login it cannot be pulled')
  } finally {
    await running.close()
  }
})

test('an image whose name was given to another one is published all the same, and the other is not', async () => {
  const name = nameOf('renamed')
  const other = await buildScratchImage()
  await runOrThrow('docker', ['tag', other.reference, image.reference], 'see the engine')
  try {
    expect(codesOf(await publishTo({ names: [name] }))).toEqual([])
    expect((await manifest(name, '1.2.3'))?.digest).toBe(image.image.index)
    // It had no name left; taking it out did not take it away.
    await runOrThrow('docker', ['image', 'inspect', image.image.index], 'see the engine')
  } finally {
    await runOrThrow('docker', ['tag', image.image.index, image.reference], 'see the engine')
    await other.remove()
  }
})

test.each([
  ['a layer', 'changed'],
  ['a manifest', 'changed'],
  ['a layer', 'gone'],
] as const)('%s of the saved copy that is %s: refused, and nothing is tagged', async (what, how) => {
  const name = nameOf(`saved-${what.replace(' ', '-')}-${how}`)
  const hex = what === 'a manifest' ? image.image.platforms[0]?.digest.slice(7) : undefined
  const tamper = (content: string): void => {
    const sizes = readdirSync(content).map((file) => [file, readFileSync(join(content, file)).length] as const)
    const file = hex ?? sizes.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ''
    const bytes = readFileSync(join(content, file))
    expect(bytes.length).toBeGreaterThan(500)
    if (how === 'gone') rmSync(join(content, file))
    // As long as before, so that its size tells nothing.
    else writeFileSync(join(content, file), bytes.fill(32, bytes.length - 2))
  }
  expect(codesOf(await publishTo({ names: [name], tamper }))).toEqual(['AP704'])
  await expectNothing(name)
})

// Last: the engine does not have the image any more afterwards.
test('an image that was taken out of the engine, and another put under its name: refused, and nothing is sent', async () => {
  const name = nameOf('replaced')
  const other = await buildScratchImage()
  await runOrThrow('docker', ['image', 'rm', '--force', image.image.index], 'see the engine')
  await runOrThrow('docker', ['tag', other.reference, image.reference], 'see the engine')
  try {
    expect(codesOf(await publishTo({ names: [name] }))).toEqual(['AP702'])
    await expectNothing(name)
  } finally {
    await run('docker', ['image', 'rm', image.reference])
    await other.remove()
  }
})

test('an image that is gone from the engine fails the push, however early that was noticed', async () => {
  const options = { folder: join(folder, 'gone'), run: 'gone', has: nothingThere }
  const { prepare, push, clear } = createPush({ ...options, upload: () => Promise.resolve() })
  const gone = `sha256:${'0'.repeat(64)}` as const
  prepare(gone, [target])
  await expect(push(gone, 'registry.example/acme/shop')).rejects.toThrow(/docker save/)
  await clear()
})
