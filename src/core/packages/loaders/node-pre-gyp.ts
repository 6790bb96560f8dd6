import type { Pick } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import type { NodePreGyp } from '../manifest.js'
import { joinPath } from '../path.js'
import { nodeModuleVersion } from '../target.js'
import type { Context } from './context.js'

/** Values of the placeholders in `binary.module_path`, as @mapbox/node-pre-gyp 2.0.3 evaluates them (lib/util/versioning.js). */
const placeholders = ({ manifest }: InstalledPackage, { target }: Context, napi: number | null) => {
  const [major = '', minor = '', patch = ''] = manifest.version.split(/[.+-]/)
  const abi = nodeModuleVersion(target.nodeVersion)
  return {
    name: manifest.name,
    module_name: manifest.binary?.moduleName ?? '',
    version: manifest.version,
    major,
    minor,
    patch,
    configuration: 'Release',
    node_abi: abi === null ? null : `node-v${abi}`,
    node_napi_label: napi === null ? (abi === null ? null : `node-v${abi}`) : `napi-v${napi}`,
    napi_build_version: napi === null ? '' : String(napi),
    napi_version: napi === null ? '' : String(napi),
    platform: target.platform,
    target_platform: target.platform,
    arch: target.arch,
    target_arch: target.arch,
    // detect-libc's family; node-pre-gyp says `unknown` where that is empty, which it never is on Linux.
    libc: target.libc,
    target_libc: target.libc,
    // Of @discordjs/node-pre-gyp only.
    libc_version: target.libcVersion ?? null,
    toolset: '',
  } as const
}

/** Stands for a value that is not known; a NUL is in no path. */
const unknown = '\0'

const expand = (binary: NodePreGyp, values: Readonly<Record<string, string | null>>): string | null => {
  const path = binary.modulePath.replace(/\{([a-z_]+)\}/g, (_, key: string) => {
    const value = values[key]
    return value ?? unknown
  })
  return path.includes(unknown) ? null : path
}

const loaders = ['@mapbox/node-pre-gyp', 'node-pre-gyp', '@discordjs/node-pre-gyp']

/** Packages whose code asks node-pre-gyp where their addon is. */
export const nodePreGyp = (pkg: InstalledPackage, context: Context): Pick | null => {
  const { binary, dependencies } = pkg.manifest
  const uses = loaders.some((name) => dependencies[name] !== undefined)
  if (!uses || binary === null || binary.modulePath === '' || binary.moduleName === '') return null
  // It takes the highest version that this Node has; which ones were built shows in the folders, so try them downwards.
  const versions = binary.napiVersions.length === 0 ? [null] : [...binary.napiVersions].sort((a, b) => b - a)
  const folders = versions.map((napi) => expand(binary, placeholders(pkg, context, napi)))
  for (const folder of folders) {
    if (folder === null) continue
    const file = joinPath(pkg.dir, `${folder}/${binary.moduleName}.node`)
    if (context.tree.exists(file)) return { family: 'node-pre-gyp', files: [file] }
  }
  // A Node that is too new for our table, or a C library of unknown version: any of the files may be the one.
  if (folders.includes(null) && pkg.addons.length > 0) {
    return { family: 'node-pre-gyp', files: pkg.addons.map((addon) => joinPath(pkg.dir, addon)), certain: false }
  }
  // Some only install with it, and load through `bindings`. For the others what node-gyp left in build is no matter.
  return { family: 'node-pre-gyp', files: [], certain: dependencies['bindings'] === undefined, absent: 'not-built' }
}
