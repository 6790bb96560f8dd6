import { anchor, type Sources } from './core/anchor.js'
import { settleTags, type ExistingTags, type SettledTags } from './core/existing-tags.js'
import type { BuiltImage, Digest, PlatformEvidence } from './core/evidence.js'
import { finding, type Finding } from './core/finding.js'
import { judge, type Decision, type Judgement } from './core/gate.js'
import type { Ignoring } from './core/ignore.js'
import type { Outcome, Publication, Stage, StageDuration } from './core/outcome.js'
import type { Plan } from './core/plan.js'
import { redact } from './core/redact.js'
import type { PlannedTag } from './core/tags.js'
import { ToolError } from './errors.js'
import type { Builder } from './ports/builder.js'
import type { Engine } from './ports/engine.js'
import type { Pusher } from './ports/registry.js'
import type { Sink } from './ports/sinks.js'
import { build } from './stages/build.js'
import { publish } from './stages/publish.js'
import { putBack } from './stages/put-back.js'
import { report } from './stages/report.js'
import { isFirstPush, readyRegistries, type Login, type RegistriesPorts } from './stages/registries.js'
import { setup, type SetupPorts } from './stages/setup.js'
import { lookAsStranger } from './stages/stranger.js'
import { verifyPlatform, type VerifyPorts } from './verify-platform.js'

/** One run: the plan, and what it must not hold. */
export interface Job {
  readonly plan: Plan
  readonly logins: readonly Login[]
  /** Environment that carries the values of secrets to the builder. */
  readonly environment: Readonly<Record<string, string>>
  /** Names what this run makes. */
  readonly id: string
  /** Name under which the engine keeps the image until it is published. */
  readonly candidate: string
  /** Text of the program that exercises modules inside the image. */
  readonly probe: string
  /** Makes an unguessable word. */
  readonly newToken: () => string
  readonly sources: Sources
  /** Values that must be in no report, whatever prints them. */
  readonly secrets: readonly string[]
  /** Contents of the files of the repository that checks put into containers, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What the owner of the image lives with. */
  readonly ignoring: Ignoring
  /** What is worth saying before anything was done. */
  readonly findings: readonly Finding[]
  readonly reportFolder: string
}

export interface Ports extends SetupPorts, RegistriesPorts, VerifyPorts {
  readonly engine: Engine
  readonly builder: Builder
  readonly pusher: Pusher
  /** Aborted when the job is cancelled. */
  readonly ending?: AbortSignal
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/** What is known so far; a stage that fails leaves the rest as it was, which is never a pass. */
interface Progress {
  image: BuiltImage | null
  metadata: string
  evidence: readonly PlatformEvidence[]
  publication: Publication
  failure: string | null
  /** null until the gate was reached. */
  decision: Decision | null
  /** Those of the plan until the registry has told which there are. */
  tags: readonly PlannedTag[]
  firstPush: ReadonlyMap<string, boolean | null>
  readonly findings: Finding[]
  readonly durations: StageDuration[]
}

/**
 * plan -> setup -> build -> audit and smoke -> gate -> publish -> report. The only place that knows the order. The report
 * is made whatever happens; what is thrown is either in it (a tool failed) or a bug, which is thrown on after it.
 */
export const run = async (job: Job, ports: Ports, sinks: readonly Sink[]): Promise<Outcome> => {
  const started = ports.now()
  const { plan } = job
  const progress: Progress = {
    image: null,
    metadata: '',
    evidence: plan.platforms.map((platform) => ({ platform, built: null, audit: null, smoke: null })),
    publication: unpublished(plan),
    failure: null,
    decision: null,
    tags: plan.tags,
    firstPush: new Map(),
    findings: [...job.findings],
    durations: [],
  }
  const bug = await attempt(job, ports, progress)
  const outcome = redact(outcomeOf(job, progress, ports.now() - started), job.secrets)
  const told = await report(outcome, sinks, ports.log)
  if (bug !== null) throw bug
  return told
}

const unpublished = ({ publish: { wanted, because }, tags, byDigest }: Plan): Publication => {
  if (!wanted) return { kind: 'not planned', because }
  if (tags.length === 0 && !byDigest) return { kind: 'not planned', because: 'there is no tag to publish it under' }
  return { kind: 'withheld', because: 'the image was not verified on every platform' }
}

/** Runs the stages; a ToolError ends them and becomes a finding, anything else is handed back as the bug it is. */
const attempt = async (job: Job, ports: Ports, progress: Progress): Promise<Error | null> => {
  try {
    await stages(job, ports, progress)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    progress.failure = message
    progress.findings.push(
      finding('AP904', { subject: error instanceof ToolError ? error.ran : 'archproof' }, { message }),
    )
    if (error instanceof ToolError) return null
    return error instanceof Error ? error : new Error(message)
  } finally {
    await ports.pusher.clear()
  }
}

const stages = async (job: Job, ports: Ports, progress: Progress): Promise<void> => {
  const { plan } = job
  const timed = async <T>(stage: Stage, body: () => Promise<T>): Promise<T> => {
    const started = ports.now()
    try {
      return await body()
    } finally {
      progress.durations.push({ stage, platform: null, milliseconds: ports.now() - started })
    }
  }

  const [ready, registries] = await timed('setup', () =>
    Promise.all([setup(setupInput(plan), ports), readyRegistries(registriesInput(job), ports)]),
  )
  progress.findings.push(...registries.findings, ...ready.findings)
  progress.firstPush = registries.firstPush
  const refusal = registries.findings.find(({ severity }) => severity === 'error')
  if (refusal !== undefined) progress.publication = { kind: 'failed', because: refusal.found, tags: [] }
  if (refuses(progress.findings)) return
  const left = settle(plan, registries.existing, progress)

  const { environment, candidate } = job
  const built = await build(
    { plan, environment, name: candidate, builder: ready.engine.builder, cache: ready.cache },
    ports,
  )
  progress.findings.push(...built.findings)
  progress.durations.push(...built.durations)
  progress.metadata = built.metadata
  progress.image = built.image
  const { image } = built
  if (image === null) return

  if (plan.config.checks.some(({ services }) => services.length > 0))
    ports.ledger.add({ kind: 'networks', run: job.id })
  // After the image's: what is undone goes backwards, and a name cannot go while a container uses it.
  ports.ledger.add({ kind: 'containers', run: job.id })
  await verify(job, image, ports, progress)
  const { decision } = decide(job, progress)
  progress.decision = decision
  if (decision.verdict !== 'verified') return
  const { verified } = decision
  if (plan.load)
    await Promise.all(progress.tags.map(({ reference }) => ports.pusher.name(verified.image.index, reference)))
  progress.findings.push(...left.map((one) => leftFinding(one, verified.image.index)))
  if (!isPublishing(job, progress)) return

  progress.publication = { kind: 'failed', because: 'publishing was begun and did not come to its end', tags: [] }
  const published = await timed('publish', () =>
    publish(
      { verified, tags: progress.tags, names: plan.byDigest ? plan.images : [] },
      { ...ports, putBack: (moves, to) => putBack({ moves, to }, ports) },
    ),
  )
  progress.findings.push(...published.findings)
  progress.publication = published.publication
  if (published.publication.kind !== 'published') return
  const names = new Map(progress.tags.map(({ name }) => [name, registries.firstPush.get(name) ?? null]))
  progress.findings.push(...(await lookAsStranger({ verified, names, home: plan.home }, ports)))
}

const setupInput = ({ platforms, builder, cache }: Plan) => ({ platforms, builder, cache: cache.kind === 'service' })

const registriesInput = ({ plan, logins }: Job) => ({
  names: plan.publish.wanted ? plan.images : [],
  home: plan.home,
  logins,
})

/** What the registry has already decides which tags are moved. @returns those that are not */
const settle = (
  { tags, publish: { wanted } }: Plan,
  existing: ExistingTags,
  progress: Progress,
): SettledTags['left'] => {
  if (!wanted) return []
  const settled = settleTags(tags, existing)
  progress.tags = settled.tags
  return settled.left
}

const isPublishing = ({ plan }: Job, { tags }: Progress): boolean =>
  plan.publish.wanted && (tags.length > 0 || plan.byDigest)

const leftFinding = ({ tag, because }: SettledTags['left'][number], index: Digest): Finding =>
  finding('AP714', { subject: tag.reference }, { tag: tag.reference, because, image: `${tag.name}@${index}` })

const refuses = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error')

/** Audit and smoke of all platforms side by side: they are independent evidence about the same bytes. */
const verify = async (job: Job, image: BuiltImage, ports: Ports, progress: Progress): Promise<void> => {
  progress.evidence = await Promise.all(
    job.plan.platforms.map(async (platform): Promise<PlatformEvidence> => {
      const built = image.platforms.find((candidate) => candidate.platform === platform)
      if (built === undefined) return { platform, built: null, audit: null, smoke: null }
      const { plan, probe, files } = job
      const verified = await verifyPlatform(
        { plan, probe, files, token: job.newToken(), image: image.index, built },
        ports,
      )
      progress.findings.push(...verified.findings)
      // The emulated platforms still run, mostly on one CPU: time to take the image out of the engine.
      if (isPublishing(job, progress) && !refuses(progress.findings)) ports.pusher.prepare(image.index)
      return verified.evidence
    }),
  )
  progress.image = { ...image, platforms: progress.evidence.flatMap(({ built }) => (built === null ? [] : [built])) }
}

const decide = ({ plan, ignoring }: Job, { image, evidence, findings }: Progress): Judgement =>
  judge({
    ...{ requested: plan.platforms, image, evidence, findings, ignoring },
    declared: plan.config.checks,
    isPublishing: plan.publish.wanted,
  })

const outcomeOf = (job: Job, progress: Progress, milliseconds: number): Outcome => {
  const { plan } = job
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
    evidence: progress.evidence,
    findings: anchor(findings, job.sources),
    ignored,
    ignoring: job.ignoring,
    declared: plan.config.checks,
    publication: progress.publication,
    failure: progress.failure,
    durations: progress.durations,
    milliseconds,
    metadata: progress.metadata,
    reportFolder: job.reportFolder,
  }
}
