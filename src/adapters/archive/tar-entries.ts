import type { Readable } from 'node:stream'
import { extract, type Header } from 'tar-stream'
import { joinPath } from '../../core/packages/path.js'
import type { ImageEntry, KeptFile } from '../../ports/image-files.js'
import type { Spool } from './spool.js'

const mostEntries = 2_000_000

/** PATH_MAX of Linux; nothing longer comes from a real file system. */
const longestPath = 4096

/** What `keep` shows before it decides: an ELF header with its program headers fits. */
const headLength = 512

/** What tar-stream hands out: its streams are streamx', not Node's. */
interface ArchiveEntry extends AsyncIterable<unknown> {
  readonly header: Header
  resume(): unknown
}

/**
 * A tar archive, entry by entry. Whoever opened the source ends it; what is left of it behind the last entry is read too.
 * @throws what the source or tar-stream throws for an archive that is cut or is none; RangeError for too many entries
 */
export async function* readTar(source: Readable, spool: Spool): AsyncGenerator<ImageEntry> {
  const archive = extract()
  const fail = (error: Error): void => archive.destroy(error)
  source.once('error', fail)
  source.pipe(archive)
  const streams = archive[Symbol.asyncIterator]() as AsyncIterator<ArchiveEntry>
  try {
    for (let count = 0; ; count += 1) {
      const next = await streams.next()
      if (next.done === true) return
      if (count >= mostEntries) throw new RangeError(`more than ${mostEntries} files`)
      const content = readerOf(next.value)
      const entry = toEntry(next.value.header, content, spool)
      if (entry !== null) yield entry
      await content.skip()
    }
  } finally {
    // Not the iterator's own way to stop: it waits for a reader who has gone.
    source.off('error', fail)
    source.on('error', () => undefined)
    source.unpipe(archive)
    archive.destroy()
  }
}

/** The content of one file, chunk by chunk, taken at most once. */
export interface ContentReader {
  /** null at the end. */
  next(): Promise<Uint8Array | null>
}

interface Reader extends ContentReader {
  /** Leaves out what was not taken. */
  skip(): Promise<void>
}

const readerOf = (stream: ArchiveEntry): Reader => {
  let chunks: AsyncIterator<unknown> | undefined
  const next = async (): Promise<Uint8Array | null> => {
    chunks ??= stream[Symbol.asyncIterator]()
    const chunk = await chunks.next()
    return chunk.done === true ? null : (chunk.value as Uint8Array)
  }
  const skip = async (): Promise<void> => {
    if (chunks === undefined) stream.resume()
    else while ((await next()) !== null);
  }
  return { next, skip }
}

const types: Readonly<Record<string, ImageEntry['type']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'directory',
  symlink: 'symlink',
  link: 'hardlink',
}

/** null for a path that no file of a Linux system can have. */
const toEntry = (header: Header, content: ContentReader, spool: Spool): ImageEntry | null => {
  const path = joinPath('/', header.name)
  if (path.length > longestPath || path.includes('\0')) return null
  const type = types[header.type] ?? 'other'
  const size = type === 'file' ? header.size : 0
  return {
    path,
    type,
    ...ownership(header),
    target: targetOf(type, header.linkname),
    ...contentOf(content, size, spool),
  }
}

const ownership = ({ mode, uid, gid, pax }: Header) => ({
  mode,
  uid,
  gid,
  // The xattr as PAX carries it (archive/tar of Go, star): file capabilities, see capabilities(7).
  capabilities: typeof pax === 'object' && pax !== null && 'SCHILY.xattr.security.capability' in pax,
})

/** Hard links name another entry of the archive, symbolic ones are kept as written. */
const targetOf = (type: ImageEntry['type'], written: string | null): string => {
  const target = (written ?? '').slice(0, longestPath)
  if (type === 'hardlink') return joinPath('/', target)
  return type === 'symlink' ? target : ''
}

/** The size of a file, and the two ways to take its content. */
export const contentOf = (
  content: ContentReader,
  size: number,
  spool: Spool,
): Pick<ImageEntry, 'size' | 'bytes' | 'keep'> => ({
  size,
  bytes: (limit) => bytesOf(content, size, limit),
  keep: (accept) => keep(content, size, accept, spool),
})

const bytesOf = async (content: ContentReader, size: number, limit: number): Promise<Uint8Array | null> => {
  if (size > limit) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for (let chunk = await content.next(); chunk !== null; chunk = await content.next()) {
    length += chunk.length
    // A file of a folder may grow while it is read.
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const keep = async (
  content: ContentReader,
  size: number,
  accept: (head: Uint8Array) => boolean,
  spool: Spool,
): Promise<KeptFile | 'refused' | 'full'> => {
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < headLength) {
    const chunk = await content.next()
    if (chunk === null) break
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk])
  }
  if (!accept(head)) return 'refused'
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    for (let chunk: Uint8Array | null = head; chunk !== null; chunk = await content.next()) yield chunk
  }
  return (await spool.append(whole(), size)) ?? 'full'
}
