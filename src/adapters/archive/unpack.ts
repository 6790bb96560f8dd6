import { Transform, type TransformCallback } from 'node:stream'
import * as zlib from 'node:zlib'
import { DamagedImage } from './damaged-image.js'

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

/** Whether zlib says that what it was given is damaged. */
export const isUnpackError = (error: unknown): error is Error =>
  typeof error === 'object' && error !== null && 'code' in error && /^(?:Z_|ZSTD_)/.test(String(error.code))

/** What comes next in a file of frames: its length where `isKept` is passed on. */
interface Part {
  readonly length: number
  readonly isKept: boolean
  /** What follows, once all its bytes are there; null: a new frame. */
  readonly next: (bytes: Buffer) => Part | null
}

const start: Part = {
  length: 4,
  isKept: true,
  next: (bytes) => {
    const magic = bytes.readUInt32LE()
    if (magic === 0xfd2fb528) return { length: 1, isKept: true, next: (head) => descriptor(head[0] ?? 0) }
    if (magic >>> 4 === 0x184d2a5)
      return { length: 4, isKept: false, next: (size) => nothing(size.readUInt32LE(), false, null) }
    throw new DamagedImage('it goes on behind its last zstd frame')
  },
}

const nothing = (length: number, isKept: boolean, then: Part | null): Part => ({ length, isKept, next: () => then })

/** Frame_Header_Descriptor (RFC 8878, section 3.1.1.1.1): lengths of the fields behind it. */
const descriptor = (byte: number): Part => {
  const isSingle = (byte & 0x20) !== 0
  const content = byte >> 6 === 0 ? (isSingle ? 1 : 0) : 1 << (byte >> 6)
  const dictionary = [0, 1, 2, 4][byte & 3] ?? 0
  return nothing((isSingle ? 0 : 1) + dictionary + content, true, block((byte & 4) !== 0))
}

/** Block_Header (section 3.1.1.2): a run-length block is one byte, whatever its size says. */
const block = (isSummed: boolean): Part => ({
  length: 3,
  isKept: true,
  next: (bytes) => {
    const header = bytes.readUIntLE(0, 3)
    const length = ((header >> 1) & 3) === 1 ? 1 : header >> 3
    if ((header & 1) === 0) return nothing(length, true, block(isSummed))
    return nothing(length + (isSummed ? 4 : 0), true, null)
  },
})

/**
 * Hands on zstd frames so that no chunk has bytes of two of them, because zlib stops at the end of a frame and drops what
 * follows in the same chunk. Frames to be skipped are left out; what is no frame, or is cut, fails.
 */
const frames = (): Transform => {
  let part: Part = start
  let done = 0
  // Of fields that are looked at; contents are not kept.
  let field: Buffer = Buffer.alloc(0)
  let isInside = false
  const keep = (piece: Buffer, out: Transform): void => {
    done += piece.length
    isInside = true
    if (part.length <= 4) field = Buffer.concat([field, piece])
    else if (part.isKept && piece.length > 0) out.push(piece)
  }
  const goOn = (out: Transform): void => {
    const next = part.next(field)
    const isSkipped = part === start && next?.isKept === false
    if (part.isKept && !isSkipped && field.length > 0) out.push(field)
    isInside = next !== null
    part = next ?? start
    done = 0
    field = Buffer.alloc(0)
  }
  const take = (chunk: Buffer, out: Transform): void => {
    for (let at = 0; at < chunk.length || part.length === 0;) {
      const piece = chunk.subarray(at, at + part.length - done)
      at += piece.length
      keep(piece, out)
      if (done === part.length) goOn(out)
    }
  }
  const guarded = (body: () => void, callback: TransformCallback): void => {
    try {
      body()
      callback()
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      guarded(() => take(chunk, this), callback)
    },
    flush: (callback) => callback(isInside ? new DamagedImage('it is cut inside of a zstd frame') : null),
  })
}

const unpackers = {
  gzip: (): readonly [Transform] => [zlib.createGunzip()],
  zstd: (): readonly [Transform, Transform] => {
    // Node 22.15 brought it.
    if (typeof (zlib as Partial<typeof zlib>).createZstdDecompress !== 'function')
      throw new DamagedImage('its layers are packed with zstd, which needs Node 22.15 or newer')
    return [frames(), zlib.createZstdDecompress()]
  },
}

/** Fails when not everything was unpacked: gzip takes what follows its last member for padding and says nothing. */
const counted = (unpack: Transform): readonly Transform[] => {
  let given = 0
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      given += chunk.length
      done(null, chunk)
    },
  })
  const check = new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, chunk),
    flush: (done) => {
      const { bytesWritten: taken } = unpack as Transform & { readonly bytesWritten: number }
      done(taken < given ? new DamagedImage('it goes on behind what is packed') : null)
    },
  })
  return [count, unpack, check]
}

/** Transforms that unpack such a file: none when it is not packed. @throws DamagedImage for what cannot be unpacked */
export const unpacking = (head: Uint8Array): readonly Transform[] => {
  const kind = packing(head)
  if (kind === null) return []
  if (kind === 'xz' || kind === 'bzip2') throw new DamagedImage(`it is packed with ${kind}, which images are not`)
  const steps = unpackers[kind]()
  return [...steps.slice(0, -1), ...counted(steps.at(-1) as Transform)]
}
