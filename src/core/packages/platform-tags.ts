import type { Target } from './target.js'

/** What the words in the name of a file or package say about where it runs; null = nothing. */
export interface PlatformTags {
  readonly os: string | null
  readonly arch: string | null
  readonly libc: 'glibc' | 'musl' | null
}

const systems: Readonly<Record<string, string>> = {
  linux: 'linux',
  linuxmusl: 'linux',
  linuxgnu: 'linux',
  linuxglibc: 'linux',
  alpine: 'linux',
  darwin: 'darwin',
  macos: 'darwin',
  osx: 'darwin',
  mac: 'darwin',
  win32: 'win32',
  win: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  android: 'android',
  ios: 'ios',
  openharmony: 'openharmony',
  ohos: 'openharmony',
  wasm32: 'wasm',
  wasm: 'wasm',
  wasi: 'wasm',
}

const architectures: Readonly<Record<string, string>> = {
  x64: 'x64',
  amd64: 'x64',
  x86_64: 'x64',
  '64': 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
  arm: 'arm',
  armhf: 'arm',
  armv6: 'arm',
  armv6l: 'arm',
  armv7: 'arm',
  armv7l: 'arm',
  ia32: 'ia32',
  x86: 'ia32',
  i686: 'ia32',
  i386: 'ia32',
  '32': 'ia32',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  powerpc64le: 'ppc64',
  s390x: 's390x',
  riscv64: 'riscv64',
  riscv64gc: 'riscv64',
  loong64: 'loong64',
  mips64el: 'mips64el',
  universal: 'universal',
}

const libraries: Readonly<Record<string, 'glibc' | 'musl'>> = {
  gnu: 'glibc',
  glibc: 'glibc',
  gnueabihf: 'glibc',
  gnueabi: 'glibc',
  linuxgnu: 'glibc',
  linuxglibc: 'glibc',
  musl: 'musl',
  musleabihf: 'musl',
  musleabi: 'musl',
  linuxmusl: 'musl',
  alpine: 'musl',
}

/** Words of a name; `x86_64` stays one. */
const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .replace(/x86_64/g, 'amd64')
    .split(/[^a-z0-9]+/)

const own = <Value>(table: Readonly<Record<string, Value>>, word: string): Value | null =>
  Object.prototype.hasOwnProperty.call(table, word) ? (table[word] ?? null) : null

const first = <Value>(words: readonly string[], table: Readonly<Record<string, Value>>): Value | null => {
  for (const word of words) {
    const value = own(table, word)
    if (value !== null) return value
  }
  return null
}

/** What the name of a file, folder or package says about the platform it is for. */
export const tagsOf = (name: string): PlatformTags => {
  const words = wordsOf(name)
  return { os: first(words, systems), arch: first(words, architectures), libc: first(words, libraries) }
}

/** The name without its platform words: packages of one family share it. */
export const stemOf = (name: string): string =>
  wordsOf(name)
    .filter((word) => [systems, architectures, libraries].every((table) => own<string>(table, word) === null))
    .join('-')

/** Whether a name is that of a platform package: it says system and architecture. */
export const isPlatformName = (name: string): boolean => {
  const { os, arch } = tagsOf(name)
  return os !== null && os !== 'wasm' && arch !== null
}

/** Whether what the name says does not exclude the target; a name that says nothing fits. */
export const fits = (tags: PlatformTags, target: Target): boolean =>
  (tags.os === null || tags.os === target.platform) &&
  (tags.arch === null || tags.arch === target.arch || tags.arch === 'universal') &&
  (tags.libc === null || tags.libc === target.libc)

/** Of names that fit the target the ones that say most: with a libc before without, with an architecture before without. */
export const mostSpecific = (names: readonly string[], target: Target): readonly string[] => {
  const scored = names
    .map((name) => ({ name, tags: tagsOf(name) }))
    .filter(({ tags }) => fits(tags, target))
    .map(({ name, tags }) => ({ name, score: (tags.libc === null ? 0 : 1) + (tags.arch === null ? 0 : 2) }))
  const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0)
  return scored.filter(({ score }) => score === best).map(({ name }) => name)
}
