import { anchor, type Sources } from './core/anchor.js'
import { settleTags, type SettledTags } from './core/existing-tags.js'
import type { BuiltImage, Digest, PlatformEvidence } from './core/evidence.js'
import { finding, type Finding } from './core/finding.js'
import { judge, type Decision, type Judgement } from './core/gate.js'
import type { Ignoring } from './core/ignore.js'
import { leftTag } from './core/left-tag.js'
import type { Outcome, Publication, Stage, StageDuration } from './core/outcome.js'
import type { Plan } from './core/plan.js'
import { redact } from './core/redact.js'
import type { PlannedTag } from './core/tags.js'
import { ToolError } from './errors.js'
import type { Log } from './ports/log.js'
import type { Sink } from './ports/sinks.js'
import { isFirstPush, type ReadyRegistries } from './stages/registries.js'
import { report } from './stages/report.js'

/** What every run that may publish was given. */
export interface PublishingJob {
  readonly plan: Plan
  /** What the owner of the image lives with. */
  readonly ignoring: Ignoring
  /** What is worth saying before anything was done. */
  readonly findings: readonly Finding[]
  /** Values that must be in no report, whatever prints them. */
  readonly secrets: readonly string[]
  readonly sources: Sources
  readonly reportFolder: string
  /** Whether evidence of an earlier run is a doubt: what is published was seen in this one. */
  readonly mustBeSeenNow: boolean
}

/** What is known so far; a stage that fails leaves the rest as it was, which is never a pass. */
export interface Progress {
  image: BuiltImage | null
  /** As the builder wrote it. */
  metadata: string
  evidence: readonly PlatformEvidence[]
  publication: Publication
  failure: string | null
  /** null until the gate was reached. */
  decision: Decision | null
  /** Those of the plan until the registry has told which there are. */
  tags: readonly PlannedTag[]
  /** Tags that are not moved, because of what the registry has. */
  left: SettledTags['left']
  /** Whether an image name was new; null where its registry does not say. */
  firstPush: ReadonlyMap<string, boolean | null>
  readonly findings: Finding[]
  readonly durations: StageDuration[]
}

export const refuses = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error')

/** Told of a publication from its beginning until it has ended by itself. */
export const begun: Publication = {
  kind: 'failed',
  because: 'publishing was begun and did not come to its end',
  tags: [],
}

interface Running {
  readonly publication: Publication
  /** Runs the stages, and notes in the progress what they come to. */
  readonly stages: (progress: Progress) => Promise<void>
  readonly now: () => number
  readonly log: Log
  readonly sinks: readonly Sink[]
}

/**
 * Runs the stages and reports, whatever happens: a ToolError ends them and becomes a finding; anything else is the bug that
 * it is, and is thrown on after the report.
 */
export const runAndReport = async (
  job: PublishingJob,
  { publication, stages, now, log, sinks }: Running,
): Promise<Outcome> => {
  const started = now()
  const { plan } = job
  const progress: Progress = {
    image: null,
    metadata: '',
    evidence: plan.platforms.map((platform) => ({ platform, built: null, audit: null, smoke: null })),
    publication,
    failure: null,
    decision: null,
    tags: plan.tags,
    left: [],
    firstPush: new Map(),
    findings: [...job.findings],
    durations: [],
  }
  const bug = await attempt(() => stages(progress), progress)
  const told = await report(redact(outcomeOf(job, progress, now() - started), job.secrets), sinks, log)
  if (bug !== null) throw bug
  return told
}

const attempt = async (stages: () => Promise<void>, progress: Progress): Promise<Error | null> => {
  try {
    await stages()
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    progress.failure = message
    const subject = error instanceof ToolError ? error.ran : 'archproof'
    progress.findings.push(finding('AP904', { subject }, { message }))
    if (error instanceof ToolError) return null
    return error instanceof Error ? error : new Error(message)
  }
}

/** Notes how long a stage took, also when it failed. */
export const timing =
  ({ durations }: Progress, now: () => number) =>
  async <T>(stage: Stage, body: () => Promise<T>): Promise<T> => {
    const started = now()
    try {
      return await body()
    } finally {
      durations.push({ stage, platform: null, milliseconds: now() - started })
    }
  }

/** Notes what the registries said: whether they take the push, and which of the planned tags are moved. */
export const noteRegistries = (
  progress: Progress,
  { publish }: Plan,
  { findings, existing }: ReadyRegistries,
): void => {
  progress.findings.push(...findings)
  const refusal = findings.find(({ severity }) => severity === 'error')
  if (refusal !== undefined) progress.publication = { kind: 'failed', because: refusal.found, tags: [] }
  if (!publish.wanted) return
  const settled = settleTags(progress.tags, existing)
  progress.tags = settled.tags
  progress.left = settled.left
}

/** Tells of the tags that the registry's own keep from being moved. */
export const tellLeft = ({ findings, left }: Progress, index: Digest): void => {
  findings.push(...left.map(({ tag, because }) => leftTag(tag, because, index)))
}

/** Names that got a tag, and whether each was new. */
export const publishedNames = ({ tags, firstPush }: Progress): ReadonlyMap<string, boolean | null> =>
  new Map(tags.map(({ name }) => [name, firstPush.get(name) ?? null]))

/** What the gate says of what is known. */
export const decide = (
  { plan, ignoring, mustBeSeenNow }: Pick<PublishingJob, 'plan' | 'ignoring' | 'mustBeSeenNow'>,
  { image, evidence, findings }: Progress,
): Judgement =>
  judge({
    ...{ requested: plan.platforms, image, evidence, findings, ignoring },
    declared: plan.config.checks,
    isPublishing: mustBeSeenNow,
  })

const outcomeOf = (job: PublishingJob, progress: Progress, milliseconds: number): Outcome => {
  const { plan, ignoring, reportFolder } = job
  const { evidence, publication, failure, durations, metadata } = progress
  // What goes wrong while publishing does not change what was proved.
  const { decision: last, findings, ignored } = decide(job, progress)
  const decision = progress.decision ?? last
  return {
    verdict: decision.verdict,
    because: decision.verdict === 'verified' ? [] : decision.because,
    source: plan.source,
    images: plan.images,
    tags: progress.tags.map(({ reference }) => reference),
    firstPush: isFirstPush(progress.firstPush),
    requested: plan.platforms,
    built: progress.image,
    evidence,
    findings: anchor(findings, job.sources),
    ...{ ignored, ignoring, declared: plan.config.checks, publication, failure },
    ...{ durations, milliseconds, metadata, reportFolder },
  }
}
