import { createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Claims } from '../../src/core/signature.js'

/** What the job of a test is, unless it says otherwise: as the runner of the tests has it. */
const usual: Omit<Claims, 'iss'> = {
  repository: 'acme/shop',
  repository_id: '424242',
  run_id: '42',
  run_attempt: '1',
  sha: '0123456789abcdef0123456789abcdef01234567',
  workflow_ref: 'acme/shop/.github/workflows/image.yml@refs/tags/v1.2.3',
  job_workflow_ref: 'acme/shop/.github/workflows/image.yml@refs/tags/v1.2.3',
}

/** How a forger makes a token. */
export interface Forgery {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signs instead of the provider's key; null: nobody does. */
  readonly key?: KeyObject | null
}

export interface IdentityProvider {
  /** `http://127.0.0.1:port`, a GitHub server of its own. */
  readonly server: string
  readonly issuer: string
  /** The public half of its key, as PEM. */
  readonly publicKey: string
  /** Requests that it got, `GET /path`. */
  readonly requests: string[]
  /** Answers instead of it: status and body. */
  answer: ((path: string) => readonly [number, string] | null) | null
  /** What the runner gives a job: who has `id-token: write` may ask for tokens, and gets them with its own claims. */
  readonly environment: (
    granted: boolean,
    claims?: Partial<typeof usual>,
  ) => Readonly<Record<string, string | undefined>>
  /** A token of the job of a test, or what a forger makes of it. */
  readonly token: (audience: string, forgery?: Forgery) => string
  readonly close: () => Promise<void>
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** GitHub's tokens are good for five minutes. */
const lifetime = 300

const signWith = (alg: unknown, key: KeyObject | null, text: string): string => {
  if (key === null) return ''
  if (alg === 'HS256') return createHmac('sha256', key).update(text).digest('base64url')
  return sign('sha256', Buffer.from(text), key).toString('base64url')
}

/**
 * GitHub's identity provider of Actions over HTTP: tokens for jobs (https://docs.github.com/actions/reference/security/oidc),
 * the discovery document and the keys, as a GitHub server of one's own has them below `/_services/token`.
 */
export const startIdentityProvider = async (): Promise<IdentityProvider> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = randomUUID()
  const requests: string[] = []
  const jobs = new Map<string, typeof usual>()
  const state: { answer: IdentityProvider['answer'] } = { answer: null }

  const token = (audience: string, claims: typeof usual, { header, claims: forged, key = privateKey }: Forgery) => {
    const now = Math.floor(Date.now() / 1000)
    const times = { nbf: now - 600, iat: now, exp: now + lifetime }
    const head = { typ: 'JWT', alg: 'RS256', kid, ...header }
    const body = { jti: randomUUID(), aud: audience, iss: issuer, ...claims, ...times, ...forged }
    const text = `${encode(head)}.${encode(body)}`
    return `${text}.${signWith(head.alg, key, text)}`
  }

  const respond = (url: URL, authorization: string | undefined): readonly [number, string] => {
    const answered = state.answer?.(url.pathname)
    if (answered) return answered
    switch (url.pathname) {
      case '/_services/token/.well-known/openid-configuration':
        return [200, JSON.stringify({ issuer, jwks_uri: `${issuer}/.well-known/jwks` })]
      case '/_services/token/.well-known/jwks':
        return [
          200,
          JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid }] }),
        ]
      case '/token': {
        const job = jobs.get((authorization ?? '').replace(/^Bearer /, ''))
        if (job === undefined) return [401, '{"message":"Bad credentials"}']
        return [200, JSON.stringify({ value: token(url.searchParams.get('audience') ?? '', job, {}) })]
      }
      default:
        return [404, '{}']
    }
  }
  const server = createServer((asked, response) => {
    const url = new URL(asked.url ?? '', 'http://x')
    requests.push(`${asked.method ?? ''} ${url.pathname}`)
    const [status, body] = respond(url, asked.headers.authorization)
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = `${origin}/_services/token`

  return Object.assign(state, {
    server: origin,
    issuer,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }) as string,
    requests,
    environment: (granted: boolean, change: Partial<typeof usual> = {}) => {
      const claims = { ...usual, ...change }
      const request = randomUUID()
      if (granted) jobs.set(request, claims)
      return {
        GITHUB_SERVER_URL: origin,
        GITHUB_REPOSITORY_ID: claims.repository_id,
        GITHUB_RUN_ATTEMPT: claims.run_attempt,
        GITHUB_WORKFLOW_REF: claims.workflow_ref,
        ...(granted
          ? { ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}/token?api-version=2.0`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: request }
          : {}),
      }
    },
    token: (audience: string, forgery: Forgery = {}) => token(audience, usual, forgery),
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  })
}
