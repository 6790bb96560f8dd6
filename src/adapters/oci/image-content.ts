import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { isDigest, type Digest } from '../../core/evidence.js'
import { ToolError } from '../../errors.js'
import { sha256 } from './manifests.js'
import type { Body } from './transport.js'

/** A blob that an image needs. */
export interface Blob {
  readonly digest: Digest
  readonly size: number
}

export interface SavedManifest {
  readonly digest: Digest
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What has to be sent so that an image is complete. */
export interface ImageContent {
  /** Each once. */
  readonly blobs: readonly Blob[]
  /** Each once; what others name comes before them, so that the image itself is the last. */
  readonly manifests: readonly SavedManifest[]
}

/** OCI recommends this limit for manifests. */
const longestManifest = 4 * 1024 * 1024

/** An index of indexes is as deep as anything goes. */
const deepest = 3

interface Descriptor {
  readonly digest?: unknown
  readonly size?: unknown
  readonly mediaType?: unknown
  readonly urls?: unknown
}

interface ManifestJson {
  readonly mediaType?: unknown
  readonly manifests?: unknown
  readonly layers?: unknown
  readonly config?: unknown
}

const incomplete = (image: Digest, output: string): ToolError =>
  new ToolError({
    ran: `reading the content of ${image}`,
    outcome: 'found it incomplete',
    output,
    remedy: 'Run the job again; something may have removed images from the engine meanwhile',
  })

const fileOf = (folder: string, digest: Digest): string => join(folder, digest.slice('sha256:'.length))

/** A blob's file as the body of a request. */
export const bodyOf = (folder: string, { digest, size }: Blob): Body => ({
  bytes: size,
  // Both are streams of the Web; only their TypeScript declarations differ.
  open: () => Readable.toWeb(createReadStream(fileOf(folder, digest))) as ReadableStream<Uint8Array>,
})

/** Whether the folder holds all of a blob. What it lacks, the registry may have. */
export const holds = (folder: string, { digest, size }: Blob): Promise<boolean> =>
  stat(fileOf(folder, digest)).then(
    (found) => found.size === size,
    () => false,
  )

/**
 * What the image consists of, read from a folder with one file per blob.
 * @throws ToolError when a manifest is missing or is not what its digest says
 */
export const readContent = async (folder: string, image: Digest): Promise<ImageContent> => {
  const blobs = new Map<Digest, Blob>()
  const manifests = new Map<Digest, SavedManifest>()

  const visit = async (digest: Digest, mediaType: unknown, depth: number): Promise<void> => {
    if (manifests.has(digest)) return
    const bytes = await readManifest(folder, digest, image)
    const json = JSON.parse(bytes.toString('utf8')) as ManifestJson
    for (const child of descriptors(json.manifests)) {
      if (!isDigest(child.digest) || depth === deepest) throw incomplete(image, `${digest} names no manifest`)
      await visit(child.digest, child.mediaType, depth + 1)
    }
    for (const blob of descriptors(json.layers, json.config)) {
      if (!isDigest(blob.digest) || typeof blob.size !== 'number') throw incomplete(image, `${digest} names no blob`)
      // A layer with addresses is fetched from there and is in no registry (image specification, foreign layers).
      if (!Array.isArray(blob.urls)) blobs.set(blob.digest, { digest: blob.digest, size: blob.size })
    }
    manifests.set(digest, { digest, mediaType: typeOf(json, mediaType), bytes })
  }

  await visit(image, null, 0)
  return { blobs: [...blobs.values()], manifests: [...manifests.values()] }
}

const readManifest = async (folder: string, digest: Digest, image: Digest): Promise<Buffer> => {
  const path = fileOf(folder, digest)
  try {
    if ((await stat(path)).size > longestManifest) throw new Error('it is too long for a manifest')
    const bytes = await readFile(path)
    if (sha256(bytes) !== digest) throw new Error('it is damaged')
    return bytes
  } catch (error) {
    throw incomplete(image, `${digest}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const descriptors = (...values: readonly unknown[]): readonly Descriptor[] =>
  values.flat().filter((value): value is Descriptor => typeof value === 'object' && value !== null)

/** As the one who names it says, else as it says itself; a manifest of OCI need not say. */
const typeOf = (json: ManifestJson, named: unknown): string => {
  if (typeof named === 'string') return named
  if (typeof json.mediaType === 'string') return json.mediaType
  return `application/vnd.oci.image.${json.manifests === undefined ? 'manifest' : 'index'}.v1+json`
}
