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

const usual: Patience = { attempts: 5, backOffMs: 500, timeoutMs: 30_000 }

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

/** One request; `scope` is what its bearer token must be good for, several separated by blanks. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Body
  readonly scope: string
  /** Repeating it alone would be of no use: whoever asks starts again from further back. */
  readonly once?: boolean
  readonly signal?: AbortSignal
}

/** An answer that has arrived in full, up to the limit on its body. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  /** Who answered: the registry, or the service that gives out its tokens. */
  readonly by: 'registry' | 'token service'
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

const once = async (ask: Ask, authorization: string | undefined, timeoutMs: number): Promise<Answer> => {
  const { body, signal } = ask
  const limit = AbortSignal.timeout(timeoutMs + Math.ceil((body?.bytes ?? 0) / slowestBytesPerMs))
  const response = await fetch(ask.url, {
    method: ask.method,
    headers: {
      ...ask.headers,
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-length': String(body.bytes) }),
    },
    ...(body === undefined ? {} : { body: body.open(), duplex: 'half' }),
    signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
    // A redirected body would be sent to a host nobody named, with our credentials.
    redirect: ask.method === 'GET' || ask.method === 'HEAD' ? 'follow' : 'error',
  })
  // The body belongs to the attempt: a connection that breaks in the middle of it is worth repeating too.
  const bytes = await readBounded(response, longestBody)
  return { status: response.status, headers: response.headers, bytes, by: 'registry' }
}

/** An address of the registry's that is none does not get better by asking again. */
const isMalformed = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_INVALID_URL'

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What makes a request worth repeating: the registry was busy or broken; never a refusal. */
export const isTransient = (status: number): boolean => status === 429 || status === 408 || status >= 500

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now; 0 when it says nothing. */
const retryAfterMs = (headers: Headers): number => {
  const value = headers.get('retry-after') ?? ''
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), longestWaitMs) : 0
}

/** Waits for as long as is due after an attempt. @param answer null when there was none */
export const backOff = (attempt: number, answer: Pick<Answer, 'headers'> | null, { backOffMs }: Patience) =>
  wait(Math.max(backOffMs * 2 ** (attempt - 1), answer === null ? 0 : retryAfterMs(answer.headers)))

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
    const first = await once(ask, ours ? tokens.get(key) : undefined, patience.timeoutMs)
    if (first.status !== 401 || !ours) return first
    const login = as === 'us' ? await credentialsOf(target.host) : null
    const challenge = challengeOf(first.headers.get('www-authenticate'))
    const granted =
      challenge === null
        ? login && basic(login)
        : await askForToken(target, challenge, { scope: ask.scope, login, timeoutMs: patience.timeoutMs })
    if (granted === null) return first
    if (typeof granted !== 'string') return granted
    tokens.set(key, granted)
    return once(ask, granted, patience.timeoutMs)
  }

  const send: Send = async (target, ask, as) => {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt >= patience.attempts || ask.once === true
      let answer: Answer | null = null
      try {
        answer = await authorized(target, ask, as)
        if (!isTransient(answer.status) || isLast) return answer
      } catch (error) {
        if (isLast || ask.signal?.aborted === true || isMalformed(error)) throw error
      }
      await backOff(attempt, answer, patience)
    }
  }
  return { send, patience }
}
