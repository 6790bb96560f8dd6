import type { BuiltImage, PlatformEvidence } from './core/evidence.js'
import type { Finding } from './core/finding.js'
import { gate, gateAudited } from './core/gate.js'
import { nothingIgnored } from './core/ignore.js'
import type { AuditedOnly, Outcome, RunSource, StageDuration } from './core/outcome.js'
import type { Platform } from './core/platform.js'
import { redact } from './core/redact.js'
import type { Log } from './ports/log.js'
import type { Sink } from './ports/sinks.js'
import { report } from './stages/report.js'
import {
  auditPlatform,
  verifyPlatform,
  type ModulePlan,
  type PlatformVerification,
  type VerifyPorts,
} from './verify-platform.js'

/** What is to be checked, found and opened. */
export interface CheckJob {
  /** As the user names it. */
  readonly name: string
  readonly image: BuiltImage
  readonly requested: readonly Platform[]
  /** Why nothing can be run; null when it can. */
  readonly notRun: string | null
  readonly plan: ModulePlan
  readonly source: RunSource
  /** Text of the program that exercises modules inside the image. */
  readonly probe: string
  readonly newToken: () => string
  readonly findings: readonly Finding[]
  readonly reportFolder: string
  readonly secrets: readonly string[]
}

export interface CheckPorts extends VerifyPorts {
  readonly log: Log
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/** Verifies what exists already: audit and, where there is an engine that holds it, smoke. Builds and publishes nothing. */
export const checkImage = async (job: CheckJob, ports: CheckPorts, sinks: readonly Sink[]): Promise<Outcome> => {
  const started = ports.now()
  const seen = await Promise.all(job.requested.map((platform) => checkPlatform(job, platform, ports)))
  const evidence = seen.map((one) => one.evidence)
  const findings = [...job.findings, ...seen.flatMap((one) => one.findings)]
  const image = { ...job.image, platforms: evidence.flatMap(({ built }) => built ?? []) }
  const known = { requested: job.requested, image, evidence, findings }
  const auditedOnly: AuditedOnly | null =
    job.notRun === null ? null : { because: job.notRun, leftOut: job.plan.skippedModules }
  const decision = auditedOnly === null ? gate(known) : gateAudited(known, auditedOnly.leftOut)
  const outcome: Outcome = {
    verdict: decision.verdict,
    because: 'because' in decision ? decision.because : [],
    source: job.source,
    images: [job.name],
    tags: [],
    requested: job.requested,
    built: image,
    evidence,
    findings,
    ignored: [],
    ignoring: nothingIgnored,
    declared: [],
    publication: { kind: 'not planned', because: 'a check publishes nothing' },
    firstPush: null,
    ...(auditedOnly === null ? {} : { auditedOnly }),
    failure: null,
    durations: durationsOf(evidence),
    milliseconds: ports.now() - started,
    metadata: '',
    reportFolder: job.reportFolder,
  }
  return report(redact(outcome, job.secrets), sinks, ports.log)
}

const checkPlatform = async (
  { image, notRun, plan, probe, newToken }: CheckJob,
  platform: Platform,
  ports: CheckPorts,
): Promise<PlatformVerification> => {
  const built = image.platforms.find((candidate) => candidate.platform === platform)
  if (built === undefined) return { evidence: { platform, built: null, audit: null, smoke: null }, findings: [] }
  const input = { image: image.index, built }
  if (notRun !== null) return auditPlatform({ ...input, leftOut: plan.skippedModules }, ports)
  return verifyPlatform({ ...input, plan, probe, token: newToken() }, ports)
}

const durationsOf = (evidence: readonly PlatformEvidence[]): readonly StageDuration[] =>
  (['audit', 'smoke'] as const).flatMap((stage) => {
    const times = evidence.flatMap((one) => one[stage]?.milliseconds ?? [])
    return times.length === 0 ? [] : [{ stage, platform: null, milliseconds: Math.max(...times) }]
  })
