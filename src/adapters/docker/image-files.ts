import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { extract, type Header } from 'tar-stream'
import { joinPath } from '../../core/packages/path.js'
import { parsePlatform, type Platform } from '../../core/platform.js'
import { ToolError } from '../../errors.js'
import type { ImageConfig, ImageEntry, ImageFiles, KeptFile, OpenImage } from '../../ports/image-files.js'
import { run, runOrThrow } from '../command.js'
import { openSpool, type Spool } from './spool.js'

export interface DockerImageFilesOptions {
  /** Marks the containers of this run (`archproof.run=<this>`), so that what a killed run left can be found. */
  readonly runLabel: string
  /** A folder for what is kept aside. */
  readonly tempDir: string
  readonly signal?: AbortSignal
  /** Most bytes kept aside per image. Default 8 GiB. */
  readonly keepLimit?: number
}

const mostEntries = 2_000_000
/** PATH_MAX of Linux; docker export writes nothing longer from a real file system. */
const longestPath = 4096

/** What `keep` shows before it decides: an ELF header with its program headers fits. */
const headLength = 512

const remedy = 'Check that the engine runs and that the image is in it (docker image ls)'

/** Reads images through the engine: a container that is never started, and its archive. */
export const dockerImageFiles = (options: DockerImageFilesOptions): ImageFiles => ({
  open: async (image, platform) => {
    const limits = options.signal === undefined ? {} : { signal: options.signal }
    const name = `archproof-files-${randomBytes(8).toString('hex')}`
    const remove = async (): Promise<void> => {
      // -v: an image with VOLUME gets anonymous volumes even when its container never starts.
      await run('docker', ['rm', '--force', '--volumes', name], { timeoutMs: 60_000 })
    }
    const creation = runOrThrow('docker', createArgv(name, image, platform, options.runLabel), remedy, limits)
    const [created, config] = await Promise.allSettled([creation, readConfig(image, platform)])
    if (created.status === 'rejected' || config.status === 'rejected') {
      await remove()
      throw created.status === 'rejected' ? created.reason : (config as PromiseRejectedResult).reason
    }
    return openContainer({ name, config: config.value, remove }, options)
  },
})

const createArgv = (name: string, image: string, platform: Platform, runLabel: string): readonly string[] => [
  'create',
  '--pull=never',
  `--platform=${platform}`,
  `--name=${name}`,
  `--label=archproof.run=${runLabel}`,
  '--network=none',
  image,
  // Never run; an image without entrypoint and command needs some word here to be accepted.
  'archproof',
]

/** What tar-stream hands out: its streams are streamx', not Node's. */
interface ArchiveEntry extends AsyncIterable<unknown> {
  readonly header: Header
}

interface Container {
  readonly name: string
  readonly config: ImageConfig
  readonly remove: () => Promise<void>
}

const openContainer = ({ name, config, remove }: Container, options: DockerImageFilesOptions): OpenImage => {
  const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * 1024 ** 3)
  let removing: Promise<void> | undefined
  const removeOnce = (): Promise<void> => (removing ??= remove())
  return {
    config,
    entries: (async function* () {
      try {
        yield* readArchive(name, spool, options.signal)
      } finally {
        // What was kept aside does not need it any more; removing takes a while and the caller has work to do.
        void removeOnce()
      }
    })(),
    close: () => {
      spool.close()
      return removeOnce()
    },
  }
}

async function* readArchive(name: string, spool: Spool, signal: AbortSignal | undefined): AsyncGenerator<ImageEntry> {
  const argv = ['export', name]
  const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'], signal })
  let stderr = ''
  child.stderr.on('data', (bytes: Buffer) => (stderr = (stderr + bytes.toString('utf8')).slice(-4096)))
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      stderr = error.message
      resolve(null)
    })
    child.once('close', (code) => resolve(code))
  })
  const failure = (outcome: string, output: string, cause?: unknown): ToolError =>
    new ToolError({ ran: ['docker', ...argv].join(' '), outcome, output, remedy }, cause)
  const archive = extract()
  child.stdout.pipe(archive)
  let count = 0
  try {
    for await (const stream of archive) {
      count += 1
      if (count > mostEntries) throw failure('gave too much', `the image has more than ${mostEntries} files`)
      const entry = toEntry(stream, spool)
      if (entry !== null) yield entry
      // Skips what nobody asked for; a no-op when it was read.
      stream.resume()
    }
    const exitCode = await ended
    if (exitCode !== 0) throw failure(outcomeOf(exitCode), stderr.trim())
  } catch (error) {
    if (error instanceof ToolError) throw error
    child.kill()
    const exitCode = await ended
    throw failure(outcomeOf(exitCode), `${stderr.trim()} ${error instanceof Error ? error.message : ''}`.trim(), error)
  } finally {
    child.kill()
    archive.destroy()
  }
}

const outcomeOf = (exitCode: number | null): string =>
  exitCode === null ? 'was ended' : `ended with exit status ${exitCode}`

const types: Readonly<Record<string, ImageEntry['type']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'directory',
  symlink: 'symlink',
  link: 'hardlink',
}

/** null for a path that no file of a Linux system can have. */
const toEntry = (stream: ArchiveEntry, spool: Spool): ImageEntry | null => {
  const { header } = stream
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
    bytes: async (limit) => (size > limit ? null : Buffer.concat(await collect(stream))),
    keep: (accept) => keep(stream, size, accept, spool),
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

const collect = async (stream: ArchiveEntry): Promise<readonly Uint8Array[]> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return chunks
}

const keep = async (
  stream: ArchiveEntry,
  size: number,
  accept: (head: Uint8Array) => boolean,
  spool: Spool,
): Promise<KeptFile | 'refused' | 'full'> => {
  const chunks = stream[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < headLength) {
    const next = (await chunks.next()) as IteratorResult<Uint8Array, undefined>
    if (next.done === true) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  const whole = async function* (): AsyncGenerator<Uint8Array> {
    yield head
    for (;;) {
      const next = (await chunks.next()) as IteratorResult<Uint8Array, undefined>
      if (next.done === true) return
      yield next.value
    }
  }
  if (!accept(head)) return 'refused'
  return (await spool.append(whole(), size)) ?? 'full'
}

/** What `docker image inspect` prints; everything may be absent or null. */
interface InspectedConfig {
  readonly Env?: readonly string[] | null
  readonly Entrypoint?: readonly string[] | null
  readonly Cmd?: readonly string[] | null
  readonly WorkingDir?: string
  readonly User?: string
  readonly Labels?: Readonly<Record<string, string>> | null
}

interface InspectedImage {
  readonly Os?: string
  readonly Architecture?: string
  readonly Variant?: string
  readonly Config?: InspectedConfig | null
}

const readConfig = async (image: string, platform: Platform): Promise<ImageConfig> => {
  const format = ['--format', '{{json .}}']
  // Engines before API 1.49 do not know the flag; they keep one platform per image, so what they have is compared.
  const exact = await run('docker', ['image', 'inspect', `--platform=${platform}`, ...format, image])
  if (exact.exitCode === 0) return toConfig(parseImage(exact.stdout, image))
  const only = parseImage((await runOrThrow('docker', ['image', 'inspect', ...format, image], remedy)).stdout, image)
  const variant = only.Variant === undefined || only.Variant === '' ? '' : `/${only.Variant}`
  if (parsePlatform(`${only.Os ?? ''}/${only.Architecture ?? ''}${variant}`) === platform) return toConfig(only)
  throw new ToolError({
    ran: `docker image inspect --platform=${platform} ${image}`,
    outcome: outcomeOf(exact.exitCode),
    output: exact.stderr.trim().slice(-1000),
    remedy,
  })
}

const parseImage = (json: string, image: string): InspectedImage => {
  try {
    return JSON.parse(json) as InspectedImage
  } catch (error) {
    throw new ToolError({ ran: `docker image inspect ${image}`, outcome: 'gave no JSON', output: '', remedy }, error)
  }
}

const toConfig = ({ Config }: InspectedImage): ImageConfig => {
  const { Env, Entrypoint, Cmd, WorkingDir = '', User = '', Labels } = Config ?? {}
  return {
    env: Object.fromEntries((Env ?? []).map(toVariable)),
    entrypoint: Entrypoint ?? [],
    command: Cmd ?? [],
    workingDir: WorkingDir === '' ? '/' : WorkingDir,
    user: User,
    labels: Labels ?? {},
  }
}

const toVariable = (line: string): readonly [string, string] => {
  const equals = line.indexOf('=')
  return equals === -1 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)]
}
