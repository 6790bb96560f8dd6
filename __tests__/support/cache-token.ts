/** One scope of a cache token; GitHub's bits: 1 reads, 2 writes. */
export interface CacheScope {
  readonly Scope: string
  readonly Permission: number
}

export interface TokenClaims {
  readonly scopes?: readonly CacheScope[]
  /** Seconds from now; negative has expired. */
  readonly expiresIn?: number
}

export const readWrite = (scope: string): CacheScope => ({ Scope: scope, Permission: 3 })
export const readOnly = (scope: string): CacheScope => ({ Scope: scope, Permission: 1 })

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/**
 * A runtime token as a runner gets it, unsigned. BuildKit reads `ac`, `exp` and `nbf` without checking the signature and
 * refuses a token that lacks one of them.
 */
export const cacheToken = ({ scopes = [readWrite('refs/heads/main')], expiresIn = 3600 }: TokenClaims = {}): string => {
  const now = Math.floor(Date.now() / 1000)
  const claims = { ac: JSON.stringify(scopes), nbf: now - 60, iat: now - 60, exp: now + expiresIn }
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`
}

/** The scopes of an Authorization header, in token order, or null when it is no valid token. */
export const scopesOf = (authorization: string | undefined): readonly CacheScope[] | null => {
  try {
    const [, payload = ''] = (authorization ?? '').replace(/^Bearer /, '').split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { ac: string; exp: number }
    return claims.exp * 1000 > Date.now() ? (JSON.parse(claims.ac) as CacheScope[]) : null
  } catch {
    return null
  }
}
