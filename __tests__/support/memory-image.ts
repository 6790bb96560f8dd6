import type { BringingLayer, SizedLayer } from '../../src/core/finding.js'
import type { ImageConfig, ImageEntry, ImageFiles, KeptFile } from '../../src/ports/image-files.js'

export interface MemoryEntry extends Partial<Omit<ImageEntry, 'bytes' | 'keep' | 'path'>> {
  readonly path: string
  readonly content?: string | Uint8Array
}

const keptFile = (content: Buffer): KeptFile => ({
  size: content.length,
  read: (offset, length) => content.subarray(offset, offset + Math.max(0, length)),
  indexOf: (bytes, from) => content.indexOf(bytes, from),
})

const toEntry = ({ path, content = '', ...parts }: MemoryEntry, room: { left: number }): ImageEntry => {
  const bytes = Buffer.from(content)
  return {
    path,
    type: 'file',
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: bytes.length,
    target: '',
    capabilities: false,
    bytes: (limit) => Promise.resolve(bytes.length > limit ? null : bytes),
    keep: (accept) => {
      if (!accept(bytes.subarray(0, 512))) return Promise.resolve('refused' as const)
      if (bytes.length > room.left) return Promise.resolve('full' as const)
      room.left -= bytes.length
      return Promise.resolve(keptFile(bytes))
    },
    ...parts,
  }
}

/** An image whose entries are given; `failure` is thrown behind the last one. `closed` counts. */
export const memoryImage = (
  entries: readonly MemoryEntry[],
  options: {
    readonly config?: Partial<ImageConfig>
    readonly failure?: Error
    readonly room?: number
    readonly layers?: readonly SizedLayer[]
    readonly bringers?: (paths: readonly string[]) => Promise<ReadonlyMap<string, BringingLayer>>
  } = {},
): ImageFiles & { readonly closed: () => number } => {
  let closed = 0
  const room = { left: options.room ?? Infinity }
  return {
    closed: () => closed,
    open: () =>
      Promise.resolve({
        config: {
          ...{ env: {}, entrypoint: [], command: [], workingDir: '/', user: '', labels: {}, ports: [], volumes: [] },
          ...options.config,
        },
        entries: (async function* () {
          for (const entry of entries) yield await Promise.resolve(toEntry(entry, room))
          if (options.failure !== undefined) throw options.failure
        })(),
        ...(options.layers === undefined ? {} : { layers: () => Promise.resolve(options.layers ?? []) }),
        ...(options.bringers === undefined ? {} : { bringers: options.bringers }),
        close: () => {
          closed += 1
          return Promise.resolve()
        },
      }),
  }
}
