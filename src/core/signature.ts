import * as v from 'valibot'
import type { Digest } from './evidence.js'
import type { Platform } from './platform.js'

/** Raised when a reader of the former shape would misread this one. */
const schema = 1

/** GitHub's tokens have about 2 KiB. */
const longestToken = 16 * 1024

/** `proof-linux-arm64.signature.json`: beside the proof, and under the same pattern of names. */
export const signatureFileName = (platform: Platform): string => `proof-${platform.replaceAll('/', '-')}.signature.json`

/**
 * For whom a token is made that signs a proof: for nobody but those who hold this very proof. It is what binds the two.
 * @param digest SHA-256 of the proof's file
 */
export const audienceOf = (digest: Digest): string => `archproof:${digest}`

/** A signature is the identity token of the job that made the proof. */
export const renderSignature = (token: string): string => `${JSON.stringify({ schema, token }, null, 2)}\n`

const shape = v.object({ schema: v.literal(schema), token: v.pipe(v.string(), v.maxLength(longestToken)) })

/** The token of a signature's file, or null for anything that is none. */
export const parseSignature = (json: string): string | null => {
  try {
    const parsed = v.safeParse(shape, JSON.parse(json))
    return parsed.success ? parsed.output.token : null
  } catch {
    return null
  }
}

/**
 * What an identity token says of the job that asked for it, under the names of its claims
 * (https://docs.github.com/actions/reference/security/oidc). All are strings, numbers too.
 */
const claims = v.object({
  iss: v.string(),
  repository: v.string(),
  repository_id: v.string(),
  run_id: v.string(),
  run_attempt: v.string(),
  sha: v.string(),
  workflow_ref: v.string(),
  job_workflow_ref: v.string(),
})

export type Claims = v.InferOutput<typeof claims>

/** The claims of a token's payload; null when it lacks one. */
export const parseClaims = (payload: unknown): Claims | null => {
  const parsed = v.safeParse(claims, payload)
  return parsed.success ? parsed.output : null
}

/** Who the joining job is. undefined: it does not know, so it cannot compare that. */
export type Self = { readonly [Name in keyof Claims]?: Claims[Name] | undefined }

const compared = [
  ['iss', 'issuer'],
  ['repository_id', 'repository id'],
  ['repository', 'repository'],
  ['run_id', 'run'],
  ['sha', 'commit'],
  ['workflow_ref', 'workflow'],
  ['job_workflow_ref', 'workflow file of the job'],
] as const

/**
 * Why a proof is not signed by a job of the same run as this one; null when it is. What a job proved in an earlier attempt
 * of the run stays good, for GitHub runs only the failed jobs again; one of a later attempt cannot be.
 */
export const foreignSigner = (signer: Claims, self: Self): string | null => {
  for (const [name, words] of compared) {
    const own = self[name]
    if (own !== undefined && signer[name] !== own) return `its signer has the ${words} ${signer[name]}, this job ${own}`
  }
  const own = self.run_attempt
  if (own === undefined || Number(signer.run_attempt) <= Number(own)) return null
  return `its signer is of attempt ${signer.run_attempt} of the run, this job of ${own}`
}

/**
 * Where GitHub's identity provider is: of github.com, of an enterprise with data residency, of a server of one's own.
 * @param server `https://github.com`
 */
export const issuerOf = (server: string): string => {
  const { host, origin } = new URL(server)
  if (host === 'github.com') return 'https://token.actions.githubusercontent.com'
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}/_services/token`
}

/** An enterprise may have its name added to the issuer (`include_enterprise_slug`); GitHub answers there all the same. */
export const isIssuer = (issuer: string, server: string): boolean => {
  const usual = issuerOf(server)
  const rest = issuer.startsWith(`${usual}/`) ? issuer.slice(usual.length + 1) : null
  return issuer === usual || (rest !== null && /^[\w-]+$/.test(rest))
}
