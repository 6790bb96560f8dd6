import { readRange, wordsOf, type Damage, type Layout } from './bytes.js'
import type { ByteSource, OtherKind } from './elf-object.js'

/** What the file header says. Fields and constants of this folder: System V gABI, and elf.h for the GNU extensions. */
export interface Header extends Layout {
  /** `e_type`. */
  readonly type: number
  readonly machine: number
  readonly programHeaders: { readonly offset: number; readonly size: number; readonly count: number }
}

export interface Segment {
  readonly type: number
  readonly flags: number
  readonly offset: number
  readonly address: number
  readonly fileSize: number
  readonly align: number
}

export const segmentType = {
  load: 1,
  dynamic: 2,
  interpreter: 3,
  note: 4,
  stack: 0x6474e551,
  property: 0x6474e553,
} as const

const magic = [0x7f, 0x45, 0x4c, 0x46] as const

/** The kind of a file that is not ELF, by its first bytes. null: it is ELF. */
export const otherKind = (start: Uint8Array): OtherKind | null => {
  if (start.length === 0) return 'empty'
  const starts = (bytes: readonly number[]) => bytes.every((byte, index) => start[index] === byte)
  if (starts(magic)) return null
  if (starts([0xfe, 0xed, 0xfa]) || starts([0xca, 0xfe, 0xba]) || starts([0xce, 0xfa]) || starts([0xcf, 0xfa]))
    return 'mach-o'
  if (starts([0x4d, 0x5a])) return 'pe'
  if (starts([0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e])) return 'archive'
  if (starts([0x00, 0x61, 0x73, 0x6d])) return 'wasm'
  return start.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d)) ? 'text' : 'unknown'
}

/** The header of a file that begins with the ELF magic; null when it is cut or of no class and byte order that exists. */
export const readHeader = (start: Uint8Array): Header | null => {
  const bits = start[4] === 1 ? 32 : start[4] === 2 ? 64 : null
  const littleEndian = start[5] === 1 ? true : start[5] === 2 ? false : null
  if (bits === null || littleEndian === null || start.length < (bits === 64 ? 64 : 52)) return null
  const words = wordsOf(start, { bits, littleEndian })
  const tail = bits === 64 ? 54 : 42
  return {
    bits,
    littleEndian,
    type: words.u16(16),
    machine: words.u16(18),
    programHeaders: {
      offset: words.word(bits === 64 ? 32 : 28),
      size: words.u16(tail),
      count: words.u16(tail + 2),
    },
  }
}

/** The program headers that are there. `whole` is false when the file ends before they do. */
export const readSegments = (
  source: ByteSource,
  header: Header,
  damage: Damage,
): { readonly segments: readonly Segment[]; readonly whole: boolean } => {
  const { offset, size, count } = header.programHeaders
  const expected = header.bits === 64 ? 56 : 32
  if (count === 0) return { segments: [], whole: true }
  if (size !== expected) {
    damage.note(`program headers of ${size} bytes instead of ${expected}`)
    return { segments: [], whole: true }
  }
  const bytes = readRange(source, offset, count * size)
  const words = wordsOf(bytes, header)
  const segments: Segment[] = []
  for (let at = 0; at + size <= bytes.length; at += size) {
    const wide = header.bits === 64
    segments.push({
      type: words.u32(at),
      flags: words.u32(at + (wide ? 4 : 24)),
      offset: words.word(at + (wide ? 8 : 4)),
      address: words.word(at + (wide ? 16 : 8)),
      fileSize: words.word(at + (wide ? 32 : 16)),
      align: words.word(at + (wide ? 48 : 28)),
    })
  }
  return { segments, whole: segments.length === count }
}
