import { createHash } from 'node:crypto'
import { pipeline, Readable, Transform } from 'node:stream'
import type { Digest } from '../../core/evidence.js'
import type { BlobStore } from './blob-store.js'
import { DamagedImage } from './damaged-image.js'
import { unpacking } from './unpack.js'

/** Bytes that may still come out of all layers of one image. */
export interface Budget {
  left: number
  readonly most: number
}

/** A layer in a store, with what its bytes must come to. */
export interface StoredLayer {
  /** Its file in the store. */
  readonly name: string
  /** Digest of the file; null where nothing states it. */
  readonly digest: Digest | null
  /** Digest of the archive in it; null where nothing states it. */
  readonly diffId: Digest | null
}

/** The path of a blob in a layout (OCI image specification, image-layout.md). */
export const blobName = (digest: Digest): string => `blobs/${digest.replace(':', '/')}`

const all = async (stream: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Larger than any manifest (registries refuse those over 4 MiB) or configuration. */
const longestDocument = 8 * 1024 * 1024

/**
 * The text of a small file; null when there is none.
 * @throws DamagedImage when it is too large, or not what its digest says
 */
export const readDocument = async (store: BlobStore, name: string, digest: Digest | null): Promise<string | null> => {
  const size = await store.size(name)
  if (size === null) return null
  if (size > longestDocument) throw new DamagedImage(`${name} is larger than ${longestDocument} bytes`)
  const bytes = await all(store.stream(name))
  if (digest !== null && digestOf(bytes) !== digest) throw new DamagedImage(`${name} is not what its digest says`)
  return bytes.toString('utf8')
}

/** Passes everything on, and fails at the end when it was not what the digest says. */
const verifying = (digest: Digest | null, name: string): readonly Transform[] => {
  if (digest === null) return []
  const hash = createHash('sha256')
  return [
    new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk)
        done(null, chunk)
      },
      flush: (done) => {
        const isRight = `sha256:${hash.digest('hex')}` === digest
        done(isRight ? null : new DamagedImage(`${name} is not what its digest says`))
      },
    }),
  ]
}

const counting = (budget: Budget): Transform =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      budget.left -= chunk.length
      if (budget.left >= 0) done(null, chunk)
      else done(new DamagedImage(`its layers hold more than ${budget.most} bytes`))
    },
  })

/** The bytes of a layer, with what tells whether they were right. */
export interface OpenLayer {
  readonly stream: Readable
  /** Resolves once every byte of the file was read and verified; rejects when something is wrong with it. */
  readonly isRight: Promise<void>
}

/**
 * The tar archive of a layer, verified while it is read, to the last byte of its file.
 * @throws DamagedImage when the store does not have it, or it cannot be unpacked
 */
export const openLayer = async (store: BlobStore, layer: StoredLayer, budget: Budget): Promise<OpenLayer> => {
  const { name, digest, diffId } = layer
  const size = await store.size(name)
  if (size === null) throw new DamagedImage(`${store.place} does not hold the layer ${name}`)
  // Reading takes time even where nothing is unpacked.
  budget.left -= size
  const steps = [
    ...verifying(digest, name),
    ...unpacking(await all(store.stream(name, 8))),
    counting(budget),
    ...verifying(diffId, name),
  ]
  // The last of them is read by the caller; how the others end is known only when all have.
  const isRight = new Promise<void>((resolve, reject) => {
    pipeline([store.stream(name), ...steps], (error) => (error ? reject(error) : resolve()))
  })
  isRight.catch(() => undefined)
  return { stream: steps.at(-1) as Readable, isRight }
}
