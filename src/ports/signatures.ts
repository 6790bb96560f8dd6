import type { Claims } from '../core/signature.js'

/** What GitHub's identity provider does for proofs. */
export interface Signatures {
  /** Whether this job may ask it for tokens: it has `id-token: write`. */
  readonly granted: boolean
  /** A token that says to this audience who this job is. @throws ToolError */
  readonly sign: (audience: string) => Promise<string>
  /**
   * What a token says, once its signature, audience and issuer are found right; else why it is not believed.
   * @throws ToolError when the provider's keys cannot be had
   */
  readonly read: (token: string, audience: string) => Promise<Claims | { readonly wrong: string }>
}
