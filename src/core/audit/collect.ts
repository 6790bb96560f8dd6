import type { LibcFamily } from '../link/loader.js'
import { discoverNativeModules } from '../packages/discover.js'
import type { DiscoveredModule } from '../packages/discovered-module.js'
import type { InstalledPackage } from '../packages/installed.js'
import { joinPath } from '../packages/path.js'
import type { Tree } from '../packages/tree.js'
import { architectureOf, type Platform } from '../platform.js'
import { apkVersion, readDistribution } from './distribution.js'
import type { EnginesFacts, ImageFacts, LibcFacts, ModuleFacts, NativeFile } from './facts.js'
import { resolveIdentity } from './identity.js'
import { familyOfName } from './libc-family.js'
import { examineFile, startIn, type Bench } from './native-file.js'
import { findNode } from './node-binary.js'
import { bytesOf, readNodeVersion } from './node-version.js'
import type { RootFiles, SearchableSource } from './root-files.js'

/** What is known beside the files. */
export interface ImageDescription {
  readonly platform: Platform
  readonly user: string
  readonly environment: Readonly<Record<string, string>>
  readonly entrypoint: readonly string[]
  readonly objects: number
  readonly gaps: readonly string[]
}

/** The facts of an image, from its files. Reads whatever the decisions need and judges nothing. */
export const collectFacts = (root: RootFiles, image: ImageDescription): ImageFacts => {
  const { tree } = root
  const user = resolveIdentity(image.user, tree.text('/etc/passwd'), tree.text('/etc/group'))
  const bare = {
    platform: image.platform,
    root,
    files: root.filesystem(user),
    user,
    environment: image.environment,
  }
  const found = findNode(root, image)
  const started = found.path === null ? null : startIn(bare, found.path)
  const bench: Bench = { ...bare, node: started }
  const file = found.path === null ? null : examineFile(bench, found.path, 'program')
  const version = file === null ? null : nodeVersionOf(bench, file)
  const libc = readLibc(bench, file)
  const { modules, packages, gaps } = discoverNativeModules(tree, {
    platform: 'linux',
    arch: architectureOf(image.platform).node,
    libc: libc?.family ?? 'glibc',
    libcVersion: libc?.version ?? null,
    nodeVersion: version ?? '',
  })
  const byDir = new Map(packages.map((pkg) => [pkg.dir, pkg]))
  const { allowed, left } = withinLimit(modules)
  return {
    platform: image.platform,
    node: file === null ? null : { version, file, capabilities: hasCapabilities(root, file) },
    libc,
    distribution: readDistribution(tree.text('/etc/os-release') ?? tree.text('/usr/lib/os-release')),
    user: { name: image.user, known: user !== null },
    modules: allowed.map((module) => moduleFacts(module, byDir.get(module.dir), bench)),
    applications: packages.filter(isApplication).slice(0, 100).map(enginesOf),
    objects: image.objects,
    gaps: [...image.gaps, ...found.gaps, ...gaps, ...left],
  }
}

/** Linking a file takes milliseconds, and an image can be made to hold any number of them. */
const mostFiles = 5000

const withinLimit = (modules: readonly DiscoveredModule[]) => {
  let count = 0
  const allowed = modules.map((module) => {
    const files = module.files.slice(0, Math.max(0, mostFiles - count))
    count += module.files.length
    return { ...module, files }
  })
  const left =
    count > mostFiles ? [`more than ${mostFiles} native files would be loaded; the rest was not looked at`] : []
  return { allowed, left }
}

const hasCapabilities = (root: RootFiles, { path }: NativeFile): boolean =>
  root.resolve(path)?.node.capabilities ?? false

/**
 * From the program, or from the library that holds Node where a distribution splits it; else what apk says that it installed,
 * or what the official images say of themselves.
 */
const nodeVersionOf = ({ root, environment }: Bench, { path, report }: NativeFile): string | null => {
  const libraries = (report?.loaded ?? []).filter((loaded) => /\/libnode\.so\.\d+$/.test(loaded.path))
  for (const place of [path, ...libraries.map(({ realPath }) => realPath)]) {
    const version = versionIn(root.resolve(place)?.node.source ?? null)
    if (version !== null) return version
  }
  const database = apkDatabase(root.tree)
  const installed = apkVersion(database, 'nodejs') ?? apkVersion(database, 'nodejs-current')
  return installed ?? /^\d+\.\d+\.\d+$/.exec(environment['NODE_VERSION'] ?? '')?.[0] ?? null
}

const versionIn = (source: SearchableSource | null): string | null => (source === null ? null : readNodeVersion(source))

const apkDatabase = (tree: Tree): string | null =>
  tree.text('/lib/apk/db/installed') ?? tree.text('/usr/lib/apk/db/installed')

/** esbuild runs what this variable names instead of its own (lib/npm/node-platform.ts). */
const redirected = (module: DiscoveredModule, { environment }: Bench): DiscoveredModule => {
  const path = module.name === 'esbuild' ? (environment['ESBUILD_BINARY_PATH'] ?? '') : ''
  return path === '' ? module : { ...module, files: [joinPath('/', path)], missing: null, pairs: [], absent: null }
}

const moduleFacts = (found: DiscoveredModule, pkg: InstalledPackage | undefined, bench: Bench): ModuleFacts => {
  const module = redirected(found, bench)
  const versions = pkg?.manifest.binary?.napiVersions ?? []
  const native = module.files.map((path) => examineFile(bench, path, path.endsWith('.node') ? 'add-on' : 'program'))
  // Of a program for another platform only the start was read.
  const isRead = native.every(({ report }) => report !== null)
  return {
    ...module,
    engines: pkg?.manifest.engines ?? '',
    nodeApi: versions.length === 0 ? null : Math.min(...versions),
    native,
    statesVersion: module.name === 'esbuild' && isRead ? statesVersion(module, bench) : null,
  }
}

/** Go keeps its texts side by side without an end, so all that can be told is whether the version occurs. */
const statesVersion = ({ files, version }: DiscoveredModule, { root }: Bench): boolean | null => {
  const source = files.length === 1 ? (root.resolve(files[0] ?? '')?.node.source ?? null) : null
  return source === null ? null : source.indexOf(bytesOf(version), 0) !== -1
}

/** An application is a package that was not installed and says which Node it wants. */
const isApplication = ({ installed, manifest, dir }: InstalledPackage): boolean =>
  !installed && manifest.engines !== '' && !dir.startsWith('/usr/') && !dir.startsWith('/opt/')

const enginesOf = ({ manifest, dir }: InstalledPackage): EnginesFacts => ({
  name: manifest.name,
  dir,
  engines: manifest.engines,
})

/** Node's own C library; without Node that of the image, by the loaders that lie in it. */
const readLibc = (bench: Bench, node: NativeFile | null): LibcFacts | null => {
  const interpreter = node?.object?.interpreter ?? null
  const family =
    node?.report?.family ?? (interpreter === null ? familyOfImage(bench) : (familyOfName(interpreter) ?? null))
  if (family === null) return null
  return { family, version: family === 'musl' ? muslVersion(bench) : glibcVersion(bench, node) }
}

const familyOfImage = ({ root, platform }: Bench): LibcFamily | null => {
  const { glibcLoader, musl } = architectureOf(platform)
  if (root.tree.exists(`/lib/ld-musl-${musl}.so.1`)) return 'musl'
  return root.tree.exists(glibcLoader) ? 'glibc' : null
}

/** The loader is the library, and its version is a text in it; apk's database knows the one of a stripped loader too. */
const muslVersion = ({ root: { tree }, files, platform }: Bench): string | null => {
  const loader = files.resolve(`/lib/ld-musl-${architectureOf(platform).musl}.so.1`)
  const reading = loader === null ? null : files.object(loader)
  const own = reading?.kind === 'elf' ? reading.object.muslVersion : null
  return own ?? apkVersion(apkDatabase(tree), 'musl')
}

/** The highest version that libc.so.6 defines is its own. */
const glibcVersion = ({ files }: Bench, node: NativeFile | null): string | null => {
  const libc = node?.report?.loaded.find(({ path }) => path.endsWith('/libc.so.6'))
  const reading = libc === undefined ? null : files.object(joinPath('/', libc.realPath))
  if (reading?.kind !== 'elf') return null
  const versions = reading.object.versionDefinitions
    .map((version) => /^GLIBC_(\d+)\.(\d+)/.exec(version))
    .filter((match) => match !== null)
    .map(([, major = '', minor = '']) => [Number(major), Number(minor)] as const)
    .sort(([a, b], [c, d]) => c - a || d - b)
  const highest = versions[0]
  return highest === undefined ? null : highest.join('.')
}
