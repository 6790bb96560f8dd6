import { createHash } from 'node:crypto'
import { isElf } from '../../core/audit/head.js'
import type { SeenFile } from '../../core/smoke/deciding-files.js'
import type { ImageEntry } from '../../ports/image-files.js'

/** An ELF header with its identification fits. */
const headLength = 512

/** What is seen of one entry as its content passes, whoever asks for it. */
export interface Sight {
  readonly see: (chunk: Uint8Array) => void
  /** @param attributes extended attributes, as text */
  readonly asFile: (entry: ImageEntry, attributes: string) => SeenFile
}

export const createSight = (): Sight => {
  // The fastest that OpenSSL has where the CPU has no instructions for SHA.
  const hash = createHash('blake2b512')
  let head: Uint8Array | null = null
  return {
    see: (chunk) => {
      head ??= Uint8Array.from(chunk.subarray(0, headLength))
      hash.update(chunk)
    },
    asFile: ({ path, type, mode, uid, gid, target }, attributes) => ({
      ...{ path, type, mode, uid, gid, target },
      attributes,
      content: head === null ? '' : hash.digest('base64'),
      isElf: head !== null && isElf(head),
    }),
  }
}
