import parseVersion from 'semver/functions/parse.js'

/** A longest version worth reading; semver itself refuses longer ones. */
const longest = 256

/** A semantic version, with or without a leading `v`; null for anything else. */
export const versionOf = (text: string) => (text.length > longest ? null : parseVersion(text))

/** A version that is no pre-release; null for anything else. */
export const releaseOf = (text: string) => {
  const version = versionOf(text)
  return version === null || version.prerelease.length > 0 ? null : version
}
