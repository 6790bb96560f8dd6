import { spawn, type ChildProcess } from 'node:child_process'
import { extract, type Header } from 'tar-stream'
import { joinPath } from '../../core/packages/path.js'
import { ToolError } from '../../errors.js'
import type { ImageEntry, KeptFile } from '../../ports/image-files.js'
import type { Spool } from './spool.js'

const mostEntries = 2_000_000

/** PATH_MAX of Linux; docker export writes nothing longer from a real file system. */
const longestPath = 4096

/** What `keep` shows before it decides: an ELF header with its program headers fits. */
const headLength = 512

const remedy = 'Check that the engine runs and has room on its disk'

/** What tar-stream hands out: its streams are streamx', not Node's. */
interface ArchiveEntry extends AsyncIterable<unknown> {
  readonly header: Header
  resume(): unknown
}

/** The archive of a container, entry by entry. The program that writes it is ended when the iteration is. */
export async function* readArchive(
  container: string,
  spool: Spool,
  signal: AbortSignal | undefined,
): AsyncGenerator<ImageEntry> {
  const argv = ['export', container]
  const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'], signal })
  const ended = endOf(child)
  const archive = extract()
  child.stdout.pipe(archive)
  const streams = archive[Symbol.asyncIterator]()
  const failure = async (problem: string, cause?: unknown): Promise<ToolError> => {
    const { outcome, stderr } = await ended
    const output = [stderr, problem].filter(Boolean).join(': ')
    return new ToolError({ ran: ['docker', ...argv].join(' '), outcome, output, remedy }, cause)
  }
  try {
    for (let count = 0; ; count += 1) {
      const next = await nextOf(streams)
      if (next === null) break
      if (count >= mostEntries) throw new RangeError(`more than ${mostEntries} files`)
      const content = readerOf(next)
      const entry = toEntry(next.header, content, spool)
      if (entry !== null) yield entry
      await content.skip()
    }
    if ((await ended).exitCode !== 0) throw await failure('')
  } catch (error) {
    if (error instanceof ToolError) throw error
    stop(child)
    throw await failure(error instanceof Error ? error.message : 'its archive cannot be read', error)
  } finally {
    // Not the iterator's own way to stop: it waits for a reader who has gone.
    stop(child)
    archive.destroy()
  }
}

const nextOf = async (streams: AsyncIterator<ArchiveEntry>): Promise<ArchiveEntry | null> => {
  const next = await streams.next()
  return next.done === true ? null : next.value
}

const stop = (child: ChildProcess): void => {
  child.kill()
  // What nobody reads any more would keep the program, and with it the container, for ever.
  child.stdout?.destroy()
}

interface Ended {
  readonly exitCode: number | null
  readonly outcome: string
  readonly stderr: string
}

const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    let stderr = ''
    const end = (exitCode: number | null, outcome: string): void =>
      resolve({ exitCode, outcome, stderr: stderr.trim() })
    child.stderr?.on('data', (bytes: Buffer) => (stderr = (stderr + bytes.toString('utf8')).slice(-4096)))
    child.once('error', (error) => {
      stderr = error.message
      end(null, error.name === 'AbortError' ? 'was cancelled' : 'could not be run')
    })
    child.once('exit', (code) => end(code, code === null ? 'was ended' : `ended with exit status ${code}`))
  })

/** The content of one entry, taken at most once. */
interface Reader {
  /** null at the end. */
  next(): Promise<Uint8Array | null>
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
const toEntry = (header: Header, content: Reader, spool: Spool): ImageEntry | null => {
  const path = joinPath('/', header.name)
  if (path.length > longestPath || path.includes('\0')) return null
  const type = types[header.type] ?? 'other'
  const size = type === 'file' ? header.size : 0
  return {
    path,
    type,
    ...ownership(header),
    size,
    target: targetOf(type, header.linkname),
    bytes: (limit) => bytesOf(content, size, limit),
    keep: (accept) => keep(content, size, accept, spool),
  }
}

const ownership = ({ mode, uid, gid, pax }: Header) => ({
  mode,
  uid,
  gid,
  capabilities: typeof pax === 'object' && pax !== null && 'SCHILY.xattr.security.capability' in pax,
})

/** Hard links name another entry of the archive, symbolic ones are kept as written. */
const targetOf = (type: ImageEntry['type'], written: string | null): string => {
  const target = (written ?? '').slice(0, longestPath)
  if (type === 'hardlink') return joinPath('/', target)
  return type === 'symlink' ? target : ''
}

const bytesOf = async (content: Reader, size: number, limit: number): Promise<Uint8Array | null> => {
  if (size > limit) return null
  const chunks: Uint8Array[] = []
  for (let chunk = await content.next(); chunk !== null; chunk = await content.next()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const keep = async (
  content: Reader,
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
