import type { CacheOffer, CacheService } from '../../ports/cache-service.js'

const none: CacheOffer = { read: false, write: false, because: '' }
const answerWithinMs = 5000

/** Bits of `Permission` in the `ac` claim of the runtime token. */
const canRead = 1
const canWrite = 2

interface Claims {
  readonly exp?: unknown
  readonly ac?: unknown
}

/** The claims of a JSON Web Token (RFC 7519), unverified: the service verifies, this only avoids futile calls. */
const claimsOf = (token: string): Claims | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
    return typeof parsed === 'object' && parsed !== null ? parsed : null
  } catch {
    return null
  }
}

const permissionsOf = (claims: Claims): number => {
  try {
    const scopes: unknown = JSON.parse(typeof claims.ac === 'string' ? claims.ac : '[]')
    const list = Array.isArray(scopes) ? (scopes as { Permission?: unknown }[]) : []
    return list.reduce((all, { Permission }) => all | (typeof Permission === 'number' ? Permission : 0), 0)
  } catch {
    return 0
  }
}

/** BuildKit waits for ever for a service that takes connections and says nothing, so it is asked here first. */
const answers = async (url: string, token: string): Promise<string> => {
  const method = 'twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL'
  try {
    const response = await fetch(new URL(method, url.endsWith('/') ? url : `${url}/`), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ key: 'archproof-is-there', restore_keys: [], version: '0'.repeat(64) }),
      signal: AbortSignal.timeout(answerWithinMs),
    })
    await response.body?.cancel()
    return response.ok || response.status === 404 ? '' : `it answered ${response.status}`
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? `no answer within ${answerWithinMs / 1000} s`
      : 'it cannot be reached'
  }
}

interface Service {
  readonly url: string
  readonly token: string
  readonly mode: string
}

/** The service as the runner names it in the environment of JavaScript actions; null when it offers none. */
const serviceOf = (env: NodeJS.ProcessEnv): Service | null => {
  const { ACTIONS_RUNTIME_TOKEN: token, ACTIONS_RESULTS_URL: url, ACTIONS_CACHE_MODE: mode } = env
  if (!token || !url || !env['ACTIONS_CACHE_SERVICE_V2'] || mode === 'none') return null
  return { url, token, mode: mode ?? '' }
}

/** What the token allows, without asking anybody. */
const allowed = ({ token, mode }: Service, now: number): CacheOffer => {
  const claims = claimsOf(token)
  // BuildKit fails the whole build for a token that it cannot read or that is over, whatever ignore-error says.
  if (claims === null || typeof claims.exp !== 'number') return { ...none, because: 'its token cannot be read' }
  if (claims.exp * 1000 < now + 60_000) return { ...none, because: 'its token is over' }
  const permissions = permissionsOf(claims)
  const read = (permissions & canRead) !== 0 && mode !== 'write-only'
  const write = (permissions & canWrite) !== 0 && mode !== 'read'
  if (!read && !write) return { ...none, because: 'its token permits nothing' }
  return { read, write, because: write ? '' : 'this run may read it and not write it' }
}

/** GitHub's cache service v2. */
export const createCacheService = (env: NodeJS.ProcessEnv, now: () => number): CacheService => {
  const ask = async (): Promise<CacheOffer> => {
    const service = serviceOf(env)
    if (service === null) return none
    const offer = allowed(service, now())
    if (!offer.read && !offer.write) return offer
    const problem = await answers(service.url, service.token)
    return problem === '' ? offer : { ...none, because: problem }
  }
  let asked: Promise<CacheOffer> | undefined
  return { offer: () => (asked ??= ask()) }
}
