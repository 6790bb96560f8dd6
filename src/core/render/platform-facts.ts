import type { SizedFolder } from '../audit/folder-sizes.js'
import { noDigest, type Digest, type HandedOver, type PlatformEvidence } from '../evidence.js'
import type { SizedLayer } from '../finding.js'
import type { Verdict } from '../gate.js'
import type { Outcome } from '../outcome.js'
import type { Platform } from '../platform.js'
import { durationOf, methodOf, platformVerdict } from './matrix.js'

/** What one platform came to; null wherever a stage gave nothing. */
export interface PlatformFacts {
  readonly platform: Platform
  readonly verdict: Verdict
  readonly digest: Digest | null
  readonly config: Digest | null
  /** Uncompressed bytes. */
  readonly size: number | null
  /** The packages and folders that hold the most of it. */
  readonly largest: readonly SizedFolder[]
  /** The layers that bring the most of it. */
  readonly layers: readonly SizedLayer[]
  readonly method: string | null
  readonly milliseconds: { readonly build: number | null; readonly audit: number | null; readonly smoke: number | null }
  readonly objects: number | null
  readonly gaps: readonly string[]
  /** null: this job ran it itself. */
  readonly provedBy: HandedOver | null
}

const notBuilt = { digest: null, config: null, size: null }
const notAudited = { milliseconds: null, objects: null, gaps: [], largest: [], layers: [] }
const notRun = { milliseconds: null, gaps: [] }

const handedOver = (evidence: PlatformEvidence | undefined): HandedOver | null => evidence?.provedBy ?? null

const factsOf = (outcome: Outcome, platform: Platform): PlatformFacts => {
  const evidence = outcome.evidence.find((candidate) => candidate.platform === platform)
  const built = outcome.built?.platforms.find((candidate) => candidate.platform === platform)
  const { digest, config, size } = built ?? notBuilt
  const audit = evidence?.audit ?? notAudited
  const { largest = [], layers = [] } = audit
  const smoke = evidence?.smoke ?? notRun
  return {
    platform,
    verdict: platformVerdict(outcome, platform),
    digest: digest === noDigest ? null : digest,
    config,
    size,
    largest,
    layers,
    method: outcome.auditedOnly !== undefined && audit !== notAudited ? 'audited only' : methodOf(evidence),
    milliseconds: {
      build: durationOf(outcome, 'build', platform),
      audit: audit.milliseconds,
      smoke: smoke.milliseconds,
    },
    objects: audit.objects,
    gaps: [...audit.gaps, ...smoke.gaps],
    provedBy: handedOver(evidence),
  }
}

/** One entry per requested platform, in that order. */
export const platformFacts = (outcome: Outcome): readonly PlatformFacts[] =>
  outcome.requested.map((platform) => factsOf(outcome, platform))
