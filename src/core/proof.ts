import * as v from 'valibot'
import { isDigest, type CheckEvidence, type Digest, type SmokeEvidence } from './evidence.js'
import { docsPage, type Finding, type FindingCode } from './finding.js'
import { catalogue } from './findings/catalogue.js'
import type { Verdict } from './gate.js'
import type { Outcome } from './outcome.js'
import { parsePlatform, type Platform } from './platform.js'

/** Raised when a reader of the former shape would misread this one. */
const schema = 1

/**
 * What a job that pushed one platform by digest hands to the job that joins them. Whoever can write into the artifacts of
 * the run can write such a file: of what it says only what running the image showed is believed, and only for a digest that
 * the joining job has read and audited itself (threat model in SECURITY.md).
 */
export interface Proof {
  readonly platform: Platform
  readonly verdict: Verdict
  /** Digest of the platform's manifest, to which everything else is bound. */
  readonly digest: Digest
  /** What was pushed: an index that names the manifest with its attestations, or the manifest itself. */
  readonly pushed: Digest
  readonly images: readonly string[]
  /** `owner/name`; null outside of GitHub Actions. */
  readonly repository: string | null
  readonly commit: string | null
  /** Web page of this attempt of the job's run. */
  readonly run: string | null
  readonly smoke: SmokeEvidence
  /** null: nothing was checked. */
  readonly checks: CheckEvidence | null
  /** What running the image found, ignored or not: whoever joins applies the config file again. */
  readonly findings: readonly Finding[]
}

/** What modules and checks came to when they were run; what the audit found is found again by whoever joins. */
const isAboutRunning = ({ code }: { readonly code: string }): boolean => /^AP(?:3\d\d|40[123])$/.test(code)

/** `proof-linux-arm64.json` */
export const proofFileName = (platform: Platform): string => `proof-${platform.replaceAll('/', '-')}.json`

/** The proof of one platform as JSON; null when nothing was pushed or run that it could be about. */
export const renderProof = (outcome: Outcome, platform: Platform): string | null => {
  const evidence = outcome.evidence.find((candidate) => candidate.platform === platform)
  const built = evidence?.built ?? null
  const smoke = evidence?.smoke ?? null
  if (built === null || smoke === null || outcome.built === null) return null
  const { images, verdict, source } = outcome
  const proof: Proof & { schema: number } = {
    schema,
    ...{ platform, verdict, digest: built.digest, pushed: outcome.built.index, images },
    ...{ repository: source.repository, commit: source.commit, run: source.url },
    smoke,
    checks: evidence?.checks ?? null,
    findings: [...outcome.findings, ...outcome.ignored.map(({ finding }) => finding)].filter(
      (finding) => finding.platform === platform && isAboutRunning(finding),
    ),
  }
  return `${JSON.stringify(proof, null, 2)}\n`
}

const digest = v.custom<Digest>(isDigest)
const platform = v.custom<Platform>((value) => typeof value === 'string' && parsePlatform(value) === value)
const text = v.pipe(v.string(), v.maxLength(64 * 1024))
const milliseconds = v.pipe(v.number(), v.minValue(0))

const outcome = v.object({
  module: v.object({ name: text, version: text, dir: text }),
  state: v.picklist(['proved', 'broken', 'unknown', 'skipped']),
  milliseconds,
  message: text,
  how: v.exactOptional(v.picklist(['exercise', 'expression', 'load', 'start'])),
})

const smoke = v.object({
  ...{ platform, digest, milliseconds },
  method: v.variant('kind', [
    v.object({ kind: v.literal('native') }),
    v.object({ kind: v.literal('emulated'), emulator: text }),
  ]),
  outcomes: v.pipe(v.array(outcome), v.maxLength(10_000)),
  gaps: v.pipe(v.array(text), v.maxLength(1000)),
  provedIn: v.exactOptional(text),
})

const checks = v.object({
  ...{ platform, digest, milliseconds },
  outcomes: v.pipe(
    v.array(v.object({ name: text, state: v.picklist(['passed', 'failed', 'unknown']), milliseconds, message: text })),
    v.maxLength(1000),
  ),
})

/** A link is made anew, and no line of a file is taken over. */
const found = v.pipe(
  v.object({
    code: v.custom<FindingCode>((value) => typeof value === 'string' && Object.hasOwn(catalogue, value)),
    severity: v.picklist(['error', 'unknown', 'warning', 'notice']),
    ...{ platform, subject: text, title: text, found: text, breaks: text, change: text },
  }),
  v.check((one) => isAboutRunning(one)),
  v.transform((one): Finding => ({ ...one, evidence: null, source: null, docs: docsPage(one.code) })),
)

const proofShape = v.object({
  schema: v.literal(schema),
  ...{ platform, digest, pushed: digest, smoke },
  checks: v.nullable(checks),
  findings: v.pipe(v.array(found), v.maxLength(1000)),
  verdict: v.picklist(['verified', 'refused', 'unknown']),
  images: v.pipe(v.array(text), v.maxLength(100)),
  ...{ repository: v.nullable(text), commit: v.nullable(text), run: v.nullable(text) },
})

/** A proof, or null for anything that is none. The evidence must be about the digest that the proof names. */
export const parseProof = (json: string): Proof | null => {
  try {
    const parsed = v.safeParse(proofShape, JSON.parse(json))
    if (!parsed.success) return null
    const proof = parsed.output
    const isBound = [proof.smoke, proof.checks ?? proof.smoke].every(
      (evidence) => evidence.digest === proof.digest && evidence.platform === proof.platform,
    )
    return isBound && proof.findings.every((one) => one.platform === proof.platform) ? proof : null
  } catch {
    return null
  }
}
