import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Transform } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { CacheEntries, CacheEntry } from './cache-entries.js'

export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

/** What may be wrong with a download, see Fault. */
export type Spoilt = 'truncate' | 'cut' | 'corrupt'

/** Azure's headers; without x-ms-request-id BuildKit's client dereferences nil and takes the daemon with it. */
export const blobHeaders = (): Record<string, string> => ({
  'x-ms-request-id': randomUUID(),
  'x-ms-version': '2025-01-05',
})

const blockIds = (xml: string): string[] =>
  [...xml.matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(([, id = '']) => id)

/** Put Blob, Put Block and Put Block List. */
export const upload = async ({ request, response, url }: Exchange, entries: CacheEntries, entry: CacheEntry) => {
  const part = url.searchParams.get('comp')
  let status = entry.finalized ? 409 : 201
  if (status === 409) request.resume()
  else if (part === 'block') await entries.putBlock(entry, url.searchParams.get('blockid') ?? '', request)
  else if (part === 'blocklist') status = (await entries.putBlockList(entry, blockIds(await text(request)))) ? 201 : 400
  else await entries.putBlob(entry, request)
  response.writeHead(status, { ...blobHeaders(), 'content-length': 0 }).end()
}

/** First and last byte of a Range header, or null when it lies outside. */
const rangeOf = (header: string | undefined, size: number): { start: number; end: number; partial: boolean } | null => {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '')
  if (match === null) return { start: 0, end: size - 1, partial: false }
  const start = Number(match[1])
  const end = Math.min(size - 1, match[2] === '' ? size - 1 : Number(match[2]))
  return start <= end ? { start, end, partial: true } : null
}

/** Passes only the first bytes on, or flips a bit of the first byte. */
const spoil = (effect: Spoilt | undefined, limit: number): Transform => {
  let sent = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (effect === 'corrupt' && sent === 0) chunk[0] = (chunk[0] ?? 0) ^ 1
      const rest = chunk.subarray(0, Math.max(0, limit - sent))
      sent += rest.length
      done(null, rest)
    },
  })
}

/** Get Blob, with Range. */
export const download = async (
  { request, response }: Exchange,
  entries: CacheEntries,
  entry: CacheEntry,
  effect: Spoilt | undefined,
) => {
  const size = entry.size ?? 0
  const range = rangeOf(request.headers.range ?? (request.headers['x-ms-range'] as string | undefined), size)
  if (range === null) {
    response.writeHead(416, { ...blobHeaders(), 'content-range': `bytes */${size}` }).end()
    return
  }
  const { start, end, partial } = range
  const length = end - start + 1
  const half = Math.floor(length / 2)
  const announced = effect === 'truncate' ? half : length
  response.writeHead(partial ? 206 : 200, {
    ...blobHeaders(),
    'content-type': 'application/octet-stream',
    'content-length': announced,
    'accept-ranges': 'bytes',
    ...(partial ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}),
  })
  if (request.method === 'HEAD' || length === 0) {
    response.end()
    return
  }
  const limit = effect === 'truncate' || effect === 'cut' ? half : length
  await pipeline(entries.read(entry, start, end), spoil(effect, limit), response, { end: effect !== 'cut' })
  if (effect === 'cut') response.destroy()
}
