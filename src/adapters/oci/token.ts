import type { Credentials } from '../../ports/registry.js'
import { isAsPrivate, readBounded, type Answer, type Target } from './transport.js'

/** One of a header's challenges: its scheme and what follows up to the next (RFC 9110, 11.6.1). */
const bearer = /(?:^|,)\s*bearer\s+((?:[\w-]+\s*=\s*(?:"[^"]*"|[^\s",]*)\s*(?:,\s*|$))*)/i

/** The parameters of the Bearer challenge (RFC 6750) in a `WWW-Authenticate` header, or null when it has none. */
export const challengeOf = (header: string | null): ReadonlyMap<string, string> | null => {
  const [, parameters] = bearer.exec((header ?? '').slice(0, longestHeader)) ?? []
  if (parameters === undefined) return null
  const found = parameters.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s",]*))/g)
  return new Map([...found].map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']))
}

const longestHeader = 8192

export const basic = ({ username, secret }: Credentials): string =>
  `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`

/** go-containerregistry has the same limit. */
const longestAnswer = 64 * 1024

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
  const form = new URLSearchParams([...realm.searchParams].filter(([key]) => key !== 'scope'))
  form.set('scope', realm.searchParams.getAll('scope').join(' '))
  form.set('grant_type', 'refresh_token')
  form.set('client_id', 'archproof')
  form.set('refresh_token', login.secret)
  return { method: 'POST', body: form }
}

interface Wanted {
  /** Several separated by blanks. */
  readonly scope: string
  /** null: as a stranger. */
  readonly login: Credentials | null
  readonly timeoutMs: number
}

/**
 * Exchanges the login, or nothing for a stranger, for a bearer token (distribution's token specification). The service's
 * answer comes back when it gives none, so that its refusal can be told; null when it must not be asked.
 * @throws Error when it does not answer
 */
export const askForToken = async (
  target: Target,
  challenge: ReadonlyMap<string, string>,
  { scope, login, timeoutMs }: Wanted,
): Promise<string | Answer | null> => {
  const realm = new URL(challenge.get('realm') ?? '', target.origin)
  // The login goes to the realm that the registry names, so it must be as private as the registry itself.
  if (!isAsPrivate(realm, target.host)) return null
  const service = challenge.get('service')
  if (service !== undefined) realm.searchParams.set('service', service)
  for (const one of scope.split(' ')) realm.searchParams.append('scope', one)
  const response = await fetch(realm, {
    ...exchange(realm, login),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  })
  const bytes = await readBounded(response, longestAnswer)
  const token = response.ok ? tokenIn(bytes) : null
  if (token !== null) return `Bearer ${token}`
  return { status: response.ok ? 401 : response.status, headers: response.headers, bytes, by: 'token service' }
}
