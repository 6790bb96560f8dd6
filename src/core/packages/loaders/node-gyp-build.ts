import type { InstalledPackage } from '../installed.js'
import { baseName, joinPath, parentOf } from '../path.js'
import { nodeModuleVersion, type Target } from '../target.js'
import type { Pick } from '../discovered-module.js'
import { compiles } from './build-folder.js'
import type { Context } from './context.js'

// Follows node-gyp-build 4.8.4 and node-gyp-build-optional-packages 5.2.2 line by line; prebuildify writes such files.

interface Tags {
  readonly file: string
  readonly specificity: number
  readonly runtime: string | null
  readonly napi: boolean
  readonly abi: string | null
  readonly uv: string | null
  readonly armv: string | null
  readonly libc: string | null
}

const tagsOfFile = (file: string): Tags => {
  const tags = {
    file,
    specificity: 0,
    runtime: null as string | null,
    napi: false,
    abi: null as string | null,
    uv: null as string | null,
    armv: null as string | null,
    libc: null as string | null,
  }
  for (const tag of file.split('.').slice(0, -1)) {
    if (tag === 'node' || tag === 'electron' || tag === 'node-webkit') tags.runtime = tag
    else if (tag === 'napi') tags.napi = true
    else if (tag.startsWith('abi')) tags.abi = tag.slice(3)
    else if (tag.startsWith('uv')) tags.uv = tag.slice(2)
    else if (tag.startsWith('armv')) tags.armv = tag.slice(4)
    else if (tag === 'glibc' || tag === 'musl') tags.libc = tag
    else continue
    tags.specificity += 1
  }
  return tags
}

/** What node-gyp-build knows of the running Node. */
interface Runtime {
  readonly abi: string | null
  readonly armv: string
  readonly libc: string
}

const matches = (tags: Tags, { abi, armv, libc }: Runtime): boolean => {
  if (tags.runtime !== null && tags.runtime !== 'node') return false
  if (tags.abi !== null && tags.abi !== abi && !tags.napi) return false
  // libuv's major version has been 1 since Node 0.12.
  if (tags.uv !== null && tags.uv !== '1') return false
  if (tags.armv !== null && armv !== '' && tags.armv !== armv) return false
  return tags.libc === null || tags.libc === libc
}

const compare = (a: Tags, b: Tags): number => {
  if (a.runtime !== b.runtime) return a.runtime === 'node' ? -1 : 1
  if (a.abi !== b.abi) return a.abi === null ? 1 : -1
  return b.specificity - a.specificity
}

/** Who looks for a file of Alpine's and at nothing else, and who asks detect-libc. */
type Loader = 'node-gyp-build' | 'node-gyp-build-optional-packages'

const libcOf = ({ tree, target }: Context, loader: Loader): string =>
  loader === 'node-gyp-build' ? (tree.exists('/etc/alpine-release') ? 'musl' : 'glibc') : target.libc

const runtimeOf = (context: Context, loader: Loader): Runtime => ({
  abi: nodeModuleVersion(context.target.nodeVersion),
  armv: context.target.arch === 'arm64' ? '8' : context.target.arch === 'arm' ? '7' : '',
  libc: libcOf(context, loader),
})

const inTuple = (name: string, { platform, arch }: Target): boolean => {
  const parts = name.split('-')
  return parts.length === 2 && parts[0] === platform && (parts[1] ?? '').split('+').includes(arch)
}

const namesIn = ({ tree }: Context, dir: string): readonly string[] => tree.list(dir).map(({ name }) => name)

/** The file that would be picked in a folder of prebuilt ones; null when none matches. */
export const pickPrebuild = (context: Context, dir: string, loader: Loader): string | null => {
  const runtime = runtimeOf(context, loader)
  const winner = namesIn(context, dir)
    .filter((name) => name.endsWith('.node'))
    .map(tagsOfFile)
    .filter((tags) => matches(tags, runtime))
    .sort(compare)[0]
  return winner === undefined ? null : joinPath(dir, winner.file)
}

/** The file that node-gyp-build would load for a package; null when it would throw "No native build was found". */
const resolve = (context: Context, dir: string, loader: Loader): string | null => {
  for (const folder of ['build/Release', 'build/Debug']) {
    // It takes the first name that readdir gives; with several addons that is chance, the alphabet is as good.
    const built = [...namesIn(context, joinPath(dir, folder))].filter((name) => name.endsWith('.node')).sort()[0]
    if (built !== undefined) return joinPath(dir, `${folder}/${built}`)
  }
  const tuple = namesIn(context, joinPath(dir, 'prebuilds'))
    .filter((name) => inTuple(name, context.target))
    .sort((a, b) => a.split('+').length - b.split('+').length)[0]
  return tuple === undefined ? null : pickPrebuild(context, joinPath(dir, `prebuilds/${tuple}`), loader)
}

const dependsOn = ({ manifest }: InstalledPackage, names: readonly string[]): boolean =>
  names.some((name) => manifest.dependencies[name] !== undefined || manifest.optionalDependencies[name] !== undefined)

/** Version 3 and Datadog's builds put the C library into the name of the folder, and this is not followed here. */
const isOfVersion3 = (addon: string): boolean => /^prebuilds\/linux(?:glibc|musl)-/.test(addon)

/** Packages that load through node-gyp-build, its relatives, or Holepunch's require-addon, which reads the same layout. */
export const nodeGypBuild = (pkg: InstalledPackage, context: Context): Pick | null => {
  const uses = dependsOn(pkg, ['node-gyp-build', 'node-gyp-build-optional-packages', 'require-addon'])
  const layout = pkg.addons.some((file) => /^prebuilds\/[^/-]+-[^/-]+\/[^/]+$/.test(file))
  if (!uses && !layout) return null
  const optional = dependsOn(pkg, ['node-gyp-build-optional-packages'])
  const file = resolve(context, pkg.dir, optional ? 'node-gyp-build-optional-packages' : 'node-gyp-build')
  if (file === null) {
    // That it depends on the loader says little when nothing was ever compiled: some went over to WebAssembly.
    if (!uses || (pkg.addons.length === 0 && !compiles(pkg))) return null
    // It brings files, and none that this Node may load: for other platforms, C libraries or releases of Node.
    const absent = pkg.addons.length > 0 ? 'unsupported' : 'not-built'
    return { family: 'node-gyp-build', files: [], certain: !pkg.addons.some(isOfVersion3), absent }
  }
  // Without the loader among its dependencies the layout alone leaves siblings (conpty.node beside pty.node) possible.
  return { family: 'node-gyp-build', files: [file], certain: uses || onlyOne(pkg, file) }
}

const onlyOne = (pkg: InstalledPackage, file: string): boolean =>
  pkg.addons.filter((addon) => parentOf(joinPath(pkg.dir, addon)) === parentOf(file) && baseName(addon) !== '')
    .length === 1
