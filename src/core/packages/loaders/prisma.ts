import type { Pick } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import { joinPath } from '../path.js'
import type { Target } from '../target.js'
import type { Tree } from '../tree.js'
import type { Context } from './context.js'

// Follows @prisma/get-platform 6.19.3: the name of the engine is made of distribution, architecture and OpenSSL.

const engine = /^(?:.*\/)?libquery_engine-[\w.-]+\.so\.node$/

type Distribution = 'musl' | 'debian' | 'rhel' | null

const idOf = (osRelease: string, key: string): string =>
  (new RegExp(`^${key}="?([^"\\n]*)"?$`, 'im').exec(osRelease)?.[1] ?? '').toLowerCase()

const distributionOf = (tree: Tree): Distribution => {
  const text = tree.text('/etc/os-release') ?? ''
  const [id, like] = [idOf(text, 'ID'), idOf(text, 'ID_LIKE')]
  if (id === 'alpine') return 'musl'
  if (id === 'debian' || id === 'ubuntu') return 'debian'
  if (['rhel', 'centos', 'fedora'].includes(id)) return 'rhel'
  if (/debian|ubuntu|arch/.test(`${like} ${id === 'arch' ? id : ''}`)) return 'debian'
  return /centos|fedora|rhel|suse/.test(like) ? 'rhel' : null
}

const foldersOf = (distribution: Distribution, { arch }: Target): readonly string[] => {
  const machine = arch === 'arm64' ? 'aarch64' : 'x86_64'
  const debian = [`/usr/lib/${machine}-linux-gnu`, `/lib/${machine}-linux-gnu`]
  return [...(distribution === 'debian' ? debian : []), '/lib64', '/usr/lib64', '/lib', '/usr/lib', ...debian]
}

/** `3.0.x`, `1.1.x` or `1.0.x`, of the first libssl in the folders; null when there is none. */
const opensslOf = (tree: Tree, folders: readonly string[]): string | null => {
  for (const folder of folders) {
    const names = tree.list(folder).map(({ name }) => name)
    const [, major, minor] =
      /^libssl\.so\.([1-9])(\.\d)?/.exec(names.filter((name) => name.startsWith('libssl.so.')).sort()[0] ?? '') ?? []
    if (major !== undefined) return major === '1' ? `1${minor ?? '.0'}.x` : `${major}.0.x`
  }
  return null
}

const targetName = (distribution: Distribution, openssl: string | null, { arch }: Target): string => {
  const version = openssl ?? '1.1.x'
  if (arch === 'arm64') return `linux-${distribution === 'musl' ? 'musl-' : ''}arm64-openssl-${version}`
  if (arch === 'arm') return `linux-arm-openssl-${version}`
  if (distribution === 'musl') return version.startsWith('1.') ? 'linux-musl' : `linux-musl-openssl-${version}`
  return `${distribution ?? 'debian'}-openssl-${version}`
}

/** A generated Prisma client (up to version 6) and Prisma's engines: one library per platform, of which one is loaded. */
export const prisma = (pkg: InstalledPackage, { tree, target }: Context): Pick | null => {
  const engines = pkg.addons.filter((addon) => engine.test(addon))
  if (engines.length === 0) return null
  const distribution = distributionOf(tree)
  const openssl = opensslOf(tree, foldersOf(distribution, target))
  const wanted = engines.filter((addon) =>
    addon.endsWith(`libquery_engine-${targetName(distribution, openssl, target)}.so.node`),
  )
  const files = wanted.map((addon) => joinPath(pkg.dir, addon))
  if (files.length > 0) return { family: 'own-folder', files }
  // Without the library Prisma asks the openssl program, whose version is not to be seen in its name.
  const unsure = openssl === null && tree.exists('/usr/bin/openssl')
  return unsure
    ? { family: 'own-folder', files: engines.map((addon) => joinPath(pkg.dir, addon)), certain: false }
    : { family: 'own-folder', files: [], absent: 'unsupported' }
}
