import type { Pick } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import { joinPath } from '../path.js'
import { nodeModuleVersion, type Target } from '../target.js'
import type { Context } from './context.js'

/** Places where a package looks, in its order; the first one that exists is loaded. Read in the sources of each package. */
type Places = (pkg: InstalledPackage, target: Target) => readonly string[]

const compiled = (name: string): readonly string[] => [`build/Release/${name}.node`, `build/Debug/${name}.node`]

const major = ({ manifest }: InstalledPackage): number => Number(manifest.version.split('.')[0])

const table: Readonly<Record<string, Places>> = {
  // lib/binding.js of 13.2.0; earlier ones ask `bindings`, which looks at Debug first too.
  'better-sqlite3': (pkg, { arch, libc }) => [
    'build/Debug/better_sqlite3.node',
    'build/Release/better_sqlite3.node',
    ...(major(pkg) >= 13 ? [`prebuilds/${libc === 'musl' ? 'linuxmusl' : 'linux'}-${arch}.node`] : []),
  ],
  // dist/binding.js; the number is that of the Node-API it was built for. It has one build per architecture, for glibc.
  'onnxruntime-node': (pkg, { arch }) => {
    const folders = pkg.addons
      .map((addon) => /^bin\/(napi-v\d+)\//.exec(addon)?.[1])
      .filter((name) => name !== undefined)
    return [...new Set(folders)].map((folder) => `bin/${folder}/linux/${arch}/onnxruntime_binding.node`)
  },
  // lib/utils.js: for Linux nothing is published, so it is compiled.
  'node-pty': (_, { arch }) => [...compiled('pty'), `prebuilds/linux-${arch}/pty.node`],
  re2: () => compiled('re2').slice(0, 1),
  canvas: () => compiled('canvas').slice(0, 1),
  'cpu-features': () => compiled('cpufeatures').slice(0, 1),
  ssh2: () => ['lib/protocol/crypto/build/Release/sshcrypto.node'],
  'isolated-vm': () => ['out/isolated_vm.node'],
  'node-sass': (_, { arch, libc, nodeVersion }) => {
    const folder = `linux${libc === 'musl' ? '_musl' : ''}-${arch}-${nodeModuleVersion(nodeVersion) ?? ''}`
    return [`vendor/${folder}/binding.node`]
  },
  farmhash: (_, { arch, libc }) => [`build/farmhash-linux${libc === 'musl' ? 'musl' : ''}-${arch}.node`],
}

/** Packages with a loader of their own. */
export const known = (pkg: InstalledPackage, { tree, target }: Context): Pick | null => {
  const places = Object.prototype.hasOwnProperty.call(table, pkg.manifest.name) ? table[pkg.manifest.name] : undefined
  if (places === undefined || !pkg.installed) return null
  // Some of them went over to node-gyp-build (isolated-vm 7), which then decides.
  if (pkg.manifest.dependencies['node-gyp-build'] !== undefined) return null
  const candidates = places(pkg, target).map((place) => joinPath(pkg.dir, place))
  const file = candidates.find((candidate) => tree.exists(candidate))
  if (file !== undefined) return { family: 'own-folder', files: [file] }
  if (candidates.length === 0 && pkg.addons.length > 0) return null
  const others = pkg.addons.some((addon) => !addon.startsWith('build/'))
  return { family: 'own-folder', files: [], absent: others ? 'unsupported' : 'not-built' }
}

const fallbacks: Readonly<Record<string, string>> = {
  ssh2: 'JavaScript implementations of its ciphers',
  bufferutil: 'a JavaScript implementation',
  'utf-8-validate': 'a JavaScript implementation',
  'msgpackr-extract': 'the JavaScript decoder of msgpackr',
  'cbor-extract': 'the JavaScript decoder of cbor-x',
}

/** What a package falls back to without its native file; empty when it fails. */
export const fallbackOf = (name: string): string =>
  Object.prototype.hasOwnProperty.call(fallbacks, name) ? (fallbacks[name] ?? '') : ''
