import { createReadStream } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { joinPath } from '../../core/packages/path.js'
import { DamagedImage } from './damaged-image.js'
import { fileBytes } from './tar-bytes.js'
import { tarHeaders } from './tar-headers.js'

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

/** The files of a folder. What documents in it name, and where links in it lead, never leaves it. */
export const folderStore = (folder: string): BlobStore => {
  const pathOf = (name: string): string => join(folder, joinPath('/', name))
  return {
    place: folder,
    size: async (name) => {
      const path = await realpath(pathOf(name)).catch(() => null)
      if (path === null) return null
      const away = relative(await realpath(folder), path)
      if (away === '..' || away.startsWith(`..${sep}`) || isAbsolute(away))
        throw new DamagedImage(`${name} is a link that leads out of it`)
      const found = await stat(path)
      // Anything else than a file would block, or never end.
      return found.isFile() ? found.size : null
    },
    stream: (name, range) =>
      createReadStream(pathOf(name), {
        highWaterMark: bigChunk,
        ...(range === undefined ? {} : { end: range - 1 }),
      }),
  }
}

/** More files than any image archive has: each layer brings three at most. */
const mostFiles = 10_000

interface Place {
  readonly start: number
  readonly size: number
}

/**
 * The files of an uncompressed tar archive, wherever they lie in it. Only headers are read to find them.
 * @throws DamagedImage when the archive is cut, holds too many files or is none
 */
export const tarStore = async (file: string): Promise<BlobStore> => {
  const handle = await open(file, 'r')
  const places = new Map<string, Place | string>()
  const { size: length } = await handle.stat()
  try {
    for await (const { type, path, link, start, size } of tarHeaders(fileBytes(handle, length))) {
      if (type === 'file') places.set(path, { start, size })
      // Engines of old write a layer that two images share once, and then a link to it.
      else if (type === 'symlink') places.set(path, joinPath(`${path}/..`, link))
      else if (type === 'hardlink') places.set(path, joinPath('/', link))
      if (places.size > mostFiles) throw new DamagedImage(`it holds more than ${mostFiles} files`)
    }
  } finally {
    await handle.close()
  }
  const placeOf = (name: string): Place | null => {
    const found = places.get(joinPath('/', name)) ?? null
    const place = typeof found === 'string' ? places.get(found) : found
    return typeof place === 'object' ? place : null
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
