import { finding, type Finding } from './finding.js'
import type { Platform } from './platform.js'
import { parseProof, type Proof } from './proof.js'

/** A file that is handed in as a proof. */
export interface ProofFile {
  /** Path below the folder of all proofs. */
  readonly name: string
  readonly text: string
  /** Text of the signature beside it; null when there is none. */
  readonly signature: string | null
}

/** A proof, and the file that it was read from. */
export interface MatchedProof extends Proof {
  readonly file: ProofFile
}

export interface ProofsWanted {
  readonly platforms: readonly Platform[]
  readonly images: readonly string[]
  readonly repository: string | null
  readonly commit: string | null
  /** Web page of this run. */
  readonly run: string | null
}

export interface MatchedProofs {
  /** One for each platform that is asked for, as far as there is one that can be used. */
  readonly proofs: readonly MatchedProof[]
  readonly findings: readonly Finding[]
}

/**
 * Exactly one proof for each platform, made in this run of a workflow for this commit and these image names, of a verified
 * image.
 * Anything else is refused by name: a proof too many is as suspicious as one too few.
 */
export const matchProofs = (files: readonly ProofFile[], wanted: ProofsWanted): MatchedProofs => {
  const read = files.map((file) => ({ file, proof: parseProof(file.text) }))
  const findings = read.flatMap(({ file: { name }, proof }): readonly Finding[] => {
    const reason = proof === null ? 'it is no proof, or its evidence is about another digest' : foreign(proof, wanted)
    return reason === null
      ? []
      : [finding('AP717', { subject: name, platform: proof?.platform ?? null }, { name, reason })]
  })
  const usable = read.flatMap(({ file, proof }) =>
    proof !== null && foreign(proof, wanted) === null ? [{ ...proof, file }] : [],
  )
  const proofs: MatchedProof[] = []
  for (const platform of wanted.platforms) {
    const found = usable.filter((proof) => proof.platform === platform)
    const [only] = found
    if (only !== undefined && found.length === 1) proofs.push(only)
    else {
      const names = found.map(({ file }) => file.name)
      findings.push(finding('AP716', { subject: platform, platform }, { platform, names }))
    }
  }
  return { proofs, findings }
}

/** Jobs that run again have another attempt of the same run, and what they prove goes with what the first ones proved. */
const runOf = (page: string | null): string | null => page?.replace(/\/attempts\/\d+$/, '') ?? null

const foreign = (proof: Proof, { platforms, images, repository, commit, run }: ProofsWanted): string | null => {
  if (!platforms.includes(proof.platform)) return `it is of ${proof.platform}, which is not asked for`
  if (proof.verdict !== 'verified') return `its job came to the verdict ${proof.verdict}`
  if (proof.repository !== repository) return `it was made by ${proof.repository ?? 'no repository'}`
  if (proof.commit !== commit) return `it is of the commit ${proof.commit ?? 'unknown'}`
  if (runOf(proof.run) !== runOf(run)) return `it was made by another run, ${proof.run ?? 'which is not named'}`
  const missing = images.filter((image) => !proof.images.includes(image))
  return missing.length === 0 ? null : `its job did not push to ${missing.join(', ')}`
}
