import type { MissingVersion } from './loader.js'
import type { Mapped } from './mapped.js'

/** The object that a version need names; null when it is not in the process, which is reported as a missing library. */
export type Finder = (library: string) => Mapped | null

/**
 * Versions that an object needs and that the library in the process does not define: glibc refuses to load it then
 * (elf/dl-version.c, match_symbol). A library without any versions satisfies every need.
 */
export const missingVersions = (needing: Mapped, find: Finder): readonly MissingVersion[] =>
  needing.object.versionNeeds.flatMap(({ library, version, weak }) => {
    const provider = weak ? null : find(library)
    if (provider === null || provider.damage.length > 0) return []
    const provided = provider.object.versionDefinitions
    if (provided.length === 0 || provided.includes(version)) return []
    const neededBy = needing.path
    return [{ library, path: provider.path, version, neededBy, provided: highestOfPrefix(version, provided) }]
  })

const parts = /^(.{0,100}?_?)(\d{1,9}(?:\.\d{1,9}){0,9})$/

/** `GLIBC_2.31` for `GLIBC_2.34`, of what is provided. */
const highestOfPrefix = (wanted: string, provided: readonly string[]): string | null => {
  const prefix = parts.exec(wanted)?.[1]
  if (prefix === undefined) return null
  const same = provided.filter((version) => parts.exec(version)?.[1] === prefix)
  return same.sort(compareVersions).at(-1) ?? null
}

const numbers = (version: string): readonly number[] => (parts.exec(version)?.[2] ?? '').split('.').map(Number)

const compareVersions = (a: string, b: string): number => {
  const [left, right] = [numbers(a), numbers(b)]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? -1) - (right[index] ?? -1)
    if (difference !== 0) return difference
  }
  return 0
}
