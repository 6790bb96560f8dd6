import type { BigIntStats } from 'node:fs'
import { constants, lstat, open, opendir, readlink, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { ToolError } from '../../errors.js'
import type { ImageEntry, ImageFiles } from '../../ports/image-files.js'
import { openSpool, type Spool } from '../archive/spool.js'
import { toImageConfig } from '../archive/image-config.js'
import { contentOf, type ContentReader } from '../archive/tar-entries.js'

export interface FolderOptions {
  readonly tempDir: string
  readonly keepLimit?: number
}

const mostEntries = 2_000_000
const mostGaps = 100
const chunkSize = 256 * 1024

const isWindows = process.platform === 'win32'

/** Windows knows neither owners nor the x bits that decide on Linux. */
const modeOf = (stats: BigIntStats): number => (isWindows ? 0o755 : Number(stats.mode) & 0o7777)

const typeOf = (stats: BigIntStats): 'file' | 'directory' | 'symlink' | 'other' => {
  if (stats.isDirectory()) return 'directory'
  if (stats.isSymbolicLink()) return 'symlink'
  return stats.isFile() ? 'file' : 'other'
}

interface Walk {
  readonly root: string
  readonly spool: Spool
  readonly gaps: string[]
  /** Device and number of a file that has several names, with the first of them. */
  readonly names: Map<string, string>
}

const gap = ({ gaps }: Walk, path: string, error: unknown): void => {
  const reason = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
  if (gaps.length < mostGaps) gaps.push(`${path} could not be read (${reason})`)
}

/** The chunks of a file. A link that has taken its place meanwhile is not followed. */
const readerOf = (
  native: string,
  path: string,
  walk: Walk,
): ContentReader & { readonly close: () => Promise<void> } => {
  let handle: FileHandle | null = null
  let isOver = false
  return {
    next: async () => {
      if (isOver) return null
      try {
        handle ??= await open(native, constants.O_RDONLY | (isWindows ? 0 : constants.O_NOFOLLOW))
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkSize), 0, chunkSize)
        if (bytesRead > 0) return buffer.subarray(0, bytesRead)
      } catch (error) {
        gap(walk, path, error)
      }
      isOver = true
      return null
    },
    close: async () => {
      isOver = true
      await handle?.close()
    },
  }
}

const nothing: ContentReader = { next: () => Promise.resolve(null) }

/** One entry; `close` when whoever took it is done. */
const entryOf = async (native: string, path: string, stats: BigIntStats, walk: Walk) => {
  const type = typeOf(stats)
  const common = {
    path,
    mode: modeOf(stats),
    uid: isWindows ? 0 : Number(stats.uid),
    gid: isWindows ? 0 : Number(stats.gid),
    target: '',
    // Node does not read extended attributes.
    capabilities: false,
  }
  const done = (): Promise<void> => Promise.resolve()
  const bare = contentOf(nothing, 0, walk.spool)
  if (type === 'symlink') {
    const written = await readlink(native)
    const target = isWindows ? written.replaceAll('\\', '/') : written
    return { entry: { ...common, ...bare, type, target } satisfies ImageEntry, close: done }
  }
  if (type !== 'file') return { entry: { ...common, ...bare, type } satisfies ImageEntry, close: done }
  const inode = `${stats.dev}:${stats.ino}`
  const first = stats.nlink > 1n && !isWindows ? walk.names.get(inode) : undefined
  if (first !== undefined) {
    return { entry: { ...common, ...bare, type: 'hardlink', target: first } satisfies ImageEntry, close: done }
  }
  if (stats.nlink > 1n) walk.names.set(inode, path)
  const content = readerOf(native, path, walk)
  const entry: ImageEntry = { ...common, type, ...contentOf(content, Number(stats.size), walk.spool) }
  return { entry, close: content.close }
}

/** Names in a folder, sorted so that two readings agree. */
const namesIn = async (native: string, path: string, walk: Walk): Promise<readonly string[]> => {
  const names: string[] = []
  try {
    for await (const { name } of await opendir(native)) {
      names.push(name)
      if (names.length > mostEntries) throw new RangeError(`more than ${mostEntries} files`)
    }
  } catch (error) {
    if (error instanceof RangeError) throw error
    gap(walk, path, error)
  }
  return names.sort()
}

/** Everything below the root. Links are told as they are written and never followed. */
async function* walkFolder(walk: Walk): AsyncGenerator<ImageEntry> {
  const pending: string[] = ['/']
  let count = 0
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const native = join(walk.root, folder)
    for (const name of await namesIn(native, folder, walk)) {
      count += 1
      if (count > mostEntries) throw new RangeError(`more than ${mostEntries} files`)
      const path = folder === '/' ? `/${name}` : `${folder}/${name}`
      const at = join(native, name)
      const stats = await lstat(at, { bigint: true }).catch((error: unknown) => gap(walk, path, error))
      if (stats === undefined) continue
      const { entry, close } = await entryOf(at, path, stats, walk)
      try {
        yield entry
      } finally {
        await close()
      }
      if (entry.type === 'directory') pending.push(path)
    }
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** A mistyped path must not pass for an image without Node. @throws ToolError */
const expectRoot = async (root: string): Promise<void> => {
  const fail = (output: string, remedy: string, cause?: unknown): ToolError =>
    new ToolError({ ran: `reading dir:${root}`, outcome: 'failed', output, remedy }, cause)
  const found = await stat(root).catch((error: unknown) => {
    throw fail(error instanceof Error ? error.message : String(error), 'Check the path', error)
  })
  const remedy = 'Give the folder that is the root of the image'
  if (!found.isDirectory()) throw fail('it is no folder', remedy)
  if ((await isFile(join(root, 'oci-layout'))) && (await isFile(join(root, 'index.json'))))
    throw fail('it holds an OCI layout and not the files of an image', `Write oci-layout:${root}`)
}

/**
 * Reads a folder that holds a root file system, on any operating system. It says nothing of the image's environment and user:
 * the environment is taken for empty and the user for root.
 */
export const folderImageFiles = (root: string, options: FolderOptions): ImageFiles => ({
  open: async () => {
    await expectRoot(root)
    const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * 1024 ** 3)
    const gaps: string[] = []
    return {
      config: toImageConfig(null),
      configUnknown: 'a folder does not say how the image is started',
      gaps,
      entries: (async function* () {
        try {
          yield* walkFolder({ root, spool, gaps, names: new Map() })
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
          const remedy = 'Give the folder that is the root of the image, and not one above it'
          throw new ToolError({ ran: `reading dir:${root}`, outcome: 'failed', output: error.message, remedy }, error)
        }
      })(),
      close: () => spool.close(),
    }
  },
})
