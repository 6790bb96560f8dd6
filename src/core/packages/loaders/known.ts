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
  // lib/oracledb.js
  oracledb: ({ manifest }, { arch }) => [
    `build/Release/oracledb-${manifest.version}-linux-${arch}.node`,
    ...compiled('oracledb'),
  ],
  // dist/native/binding.js
  'aws-crt': (_, { arch, libc }) => [`dist/bin/linux-${arch}-${libc}/aws-crt-nodejs.node`],
  // common.js; it has builds for glibc only.
  '@temporalio/core-bridge': (_, { arch }) => [
    `releases/${arch === 'x64' ? 'x86_64' : 'aarch64'}-unknown-linux-gnu/index.node`,
  ],
  '@parcel/source-map': (_, { arch, libc }) => [
    `parcel_sourcemap_node/artifacts/index.linux-${arch}-${libc === 'musl' ? 'musl' : 'gnu'}.node`,
  ],
  // lib/index.js
  '@sentry-internal/node-cpu-profiler': (_, { arch, libc, nodeVersion }) => [
    `lib/sentry_cpu_profiler-linux-${arch}-${libc}-${nodeModuleVersion(nodeVersion) ?? ''}.node`,
  ],
  // index.js
  deasync: (_, { arch, nodeVersion }) => {
    const [release = '', minor = ''] = nodeVersion.split('.')
    const folders = [`${release}.${minor}`, release].map((version) => `bin/linux-${arch}-node-${version}`)
    return [...folders.map((folder) => `${folder}/deasync.node`), ...compiled('deasync')]
  },
  // nodehid.js, for the driver it takes on Linux, and pkg-prebuilds
  'node-hid': (_, { arch, libc }) => [
    ...[...compiled('HID_hidraw')].reverse(),
    `prebuilds/HID_hidraw-linux-${arch}${libc === 'musl' ? '-musl' : ''}/node-napi-v3.node`,
  ],
  // lib/load-addon.js of version 6: every NODE_MODULE_VERSION that has a folder, from the highest
  zeromq: ({ addons }, { arch }) => {
    const folder = `build/linux/${arch}/node/`
    const versions = addons
      .filter((addon) => addon.startsWith(folder))
      .map((addon) => parseInt(addon.slice(folder.length)))
    return versions.sort((one, other) => other - one).map((version) => `${folder}${version}/addon.node`)
  },
  // index.js
  koffi: (_, { arch }) => [`build/koffi/linux_${arch}/koffi.node`, `build/koffi/musl_${arch}/koffi.node`],
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
  // index.js; what earlier ones than version 5 load was compiled.
  farmhash: (pkg, { arch, libc }) =>
    major(pkg) >= 5 ? [`build/farmhash-linux${libc === 'musl' ? 'musl' : ''}-${arch}.node`] : compiled('farmhash'),
}

/** Packages that try every file that is there, until one loads. */
const inTurn = new Set(['koffi', 'zeromq'])

/** Packages with a loader of their own. */
export const known = (pkg: InstalledPackage, { tree, target }: Context): Pick | null => {
  const places = Object.prototype.hasOwnProperty.call(table, pkg.manifest.name) ? table[pkg.manifest.name] : undefined
  if (places === undefined || !pkg.installed) return null
  // Some of them went over to node-gyp-build (isolated-vm 7), which then decides.
  if (pkg.manifest.dependencies['node-gyp-build'] !== undefined) return null
  const candidates = places(pkg, target).map((place) => joinPath(pkg.dir, place))
  const present = candidates.filter((candidate) => tree.exists(candidate))
  if (present.length > 0) {
    return inTurn.has(pkg.manifest.name)
      ? { family: 'own-folder', files: present, certain: present.length === 1, inTurn: true }
      : { family: 'own-folder', files: present.slice(0, 1) }
  }
  if (candidates.length === 0 && pkg.addons.length > 0 && !inTurn.has(pkg.manifest.name)) return null
  const others = pkg.addons.some((addon) => !addon.startsWith('build/'))
  return { family: 'own-folder', files: [], absent: others ? 'unsupported' : 'not-built' }
}

const fallbacks: Readonly<Record<string, string>> = {
  oracledb: 'its Thin mode, which is JavaScript',
  'bigint-buffer': 'a JavaScript implementation',
  ssh2: 'JavaScript implementations of its ciphers',
  bufferutil: 'a JavaScript implementation',
  'utf-8-validate': 'a JavaScript implementation',
  'msgpackr-extract': 'the JavaScript decoder of msgpackr',
  'cbor-extract': 'the JavaScript decoder of cbor-x',
}

/** What a package falls back to without its native file; empty when it fails. */
export const fallbackOf = (name: string): string =>
  Object.prototype.hasOwnProperty.call(fallbacks, name) ? (fallbacks[name] ?? '') : ''
