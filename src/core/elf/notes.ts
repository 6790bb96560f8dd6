import { latin1, readRange, wordsOf, type Layout } from './bytes.js'
import type { ByteSource, IsaLevel } from './elf-object.js'
import { segmentType, type Segment } from './header.js'

const propertyNote = 5 // NT_GNU_PROPERTY_TYPE_0
const isaNeeded = 0xc0008002 // GNU_PROPERTY_X86_ISA_1_NEEDED, x86-64 psABI
const x86 = 62
const maxNotes = 64 * 1024

/** From the most demanding one; bit of the property's value. */
const levels: readonly (readonly [number, IsaLevel])[] = [
  [8, 'x86-64-v4'],
  [4, 'x86-64-v3'],
  [2, 'x86-64-v2'],
  [1, 'x86-64-baseline'],
]

/** The micro-architecture level that the object's property note declares to need; loaders refuse a lesser CPU. */
export const readIsaNeeded = (
  source: ByteSource,
  layout: Layout & { readonly machine: number },
  segments: readonly Segment[],
): IsaLevel | null => {
  if (layout.machine !== x86) return null
  const notes = segments.filter(({ type }) => type === segmentType.property || type === segmentType.note).slice(0, 16)
  let bits = 0
  for (const { offset, fileSize, align } of notes) {
    const bytes = readRange(source, offset, Math.min(fileSize, maxNotes))
    bits |= noteBits(bytes, layout, align === 8 ? 8 : 4)
  }
  return levels.find(([bit]) => (bits & bit) !== 0)?.[1] ?? null
}

const alignUp = (value: number, to: number): number => Math.ceil(value / to) * to

const noteBits = (bytes: Uint8Array, layout: Layout, align: number): number => {
  const words = wordsOf(bytes, layout)
  let bits = 0
  for (let at = 0; at + 12 <= words.length;) {
    const nameSize = words.u32(at)
    const contentAt = alignUp(at + 12 + nameSize, align)
    const end = contentAt + words.u32(at + 4)
    const isGnu = nameSize === 4 && latin1(bytes.subarray(at + 12, at + 16)) === 'GNU\0'
    if (isGnu && words.u32(at + 8) === propertyNote) bits |= propertyBits(bytes.subarray(contentAt, end), layout)
    at = alignUp(end, align)
  }
  return bits
}

const propertyBits = (bytes: Uint8Array, layout: Layout): number => {
  const words = wordsOf(bytes, layout)
  let bits = 0
  for (let at = 0; at + 8 <= words.length; at = alignUp(at + 8 + words.u32(at + 4), layout.bits / 8)) {
    if (words.u32(at) === isaNeeded) bits |= words.u32(at + 8)
  }
  return bits
}
