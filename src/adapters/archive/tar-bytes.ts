import type { FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DamagedImage } from './damaged-image.js'

/** The bytes of an archive, from the first to the last. */
export interface TarBytes {
  /** How many were taken or skipped. */
  readonly offset: () => number
  /** Some of the next `most`, at least one; null at the end. */
  readonly some: (most: number) => Promise<Buffer | null>
  /** @throws DamagedImage when there are not that many */
  readonly skip: (length: number) => Promise<void>
}

const cut = (): DamagedImage => new DamagedImage('it is cut: its last file is not there in full')

/** Exactly that many bytes; null when the end is right here. @throws DamagedImage when it comes before the last of them */
export const exactly = async (bytes: TarBytes, length: number): Promise<Buffer | null> => {
  const parts: Buffer[] = []
  let left = length
  while (left > 0) {
    const part = await bytes.some(left)
    if (part === null && left === length) return null
    if (part === null) throw cut()
    parts.push(part)
    left -= part.length
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
}

/** Of a stream, which is destroyed by whoever opened it. */
export const streamBytes = (source: Readable): TarBytes => {
  const chunks = source.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  let held: Buffer = Buffer.alloc(0)
  let offset = 0
  const some = async (most: number): Promise<Buffer | null> => {
    while (held.length === 0) {
      const next = await chunks.next()
      if (next.done === true) return null
      held = next.value
    }
    const part = held.subarray(0, most)
    held = held.subarray(part.length)
    offset += part.length
    return part
  }
  const skip = async (length: number): Promise<void> => {
    for (let left = length; left > 0;) {
      const part = await some(left)
      if (part === null) throw cut()
      left -= part.length
    }
  }
  return { offset: () => offset, some, skip }
}

/** Of an open file of that length. What is skipped is not read. */
export const fileBytes = (handle: FileHandle, length: number): TarBytes => {
  let offset = 0
  return {
    offset: () => offset,
    some: async (most) => {
      const size = Math.min(most, 64 * 1024, length - offset)
      if (size <= 0) return null
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, offset)
      offset += bytesRead
      return bytesRead === 0 ? null : buffer.subarray(0, bytesRead)
    },
    skip: (count) => {
      offset += count
      return offset > length ? Promise.reject(cut()) : Promise.resolve()
    },
  }
}
