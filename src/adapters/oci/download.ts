import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Digest } from '../../core/evidence.js'
import { parseManifest, type Descriptor } from '../../core/layers/documents.js'
import { ToolError } from '../../errors.js'
import type { Credentials, Manifest } from '../../ports/registry.js'
import { ending } from '../command.js'
import { answered } from './answers.js'
import { readManifest } from './manifests.js'
import { createTransport, targetOf, type Ask, type Patience, type Send } from './transport.js'

/** Downloads side by side; Docker's own client does three. */
const atOnce = 4

/** Packed. No image that is published is anywhere near. */
const mostBytes = 64 * 1024 ** 3

export interface Downloading {
  /** `host/path` */
  readonly name: string
  /** Of the manifest of one platform. */
  readonly digest: Digest
  /** What becomes an OCI image layout (image-layout.md). It is made, and holds nothing yet. */
  readonly folder: string
}

/**
 * Fetches one platform of an image from its registry, to be read where no engine is. Every byte is compared with the digest
 * that names it.
 */
export const createDownload = (
  credentialsOf: (host: string) => Promise<Credentials | null>,
  patience?: Patience,
): ((what: Downloading) => Promise<void>) => {
  const { send } = createTransport(credentialsOf, patience)
  return (what) => download(send, what)
}

const damaged = ({ name, digest }: Downloading, outcome: string): ToolError =>
  new ToolError({
    ran: `reading ${name}@${digest}`,
    outcome,
    output: '',
    remedy: 'Run all jobs again; nothing may remove what they pushed meanwhile',
  })

const blobsOf = (what: Downloading, manifest: Manifest | null): readonly (Descriptor & { size: number })[] => {
  if (manifest?.digest !== what.digest) throw damaged(what, 'found nothing there')
  const parsed = parseManifest(new TextDecoder().decode(manifest.bytes))
  if (parsed?.kind !== 'manifest') throw damaged(what, 'found no manifest of one platform')
  const blobs = [...new Map([parsed.config, ...parsed.layers].map((blob) => [blob.digest, blob])).values()]
  const sized = blobs.flatMap((blob) =>
    Number.isSafeInteger(blob.size) && (blob.size ?? -1) >= 0 ? [{ ...blob, size: blob.size ?? 0 }] : [],
  )
  if (sized.length < blobs.length) throw damaged(what, 'found content of which the manifest does not say the size')
  if (sized.reduce((sum, { size }) => sum + size, 0) > mostBytes)
    throw damaged(what, `found more than ${mostBytes} bytes`)
  return sized
}

const download = async (send: Send, what: Downloading): Promise<void> => {
  const { name, digest, folder } = what
  const manifest = await readManifest(send, name, { reference: digest, as: 'us' })
  const blobs = blobsOf(what, manifest)
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true })
  if (manifest !== null) await writeFile(fileOf(folder, digest), manifest.bytes)
  // The big ones first: then the small ones fill the time.
  const queue = blobs.toSorted((one, two) => two.size - one.size)
  const worker = async (): Promise<void> => {
    for (let blob = queue.shift(); blob !== undefined; blob = queue.shift()) await fetchBlob(send, what, blob)
  }
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, worker))
  const failed = workers.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  // Its platform is not named here: it is what the configuration says, whatever an index says of it.
  const manifests = [{ mediaType: manifest?.mediaType, digest, size: manifest?.bytes.length }]
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }))
  await writeFile(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
}

const fileOf = (folder: string, digest: Digest): string => join(folder, 'blobs', digest.replace(':', '/'))

const fetchBlob = async (
  send: Send,
  { name, folder }: Downloading,
  { digest, size }: { readonly digest: Digest; readonly size: number },
): Promise<void> => {
  const target = targetOf(name)
  const url = `${target.origin}/v2/${target.path}/blobs/${digest}`
  let actual = ''
  const write = async (body: AsyncIterable<Uint8Array>): Promise<void> => {
    const hash = createHash('sha256')
    await pipeline(bounded(body, size, hash), createWriteStream(fileOf(folder, digest)))
    actual = `sha256:${hash.digest('hex')}`
  }
  const scope = `repository:${target.path}:pull,push`
  const ask: Ask = { method: 'GET', url, scope, into: { bytes: size, write }, signal: ending }
  await answered(() => send(target, ask, 'us'), ask, [200])
  if (actual === digest) return
  const remedy = 'The registry, or a proxy before it, damages what it is given'
  throw new ToolError({ ran: `GET ${url}`, outcome: `was answered with content of ${actual}`, output: '', remedy })
}

/** No byte more than the manifest announces is written; what is longer has then another digest. */
async function* bounded(
  body: AsyncIterable<Uint8Array>,
  size: number,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
  let left = size
  for await (const chunk of body) {
    hash.update(chunk)
    yield chunk.subarray(0, left)
    left -= chunk.length
    if (left < 0) return
  }
}
