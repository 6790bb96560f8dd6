import { settleTags, type SettledTags } from './core/existing-tags.js'
import type { BuiltImage, Digest, PlatformEvidence } from './core/evidence.js'
import { finding, type Finding } from './core/finding.js'
import { judge, type Decision, type Judgement } from './core/gate.js'
import type { Ignoring } from './core/ignore.js'
import { matchProofs, type ProofFile } from './core/match-proofs.js'
import { mergedIndex } from './core/merged-index.js'
import type { Outcome, Publication, Stage, StageDuration } from './core/outcome.js'
import type { Plan } from './core/plan.js'
import type { Platform } from './core/platform.js'
import type { Proof } from './core/proof.js'
import { redact } from './core/redact.js'
import { sizeFindings } from './core/checks/size-budget.js'
import { settle } from './core/settle.js'
import type { PlannedTag } from './core/tags.js'
import { ToolError } from './errors.js'
import type { ImageFiles } from './ports/image-files.js'
import type { Patterns } from './ports/check-containers.js'
import type { Manifest } from './ports/registry.js'
import type { Sink } from './ports/sinks.js'
import { auditImage } from './stages/audit.js'
import { imageChecks } from './stages/image-checks.js'
import { publish } from './stages/publish.js'
import { putBack } from './stages/put-back.js'
import { readPushed } from './stages/read-pushed.js'
import { isFirstPush, readyRegistries, type Login, type RegistriesPorts } from './stages/registries.js'
import { report } from './stages/report.js'
import { lookAsStranger } from './stages/stranger.js'

/** Platforms that were pushed by digest by other jobs, to become one index. */
export interface MergeJob {
  readonly plan: Plan
  readonly logins: readonly Login[]
  readonly proofs: readonly ProofFile[]
  /** What the owner of the image lives with. */
  readonly ignoring: Ignoring
  /** Values that must be in no report, whatever prints them. */
  readonly secrets: readonly string[]
  readonly reportFolder: string
}

export interface MergePorts extends RegistriesPorts {
  /** Fetches one platform of `host/path` from its registry, to be read without an engine. @throws ToolError */
  readonly fetch: (name: string, digest: Digest) => Promise<FetchedImage>
  readonly patterns: Patterns
  /** SHA-256 of a text's UTF-8. */
  readonly digestOf: (text: string) => Digest
  /** Aborted when the job is cancelled. */
  readonly ending?: AbortSignal
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

export interface FetchedImage {
  readonly files: ImageFiles
  close(): Promise<void>
}

interface Progress {
  image: BuiltImage | null
  evidence: readonly PlatformEvidence[]
  publication: Publication
  failure: string | null
  decision: Decision | null
  tags: readonly PlannedTag[]
  /** Tags that are not moved, because of what the registry has. */
  left: SettledTags['left']
  /** Whether an image name was new; null where its registry does not say. */
  firstPush: ReadonlyMap<string, boolean | null>
  readonly findings: Finding[]
  readonly durations: StageDuration[]
}

/**
 * proofs -> read what was pushed -> audit it -> gate -> one index, tagged once. Nobody's word is taken: what the proofs name
 * is read from the registry and audited here, and only the smoke evidence, bound to the digest, comes from the proofs.
 */
export const mergeRun = async (job: MergeJob, ports: MergePorts, sinks: readonly Sink[]): Promise<Outcome> => {
  const started = ports.now()
  const { plan } = job
  const progress: Progress = {
    ...{
      image: null,
      failure: null,
      decision: null,
      firstPush: new Map(),
      tags: plan.tags,
      left: [],
      findings: [],
      durations: [],
    },
    evidence: plan.platforms.map((platform) => ({ platform, built: null, audit: null, smoke: null })),
    publication: plan.publish.wanted
      ? { kind: 'withheld', because: 'not every platform was proved' }
      : { kind: 'not planned', because: plan.publish.because },
  }
  let bug: Error | null = null
  try {
    await steps(job, ports, progress)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    progress.failure = message
    const subject = error instanceof ToolError ? error.ran : 'archproof'
    progress.findings.push(finding('AP904', { subject }, { message }))
    if (!(error instanceof ToolError)) bug = error instanceof Error ? error : new Error(message)
  }
  const told = await report(redact(outcomeOf(job, progress, ports.now() - started), job.secrets), sinks, ports.log)
  if (bug !== null) throw bug
  return told
}

const refuses = ({ findings }: Progress): boolean => findings.some(({ severity }) => severity === 'error')

const steps = async (job: MergeJob, ports: MergePorts, progress: Progress): Promise<void> => {
  const { plan } = job
  const timed = async <T>(stage: Stage, body: () => Promise<T>): Promise<T> => {
    const started = ports.now()
    try {
      return await body()
    } finally {
      progress.durations.push({ stage, platform: null, milliseconds: ports.now() - started })
    }
  }
  const { repository, commit, url: run } = plan.source
  const { platforms, images } = plan
  const matched = matchProofs(job.proofs, { platforms, images, repository, commit, run })
  progress.findings.push(...matched.findings)
  await timed('setup', () => askRegistries(job, ports, progress))
  if (refuses(progress)) return

  const read = await Promise.all(matched.proofs.map((proof) => readPushed(proof, images, ports.registry)))
  progress.findings.push(...read.flatMap(({ findings }) => findings))
  if (refuses(progress)) return
  const pushed = read.flatMap((one) => one.pushed ?? [])
  const { json, mediaType } = mergedIndex(pushed, plan.build.annotations)
  const index = ports.digestOf(json)
  const reference = `${images[0] ?? ''}@${index}`
  progress.findings.push(
    ...progress.left.map(({ tag: { name, reference: tag }, because }) =>
      finding('AP714', { subject: tag }, { tag, because, image: `${name}@${index}` }),
    ),
  )
  progress.image = {
    ...{ reference, index },
    platforms: matched.proofs.map(({ platform, digest }) => ({ platform, digest, config: null, size: null })),
  }
  await timed('audit', () => audit(job, matched.proofs, { ports, progress }))
  const { decision } = decide(job, progress)
  progress.decision = decision
  if (decision.verdict !== 'verified' || !plan.publish.wanted || progress.tags.length === 0) return
  const manifest = { digest: index, mediaType, bytes: new TextEncoder().encode(json) }
  await timed('publish', () => publishIndex(decision.verified, manifest, { ports, progress }))
  if (progress.publication.kind !== 'published') return
  const names = new Map(progress.tags.map(({ name }) => [name, progress.firstPush.get(name) ?? null]))
  progress.findings.push(...(await lookAsStranger({ verified: decision.verified, names, home: plan.home }, ports)))
}

/** Whether the registries take the tags, and which there are. A name without any is new to everybody but the jobs. */
const askRegistries = async ({ plan, logins }: MergeJob, ports: MergePorts, progress: Progress): Promise<void> => {
  const { findings, existing } = await readyRegistries({ names: plan.images, logins, home: plan.home }, ports)
  const refusal = findings.find(({ severity }) => severity === 'error')
  if (refusal !== undefined) progress.publication = { kind: 'failed', because: refusal.found, tags: [] }
  progress.findings.push(...findings)
  if (!plan.publish.wanted) return
  const settled = settleTags(plan.tags, existing)
  progress.tags = settled.tags
  progress.left = settled.left
  progress.firstPush = new Map([...existing].map(([name, tags]) => [name, tags === null ? null : tags.length === 0]))
}

interface Context {
  readonly ports: MergePorts
  readonly progress: Progress
}

/** Audits what was pushed. That needs no emulation; how it ran is what the proofs say. */
const audit = async ({ plan }: MergeJob, proofs: readonly Proof[], { ports, progress }: Context): Promise<void> => {
  const name = plan.images[0] ?? ''
  progress.evidence = await Promise.all(
    proofs.map(async ({ platform, digest, smoke, checks, findings }): Promise<PlatformEvidence> => {
      const fetched = await ports.fetch(name, digest)
      try {
        const image = `${name}@${digest}`
        const audited = await auditImage({ image, platform, digest, expected: plan.config.image }, fetched.files)
        ports.log.info(`${platform}: audited ${image}`)
        progress.findings.push(
          ...settle(audited.findings, audited.evidence, smoke),
          ...findings,
          ...(await imageChecks(audited.observations, platform, ports.patterns)),
          ...sizeFindings(platform, audited.size, plan.config.maxSize, audited.evidence.largest),
        )
        const built = { platform, digest, config: null, size: audited.size }
        return { platform, built, audit: audited.evidence, smoke, checks }
      } finally {
        await fetched.close()
      }
    }),
  )
}

/** A proof of an earlier run is none: what is published was seen in this run. */
const decide = ({ plan, ignoring }: MergeJob, { image, evidence, findings }: Progress): Judgement =>
  judge({
    ...{ requested: plan.platforms, image, evidence, findings, ignoring },
    ...{ declared: plan.config.checks, isPublishing: true },
  })

const publishIndex = async (
  verified: Extract<Decision, { verdict: 'verified' }>['verified'],
  index: Manifest,
  { ports, progress }: Context,
): Promise<void> => {
  progress.publication = { kind: 'failed', because: 'publishing was begun and did not come to its end', tags: [] }
  const pusher = {
    digest: (_: Digest, platform: Platform) =>
      Promise.resolve(verified.platforms.find((one) => one.platform === platform)?.digest ?? null),
    // Its platforms are there already; an index is put under its digest as under a tag.
    push: (_: Digest, name: string) => ports.registry.tag(name, index.digest, index),
  }
  const published = await publish(
    { verified, tags: progress.tags },
    { ...ports, pusher, putBack: (moves, to) => putBack({ moves, to }, ports) },
  )
  progress.findings.push(...published.findings)
  progress.publication = published.publication
}

const outcomeOf = (job: MergeJob, progress: Progress, milliseconds: number): Outcome => {
  const { plan, reportFolder } = job
  const { image, evidence, publication, failure, tags, durations } = progress
  // What goes wrong while publishing does not change what was proved.
  const { decision: last, findings, ignored } = decide(job, progress)
  const decision = progress.decision ?? last
  return {
    verdict: decision.verdict,
    because: decision.verdict === 'verified' ? [] : decision.because,
    source: plan.source,
    images: plan.images,
    tags: tags.map(({ reference }) => reference),
    ...{
      firstPush: isFirstPush(progress.firstPush),
      requested: plan.platforms,
      built: image,
      evidence,
      findings,
      ignored,
    },
    ...{ ignoring: job.ignoring, declared: plan.config.checks, publication, failure },
    ...{ durations, milliseconds, metadata: '', reportFolder },
  }
}
