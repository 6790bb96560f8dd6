import { close, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptFile } from '../../ports/image-files.js'

const window = 256 * 1024

/**
 * One temporary file into which contents are appended, for reading at random later. It has no name as soon as it is open
 * (where the system allows that), so nothing is left behind however this process ends.
 */
export interface Spool {
  /** Appends the chunks of one file; null when the limit is reached, and then none of them is kept. */
  append(chunks: AsyncIterable<Uint8Array>, size: number): Promise<KeptFile | null>
  close(): Promise<void>
}

const keptFile = (descriptor: number, start: number, size: number): KeptFile => {
  // Readers take a few bytes at a time; a window spares them a system call for each.
  let held: Buffer = Buffer.alloc(0)
  let heldAt = 0
  const fill = (offset: number, length: number): Buffer => {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)))
    let filled = 0
    while (filled < buffer.length) {
      const count = readSync(descriptor, buffer, filled, buffer.length - filled, start + offset + filled)
      if (count === 0) break
      filled += count
    }
    return buffer.subarray(0, filled)
  }
  const read = (offset: number, length: number): Uint8Array => {
    if (offset < 0 || offset >= size || length <= 0) return new Uint8Array(0)
    const end = Math.min(offset + length, size)
    if (end - offset > window) return fill(offset, end - offset)
    if (offset < heldAt || end > heldAt + held.length) {
      heldAt = offset
      held = fill(offset, window)
    }
    return held.subarray(offset - heldAt, end - heldAt)
  }
  const indexOf = (bytes: Uint8Array, from: number): number => {
    const step = 4 * 1024 * 1024
    for (let offset = Math.max(0, from); offset < size; offset += step) {
      const found = fill(offset, step + bytes.length - 1).indexOf(bytes)
      if (found !== -1) return offset + found
    }
    return -1
  }
  return { size, read, indexOf }
}

/** false when the disk is full, which is no fault of ours: what does not fit is not kept. */
const writeAll = (descriptor: number, chunk: Uint8Array, position: number): boolean => {
  try {
    for (let written = 0; written < chunk.length;) {
      written += writeSync(descriptor, chunk, written, chunk.length - written, position + written)
    }
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return false
    throw error
  }
}

/** Opens a spool in `folder` that takes at most `limit` bytes. */
export const openSpool = (folder: string, limit: number): Spool => {
  const own = mkdtempSync(join(folder, 'archproof-spool-'))
  const path = join(own, 'content')
  const descriptor = openSync(path, 'wx+', 0o600)
  if (process.platform !== 'win32') rmSync(own, { recursive: true, force: true })
  let end = 0
  let open = true
  return {
    append: async (chunks, size) => {
      if (end + size > limit) return null
      const start = end
      for await (const chunk of chunks) {
        // What the archive says of the size is not believed: the room is what counts.
        if (end + chunk.length > limit || !writeAll(descriptor, chunk, end)) return null
        end += chunk.length
      }
      return keptFile(descriptor, start, end - start)
    },
    close: async () => {
      if (!open) return
      open = false
      rmSync(own, { recursive: true, force: true })
      // Freeing what was written takes a while, and nobody need wait for it on this thread.
      await new Promise((resolve) => {
        close(descriptor, resolve)
      })
    },
  }
}
