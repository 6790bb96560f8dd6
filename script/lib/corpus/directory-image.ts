import { closeSync, lstatSync, openSync, readFileSync, readSync, readdirSync, readlinkSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import type { SearchableSource } from '../../../src/core/audit/root-files.js'
import type { ImageConfig, ImageEntry, ImageFiles } from '../../../src/ports/image-files.js'

/** Reads a file of this machine piece by piece. */
const sourceOf = (path: string, size: number): SearchableSource => ({
  size,
  read: (offset, length) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
    const descriptor = openSync(path, 'r')
    try {
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset))
    } finally {
      closeSync(descriptor)
    }
  },
  indexOf: (bytes, from) => readFileSync(path).indexOf(bytes, from),
})

const headOf = (path: string): Uint8Array => {
  const bytes = new Uint8Array(512)
  const descriptor = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(descriptor)
  }
}

const typeOf = (stat: Stats): ImageEntry['type'] => {
  if (stat.isDirectory()) return 'directory'
  if (stat.isSymbolicLink()) return 'symlink'
  return stat.isFile() ? 'file' : 'other'
}

const entryOf = (path: string, from: string, stat: Stats, linked: string | undefined): ImageEntry => {
  const type = linked === undefined ? typeOf(stat) : 'hardlink'
  return {
    path,
    type,
    mode: stat.mode & 0o7777,
    uid: stat.uid,
    gid: stat.gid,
    size: type === 'file' ? stat.size : 0,
    target: linked ?? (type === 'symlink' ? readlinkSync(from) : ''),
    capabilities: false,
    bytes: (limit) => Promise.resolve(stat.size > limit ? null : readFileSync(from)),
    keep: (accept) => Promise.resolve(accept(headOf(from)) ? sourceOf(from, stat.size) : 'refused'),
  }
}

/** Hard links come as such, as in the archive of a container: what is one file is read once. */
function* walk(path: string, from: string, seen: Map<number, string>): Generator<ImageEntry> {
  for (const name of readdirSync(from).sort()) {
    const [inside, outside] = [`${path}/${name}`, join(from, name)]
    const stat = lstatSync(outside)
    const linked = stat.isFile() && stat.nlink > 1 ? seen.get(stat.ino) : undefined
    if (stat.isFile() && stat.nlink > 1 && linked === undefined) seen.set(stat.ino, inside)
    yield entryOf(inside, outside, stat, linked)
    if (stat.isDirectory()) yield* walk(inside, outside, seen)
  }
}

/** An image made of folders of this machine, each at its place in the image; the first one is the root. */
export const directoryImage = (
  folders: Readonly<Record<string, string>>,
  config: Partial<ImageConfig> = {},
): ImageFiles => ({
  open: () =>
    Promise.resolve({
      config: {
        ...{ env: {}, entrypoint: [], command: [], workingDir: '/', user: '', labels: {}, ports: [], volumes: [] },
        ...config,
      },
      entries: (async function* () {
        for (const [path, folder] of Object.entries(folders)) {
          const seen = new Map<number, string>()
          for (const entry of walk(path === '/' ? '' : path, folder, seen)) yield await Promise.resolve(entry)
        }
      })(),
      close: () => Promise.resolve(),
    }),
})
