import type { BuiltImage, PlatformEvidence } from './core/evidence.js'
import type { Finding } from './core/finding.js'
import { judge, judgeAudited } from './core/gate.js'
import { rulesOfCheck, type Ignoring } from './core/ignore.js'
import type { AuditedOnly, Outcome, RunSource, StageDuration } from './core/outcome.js'
import type { Platform } from './core/platform.js'
import { redact } from './core/redact.js'
import { count, list } from './core/render/amount.js'
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
  /** Contents of the files of the repository that checks put into containers, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What the owner of the image lives with. */
  readonly ignoring: Ignoring
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
  const auditedOnly = auditedOnlyOf(job)
  const rules = rulesOfCheck(job.ignoring.rules, auditedOnly === null)
  const ignoring = { ...job.ignoring, rules }
  const declared = auditedOnly === null ? job.plan.config.checks : []
  const known = { requested: job.requested, image, evidence, findings, ignoring, declared }
  const judgement = auditedOnly === null ? judge(known) : judgeAudited(known, auditedOnly.leftOut)
  const { decision } = judgement
  const outcome: Outcome = {
    verdict: decision.verdict,
    because: 'because' in decision ? decision.because : [],
    source: job.source,
    images: [job.name],
    tags: [],
    requested: job.requested,
    built: image,
    evidence,
    findings: judgement.findings,
    ignored: judgement.ignored,
    ignoring,
    declared,
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

/** Why nothing was run, with what the config file declares and only a run could have shown; null when it was. */
const auditedOnlyOf = ({ notRun, plan: { skippedModules, config } }: CheckJob): AuditedOnly | null => {
  if (notRun === null) return null
  const names = list(config.checks.map(({ name }) => JSON.stringify(name)))
  const verb = config.checks.length === 1 ? 'was' : 'were'
  const checks =
    config.checks.length === 0 ? [] : [`${count(config.checks.length, 'declared check')} ${verb} not made: ${names}`]
  return { because: [notRun, ...checks].join('; '), leftOut: skippedModules }
}

const checkPlatform = async (
  { image, notRun, plan, probe, files, newToken }: CheckJob,
  platform: Platform,
  ports: CheckPorts,
): Promise<PlatformVerification> => {
  const built = image.platforms.find((candidate) => candidate.platform === platform)
  if (built === undefined) return { evidence: { platform, built: null, audit: null, smoke: null }, findings: [] }
  const input = { image: image.index, built }
  if (notRun !== null) return auditPlatform({ ...input, plan }, ports)
  return verifyPlatform({ ...input, plan, probe, files, token: newToken() }, ports)
}

const durationsOf = (evidence: readonly PlatformEvidence[]): readonly StageDuration[] =>
  (['audit', 'smoke'] as const).flatMap((stage) => {
    const times = evidence.flatMap((one) => one[stage]?.milliseconds ?? [])
    return times.length === 0 ? [] : [{ stage, platform: null, milliseconds: Math.max(...times) }]
  })
