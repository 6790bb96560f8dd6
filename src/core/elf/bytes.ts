import type { ByteSource } from './elf-object.js'

/** How the words of an object are laid out. */
export interface Layout {
  readonly bits: 32 | 64
  readonly littleEndian: boolean
}

/** Numbers out of bytes. Every read behind the end is 0, so no offset can throw; callers check lengths where it matters. */
export interface Words {
  readonly length: number
  u8(offset: number): number
  u16(offset: number): number
  u32(offset: number): number
  /** An address, offset or size in the object's own width. Above 2^53 it is inexact, and outside of any file. */
  word(offset: number): number
}

export const wordsOf = (bytes: Uint8Array, { bits, littleEndian }: Layout): Words => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { length } = bytes
  const fits = (offset: number, size: number) => offset >= 0 && offset + size <= length
  const u32 = (offset: number) => (fits(offset, 4) ? view.getUint32(offset, littleEndian) : 0)
  const u64 = (offset: number) =>
    littleEndian ? u32(offset) + u32(offset + 4) * 0x1_0000_0000 : u32(offset) * 0x1_0000_0000 + u32(offset + 4)
  return {
    length,
    u8: (offset) => (fits(offset, 1) ? view.getUint8(offset) : 0),
    u16: (offset) => (fits(offset, 2) ? view.getUint16(offset, littleEndian) : 0),
    u32,
    word: bits === 64 ? u64 : u32,
  }
}

/** Reads what exists of a range, whatever the numbers are. */
export const readRange = (source: ByteSource, offset: number, length: number): Uint8Array => {
  if (!(offset >= 0 && offset < source.size && length > 0)) return new Uint8Array(0)
  const wanted = Math.min(Math.trunc(length), source.size - Math.trunc(offset))
  const bytes = source.read(Math.trunc(offset), wanted)
  return bytes.length > wanted ? bytes.subarray(0, wanted) : bytes
}

/** Collects what could not be read: each text once, and a bounded number of them. */
export interface Damage {
  readonly texts: readonly string[]
  note(text: string): void
}

const maxDamage = 50

export const collectDamage = (): Damage => {
  const texts: string[] = []
  return {
    texts,
    note: (text) => {
      if (texts.length < maxDamage && !texts.includes(text)) texts.push(text)
    },
  }
}

/** One character a byte: fast, and equal exactly where the bytes are. */
export const latin1 = (bytes: Uint8Array): string => {
  const step = 8192 // arguments that every engine accepts
  let text = ''
  for (let start = 0; start < bytes.length; start += step) {
    // Not spread, which goes through the iterator byte by byte. `apply` takes anything array-like, its type does not say so.
    text += String.fromCharCode.apply(null, bytes.subarray(start, start + step) as unknown as number[])
  }
  return text
}

/** The characters of bytes that were read with `latin1`, for what is compared with paths. */
export const utf8 = (raw: string): string => {
  // Escapes instead of TextDecoder, which the core has not: it is not part of ECMAScript.
  if (/^[\0-\x7f]*$/.test(raw)) return raw
  try {
    return decodeURIComponent(
      raw.replace(/[^0-9A-Za-z]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`),
    )
  } catch {
    // Not UTF-8: each byte of it becomes a replacement character.
    return raw.replace(/[^\0-\x7f]/g, '\uFFFD')
  }
}
