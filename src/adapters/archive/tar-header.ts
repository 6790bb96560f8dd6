import { DamagedImage } from './damaged-image.js'

/** What one header block of a tar archive says of itself (POSIX.1-2017, pax, "ustar Interchange Format"). */
export interface TarBlock {
  /** `\0` for the type of old that is a file or, by its name, a folder. */
  readonly type: string
  readonly name: Buffer
  readonly link: Buffer
  readonly size: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

export const blockSize = 512

const noHeader = (why: string): DamagedImage => new DamagedImage(`it has what is no tar header: ${why}`)

const isZero = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

/** Up to the first NUL. */
export const textOf = (bytes: Buffer): Buffer => {
  const end = bytes.indexOf(0)
  return end === -1 ? bytes : bytes.subarray(0, end)
}

/** Octal digits between spaces and NULs, or base 256 (GNU); readers differ in what they make of anything else. */
const numberOf = (field: Buffer, what: string): number => {
  if (field[0] === 0x80) {
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0)
    if (Number.isSafeInteger(value)) return value
  }
  const [, digits] = /^[ \0]*([0-7]*)[ \0]*$/.exec(field.toString('latin1')) ?? []
  if (digits === undefined) throw noHeader(`its ${what} is no number`)
  return digits === '' ? 0 : parseInt(digits, 8)
}

/** Sum of all bytes, with spaces where the sum itself is written. A loop, for every file of an image has a header. */
const sumOf = (block: Buffer): number => {
  let sum = 0
  for (let index = 0; index < block.length; index += 1) sum += block[index] ?? 0
  for (let index = 148; index < 156; index += 1) sum += 0x20 - (block[index] ?? 0)
  return sum
}

/** @returns null for a block of zeros @throws DamagedImage for what readers may take differently */
export const parseBlock = (block: Buffer): TarBlock | null => {
  if (isZero(block)) return null
  if (numberOf(block.subarray(148, 156), 'checksum') !== sumOf(block)) throw noHeader('its checksum is another')
  const magic = block.toString('latin1', 257, 265)
  const isGnu = magic === 'ustar  \0'
  if (!isGnu && magic !== 'ustar\x0000') throw noHeader('it is of an unknown format')
  if (!isGnu && block.toString('latin1', 508, 512) === 'tar\0') throw noHeader("it is of star's own format")
  // Where GNU has times, others have the first part of the name; some take it for that when it is no time.
  if (isGnu) [345, 357].forEach((at) => numberOf(block.subarray(at, at + 12), 'time'))
  const [own, prefix] = [textOf(block.subarray(0, 100)), isGnu ? Buffer.alloc(0) : textOf(block.subarray(345, 500))]
  return {
    type: block.toString('latin1', 156, 157),
    name: prefix.length === 0 ? own : Buffer.concat([prefix, Buffer.from('/'), own]),
    link: textOf(block.subarray(157, 257)),
    size: numberOf(block.subarray(124, 136), 'size'),
    mode: numberOf(block.subarray(100, 108), 'mode') & 0o7777,
    uid: numberOf(block.subarray(108, 116), 'owner'),
    gid: numberOf(block.subarray(116, 124), 'group'),
  }
}

/** Records of a PAX header: `length key=value\n`. @throws DamagedImage when they are not exactly that, or one comes twice */
export const parsePax = (bytes: Buffer): ReadonlyMap<string, Buffer> => {
  const records = new Map<string, Buffer>()
  for (let at = 0; at < bytes.length;) {
    const [, digits = ''] = /^([1-9][0-9]{0,8}) /.exec(bytes.toString('latin1', at, at + 10)) ?? []
    const end = at + Number(digits)
    const equals = bytes.indexOf('=', at)
    const isWhole = end <= bytes.length && bytes[end - 1] === 0x0a && equals > at + digits.length + 1 && equals < end
    if (digits === '' || !isWhole) throw noHeader('a PAX record is damaged')
    const key = bytes.toString('utf8', at + digits.length + 1, equals)
    if (records.has(key)) throw noHeader(`the PAX record ${key} comes twice`)
    // Holes are read by some and taken for content by others.
    if (key.startsWith('GNU.sparse.')) throw new DamagedImage('it has a sparse file, which images have not')
    records.set(key, bytes.subarray(equals + 1, end - 1))
    at = end
  }
  return records
}

/** A number of a PAX record: decimal. */
export const paxNumber = (value: Buffer, what: string): number => {
  const text = value.toString('latin1')
  if (!/^[0-9]{1,15}$/.test(text)) throw noHeader(`its ${what} is no number`)
  return Number(text)
}
