import { latin1, wordsOf } from './bytes.js'
import { tag, type Dynamic } from './dynamic.js'
import type { Memory } from './memory.js'

/** R_*_RELATIVE of elf.h, by `e_machine`. */
const relative: Readonly<Record<number, number>> = { 62: 8, 183: 1027 }
const entrySize = 24
const maxEntries = 500_000

/**
 * Where `struct node_module` (node.h, 64 bit) has its fields: version and flags, the handle (null until it is loaded), then
 * pointers to the name of its source file, two functions, and its name.
 */
const field = { version: 0, flags: 4, handle: 8, file: 16, name: 40, size: 64 } as const

const textAt = (memory: Memory, address: number): string => {
  const text = latin1(memory.at(address, 512))
  const end = text.indexOf('\0')
  return end === -1 ? '' : text.slice(0, end)
}

/** Pointers within the object: where each lies, and where it leads. */
const pointersOf = (dynamic: Dynamic, memory: Memory, type: number): ReadonlyMap<number, number> => {
  const size = Math.min(dynamic.get(tag.relaSize) ?? 0, maxEntries * entrySize)
  const words = wordsOf(memory.at(dynamic.get(tag.rela) ?? -1, size), memory.layout)
  const pointers = new Map<number, number>()
  for (let at = 0; at + entrySize <= words.length; at += entrySize) {
    if (words.u32(at + 8) === type) pointers.set(words.word(at), words.word(at + 16))
  }
  return pointers
}

/** The version of what lies at `start`, if it has the shape of a record. */
const versionOf = (
  memory: Memory,
  { start, file, name }: Readonly<Record<'start' | 'file' | 'name', number>>,
): readonly number[] => {
  const record = memory.words(start, field.size)
  if (record.length < field.file || record.u32(field.flags) > 0xff || record.word(field.handle) !== 0) return []
  const version = record.u32(field.version)
  const isNamed = /\.(?:c|cc|cpp|cxx|mm)$/.test(textAt(memory, file)) && /^[\w.@/+-]+$/.test(textAt(memory, name))
  return version > 10 && version < 1000 && isNamed ? [version] : []
}

/**
 * NODE_MODULE_VERSION of the records that an add-on hands to `node_module_register` from a constructor (NODE_MODULE of node.h,
 * as nan's add-ons do). They have no symbol, so they are known by their shape. Empty when none was found.
 */
export const readRegistrations = (dynamic: Dynamic, memory: Memory, machine: number): readonly number[] => {
  const type = relative[machine]
  if (type === undefined || memory.layout.bits !== 64 || !memory.layout.littleEndian) return []
  const pointers = pointersOf(dynamic, memory, type)
  const versions = [...pointers].flatMap(([at, file]) => {
    const start = at - field.file
    const name = pointers.get(start + field.name)
    return name === undefined ? [] : versionOf(memory, { start, file, name })
  })
  return [...new Set(versions)]
}
