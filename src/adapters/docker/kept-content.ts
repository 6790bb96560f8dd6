import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Digest } from '../../core/evidence.js'

/** Where a folder with one file per blob has a blob: under the 64 hex digits of its digest. */
export const contentFile = (folder: string, digest: Digest): string => join(folder, digest.slice('sha256:'.length))

/**
 * Keeps a blob of the engine in such a folder. It is digested while it is written, so a file under that name is what the name
 * says.
 * @param draft path of the file while it is written; the same for nobody else
 * @throws Error when the bytes are not what the digest says, and whatever the disk throws
 */
export const keepContent = async (
  chunks: AsyncIterable<Uint8Array>,
  digest: Digest,
  { folder, draft }: { readonly folder: string; readonly draft: string },
): Promise<void> => {
  const hash = createHash('sha256')
  const digested = async function* () {
    for await (const chunk of chunks) {
      hash.update(chunk)
      yield chunk
    }
  }
  await pipeline(digested, createWriteStream(draft))
  if (`sha256:${hash.digest('hex')}` !== digest) {
    await rm(draft)
    throw new Error(`the engine's content of ${digest} is damaged`)
  }
  await rename(draft, contentFile(folder, digest))
}
