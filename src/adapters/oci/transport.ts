import type { Credentials } from '../../ports/registry.js'
import { askForToken, basic, challengeOf } from './token.js'

/** How patient the transport is. Tests make it less so. */
export interface Patience {
  /** Of one request, in all. */
  readonly attempts: number
  /** Wait before the second attempt; doubled for each further one. A registry's own Retry-After counts where it is longer. */
  readonly backOffMs: number
  /** For one answer to arrive in full, besides the time that its body takes to be sent. */
  readonly timeoutMs: number
}

export const usual: Patience = { attempts: 5, backOffMs: 500, timeoutMs: 30_000 }

/** For moving tags, where giving up costs most: waits of two minutes in all. */
export const patientForTags: Patience = { attempts: 9, backOffMs: 1000, timeoutMs: 30_000 }

/** The longest wait of ours. */
const longestBackOffMs = 30_000

/** The longest wait that a registry's Retry-After gets. */
const longestWaitMs = 60_000

/** The slowest upload that is waited for: 1 MiB in 20 s. */
const slowestBytesPerMs = (1024 * 1024) / 20_000

/** Where a repository's API is. */
export interface Target {
  readonly origin: string
  readonly host: string
  readonly path: string
}

/** Docker speaks plain HTTP to registries on the loopback interface, and to no others. */
export const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host)

/** Whether an address that a registry names may be asked: one as private as the registry itself. */
export const isAsPrivate = (address: URL, registry: string): boolean =>
  address.protocol === 'https:' || (address.protocol === 'http:' && isLoopback(address.host) && isLoopback(registry))

/** Splits `host/path`, and knows that Docker Hub's API has a host of its own. */
export const targetOf = (name: string): Target => {
  const slash = name.indexOf('/')
  const host = name.slice(0, slash)
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host
  return { origin: `${isLoopback(host) ? 'http' : 'https'}://${server}`, host, path: name.slice(slash + 1) }
}

/** A body that can be sent again from its beginning. */
export interface Body {
  readonly bytes: number
  readonly open: () => Uint8Array | ReadableStream<Uint8Array>
}

/** Where a body goes that is too large for memory. A broken connection is asked again, and written again from the start. */
export interface Into {
  /** How many bytes are expected, which is what the time limit depends on. */
  readonly bytes: number
  readonly write: (body: AsyncIterable<Uint8Array>) => Promise<void>
}

/** One request; `scope` is what its bearer token must be good for, several separated by blanks. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Body
  /** Takes the body of an answer with status 200; that answer then has no bytes. */
  readonly into?: Into
  readonly scope: string
  /** Repeating it alone would be of no use: whoever asks starts again from further back. */
  readonly once?: boolean
  /** More than the transport's own. */
  readonly patience?: Patience
  readonly signal?: AbortSignal
}

/** An answer that has arrived in full, up to the limit on its body. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  /** Who answered: the registry, or the service that gives out its tokens. */
  readonly by: 'registry' | 'token service'
  /** Answered by another host, to which the registry has sent us on. */
  readonly elsewhere?: boolean
}

/** Whose eyes to look with. */
export type Who = 'us' | 'a stranger'

/** Sends with back-off for what is transient, never for a refusal. @throws Error when there is no answer in the end. */
export type Send = (target: Target, ask: Ask, as: Who) => Promise<Answer>

/** Manifests are small; OCI recommends a limit of 4 MiB. What is longer is no answer to anything asked here. */
const longestBody = 4 * 1024 * 1024

/** Reads at most `limit` bytes of a body and drops the rest. */
export const readBounded = async (response: Response, limit: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limit) break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

/** An address that a registry names and that must not be asked. */
export class Misdirection extends Error {
  constructor(address: URL) {
    super(`the registry names ${address.origin}, which is less private than itself`)
    this.name = 'Misdirection'
  }
}

/** Registries send those who read on to a store, once; more hops than this are a circle. */
const mostHops = 3

/** Follows where that is safe: what is read may come from another host, without our credentials; what is sent may not go there. */
const fetchFollowing = async (ask: Ask, host: string, options: RequestInit): Promise<[Response, URL]> => {
  const mayFollow = ask.method === 'GET' || ask.method === 'HEAD'
  const first = new URL(ask.url)
  const { authorization, ...others } = options.headers as Record<string, string>
  let url = first
  for (let hop = 0; ; hop += 1) {
    const headers = url.origin === first.origin && authorization !== undefined ? { ...others, authorization } : others
    const response = await fetch(url, { ...options, headers, redirect: mayFollow ? 'manual' : 'error' })
    const location = response.headers.get('location')
    if (location === null || response.status < 300 || response.status > 399 || hop === mostHops) return [response, url]
    await response.body?.cancel()
    url = new URL(location, url)
    if (!isAsPrivate(url, host)) throw new Misdirection(url)
  }
}

const once = async (
  { host, origin }: Target,
  ask: Ask,
  { authorization, timeoutMs }: { readonly authorization: string | undefined; readonly timeoutMs: number },
): Promise<Answer> => {
  const { body, into, signal } = ask
  const limit = AbortSignal.timeout(timeoutMs + Math.ceil((body?.bytes ?? into?.bytes ?? 0) / slowestBytesPerMs))
  const [response, from] = await fetchFollowing(ask, host, {
    method: ask.method,
    headers: {
      ...ask.headers,
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-length': String(body.bytes) }),
    },
    ...(body === undefined ? {} : { body: body.open(), duplex: 'half' }),
    signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
  })
  if (into !== undefined && response.status === 200) {
    await into.write((response.body ?? []) as AsyncIterable<Uint8Array>)
    return { status: 200, headers: response.headers, bytes: new Uint8Array(), by: 'registry' }
  }
  // The body belongs to the attempt: a connection that breaks in the middle of it is worth repeating too.
  const bytes = await readBounded(response, longestBody)
  const { status, headers } = response
  return { status, headers, bytes, by: 'registry', elsewhere: from.origin !== origin }
}

/** An address of the registry's that is none, or must not be asked, does not get better by asking again. */
const isMalformed = (error: unknown): boolean =>
  error instanceof Misdirection ||
  (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_INVALID_URL')

/** Ends early when the signal is given. */
const wait = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done)
    if (signal?.aborted === true) done()
  })

/** What makes a request worth repeating: the registry was busy or broken; never a refusal. */
export const isTransient = ({ status, bytes }: Pick<Answer, 'status' | 'bytes'>): boolean =>
  status === 429 || status === 408 || status >= 500 || (status === 403 && isRateLimit(bytes))

/** GHCR words a limit of GitHub's own as a refusal (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
const isRateLimit = (bytes: Uint8Array): boolean =>
  /exceeded a secondary rate limit/i.test(new TextDecoder().decode(bytes.subarray(0, 4096)))

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now; 0 when it says nothing. */
const retryAfterMs = (headers: Headers): number => {
  const value = headers.get('retry-after') ?? ''
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestWaitMs) : 0
}

/** Waits for as long as is due after an attempt. @param answer null when there was none */
export const backOff = (
  attempt: number,
  answer: Pick<Answer, 'headers'> | null,
  { backOffMs }: Patience,
  signal?: AbortSignal,
): Promise<void> => {
  const ours = Math.min(backOffMs * 2 ** (attempt - 1), longestBackOffMs)
  return wait(Math.max(ours, answer === null ? 0 : retryAfterMs(answer.headers)), signal)
}

export interface Transport {
  readonly send: Send
  readonly patience: Patience
}

/** A transport that answers authentication challenges and repeats what is worth repeating. */
export const createTransport = (
  credentialsOf: (host: string) => Promise<Credentials | null>,
  patience: Patience = usual,
): Transport => {
  const tokens = new Map<string, string>()

  const authorized: Send = async (target, ask, as) => {
    const key = `${target.host} ${ask.scope} ${as}`
    // Another host than the registry's own, as in the address of an upload, gets no credentials.
    const ours = new URL(ask.url).origin === target.origin
    const { timeoutMs } = ask.patience ?? patience
    const first = await once(target, ask, { authorization: ours ? tokens.get(key) : undefined, timeoutMs })
    // A challenge of another host would have us send the login where that host wants it.
    if (first.status !== 401 || !ours || first.elsewhere === true) return first
    const login = as === 'us' ? await credentialsOf(target.host) : null
    const challenge = challengeOf(first.headers.get('www-authenticate'))
    const granted =
      challenge === null
        ? login && basic(login)
        : await askForToken(target, challenge, { scope: ask.scope, login, timeoutMs })
    if (granted === null) return first
    if (typeof granted !== 'string') return granted
    tokens.set(key, granted)
    return once(target, ask, { authorization: granted, timeoutMs })
  }

  const send: Send = async (target, ask, as) => {
    const { signal, patience: patient = patience } = ask
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= patient.attempts || ask.once === true || signal?.aborted === true
      let answer: Answer | null = null
      try {
        answer = await authorized(target, ask, as)
        if (!isTransient(answer) || isLast) return answer
      } catch (error) {
        if (isLast || isMalformed(error)) throw error
      }
      await backOff(attempt, answer, patient, signal)
    }
  }
  return { send, patience }
}
