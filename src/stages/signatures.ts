import { finding, type Finding } from '../core/finding.js'
import type { MatchedProof } from '../core/match-proofs.js'
import type { Digest, HandedOver } from '../core/evidence.js'
import type { Platform } from '../core/platform.js'
import { audienceOf, foreignSigner, parseSignature, type Claims, type Self } from '../core/signature.js'
import { ToolError } from '../errors.js'
import type { Signatures } from '../ports/signatures.js'

/** Whether every proof must be signed: where this job could sign itself, always, or never. */
export type SignaturesWanted = 'auto' | 'required' | 'optional'

export interface SignaturesInput {
  readonly proofs: readonly MatchedProof[]
  readonly wanted: SignaturesWanted
  /** What the runner says of this job. */
  readonly self: Self
}

export interface SignaturesPorts {
  readonly signatures: Signatures
  /** SHA-256 of a text's UTF-8. */
  readonly digestOf: (text: string) => Digest
}

export interface CheckedSignatures {
  /** Whose word each platform's proof is; absent where the signature is wrong. */
  readonly handed: ReadonlyMap<Platform, HandedOver>
  readonly findings: readonly Finding[]
}

/** For the token with which this job asks who it is itself. */
const ownAudience = 'archproof:merge'

/** What a token says of this job, where it may have one: that names the workflow file that the job is written in too. */
const whoAmI = async (self: Self, { granted, sign, read }: Signatures): Promise<Self> => {
  if (!granted) return self
  const told = await read(await sign(ownAudience), ownAudience)
  const wrong = 'wrong' in told ? told.wrong : foreignSigner(told, self)
  if (wrong === null) return told as Claims
  const remedy = 'No step before this one may change ACTIONS_ID_TOKEN_REQUEST_URL'
  throw new ToolError({ ran: 'ask who this job is', outcome: 'gave a token of somebody else', output: wrong, remedy })
}

/**
 * Checks who has signed the proofs. A signature that is there must be right, whatever is wanted; one that cannot be checked
 * leaves doubt.
 */
export const checkSignatures = async (
  { proofs, wanted, self }: SignaturesInput,
  { signatures, digestOf }: SignaturesPorts,
): Promise<CheckedSignatures> => {
  const isRequired = wanted === 'required' || (wanted === 'auto' && signatures.granted)
  const handed = new Map<Platform, HandedOver>()
  const findings: Finding[] = []
  let me: Self | null = null
  for (const { file, platform } of proofs) {
    const where = { subject: file.name, platform }
    if (file.signature === null) {
      handed.set(platform, { isSigned: false, signer: null })
      if (isRequired) findings.push(finding('AP719', where, { name: file.name, platform }))
      continue
    }
    try {
      me ??= await whoAmI(self, signatures)
      const signer = await signerOf(file.signature, audienceOf(digestOf(file.text)), { me, signatures })
      if ('wrong' in signer) findings.push(finding('AP720', where, { name: file.name, reason: signer.wrong }))
      else handed.set(platform, { isSigned: true, signer: signer.job_workflow_ref })
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      handed.set(platform, { isSigned: null, signer: null })
      findings.push(finding('AP721', where, { name: file.name, reason: error.message }))
    }
  }
  return { handed, findings }
}

const signerOf = async (
  signature: string,
  audience: string,
  { me, signatures }: { readonly me: Self; readonly signatures: Signatures },
): Promise<Claims | { readonly wrong: string }> => {
  const token = parseSignature(signature)
  if (token === null) return { wrong: 'the file beside it is no signature' }
  const claims = await signatures.read(token, audience)
  if ('wrong' in claims) return claims
  const wrong = foreignSigner(claims, me)
  return wrong === null ? claims : { wrong }
}
