import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runOrThrow } from '../../../src/adapters/command.js'
import { nodeArch, type Arch } from './corpus-package.js'
import { place } from './places.js'

const workshop = (): string => join(place('roots'), 'workshop')

/** Runs a command in the root with the compilers, with a folder of this machine at /work. */
export const inWorkshop = async (folder: string, script: string, env: Record<string, string> = {}): Promise<void> => {
  const root = workshop()
  mkdirSync(join(root, 'work'), { recursive: true })
  const mounts = `mount --bind "$1" "$0/work" && mount -t proc proc "$0/proc"; mount --bind /dev "$0/dev"; exec chroot "$0" /bin/bash -c "$2"`
  await runOrThrow('unshare', ['-m', 'sh', '-c', mounts, root, folder, script], 'See what the compiler says above', {
    timeoutMs: 1_800_000,
    env: { HOME: '/tmp', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', ...env },
  })
}

const crossCompilers = {
  CC: 'aarch64-linux-gnu-gcc',
  CXX: 'aarch64-linux-gnu-g++',
  AR: 'aarch64-linux-gnu-ar',
  LINK: 'aarch64-linux-gnu-g++',
}

/** Prints the options that node-pre-gyp hands to node-gyp, as the package's own copy of it evaluates its package.json. */
const preGypOptions = (arch: Arch): string => `
const pkg = require('./package.json')
const find = (file) => {
  for (const name of ['@mapbox/node-pre-gyp', '@discordjs/node-pre-gyp', 'node-pre-gyp'])
    try { return require(require.resolve(name + '/lib/util/' + file, { paths: [process.cwd()] })) } catch {}
}
if (pkg.binary && pkg.binary.module_path && find('versioning.js')) {
  const napi = find('napi.js').get_best_napi_build_version(pkg, {})
  const target = { target_arch: '${nodeArch(arch)}', target_platform: 'linux', target_libc: 'glibc' }
  const { module, module_name, module_path } = find('versioning.js').evaluate(pkg, { ...target, module_root: process.cwd() }, napi)
  const options = { module, module_name, module_path, ...(napi ? { napi_build_version: napi, napi_version: process.versions.napi } : {}) }
  console.log(Object.entries(options).map(([name, value]) => '--' + name + '=' + value).join(' '))
}`

/** Builds a package's addon with node-gyp against the headers of the corpus' Node. */
export const compilePackage = async (dir: string, arch: Arch): Promise<void> => {
  const app = dir.slice(0, dir.lastIndexOf('/node_modules/'))
  const gyp = '/opt/package/node_modules/node-gyp/bin/node-gyp.js'
  const inside = dir.slice(app.length)
  const script = [
    `set -o pipefail; cd /work${inside}`,
    `/usr/local/bin/node -e "$OPTIONS" >/tmp/options`,
    `/usr/local/bin/node ${gyp} rebuild --nodedir=/headers/${arch} --arch=${nodeArch(arch)} -j 2 $(cat /tmp/options) 2>&1 | tail -n 60`,
    'rm -rf build/Release/obj.target build/Release/.deps build/node_gyp_bins',
  ].join(' && ')
  await inWorkshop(app, script, { OPTIONS: preGypOptions(arch), ...(arch === 'arm64' ? crossCompilers : {}) })
}
