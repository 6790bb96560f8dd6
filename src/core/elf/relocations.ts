import { wordsOf } from './bytes.js'
import { tag, type Dynamic, type Tag } from './dynamic.js'
import type { UndefinedSymbol } from './elf-object.js'
import type { Memory } from './memory.js'

export type Reference = UndefinedSymbol['reference']

/** Symbol indices that relocations refer to, each with its most demanding reference. */
export interface References {
  readonly bySymbol: ReadonlyMap<number, Reference>
  readonly highest: number
}

const strength: Readonly<Record<Reference, number>> = { none: 0, plt: 1, got: 2, data: 3 }

/** Relocations of `e_machine` that only fill an entry of the global offset table: GLOB_DAT and JUMP_SLOT, elf.h. */
const tableTypes: Readonly<Record<number, readonly number[]>> = {
  3: [6, 7], // 386
  21: [20, 21], // ppc64
  22: [10, 11], // s390x
  40: [21, 22], // arm
  62: [6, 7], // x86-64
  183: [1025, 1026], // aarch64
  243: [5], // riscv: no GLOB_DAT
}

/** The type that the loader may put off until the first call (JUMP_SLOT), by `e_machine`. */
const slotTypes: Readonly<Record<number, number>> = { 3: 7, 21: 21, 22: 11, 40: 22, 62: 7, 183: 1026, 243: 5 }

/** DT_JMPREL also holds descriptors of thread-local variables, which both loaders look up at once (elf_machine_lazy_rel). */
const isPutOff = (type: number, machine: number): boolean => (slotTypes[machine] ?? type) === type

const mips = 8
const maxEntries = 8 * 1024 * 1024
const chunkEntries = 16 * 1024
const dtRela = 7

interface Table {
  readonly address: number
  readonly size: number
  readonly addend: boolean
  readonly lazy: boolean
}

const tables = (dynamic: Dynamic): readonly Table[] => {
  const table = (address: Tag, size: Tag, addend: boolean, lazy: boolean): readonly Table[] => {
    const at = dynamic.get(address)
    const length = dynamic.get(size) ?? 0
    return at === null || length === 0 ? [] : [{ address: at, size: length, addend, lazy }]
  }
  return [
    ...table(tag.rela, tag.relaSize, true, false),
    ...table(tag.rel, tag.relSize, false, false),
    ...table(tag.jumpRel, tag.pltRelSize, dynamic.get(tag.pltRel) === dtRela, true),
  ]
}

/**
 * Which symbols the relocations refer to. DT_RELR holds relative relocations only, so it names none. DT_REL and DT_RELA may
 * include the DT_JMPREL table at their end (glibc, elf/dynamic-link.h), which counts as the latter.
 */
export const readReferences = (dynamic: Dynamic, memory: Memory, machine: number): References => {
  const bySymbol = new Map<number, Reference>()
  let highest = 0
  let left = maxEntries
  const all = tables(dynamic)
  const lazyStart = all.find(({ lazy }) => lazy)?.address ?? Infinity
  const record = (symbol: number, reference: Reference) => {
    if (symbol === 0) return
    if (strength[reference] > strength[bySymbol.get(symbol) ?? 'none']) bySymbol.set(symbol, reference)
    if (symbol > highest) highest = symbol
  }
  const known = tableTypes[machine] ?? []
  for (const table of all) {
    const end =
      table.lazy || lazyStart < table.address
        ? table.address + table.size
        : Math.min(table.address + table.size, lazyStart)
    const entries = Math.floor((end - table.address) / entrySize(memory, table.addend))
    if (entries > left) memory.damage.note('there are more relocations than are read')
    const counted = Math.min(entries, left)
    left -= counted
    scan(memory, { ...table, size: counted }, (symbol, type) => {
      if (type !== 0)
        record(symbol, table.lazy && isPutOff(type, machine) ? 'plt' : known.includes(type) ? 'got' : 'data')
    })
  }
  if (machine === mips && all.length > 0) memory.damage.note('symbol references of MIPS objects are not understood')
  return { bySymbol, highest }
}

const entrySize = ({ layout }: Memory, addend: boolean): number => (layout.bits / 8) * (addend ? 3 : 2)

/** Calls back for each of `size` entries, reading a bounded piece at a time. */
const scan = (memory: Memory, table: Table, each: (symbol: number, type: number) => void): void => {
  const { bits, littleEndian } = memory.layout
  const entry = entrySize(memory, table.addend)
  for (let done = 0; done < table.size; done += chunkEntries) {
    const count = Math.min(chunkEntries, table.size - done)
    const words = wordsOf(memory.at(table.address + done * entry, count * entry), memory.layout)
    if (words.length < count * entry) memory.damage.note('the relocations are incomplete')
    for (let at = 0; at + entry <= words.length; at += entry) {
      if (bits === 64) {
        const low = words.u32(at + (littleEndian ? 8 : 12))
        each(words.u32(at + (littleEndian ? 12 : 8)), low)
      } else {
        const info = words.u32(at + 4)
        each(info >>> 8, info & 0xff)
      }
    }
    if (words.length < count * entry) return
  }
}
