import type { SeenFile } from '../../core/smoke/deciding-files.js'
import { ToolError } from '../../errors.js'
import type { ImageEntry } from '../../ports/image-files.js'
import { retoldEntries } from '../archive/retold-entries.js'
import type { Spool } from '../archive/spool.js'
import { readTar } from '../archive/tar-entries.js'
import { startReading } from '../command.js'

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
  const { stdout, ended, stop } = startReading('docker', argv, signal)
  const failure = async (problem: string, cause?: unknown): Promise<ToolError> => {
    const { outcome, stderr } = await ended
    const output = [stderr, problem].filter(Boolean).join(': ')
    return new ToolError({ ran: ['docker', ...argv].join(' '), outcome, output, remedy }, cause)
  }
  const retell = async (error: unknown): Promise<ToolError> => {
    if (error instanceof ToolError) return error
    stop()
    return failure(error instanceof Error ? error.message : 'its archive cannot be read', error)
  }
  try {
    yield* retoldEntries(readTar(stdout, spool, watch), retell)
    if ((await ended).exitCode !== 0) throw await failure('')
  } finally {
    stop()
  }
}
