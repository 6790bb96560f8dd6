import type { AuditEvidence, Digest, Method, ModuleOutcome } from '../core/evidence.js'
import { finding } from '../core/finding.js'
import { moduleKey } from '../core/native-module.js'
import type { Platform } from '../core/platform.js'
import type { SmokeResult } from '../core/smoke/result.js'
import type { Verdicts } from '../ports/verdicts.js'

export interface RecallInput {
  readonly platform: Platform
  readonly digest: Digest
  readonly method: Method
  readonly skip: readonly string[]
  /** Packages for which the user declares an expression. */
  readonly expressed: readonly string[]
  /** What decides besides the image. */
  readonly surroundings: string
  /** Awaited only when an earlier run may have proved the same. null: the audit gave nothing. */
  readonly audited: Promise<Seen | null>
}

/** What the audit has read. */
export interface Seen {
  readonly evidence: AuditEvidence
  /** What of the image decides, as text. */
  readonly contents: () => string
}

/** An earlier verdict is worth nothing beside an audit that is in any doubt. */
const isSound = ({ gaps, modules }: AuditEvidence): boolean =>
  gaps.length === 0 && modules.every(({ state }) => state === 'ok')

/** The verdict of an earlier run on the same bytes in the same surroundings; null when there is none. */
export const recall = async (input: RecallInput, verdicts: Verdicts): Promise<SmokeResult | null> => {
  const started = performance.now()
  const { platform, digest, method, surroundings, skip, expressed } = input
  if (!(await verdicts.mayKnow(surroundings))) return null
  const seen = await input.audited
  if (seen === null || !isSound(seen.evidence)) return null
  const run = await verdicts.find(surroundings, seen.contents())
  if (run === null) return null
  const outcomes = seen.evidence.modules.map(({ name, version, dir }): ModuleOutcome => {
    const state = skip.includes(name) ? 'skipped' : 'proved'
    const how = state === 'proved' && expressed.includes(name) ? { how: 'expression' as const } : {}
    return { module: { name, version, dir }, state, milliseconds: 0, message: '', ...how }
  })
  const milliseconds = performance.now() - started
  return {
    evidence: { platform, digest, method, outcomes, gaps: [], milliseconds, provedIn: run },
    findings: [finding('AP320', { subject: 'modules', platform }, { run, count: outcomes.length })],
  }
}

/** Whether a verdict is worth keeping: everything was proved, nothing was found, and audit and smoke saw the same modules. */
const isWhole = (audit: AuditEvidence, { evidence, findings }: SmokeResult): boolean => {
  const ran = evidence.outcomes.map(({ module }) => moduleKey(module)).toSorted()
  const read = audit.modules.map(moduleKey).toSorted()
  return (
    isSound(audit) &&
    findings.length === 0 &&
    evidence.gaps.length === 0 &&
    evidence.provedIn === undefined &&
    evidence.outcomes.every(({ state }) => state === 'proved' || state === 'skipped') &&
    ran.join('\n') === read.join('\n')
  )
}

/** Keeps the verdict for later runs when it is worth it. */
export const remember = async (
  surroundings: string,
  { evidence, contents }: Seen,
  ran: SmokeResult,
  verdicts: Verdicts,
): Promise<void> => {
  if (isWhole(evidence, ran)) await verdicts.keep(surroundings, contents())
}
