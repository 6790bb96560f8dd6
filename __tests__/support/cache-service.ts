import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { blobHeaders, download, upload, type Exchange, type Spoilt } from './cache-blobs.js'
import { answerCall, failed, methods, ok, twirpPrefix, type CallBody, type Operation } from './cache-calls.js'
import { CacheEntries, type CacheEntry } from './cache-entries.js'
import { cacheToken, scopesOf } from './cache-token.js'

/**
 * GitHub's cache service, protocol v2, for real clients: BuildKit (`type=gha`) and @actions/cache. Twirp calls as JSON,
 * blobs as in Azure's Put Blob, Put Block, Put Block List and Get Blob.
 */
export interface CacheService {
  /** For ACTIONS_RESULTS_URL, with the slash at its end. */
  readonly url: string
  /** What was asked, oldest first. */
  readonly requests: readonly CacheRequest[]
  readonly entries: readonly Readonly<CacheEntry>[]
  /** Takes effect with the next request; the first that fits counts. */
  faults: Fault[]
  /** What a runner sets for a step. */
  environment: (token?: string) => Record<string, string>
  close: () => Promise<void>
}

export interface CacheRequest {
  readonly operation: Operation
  readonly key: string
  /** 0 when there was no answer. */
  readonly status: number
  readonly userAgent: string
}

/** Misbehaviour to order: of one operation, for the keys that match, the first `times` times. */
export interface Fault {
  readonly on: Operation
  /**
   * A number is an HTTP status; `refuse` is `{"ok":false}` with a message; `stall` never answers; `drop` closes the
   * connection; `garbage` is 200 without JSON; of a download `truncate` announces and sends half, `cut` announces all and
   * sends half, `corrupt` flips a bit.
   */
  readonly effect: number | 'refuse' | 'garbage' | 'stall' | 'drop' | Spoilt
  readonly key?: RegExp
  readonly times?: number
}

type Effect = Fault['effect']
const spoilt: readonly unknown[] = ['truncate', 'cut', 'corrupt']
const isSpoilt = (effect: Effect | undefined): effect is Spoilt => spoilt.includes(effect)

/** Which fault is due, counting how often each was used. */
const faultCounter = (faults: () => readonly Fault[]) => {
  const used = new Map<Fault, number>()
  return (operation: Operation, key: string): Effect | undefined => {
    const fault = faults().find(
      (entry) =>
        entry.on === operation &&
        (entry.key?.test(key) ?? true) &&
        (used.get(entry) ?? 0) < (entry.times ?? Number.POSITIVE_INFINITY),
    )
    if (fault !== undefined) used.set(fault, (used.get(fault) ?? 0) + 1)
    return fault?.effect
  }
}

/** What both kinds of requests need. */
interface Desk {
  readonly entries: CacheEntries
  readonly base: () => string
  readonly signature: string
  readonly faultFor: (operation: Operation, key: string) => Effect | undefined
  readonly record: (operation: Operation, key: string, exchange: Exchange) => void
}

/** True when the fault leaves the client without an answer. */
const unanswered = (effect: Effect | undefined, { request }: Exchange): boolean => {
  if (effect === 'drop') request.socket.destroy()
  return effect === 'drop' || effect === 'stall'
}

const parseCall = (body: string): CallBody | null => {
  try {
    const call = JSON.parse(body) as Partial<CallBody>
    return typeof call.key === 'string' && typeof call.version === 'string' ? (call as CallBody) : null
  } catch {
    return null
  }
}

const call = async (exchange: Exchange, operation: Operation, desk: Desk): Promise<void> => {
  const { request, response } = exchange
  const body = parseCall(await text(request))
  desk.record(operation, body?.key ?? '', exchange)
  const scopes = scopesOf(request.headers.authorization)
  const effect = desk.faultFor(operation, body?.key ?? '')
  if (unanswered(effect, exchange)) return
  if (effect === 'garbage') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>over capacity</html>')
    return
  }
  const signed = (use: 'upload' | 'download', { id }: CacheEntry): string =>
    `${desk.base()}blobs/${id}?op=${use}&sig=${desk.signature}`
  const answer = () => {
    if (scopes === null) return failed(401, 'the token is missing, malformed or expired')
    if (body === null) return failed(400, 'the request is no JSON with key and version')
    if (typeof effect === 'number') return failed(effect, 'ordered by the test')
    if (effect === 'refuse') return ok({ ok: false, message: `cache ${operation} refused: ordered by the test` })
    return answerCall(operation, body, { entries: desk.entries, scopes, signed })
  }
  const reply = answer()
  const content = JSON.stringify(reply.body)
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }
  response.writeHead(reply.status, headers).end(content)
}

const blob = async (exchange: Exchange, id: string, desk: Desk): Promise<void> => {
  const { request, response, url } = exchange
  const operation = request.method === 'PUT' ? 'upload' : 'download'
  const entry = desk.entries.byId(id)
  const key = entry?.key ?? ''
  desk.record(operation, key, exchange)
  const effect = desk.faultFor(operation, key)
  if (unanswered(effect, exchange)) return
  // The URL is the authority: one made for a download uploads nothing.
  const authorised = url.searchParams.get('sig') === desk.signature && url.searchParams.get('op') === operation
  if (typeof effect === 'number' || entry === undefined || !authorised) {
    request.resume()
    const status = typeof effect === 'number' ? effect : authorised ? 404 : 403
    response.writeHead(status, { ...blobHeaders(), 'content-length': 0 }).end()
  } else if (operation === 'upload') await upload(exchange, desk.entries, entry)
  else await download(exchange, desk.entries, entry, isSpoilt(effect) ? effect : undefined)
}

const route = async (exchange: Exchange, desk: Desk): Promise<void> => {
  const { pathname } = exchange.url
  const operation = pathname.startsWith(twirpPrefix) ? methods[pathname.slice(twirpPrefix.length)] : undefined
  const [, id] = /^\/blobs\/([^/]+)$/.exec(pathname) ?? []
  if (operation !== undefined) await call(exchange, operation, desk)
  else if (id !== undefined) await blob(exchange, id, desk)
  else exchange.response.writeHead(404, blobHeaders()).end()
}

/** Starts the service on a free port of the loopback interface. */
export const startCacheService = async (): Promise<CacheService> => {
  const entries = await CacheEntries.open()
  const log: (Omit<CacheRequest, 'status'> & Pick<Exchange, 'response'>)[] = []
  const desk: Desk = {
    entries,
    base: () => service.url,
    signature: randomUUID(),
    faultFor: faultCounter(() => service.faults),
    record: (operation, key, { request, response }) => {
      log.push({ operation, key, userAgent: request.headers['user-agent'] ?? '', response })
    },
  }
  const server = createServer((request, response) => {
    const exchange = { request, response, url: new URL(request.url ?? '/', 'http://cache') }
    // A client that goes away in the middle is no fault of the service.
    route(exchange, desk).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  const service: CacheService = {
    url,
    get requests() {
      return log.map(({ response, ...request }) => ({
        ...request,
        status: response.headersSent ? response.statusCode : 0,
      }))
    },
    entries: entries.all,
    faults: [],
    environment: (token = cacheToken()) => ({
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RESULTS_URL: url,
      ACTIONS_RUNTIME_TOKEN: token,
    }),
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await entries.remove()
    },
  }
  return service
}
