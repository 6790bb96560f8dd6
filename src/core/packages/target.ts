/** What the running Node would say of itself: which files a loader picks depends on nothing else. */
export interface Target {
  readonly platform: 'linux'
  /** `process.arch`. */
  readonly arch: string
  readonly libc: 'glibc' | 'musl'
  /** Its version, where it is known. */
  readonly libcVersion?: string | null
  /** `process.versions.node`; empty when not known. */
  readonly nodeVersion: string
}

// https://github.com/nodejs/node/blob/main/doc/abi_version_registry.json
const moduleVersions: Readonly<Record<string, string>> = {
  '10': '64',
  '12': '72',
  '14': '83',
  '16': '93',
  '18': '108',
  '19': '111',
  '20': '115',
  '21': '120',
  '22': '127',
  '23': '131',
  '24': '137',
  '25': '141',
  '26': '147',
}

/** `process.versions.modules` of a Node version; null for a release that is newer than this table. */
export const nodeModuleVersion = (nodeVersion: string): string | null =>
  moduleVersions[nodeVersion.replace(/^v/, '').split('.')[0] ?? ''] ?? null
