import { readRange, wordsOf, type Damage, type Layout, type Words } from './bytes.js'
import type { ByteSource } from './elf-object.js'
import { segmentType, type Segment } from './header.js'

/** An object as it lies in memory once its segments are mapped: what is read by address. */
export interface Memory {
  readonly layout: Layout
  readonly damage: Damage
  /** Up to `length` bytes at an address; fewer where the segment ends, none outside of all segments. */
  at(address: number, length: number): Uint8Array
  words(address: number, length: number): Words
}

export const mapSegments = (
  source: ByteSource,
  layout: Layout,
  segments: readonly Segment[],
  damage: Damage,
): Memory => {
  // A later mapping hides an earlier one, so the last segment that holds an address is the one that is seen.
  const loads = segments.filter(({ type }) => type === segmentType.load).reverse()
  const at = (address: number, length: number): Uint8Array => {
    const segment = loads.find((load) => address >= load.address && address < load.address + load.fileSize)
    if (segment === undefined) return new Uint8Array(0)
    const inside = address - segment.address
    return readRange(source, segment.offset + inside, Math.min(length, segment.fileSize - inside))
  }
  return { layout, damage, at, words: (address, length) => wordsOf(at(address, length), layout) }
}
