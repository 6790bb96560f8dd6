/** How a package finds its native part, as people who look for a bug would name it. */
export const corpusFamilies = [
  'node-gyp-build',
  'bindings',
  'node-pre-gyp',
  'napi-rs',
  'prebuild-install',
  'platform packages',
  'own folders',
  'executables',
] as const

export type CorpusFamily = (typeof corpusFamilies)[number]

/** One package at one version, pinned. */
export interface CorpusPackage {
  readonly name: string
  readonly version: string
  readonly family: CorpusFamily
  /** Published without binaries that can be fetched from npm: compiled with node-gyp, for both platforms. */
  readonly compiled: boolean
  /** All variants are made of it; of others only those that differ by version. */
  readonly full: boolean
}

export type Arch = 'amd64' | 'arm64'
export type Libc = 'glibc' | 'musl'

/** For whom a tree of packages is. */
export interface CorpusTarget {
  readonly arch: Arch
  readonly libc: Libc
}

export const nodeArch = (arch: Arch): 'x64' | 'arm64' => (arch === 'amd64' ? 'x64' : 'arm64')
export const platformOf = (arch: Arch): 'linux/amd64' | 'linux/arm64' => `linux/${arch}`
export const otherArch = (arch: Arch): Arch => (arch === 'amd64' ? 'arm64' : 'amd64')
export const otherLibc = (libc: Libc): Libc => (libc === 'glibc' ? 'musl' : 'glibc')

/** What was done to a good installation, or what it was put into. */
export const variants = [
  'good',
  'wrong architecture',
  'wrong C library',
  'truncated',
  'native file missing',
  'platform package missing',
  'library removed',
  'system library missing',
  'no section headers',
  'older C library',
  'older libstdc++',
  'other Node',
] as const

export type Variant = (typeof variants)[number]

/** Which of them leave the package as it was published, in a root that has what it needs. */
export const isUnmodified = (variant: Variant): boolean => variant === 'good'

/** One line of docs/corpus.json. */
export interface CorpusRow {
  readonly package: string
  readonly version: string
  readonly family: CorpusFamily
  readonly platform: 'linux/amd64' | 'linux/arm64'
  readonly libc: Libc
  readonly variant: Variant
  readonly audit: 'ok' | 'broken' | 'unknown'
  readonly runtime: 'ok' | 'broken'
  /** Codes and texts of the audit's errors (or doubts); empty when it says ok. */
  readonly cause_audit: string
  /** What was thrown, or how the process ended; empty when it worked. */
  readonly cause_runtime: string
  /** null for `unknown`, which is no verdict. */
  readonly agree: boolean | null
}
