import type { Credentials } from '../../ports/registry.js'

const timeoutMs = 30_000
const attempts = 4

/** Where a repository's API is. */
export interface Target {
  readonly origin: string
  readonly host: string
  readonly path: string
}

/** Docker speaks plain HTTP to registries on the loopback interface, and to no others. */
const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host)

/** Splits `host/path`, and knows that Docker Hub's API has a host of its own. */
export const targetOf = (name: string): Target => {
  const slash = name.indexOf('/')
  const host = name.slice(0, slash)
  const server = host === 'docker.io' ? 'registry-1.docker.io' : host
  return { origin: `${isLoopback(host) ? 'http' : 'https'}://${server}`, host, path: name.slice(slash + 1) }
}

/** One request; `scope` is what its bearer token must be good for. */
export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly scope: string
}

/** An answer that has arrived in full, up to the limit on its body. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
}

/** Sends with back-off for what is transient, never for a refusal. @throws Error when there is no answer in the end. */
export type Send = (target: Target, ask: Ask, as: 'us' | 'a stranger') => Promise<Answer>

/** Manifests are small; OCI recommends a limit of 4 MiB. What is longer is no answer to anything asked here. */
const longestBody = 4 * 1024 * 1024

/** Reads at most `limit` bytes of a body and drops the rest. */
const readBounded = async (response: Response, limit: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > limit) break
  }
  return Buffer.concat(chunks).subarray(0, limit)
}

/** The parameters of a `WWW-Authenticate: Bearer` header (RFC 6750), or null for any other scheme. */
const bearerChallenge = (header: string | null): ReadonlyMap<string, string> | null => {
  if (header === null || !/^bearer\s/i.test(header)) return null
  return new Map([...header.matchAll(/([a-z]+)="([^"]*)"/gi)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

const basic = ({ username, secret }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`

const tokenIn = (body: Uint8Array): string | null => {
  try {
    const answer = JSON.parse(new TextDecoder().decode(body)) as { token?: unknown; access_token?: unknown }
    const token = answer.token ?? answer.access_token
    return typeof token === 'string' && token !== '' ? token : null
  } catch {
    return null
  }
}

/** How the realm is asked: with a password by GET, with an identity token by POST (distribution's OAuth2 specification). */
const exchange = (realm: URL, login: Credentials | null): RequestInit => {
  if (login === null) return {}
  if (login.username !== '<token>') return { headers: { authorization: basic(login) } }
  const form = new URLSearchParams(realm.searchParams)
  form.set('grant_type', 'refresh_token')
  form.set('client_id', 'archproof')
  form.set('refresh_token', login.secret)
  return { method: 'POST', body: form }
}

/** Exchanges the login, or nothing for a stranger, for a bearer token (distribution's token specification). */
const bearer = async (
  target: Target,
  challenge: ReadonlyMap<string, string>,
  scope: string,
  login: Credentials | null,
): Promise<string | null> => {
  const realm = new URL(challenge.get('realm') ?? '', target.origin)
  // The login goes to the realm that the registry names, so it must be as private as the registry itself.
  if (realm.protocol !== 'https:' && !isLoopback(realm.host)) return null
  realm.searchParams.set('service', challenge.get('service') ?? '')
  realm.searchParams.set('scope', scope)
  const response = await fetch(realm, {
    ...exchange(realm, login),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  })
  const token = tokenIn(await readBounded(response, 64 * 1024))
  return response.ok && token !== null ? `Bearer ${token}` : null
}

const once = async (ask: Ask, authorization: string | undefined): Promise<Answer> => {
  const response = await fetch(ask.url, {
    method: ask.method,
    headers: { ...ask.headers, ...(authorization === undefined ? {} : { authorization }) },
    ...(ask.body === undefined ? {} : { body: Buffer.from(ask.body) }),
    signal: AbortSignal.timeout(timeoutMs),
    // A redirected body would be sent to a host nobody named, with our credentials.
    redirect: ask.method === 'GET' || ask.method === 'HEAD' ? 'follow' : 'error',
  })
  // The body belongs to the attempt: a connection that breaks in the middle of it is worth repeating too.
  return { status: response.status, headers: response.headers, bytes: await readBounded(response, longestBody) }
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What makes a request worth repeating: the registry was busy or broken; never a refusal. */
const isTransient = (status: number): boolean => status === 429 || status >= 500

/** A transport that answers authentication challenges and repeats what is worth repeating. */
export const createTransport = (credentialsOf: (host: string) => Promise<Credentials | null>): Send => {
  const tokens = new Map<string, string>()

  const authorized: Send = async (target, ask, as) => {
    const key = `${target.host} ${ask.scope} ${as}`
    const first = await once(ask, tokens.get(key))
    if (first.status !== 401) return first
    const login = as === 'us' ? await credentialsOf(target.host) : null
    const challenge = bearerChallenge(first.headers.get('www-authenticate'))
    const plain = login === null ? null : basic(login)
    const authorization = challenge === null ? plain : await bearer(target, challenge, ask.scope, login)
    if (authorization === null) return first
    tokens.set(key, authorization)
    return once(ask, authorization)
  }

  return async (target, ask, as) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await authorized(target, ask, as)
        if (!isTransient(response.status) || attempt === attempts) return response
      } catch (error) {
        if (attempt === attempts) throw error
      }
      await wait(250 * 2 ** attempt)
    }
  }
}
