import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { pack, type Header } from 'tar-stream'
import type { Digest } from '../../src/core/evidence.js'

/** An entry of a tar archive: its content, or a header where it is more than a file. */
export type TarFile = string | Uint8Array | TarEntry
export interface TarEntry extends Partial<Header> {
  readonly content?: string | Uint8Array
}

/** A tar archive, byte for byte, in the order of the entries. A name that ends with `/` is a folder. */
export const tarOf = async (
  files: Readonly<Record<string, TarFile>> | Iterable<readonly [string, TarFile]>,
): Promise<Buffer> => {
  const archive = pack()
  const entries = Symbol.iterator in files ? files : Object.entries(files)
  for (const [name, file] of entries) {
    const { content = '', ...header } =
      typeof file === 'string' || file instanceof Uint8Array ? { content: file } : file
    const type = header.type ?? (name.endsWith('/') ? 'directory' : 'file')
    archive.entry({ name, mode: type === 'directory' ? 0o755 : 0o644, ...header, type }, Buffer.from(content))
  }
  archive.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of archive) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

export const sha256 = (bytes: Uint8Array | string): Digest =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`

export type Packing = 'plain' | 'gzip' | 'zstd'

const packed = (tar: Uint8Array, packing: Packing): Uint8Array =>
  packing === 'gzip' ? gzipSync(tar) : packing === 'zstd' ? zstdCompressSync(tar) : tar

export interface LayoutImage {
  readonly architecture?: string
  readonly variant?: string
  /** The lowest first: tar archives. */
  readonly layers: readonly Uint8Array[]
  readonly config?: Readonly<Record<string, unknown>>
  readonly history?: readonly unknown[]
  readonly packing?: Packing
}

/** Files of an OCI layout by their path: `nested` puts an index between the layout's own and the manifests. */
export const layoutFiles = (
  images: readonly LayoutImage[],
  { nested = false, platforms = true }: { readonly nested?: boolean; readonly platforms?: boolean } = {},
): { readonly files: ReadonlyMap<string, Uint8Array>; readonly manifests: readonly Digest[] } => {
  const files = new Map<string, Uint8Array>()
  const put = (bytes: Uint8Array, mediaType: string) => {
    const digest = sha256(bytes)
    files.set(`blobs/${digest.replace(':', '/')}`, bytes)
    return { mediaType, digest, size: bytes.length }
  }
  const json = (value: unknown, mediaType: string) => put(Buffer.from(JSON.stringify(value)), mediaType)
  const index = (manifests: readonly unknown[]) => ({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests,
  })
  const manifests = images.map(
    ({ architecture = 'amd64', variant, layers, config = {}, history, packing = 'gzip' }) => {
      const suffix = packing === 'plain' ? '' : `+${packing}`
      const blobs = layers.map((layer) =>
        put(packed(layer, packing), `application/vnd.oci.image.layer.v1.tar${suffix}`),
      )
      const document = json(
        {
          ...{ os: 'linux', architecture, ...(variant === undefined ? {} : { variant }), config },
          rootfs: { type: 'layers', diff_ids: layers.map((layer) => sha256(layer)) },
          ...(history === undefined ? {} : { history }),
        },
        'application/vnd.oci.image.config.v1+json',
      )
      const manifest = json(
        { schemaVersion: 2, config: document, layers: blobs },
        'application/vnd.oci.image.manifest.v1+json',
      )
      const platform = { os: 'linux', architecture, ...(variant === undefined ? {} : { variant }) }
      return platforms ? { ...manifest, platform } : manifest
    },
  )
  const top = nested ? [json(index(manifests), 'application/vnd.oci.image.index.v1+json')] : manifests
  files.set('index.json', Buffer.from(JSON.stringify(index(top))))
  files.set('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}'))
  return { files, manifests: manifests.map(({ digest }) => digest) }
}

/** The archive that engines before Docker 25 save: manifest.json, configurations, and `<id>/layer.tar`. */
export const savedFiles = (images: readonly LayoutImage[]): ReadonlyMap<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>()
  const entries = images.map(({ architecture = 'amd64', layers, config = {}, history }) => {
    const document = Buffer.from(
      JSON.stringify({
        ...{ os: 'linux', architecture, config },
        rootfs: { type: 'layers', diff_ids: layers.map((layer) => sha256(layer)) },
        ...(history === undefined ? {} : { history }),
      }),
    )
    const name = `${sha256(document).slice('sha256:'.length)}.json`
    files.set(name, document)
    const names = layers.map((layer) => `${sha256(layer).slice('sha256:'.length)}/layer.tar`)
    layers.forEach((layer, position) => files.set(names[position]!, layer))
    return { Config: name, RepoTags: ['shop:1'], Layers: names }
  })
  files.set('manifest.json', Buffer.from(JSON.stringify(entries)))
  return files
}

/** Writes files below a folder. */
export const writeFiles = async (folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  }
}
