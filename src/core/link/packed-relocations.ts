import type { LibcFamily, MissingVersion } from './loader.js'
import type { Mapped } from './mapped.js'

/** The version by which a glibc says that it knows DT_RELR; linkers add the need, but not all of them always did. */
const glibcMark = 'GLIBC_ABI_DT_RELR'
/** The release of musl that brought DT_RELR (WHATSNEW). Earlier ones pass over it, and the object crashes. */
const muslRelease = '1.2.4'

export interface PackedRelocations {
  readonly missing: readonly MissingVersion[]
  readonly damage: readonly string[]
}

/** Objects with relocations that the process's C library would leave undone. `libc` is null where it is not in the process. */
export const undoneRelocations = (
  added: readonly Mapped[],
  family: LibcFamily,
  libc: Mapped | null,
): PackedRelocations => {
  const packed = added.filter((mapped) => mapped.object.packedRelocations && mapped !== libc)
  if (packed.length === 0 || libc === null || libc.damage.length > 0) return { missing: [], damage: [] }
  const missing = (library: string, version: string, provided: string | null): readonly MissingVersion[] =>
    packed.map(({ path }) => ({ library, path: libc.path, version, neededBy: path, provided }))

  if (family === 'glibc') {
    const known = libc.object.versionDefinitions.length === 0 || libc.object.versionDefinitions.includes(glibcMark)
    const unsaid = missing('libc.so.6', glibcMark, null).filter(
      (_missing, index) => packed[index]?.object.versionNeeds.every(({ version }) => version !== glibcMark) === true,
    )
    return { missing: known ? [] : unsaid, damage: [] }
  }
  const { muslVersion } = libc.object
  if (muslVersion === null) {
    return {
      missing: [],
      damage: [`${libc.path} does not say its version, so it is not known whether it relocates DT_RELR`],
    }
  }
  return { missing: isBefore(muslVersion, muslRelease) ? missing('musl', muslRelease, muslVersion) : [], damage: [] }
}

const isBefore = (version: string, release: string): boolean => {
  const [left, right] = [version.split('.').map(Number), release.split('.').map(Number)]
  const differing = right.findIndex((number, index) => number !== left[index])
  return differing !== -1 && (left[differing] ?? 0) < (right[differing] ?? 0)
}
