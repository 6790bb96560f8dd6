import { once } from 'node:events'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { isDigest, type Digest } from '../../core/evidence.js'
import { digestOf } from '../archive/blob.js'
import { contentFile, keepContent } from './kept-content.js'

export interface ReceivingOptions {
  /** Gets one file per blob, named by the 64 hex digits of its digest. */
  readonly folder: string
  /** Path of the one repository. Whoever does not know it gets nothing and brings nothing. */
  readonly repository: string
  /** Whether a blob need not be brought. */
  readonly isKnown: (digest: Digest) => Promise<boolean>
  /** Something came that no push with this protocol sends, or what came could not be kept: nothing more is to be expected. */
  readonly onRefusal: (because: string) => void
}

export interface ReceivingRegistry {
  /** `host:port` on the loopback interface. */
  readonly host: string
  /** The manifest that was last given a tag; null: there was none. */
  readonly tagged: () => Digest | null
  readonly close: () => void
}

/** Bytes; OCI recommends this limit for manifests. */
const longestManifest = 4 * 1024 * 1024

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Below `/v2/<repository>/`. */
  readonly path: string
  readonly query: URLSearchParams
}

const answer = (response: ServerResponse, status: number, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-length': '0', ...headers }).end()
}

class Refusal extends Error {}

const digestIn = (text: string | null): Digest => {
  if (text === null || !isDigest(text)) throw new Refusal(`${text ?? 'nothing'} is no digest`)
  return text
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > longestManifest) throw new Refusal('the manifest is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What has come so far. */
interface Received extends ReceivingOptions {
  tagged: Digest | null
  uploads: number
}

const isThere = (received: Received, digest: Digest): Promise<boolean> =>
  stat(contentFile(received.folder, digest)).then(
    () => true,
    () => received.isKnown(digest),
  )

const keepBlob = async (received: Received, { request, response, query }: Exchange, draft: string): Promise<void> => {
  const digest = digestIn(query.get('digest'))
  await keepContent(request as AsyncIterable<Buffer>, digest, { folder: received.folder, draft })
  answer(response, 201, { 'docker-content-digest': digest })
}

const keepManifest = async (received: Received, exchange: Exchange, reference: string): Promise<void> => {
  const bytes = await bodyOf(exchange.request)
  const digest = digestOf(bytes)
  const isTag = !reference.includes(':')
  if (!isTag && reference !== digest) throw new Refusal(`${reference} is damaged`)
  await writeFile(contentFile(received.folder, digest), bytes)
  if (isTag) received.tagged = digest
  answer(exchange.response, 201, { 'docker-content-digest': digest })
}

type Handler = (received: Received, exchange: Exchange, last: string) => Promise<void> | void

/** By method and what it is about. */
const handlers: Readonly<Record<string, Handler>> = {
  'HEAD blobs': async (received, { response }, last) =>
    answer(response, (await isThere(received, digestIn(last))) ? 200 : 404),
  'HEAD manifests': (_, { response }) => answer(response, 404),
  'POST uploads': (received, { response }) => {
    received.uploads += 1
    answer(response, 202, { location: `/v2/${received.repository}/blobs/uploads/${received.uploads}` })
  },
  'PUT uploads': (received, exchange, last) =>
    keepBlob(received, exchange, join(received.folder, `${Number(last) || 0}.draft`)),
  'PUT manifests': keepManifest,
}

const serve = async (received: Received, exchange: Exchange): Promise<void> => {
  const method = exchange.request.method ?? ''
  const [kind = '', second, ...rest] = exchange.path.split('/')
  const handler = handlers[`${method} ${second === 'uploads' ? second : kind}`]
  // An engine with the classic image store sends its layers in pieces, and packs them anew: nothing that was built.
  if (handler === undefined) throw new Refusal(`${method} was not expected`)
  await handler(received, exchange, rest.at(-1) ?? second ?? '')
}

/**
 * As much of a registry as one push needs (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push), on the
 * loopback interface: a client that pushes to it brings the content of an image into a folder. Each blob is digested while
 * it is written, so a file under that name is what the name says.
 */
export const startReceiving = async (options: ReceivingOptions): Promise<ReceivingRegistry> => {
  await mkdir(options.folder, { recursive: true })
  const received: Received = { ...options, tagged: null, uploads: 0 }
  const prefix = `/v2/${options.repository}/`
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://localhost')
    const isOurs = url?.pathname.startsWith(prefix) === true
    if (!isOurs) {
      // Somebody else on this machine, or the question whether this is a registry at all.
      answer(response, url?.pathname === '/v2/' ? 200 : 404)
      return
    }
    const path = url.pathname.slice(prefix.length)
    serve(received, { request, response, path, query: url.searchParams }).catch((error: unknown) => {
      options.onRefusal(error instanceof Error ? error.message : String(error))
      response.destroy()
    })
  })
  // A layer takes as long as it takes; who calls for it has a time limit.
  server.requestTimeout = 0
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    host: `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    tagged: () => received.tagged,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
