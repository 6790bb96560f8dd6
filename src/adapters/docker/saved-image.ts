import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { extract, type Header } from 'tar-stream'
import type { Digest } from '../../core/evidence.js'
import { ToolError } from '../../errors.js'
import { startReading } from '../command.js'
import { keepContent } from './kept-content.js'

const remedy = 'Check that the engine runs, that the image is still in it and that the disk has room for it'

/** What tar-stream hands out: its streams are streamx', not Node's. */
interface ArchiveEntry extends AsyncIterable<Uint8Array> {
  readonly header: Header
  resume(): unknown
}

/**
 * Writes the content of an image of the engine, every platform and attestation, into `folder`, one file per blob, named
 * by the 64 hex digits of its digest. Each is digested while it is written, so a file under that name is what the name says.
 * (`docker save` writes an OCI image layout: https://github.com/opencontainers/image-spec/blob/main/image-layout.md.)
 * @throws ToolError
 */
export const saveImage = async (image: Digest, folder: string, signal?: AbortSignal): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const { stdout, ended, stop } = startReading('docker', ['save', image], signal)
  const archive = extract()
  stdout.pipe(archive)
  try {
    for await (const entry of archive as AsyncIterable<ArchiveEntry>) await keep(entry, folder)
    const { exitCode, outcome } = await ended
    if (exitCode !== 0) throw new Error(outcome)
  } catch (error) {
    stop()
    const outcome = error instanceof Error ? `failed: ${error.message}` : 'failed'
    throw new ToolError({ ran: `docker save ${image}`, outcome, output: (await ended).stderr, remedy }, error)
  }
}

/** Keeps an entry that is a blob, and leaves out everything else. */
const keep = async (entry: ArchiveEntry, folder: string): Promise<void> => {
  const [, hex] = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(entry.header.name) ?? []
  if (hex === undefined || entry.header.type !== 'file') {
    entry.resume()
    return
  }
  const draft = join(folder, `${hex}.draft`)
  await keepContent(entry, `sha256:${hex}`, { folder, draft })
}
