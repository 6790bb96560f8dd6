import type { Words } from './bytes.js'
import { tag, type Dynamic, type Strings } from './dynamic.js'
import type { VersionNeed } from './elf-object.js'
import type { Memory } from './memory.js'

/** The symbol versions of an object. */
export interface Versions {
  readonly needs: readonly VersionNeed[]
  readonly definitions: readonly string[]
  /** What an index of DT_VERSYM means. null: local, global or the base version. */
  byIndex(index: number): { readonly version: string; readonly library: string | null } | null
}

interface IndexedVersion {
  readonly index: number
  readonly version: string
  readonly library: string | null
}

const base = 1 // VER_FLG_BASE
const weak = 2 // VER_FLG_WEAK
const window = 256 * 1024
const maxRecords = 8192

export const readVersions = (dynamic: Dynamic, memory: Memory, strings: Strings): Versions => {
  const indexed: IndexedVersion[] = []
  const needs = readNeeds(dynamic, memory, strings, indexed)
  const definitions = readDefinitions(dynamic, memory, strings)
  indexed.push(...definitions)
  const byIndex = new Map(indexed.map((entry) => [entry.index, entry]))
  return {
    needs,
    definitions: definitions.sort((a, b) => a.index - b.index).map(({ version }) => version),
    byIndex: (index) => byIndex.get(index) ?? null,
  }
}

type Follow = (start: number, nextAt: number, each: (at: number) => void) => void

/** Follows chains of records, each naming the distance to the next; the bound is for all chains of one table together. */
const chains = (words: Words, memory: Memory): Follow => {
  let left = maxRecords
  return (start, nextAt, each) => {
    let at = start
    for (;;) {
      if (left === 0 || at + nextAt + 4 > words.length) {
        memory.damage.note(
          left === 0 ? 'there are more symbol versions than are read' : 'the symbol versions are incomplete',
        )
        return
      }
      left -= 1
      each(at)
      const next = words.u32(at + nextAt)
      if (next === 0) return
      at += next
    }
  }
}

/** Elf64_Verneed and Elf64_Vernaux, which are the same for 32 bits. */
const readNeeds = (dynamic: Dynamic, memory: Memory, strings: Strings, indexed: IndexedVersion[]): VersionNeed[] => {
  const address = dynamic.get(tag.versionNeeds)
  if (address === null) return []
  const needs: VersionNeed[] = []
  const words = memory.words(address, window)
  const follow = chains(words, memory)
  follow(0, 12, (need) => {
    const library = strings.path(words.u32(need + 4))
    if (words.u16(need + 2) === 0 || library === null) return
    follow(need + words.u32(need + 8), 12, (aux) => {
      const version = strings.path(words.u32(aux + 8))
      if (version === null) return
      needs.push({ library, version, weak: (words.u16(aux + 4) & weak) !== 0 })
      indexed.push({ index: words.u16(aux + 6) & 0x7fff, version, library })
    })
  })
  return needs
}

/** Elf64_Verdef and the first Elf64_Verdaux of each, which holds its name. */
const readDefinitions = (dynamic: Dynamic, memory: Memory, strings: Strings): IndexedVersion[] => {
  const address = dynamic.get(tag.versionDefinitions)
  if (address === null) return []
  const definitions: IndexedVersion[] = []
  const words = memory.words(address, window)
  chains(words, memory)(0, 16, (definition) => {
    if ((words.u16(definition + 2) & base) !== 0) return
    const name = definition + words.u32(definition + 12)
    if (name + 8 > words.length) memory.damage.note('the symbol versions are incomplete')
    const version = strings.path(words.u32(name))
    if (version !== null) definitions.push({ index: words.u16(definition + 4) & 0x7fff, version, library: null })
  })
  return definitions
}
