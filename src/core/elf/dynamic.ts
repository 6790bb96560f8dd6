import { latin1, utf8, wordsOf, type Words } from './bytes.js'
import type { Memory } from './memory.js'

/** `d_tag` values, elf.h. */
export const tag = {
  needed: 1,
  pltRelSize: 2,
  hash: 4,
  stringTable: 5,
  symbolTable: 6,
  rela: 7,
  relaSize: 8,
  stringSize: 10,
  soname: 14,
  rpath: 15,
  rel: 17,
  relSize: 18,
  pltRel: 20,
  textRel: 22,
  jumpRel: 23,
  bindNow: 24,
  runpath: 29,
  flags: 30,
  relr: 36,
  gnuHash: 0x6ffffef5,
  versionSymbols: 0x6ffffff0,
  flags1: 0x6ffffffb,
  versionDefinitions: 0x6ffffffc,
  versionNeeds: 0x6ffffffe,
} as const

export type Tag = (typeof tag)[keyof typeof tag]

/** The table that PT_DYNAMIC points to. */
export interface Dynamic {
  /** Last value of a tag, as the loaders take it; null when there is none. */
  get(wanted: Tag): number | null
  /** Flags of a tag, 0 when absent. */
  flags(wanted: Tag): number
  /** String offsets of all DT_NEEDED, in order. */
  readonly needed: readonly number[]
}

const maxEntries = 4096

/** Reads entries up to DT_NULL; its absence is damage. */
export const readDynamic = (words: Words, memory: Memory): Dynamic => {
  const width = memory.layout.bits / 8
  const values = new Map<number, number>()
  const needed: number[] = []
  let ended = false
  const end = Math.min(words.length, maxEntries * 2 * width)
  for (let at = 0; !ended && at + 2 * width <= end; at += 2 * width) {
    const name = words.word(at)
    const value = words.word(at + width)
    if (name === 0) ended = true
    else if (name === tag.needed) needed.push(value)
    else values.set(name, value)
  }
  if (!ended) memory.damage.note('the dynamic table has no end')
  return {
    get: (wanted) => values.get(wanted) ?? null,
    // Beyond 32 bits there are no flags; the number may be too large for a bit operation.
    flags: (wanted) => (values.get(wanted) ?? 0) % 0x1_0000_0000,
    needed,
  }
}

/** Strings by their offset. */
export interface Strings {
  /** One character a byte, for names that are only compared with one another. null, and damage, when it is not in the table. */
  name(offset: number): string | null
  /** Decoded, for names that are compared with paths. */
  path(offset: number): string | null
}

const maxTable = 128 * 1024 * 1024
const maxString = 64 * 1024
/** Strings may overlap, so the table's size does not bound their sum. */
const maxTotal = 512 * 1024 * 1024

/** The string table of DT_STRTAB and DT_STRSZ. */
export const readStrings = (dynamic: Dynamic, memory: Memory): Strings => {
  const { damage } = memory
  const size = dynamic.get(tag.stringSize) ?? 0
  const bytes = memory.at(dynamic.get(tag.stringTable) ?? -1, Math.min(size, maxTable))
  if (bytes.length < size) damage.note('the string table is incomplete')
  // Names become slices of this one string, which V8 keeps as references into it.
  const text = latin1(bytes)
  let left = maxTotal
  const name = (offset: number): string | null => {
    const end = offset < text.length ? text.indexOf('\0', offset) : -1
    if (end === -1 || end - offset > maxString || end - offset > left) {
      damage.note(end === -1 ? 'a name lies outside of the string table' : 'names are longer than is read')
      return null
    }
    left -= end - offset
    return text.slice(offset, end)
  }
  return {
    name,
    path: (offset) => {
      const raw = name(offset)
      return raw === null ? null : utf8(raw)
    },
  }
}

/** The words of PT_DYNAMIC, read where the loader reads it: in memory. */
export const dynamicWords = (memory: Memory, address: number, size: number): Words => {
  const bytes = memory.at(address, Math.min(size, maxEntries * 16))
  if (bytes.length === 0) memory.damage.note('the dynamic table lies outside of the loaded segments')
  return wordsOf(bytes, memory.layout)
}
