import { getIDToken } from '@actions/core'
import * as jose from 'jose'
import { isIssuer, parseClaims, type Claims } from '../../core/signature.js'
import { ToolError } from '../../errors.js'
import type { Signatures } from '../../ports/signatures.js'
import { createProviderKeys, type Keys } from './provider-keys.js'

export interface SignaturesOptions {
  /** What the runner gives this process. */
  readonly environment: Readonly<NodeJS.ProcessEnv>
  /** Milliseconds of the wall clock, since 1970. */
  readonly now: () => number
  readonly keys?: Keys
}

/** How far the provider's clock may be ahead of ours. */
const skewMs = 5 * 60_000

/** What GitHub signs its tokens with. Anything else, `none` and `HS256` first of all, is a forgery. */
const algorithm = 'RS256'

const explain = (error: unknown, issuer: string): string => {
  if (error instanceof jose.errors.JWSSignatureVerificationFailed) return `${issuer} has not signed this token`
  if (error instanceof jose.errors.JWKSNoMatchingKey)
    return `${issuer} has no key of the name that signed it, or no longer`
  if (error instanceof jose.errors.JOSEAlgNotAllowed) return `it is not signed with ${algorithm}`
  if (error instanceof jose.errors.JWTClaimValidationFailed && error.claim === 'aud') {
    return 'it was signed for other contents: the proof was changed after it was signed, or the signature is of another one'
  }
  return `its token is not right: ${error instanceof Error ? error.message : String(error)}`
}

/**
 * Tokens of the identity provider of GitHub as signatures. They are short-lived, and this is not about whether somebody may
 * come in with one now: it says who the job was when it made the proof. So a token counts that was good at the moment when it
 * was issued; which run it must be of is compared elsewhere, and that ends its use.
 */
export const createSignatures = ({ environment, now, keys }: SignaturesOptions): Signatures => {
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  const keysOf = keys ?? createProviderKeys()
  const fetched = new Map<string, Promise<jose.JSONWebKeySet>>()
  const keysFrom = (issuer: string): Promise<jose.JSONWebKeySet> => {
    const known = fetched.get(issuer) ?? keysOf(issuer)
    fetched.set(issuer, known)
    return known
  }

  const verify = async (token: string, audience: string, issuer: string): Promise<jose.JWTPayload | string> => {
    const { iat = NaN } = jose.decodeJwt(token)
    const { kid } = jose.decodeProtectedHeader(token)
    if (typeof kid !== 'string' || kid === '') return 'its token names no key'
    if (!(iat * 1000 <= now() + skewMs)) return 'its token does not say when it was issued, or was issued in the future'
    const set = jose.createLocalJWKSet(await keysFrom(issuer))
    const then = { currentDate: new Date(iat * 1000), requiredClaims: ['iat', 'exp', 'aud', 'iss'] }
    return (await jose.jwtVerify(token, set, { ...then, issuer, audience, algorithms: [algorithm] })).payload
  }

  const read = async (token: string, audience: string): Promise<Claims | { readonly wrong: string }> => {
    let issuer = server
    try {
      issuer = jose.decodeJwt(token).iss ?? ''
      if (!isIssuer(issuer, server)) return { wrong: `its token was issued by ${issuer === '' ? 'nobody' : issuer}` }
      const payload = await verify(token, audience, issuer)
      if (typeof payload === 'string') return { wrong: payload }
      return parseClaims(payload) ?? { wrong: 'its token does not say which job asked for it' }
    } catch (error) {
      if (error instanceof ToolError) throw error
      return { wrong: explain(error, issuer) }
    }
  }

  return { granted: isGranted(environment), sign, read }
}

/** The runner sets both where the job has `id-token: write`. */
const isGranted = (environment: Readonly<NodeJS.ProcessEnv>): boolean =>
  ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'].every((name) => (environment[name] ?? '') !== '')

const sign = async (audience: string): Promise<string> => {
  try {
    return await getIDToken(audience)
  } catch (error) {
    const output = error instanceof Error ? error.message : String(error)
    const remedy = 'Run the job again'
    throw new ToolError({ ran: 'ask GitHub for an identity token', outcome: 'failed', output, remedy }, error)
  }
}
