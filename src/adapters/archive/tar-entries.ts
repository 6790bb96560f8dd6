import type { Readable } from 'node:stream'
import { joinPath } from '../../core/packages/path.js'
import type { SeenFile } from '../../core/smoke/deciding-files.js'
import type { ImageEntry, KeptFile } from '../../ports/image-files.js'
import { DamagedImage } from './damaged-image.js'
import { createSight } from './sight.js'
import type { Spool } from './spool.js'
import { streamBytes, type TarBytes } from './tar-bytes.js'
import { tarHeaders, type TarHeader } from './tar-headers.js'

const mostEntries = 2_000_000

/** What `keep` shows before it decides: an ELF header with its program headers fits. */
const headLength = 512

/**
 * A tar archive, entry by entry. Whoever opened the source ends it; what is left of it behind the last entry is read too.
 * @param watch is told of every entry once it has been read to its end
 * @throws what the source throws; DamagedImage for an archive that is cut, is none or may be understood differently; RangeError
 * for too many entries
 */
export async function* readTar(
  source: Readable,
  spool: Spool,
  watch?: (file: SeenFile) => void,
): AsyncGenerator<ImageEntry> {
  const bytes = streamBytes(source)
  // Nobody else hears of what goes wrong once nobody reads any more.
  source.on('error', () => undefined)
  let count = 0
  for await (const header of tarHeaders(bytes)) {
    count += 1
    if (count > mostEntries) throw new RangeError(`more than ${mostEntries} files`)
    const sight = watch === undefined ? undefined : createSight()
    const content = readerOf(bytes, header, sight?.see)
    const entry = toEntry(header, content, spool)
    yield entry
    if (sight === undefined) continue
    while ((await content.next()) !== null);
    watch?.(sight.asFile(entry, header.attributes))
  }
}

/** The content of one file, chunk by chunk, taken at most once. */
export interface ContentReader {
  /** null at the end. */
  next(): Promise<Uint8Array | null>
}

const readerOf = (
  bytes: TarBytes,
  { start, size }: TarHeader,
  see: ((chunk: Uint8Array) => void) | undefined,
): ContentReader => ({
  next: async () => {
    const left = start + size - bytes.offset()
    if (left <= 0) return null
    const chunk = await bytes.some(left)
    if (chunk === null) throw new DamagedImage('it is cut: its last file is not there in full')
    see?.(chunk)
    return chunk
  },
})

const toEntry = (header: TarHeader, content: ContentReader, spool: Spool): ImageEntry => {
  const { path, type, mode, uid, gid, link, size, pax } = header
  return {
    ...{ path, type, mode, uid, gid },
    // Hard links name another entry of the archive, symbolic ones are kept as written.
    target: type === 'hardlink' ? joinPath('/', link) : link,
    // The xattr as PAX carries it (archive/tar of Go, star): file capabilities, see capabilities(7).
    capabilities: pax.has('SCHILY.xattr.security.capability'),
    ...contentOf(content, size, spool),
  }
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
