import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Digest } from '../../core/evidence.js'
import { layerInstructions } from '../../core/layers/instructions.js'
import type { Platform } from '../../core/platform.js'
import { ToolError } from '../../errors.js'
import type { ImageFiles } from '../../ports/image-files.js'
import type { Budget } from './blob.js'
import { bringersOf } from './bringers.js'
import { DamagedImage } from './damaged-image.js'
import { folderStore, tarStore, type BlobStore } from './blob-store.js'
import { toImageConfig } from './image-config.js'
import { readLayers, type Learnt } from './read-layers.js'
import { retoldEntries } from './retold-entries.js'
import { openSpool } from './spool.js'
import { storedImages, type StoredImage, type StoredImages } from './stored-image.js'
import { isUnpackError, unpacking } from './unpack.js'

export interface StoreOptions {
  /** A folder for what is kept aside. */
  readonly tempDir: string
  /** Most bytes kept aside per platform. Default 8 GiB. */
  readonly keepLimit?: number
  /** Most bytes that the layers of one platform may unpack to. Default 64 GiB. */
  readonly unpackLimit?: number
}

const gib = 1024 ** 3

/** An image on disk that no engine holds: a folder or a tar archive, as OCI or as `docker save` lays it out. */
export interface StoredSource extends StoredImages {
  readonly files: ImageFiles
  /** Removes what was unpacked for reading; safe to call twice. */
  close(): Promise<void>
}

/** What a person can do about an error of the operating system. */
const remedies: Readonly<Record<string, string>> = {
  ENOENT: 'Check the path',
  ENOTDIR: 'Check the path',
  EACCES: 'Give the user of this job the right to read it',
  EPERM: 'Give the user of this job the right to read it',
  ENOSPC: 'Make room on the disk of the temporary folder: archives that are packed as a whole are unpacked there',
  EDQUOT: 'Make room on the disk of the temporary folder: archives that are packed as a whole are unpacked there',
}

/** null for what is neither the content's nor the operating system's fault. */
const remedyOf = (error: object): string | null => {
  if (error instanceof DamagedImage) return error.remedy
  if (isUnpackError(error)) return 'Export or download it again'
  const code = 'code' in error ? String(error.code) : ''
  const isSystem = code.startsWith('E') && !code.startsWith('ERR_')
  return remedies[code] ?? (isSystem ? 'Check that it can be read' : null)
}

/** Runs what reads the store; what is wrong with its content is told as a broken tool, not as a bug. */
const telling = async <T>(name: string, body: () => Promise<T>): Promise<T> => {
  try {
    return await body()
  } catch (error) {
    throw told(name, error)
  }
}

/** What is not expected is a bug and goes on as it is. */
const told = (name: string, error: unknown): unknown => {
  const remedy = typeof error === 'object' && error !== null ? remedyOf(error) : null
  if (remedy === null) return error
  return new ToolError({ ran: `reading ${name}`, outcome: 'failed', output: (error as Error).message, remedy }, error)
}

const headOf = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The store at a path. An archive that is packed as a whole is unpacked first, because it is read out of order. */
const openStore = async (path: string, tempDir: string, limit: number) => {
  if ((await stat(path)).isDirectory()) return { store: folderStore(path), close: () => Promise.resolve() }
  const unpack = unpacking(await headOf(path))
  if (unpack.length === 0) return { store: await tarStore(path), close: () => Promise.resolve() }
  const folder = await mkdtemp(join(tempDir, 'archproof-archive-'))
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const file = join(folder, 'image.tar')
    let left = limit
    const bounded = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        left -= chunk.length
        if (left >= 0) done(null, chunk)
        else done(new DamagedImage(`it unpacks to more than ${limit} bytes`))
      },
    })
    await pipeline([createReadStream(path), ...unpack, bounded, createWriteStream(file)])
    return { store: await tarStore(file), close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Opens an OCI layout or a `docker save` archive for reading.
 * @param name what the user calls it, for messages
 * @param wanted digest of one of several images in it
 * @throws ToolError when it cannot be read or is damaged
 */
export const openStored = (
  { name, path, wanted }: { readonly name: string; readonly path: string; readonly wanted: Digest | null },
  options: StoreOptions,
): Promise<StoredSource> =>
  telling(name, async () => {
    const unpackLimit = options.unpackLimit ?? 64 * gib
    const { store, close } = await openStore(path, options.tempDir, Math.min(unpackLimit, 16 * gib))
    try {
      const found = await storedImages(store, wanted)
      const files: ImageFiles = {
        open: (_image, platform) =>
          telling(name, () => {
            const image = choose(found, platform)
            return Promise.resolve(openImage(name, { store, image, options, unpackLimit }))
          }),
      }
      return { ...found, files, close }
    } catch (error) {
      await close()
      throw error
    }
  })

/** The only image for a platform. @throws DamagedImage when there is none, or several */
const choose = ({ images, absent }: StoredImages, platform: Platform): StoredImage => {
  const [only, ...others] = images.filter((image) => image.platform === platform)
  if (only === undefined)
    throw new DamagedImage(
      [`it holds no image for ${platform}`, ...absent.slice(0, 5)].join('; '),
      undefined,
      `Build and export it for ${platform}, or leave that platform out`,
    )
  if (others.length === 0) return only
  const digests = [only, ...others].slice(0, 5).map(({ digest }) => digest)
  const several = `it holds several images for ${platform}: name one of them behind @ (${digests.join(', ')})`
  throw new DamagedImage(several, undefined, 'Write the digest of one of them behind the path')
}

interface Opening {
  readonly store: BlobStore
  readonly image: StoredImage
  readonly options: StoreOptions
  readonly unpackLimit: number
}

const openImage = (name: string, { store, image, options, unpackLimit }: Opening) => {
  const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * gib)
  const learnt: Learnt = { gaps: [], bytes: [] }
  const budget: Budget = { left: unpackLimit, most: unpackLimit }
  return {
    config: toImageConfig(image.document.config),
    gaps: learnt.gaps,
    entries: retoldEntries(readLayers(image.layers, { store, spool, budget }, learnt), (error) => told(name, error)),
    bringers: async (paths: readonly string[]) => {
      // Nothing is kept of what is only looked at.
      const looking = openSpool(options.tempDir, 0)
      try {
        const reading = { store, spool: looking, budget: { left: unpackLimit, most: unpackLimit } }
        return await telling(name, () => bringersOf(image, paths, reading))
      } finally {
        await looking.close()
      }
    },
    layers: () => {
      const instructions = layerInstructions(image.document)
      return Promise.resolve(
        image.layers.map((_, index) => ({ instruction: instructions[index] ?? '', bytes: learnt.bytes[index] ?? 0 })),
      )
    },
    close: () => spool.close(),
  }
}
