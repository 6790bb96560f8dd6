import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runOrThrow, run } from '../../src/adapters/command.js'

/** The folders of fixtures/images; the first lines of each Dockerfile say what is wrong with it. */
export const fixtureNames = [
  'any-image',
  'broken-everywhere',
  'crashing-module',
  'endless',
  'esbuild-mismatch',
  'hanging-module',
  'hostile-output',
  'missing-interpreter',
  'missing-library',
  'missing-libstdcxx',
  'missing-libvips',
  'missing-symbol',
  'no-modules',
  'outside-engines',
  'rollup-missing',
  'silent-fallback',
  'truncated-object',
  'wrong-architecture',
  'wrong-libc',
  'wrong-platform-modules',
] as const

export type FixtureName = (typeof fixtureNames)[number]

export const bothPlatforms: readonly string[] = ['linux/amd64', 'linux/arm64']

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, '__tests__/fixtures')
export const sampleFolder = join(root, 'examples/native-app')
export const fixtureFolder = (name: FixtureName): string => join(fixtures, 'images', name)

/** esbuild of the sample is newer: any other version will do. */
const otherEsbuild = '@esbuild/linux-arm64@0.25.9'

const remedy = 'Start the engine first: eval "$(script/engine up)"'
const docker = async (...argv: string[]): Promise<string> =>
  (await runOrThrow('docker', argv, remedy, { timeoutMs: 1_200_000 })).stdout.trim()

/** Called at most once; a failure is tried again by the next caller. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    }))
}

/** The `NAME=PLACE` lines for --build-context that stand in for base images; none where their registry answers. */
export const baseContexts = once(async (): Promise<readonly string[]> => {
  const { stdout } = await runOrThrow(join(root, 'script/base-image'), [], remedy, { timeoutMs: 1_200_000 })
  return stdout.split('\n').filter((line) => line !== '')
})

/** What a build that installs from npm needs on this machine; nothing where no proxy inspects TLS. */
export const installOptions = (): readonly string[] => {
  const bundle = process.env['ARCHPROOF_BUILD_CA'] ?? ''
  return bundle === '' ? [] : ['--network', 'host', '--secret', `id=ca,src=${bundle}`]
}

/** A digest of names and contents of all files below the folders. */
const contentKey = async (folders: readonly string[], ...more: readonly string[]): Promise<string> => {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    for (const path of paths.filter((entry) => !entry.includes('/node_modules/')).sort()) {
      hash.update(`${path.slice(folder.length)}\0`).update(await readFile(path))
    }
  }
  return hash.update(JSON.stringify(more)).digest('hex').slice(0, 12)
}

const exists = async (reference: string): Promise<boolean> =>
  (await run('docker', ['image', 'inspect', '-f', '{{.Id}}', reference])).exitCode === 0

interface Wanted {
  readonly reference: string
  readonly folder: string
  readonly platforms: readonly string[]
  readonly options: readonly string[]
}

/**
 * Tags come from the content: what is there already is what would be built. The tag is set when the image is complete, and
 * two processes that build the same do not meet at it.
 */
const provide = async ({ reference, folder, platforms, options }: Wanted): Promise<string> => {
  if (await exists(reference)) return reference
  const draft = `${reference}-draft-${randomUUID().slice(0, 8)}`
  const contexts = (await baseContexts()).flatMap((context) => ['--build-context', context])
  const flags = ['--load', '--provenance=false', '--progress=plain', '--platform', platforms.join(',')]
  await docker('buildx', 'build', ...flags, ...contexts, ...options, '-t', draft, folder)
  await docker('image', 'tag', draft, reference)
  await docker('image', 'rm', draft)
  return reference
}

/** The sample app for both platforms, in the engine. @returns its reference */
export const buildSample = once(async (): Promise<string> => {
  const key = await contentKey([sampleFolder], ...(await baseContexts()))
  return provide({
    reference: `archproof-fixture/native-app:${key}`,
    folder: sampleFolder,
    platforms: bothPlatforms,
    options: installOptions(),
  })
})

/** An app for declared checks, which needs nothing but the base image. @returns its reference */
export const buildCheckedApp = once(async (): Promise<string> => {
  const folder = join(fixtures, 'checked-app')
  const key = await contentKey([folder], ...(await baseContexts()))
  return provide({
    ...{ folder, platforms: bothPlatforms, options: ['--network', 'none'] },
    reference: `archproof-fixture/checked-app:${key}`,
  })
})

/** The unpacked package, kept in the project's cache folder. */
const npmPackage = async (spec: string): Promise<string> => {
  const cache =
    process.env['ARCHPROOF_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'archproof')
  const folder = join(cache, 'npm', spec.replaceAll(/[@/]+/g, '-').replace(/^-/, ''))
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  )
  if (isThere) return join(folder, 'package')
  await mkdir(join(cache, 'npm'), { recursive: true })
  const draft = await mkdtemp(`${folder}.draft-`)
  const { stdout } = await runOrThrow('npm', ['pack', '--silent', spec], 'Check the network and the registry of npm', {
    cwd: draft,
  })
  const archive = join(draft, stdout.trim())
  await runOrThrow('tar', ['-xzf', archive, '-C', draft], 'Is there room on the disk?')
  await rm(archive)
  // Another process may have been quicker: its folder holds the same.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }))
  return join(folder, 'package')
}

/** The build contexts that the Dockerfile of a fixture names. */
export const fixtureContexts = async (name: FixtureName, app: string): Promise<readonly string[]> => [
  `app=docker-image://${app}`,
  `addons=${join(fixtures, 'addons')}`,
  ...(name === 'esbuild-mismatch' ? [`other-esbuild=${await npmPackage(otherEsbuild)}`] : []),
]

/** A broken (or otherwise telling) image in the engine. @returns its reference */
export const buildFixture = async (
  name: FixtureName,
  { platforms = bothPlatforms, target }: { readonly platforms?: readonly string[]; readonly target?: string } = {},
): Promise<string> => {
  const app = await buildSample()
  const folders = [fixtureFolder(name), join(fixtures, 'addons')]
  const key = await contentKey(folders, app, otherEsbuild, target ?? '', ...platforms, ...(await baseContexts()))
  const contexts = await fixtureContexts(name, app)
  return provide({
    reference: `archproof-fixture/${name}:${key}`,
    folder: fixtureFolder(name),
    platforms,
    // No step needs a network, and one less is set up for each.
    options: [
      ...['--network', 'none'],
      ...(target === undefined ? [] : ['--target', target]),
      ...contexts.flatMap((context) => ['--build-context', context]),
    ],
  })
}
