import { createHash } from 'node:crypto'
import { pipeline, Readable, Transform } from 'node:stream'
import * as zlib from 'node:zlib'
import type { Digest } from '../../core/evidence.js'
import type { BlobStore } from './blob-store.js'
import { DamagedImage } from './damaged-image.js'

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

const unpackers = {
  gzip: () => zlib.createGunzip(),
  zstd: (): Transform => {
    // Node 22.15 brought it.
    if (typeof (zlib as Partial<typeof zlib>).createZstdDecompress === 'function') return zlib.createZstdDecompress()
    throw new DamagedImage('its layers are packed with zstd, which needs Node 22.15 or newer')
  },
}

/** How a file is packed, by its first bytes as engines do it (moby, pkg/archive); media types are often wrong. */
export const packing = (head: Uint8Array): 'gzip' | 'zstd' | 'xz' | 'bzip2' | null => {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte)
  if (starts(0x1f, 0x8b)) return 'gzip'
  // A frame, or one to be skipped (RFC 8878, section 3.1).
  if (starts(0x28, 0xb5, 0x2f, 0xfd) || (starts(head[0] ?? 0, 0x2a, 0x4d, 0x18) && (head[0] ?? 0) >> 4 === 5))
    return 'zstd'
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0)) return 'xz'
  return starts(0x42, 0x5a, 0x68) ? 'bzip2' : null
}

/** The transform that unpacks such a file; null when it is not packed. @throws DamagedImage for what cannot be unpacked */
export const unpacking = (head: Uint8Array): Transform | null => {
  const kind = packing(head)
  if (kind === null) return null
  if (kind === 'xz' || kind === 'bzip2') throw new DamagedImage(`it is packed with ${kind}, which images are not`)
  return unpackers[kind]()
}

/**
 * The tar archive of a layer, verified while it is read: whoever takes all of it gets an error at the end when it is not what
 * its digests say.
 * @throws DamagedImage when the store does not have it, or it cannot be unpacked
 */
export const openLayer = async (store: BlobStore, layer: StoredLayer, budget: Budget): Promise<Readable> => {
  const { name, digest, diffId } = layer
  if ((await store.size(name)) === null) throw new DamagedImage(`${store.place} does not hold the layer ${name}`)
  const unpack = unpacking(await all(store.stream(name, 8)))
  const steps = [
    ...verifying(digest, name),
    ...(unpack === null ? [] : [unpack]),
    counting(budget),
    ...verifying(diffId, name),
  ]
  // What fails is told by the last of them; there is nothing to do here.
  pipeline([store.stream(name), ...steps], () => undefined)
  return steps.at(-1) as Readable
}
