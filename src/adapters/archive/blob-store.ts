import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { extract, type Header } from 'tar-stream'
import { joinPath } from '../../core/packages/path.js'
import { DamagedImage } from './damaged-image.js'

/** Files by name: those of a folder, or of a tar archive on disk. Nothing is held open between two calls. */
export interface BlobStore {
  /** What a person calls it. */
  readonly place: string
  /** Bytes; null when there is no such file. */
  size(name: string): Promise<number | null>
  /** @param range bytes from the start; everything without. */
  stream(name: string, range?: number): Readable
}

const bigChunk = 1024 * 1024

/** The files of a folder. Names come from digests and constants, never from what is in a file. */
export const folderStore = (folder: string): BlobStore => ({
  place: folder,
  size: async (name) => {
    const found = await stat(join(folder, name)).catch(() => null)
    // Anything else than a file would block, or never end.
    return found?.isFile() === true ? found.size : null
  },
  stream: (name, range) =>
    createReadStream(join(folder, name), {
      highWaterMark: bigChunk,
      ...(range === undefined ? {} : { end: range - 1 }),
    }),
})

/** More files than any image archive has: each layer brings three at most. */
const mostFiles = 10_000

interface Place {
  readonly start: number
  readonly size: number
}

/** The first entry at or behind an offset; null at the end of the archive. The content is not read. */
const entryAt = async (file: string, offset: number): Promise<Header | null> => {
  const source = createReadStream(file, { start: offset, highWaterMark: 4096 })
  const archive = extract()
  source.once('error', (error) => archive.destroy(error))
  source.pipe(archive)
  try {
    const next = (await archive[Symbol.asyncIterator]().next()) as IteratorResult<{ header: Header }, undefined>
    return next.done === true ? null : next.value.header
  } catch (error) {
    throw new DamagedImage(`it is no archive: ${error instanceof Error ? error.message : String(error)}`, error)
  } finally {
    source.unpipe(archive)
    source.destroy()
    archive.on('error', () => undefined)
    archive.destroy()
  }
}

/**
 * The files of an uncompressed tar archive, wherever they lie in it. Only headers are read to find them.
 * @throws DamagedImage when the archive is cut, holds too many files or is none
 */
export const tarStore = async (file: string): Promise<BlobStore> => {
  const handle = await open(file, 'r')
  const { size: length } = await handle.stat().finally(() => handle.close())
  const places = new Map<string, Place>()
  const links = new Map<string, string>()
  for (let offset = 0; offset < length;) {
    const header = await entryAt(file, offset)
    if (header === null) break
    const name = joinPath('/', header.name)
    const start = offset + ((header as Header & { byteOffset?: number }).byteOffset ?? 0)
    const size = header.type === 'directory' ? 0 : header.size
    if (start + size > length) throw new DamagedImage(`it is cut: ${name} is not there in full`)
    if (header.type === 'file') places.set(name, { start, size })
    // Engines of old write a layer that two images share once, and then a link to it.
    else if (header.type === 'symlink') links.set(name, joinPath(`${name}/..`, header.linkname))
    else if (header.type === 'link') links.set(name, joinPath('/', header.linkname))
    if (places.size + links.size > mostFiles) throw new DamagedImage(`it holds more than ${mostFiles} files`)
    offset = start + Math.ceil(size / 512) * 512
  }
  const placeOf = (name: string): Place | null => {
    const path = joinPath('/', name)
    return places.get(links.get(path) ?? path) ?? null
  }
  return {
    place: file,
    size: (name) => Promise.resolve(placeOf(name)?.size ?? null),
    stream: (name, range) => {
      const place = placeOf(name)
      if (place === null) throw new DamagedImage(`it holds no ${name}`)
      const bytes = Math.min(place.size, range ?? place.size)
      // An end before the start is refused, so nothing at all is asked for differently.
      if (bytes === 0) return createReadStream(file, { start: length })
      return createReadStream(file, { start: place.start, end: place.start + bytes - 1, highWaterMark: bigChunk })
    },
  }
}
