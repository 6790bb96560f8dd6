import type { CacheEntries, CacheEntry } from './cache-entries.js'
import type { CacheScope } from './cache-token.js'

export type Operation = 'lookup' | 'create' | 'finalize' | 'upload' | 'download'

/** The URL under which one entry may be uploaded or downloaded. */
export type Signer = (operation: 'upload' | 'download', entry: CacheEntry) => string

/** An answer to a Twirp call. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** Codes of https://twitchtv.github.io/twirp/docs/spec_v7.html#error-codes by status. */
const twirpCodes: Readonly<Record<number, string>> = {
  400: 'invalid_argument',
  401: 'unauthenticated',
  403: 'permission_denied',
  404: 'not_found',
  409: 'already_exists',
  429: 'resource_exhausted',
  503: 'unavailable',
}
export const ok = (body: unknown): Reply => ({ status: 200, body })
export const failed = (status: number, msg: string): Reply => ({
  status,
  body: { code: twirpCodes[status] ?? 'internal', msg },
})

/** Twirp methods of the service. */
export const methods: Readonly<Record<string, Operation>> = {
  GetCacheEntryDownloadURL: 'lookup',
  CreateCacheEntry: 'create',
  FinalizeCacheEntryUpload: 'finalize',
}
export const twirpPrefix = '/twirp/github.actions.results.api.v1.CacheService/'

export interface CallBody {
  readonly key: string
  readonly version: string
  readonly restore_keys?: readonly string[]
  readonly size_bytes?: number | string
}

/** What the service answers to a call when nothing is wrong. */
export const answerCall = (
  operation: Operation,
  body: CallBody,
  { entries, scopes, signed }: { entries: CacheEntries; scopes: readonly CacheScope[]; signed: Signer },
): Reply => {
  const { key, version } = body
  if (operation === 'lookup') {
    const found = entries.find(scopes, [key, ...(body.restore_keys ?? [])], version)
    return ok(
      found === undefined
        ? { ok: false }
        : { ok: true, signed_download_url: signed('download', found), matched_key: found.key },
    )
  }
  if (operation === 'create') {
    const created = entries.create(scopes, key, version)
    if (created === 'exists') {
      return failed(409, 'cache entry with the same key, version, and scope already exists')
    }
    return ok(
      created === 'denied'
        ? { ok: false, message: 'cache write denied: token is read-only' }
        : { ok: true, signed_upload_url: signed('upload', created) },
    )
  }
  const entry = entries.inWriteScope(scopes, key, version)
  if (entry === undefined || entry.finalized) return failed(404, 'there is no such pending cache entry')
  if (entry.size !== Number(body.size_bytes)) {
    return failed(400, `the blob has ${entry.size ?? 'no'} bytes, not ${body.size_bytes ?? 'none'}`)
  }
  entry.finalized = true
  // A text: BuildKit cannot decode a number here.
  return ok({ ok: true, entry_id: String(entries.all.indexOf(entry) + 1) })
}
