import { spawn, type ChildProcess } from 'node:child_process'
import type { SeenFile } from '../../core/smoke/deciding-files.js'
import { ToolError } from '../../errors.js'
import type { ImageEntry } from '../../ports/image-files.js'
import type { Spool } from '../archive/spool.js'
import { readTar } from '../archive/tar-entries.js'

const remedy = 'Check that the engine runs and has room on its disk'

export interface ArchiveReading {
  readonly spool: Spool
  readonly signal: AbortSignal | undefined
  /** Is told of every entry once it has been read to its end. */
  readonly watch: ((file: SeenFile) => void) | undefined
}

/** The archive of a container, entry by entry. The program that writes it is ended when the iteration is. */
export async function* readArchive(
  container: string,
  { spool, signal, watch }: ArchiveReading,
): AsyncGenerator<ImageEntry> {
  const argv = ['export', container]
  const child = spawn('docker', argv, { stdio: ['ignore', 'pipe', 'pipe'], signal })
  const ended = endOf(child)
  const failure = async (problem: string, cause?: unknown): Promise<ToolError> => {
    const { outcome, stderr } = await ended
    const output = [stderr, problem].filter(Boolean).join(': ')
    return new ToolError({ ran: ['docker', ...argv].join(' '), outcome, output, remedy }, cause)
  }
  try {
    yield* readTar(child.stdout, spool, watch)
    if ((await ended).exitCode !== 0) throw await failure('')
  } catch (error) {
    if (error instanceof ToolError) throw error
    stop(child)
    throw await failure(error instanceof Error ? error.message : 'its archive cannot be read', error)
  } finally {
    stop(child)
  }
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
