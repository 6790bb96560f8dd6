import { sizeFindings } from './core/checks/size-budget.js'
import type { Digest, PlatformEvidence } from './core/evidence.js'
import type { Verified } from './core/gate.js'
import { matchProofs, type MatchedProof, type ProofFile } from './core/match-proofs.js'
import { mergedIndex } from './core/merged-index.js'
import type { Outcome } from './core/outcome.js'
import { settle } from './core/settle.js'
import type { Self } from './core/signature.js'
import type { Patterns } from './ports/check-containers.js'
import type { ImageFiles } from './ports/image-files.js'
import type { Manifest, Registry } from './ports/registry.js'
import type { Sink } from './ports/sinks.js'
import {
  begun,
  decide,
  noteRegistries,
  publishedNames,
  refuses,
  runAndReport,
  tellLeft,
  timing,
  type Progress,
  type PublishingJob,
} from './run-progress.js'
import { auditImage } from './stages/audit.js'
import { imageChecks } from './stages/image-checks.js'
import { publish, type PublishPorts } from './stages/publish.js'
import { putBack } from './stages/put-back.js'
import { readPushed } from './stages/read-pushed.js'
import {
  checkSignatures,
  type CheckedSignatures,
  type SignaturesPorts,
  type SignaturesWanted,
} from './stages/signatures.js'
import { readyRegistries, type Login, type RegistriesPorts } from './stages/registries.js'
import { lookAsStranger } from './stages/stranger.js'

/** Platforms that were pushed by digest by other jobs, to become one index. */
export interface MergeJob extends Omit<PublishingJob, 'mustBeSeenNow'> {
  readonly logins: readonly Login[]
  readonly proofs: readonly ProofFile[]
  readonly signaturesWanted: SignaturesWanted
  /** What the runner says of this job. */
  readonly self: Self
}

export interface MergePorts extends RegistriesPorts, SignaturesPorts {
  /** Fetches one platform of `host/path` from its registry, to be read without an engine. @throws ToolError */
  readonly fetch: (name: string, digest: Digest) => Promise<FetchedImage>
  readonly patterns: Patterns
  /** Aborted when the job is cancelled. */
  readonly ending?: AbortSignal
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

export interface FetchedImage {
  readonly files: ImageFiles
  close(): Promise<void>
}

/**
 * proofs -> signatures -> read what was pushed -> audit it -> gate -> one index, tagged once. Nobody's word is taken: what the proofs name
 * is read from the registry and audited here, and only the smoke evidence, bound to the digest, comes from the proofs, whose
 * signatures are checked.
 */
export const mergeRun = (job: MergeJob, ports: MergePorts, sinks: readonly Sink[]): Promise<Outcome> => {
  const { now, log } = ports
  const { wanted, because } = job.plan.publish
  // A proof of an earlier run is none, whatever is published.
  const publishing = { ...job, mustBeSeenNow: true }
  return runAndReport(publishing, {
    publication: wanted
      ? { kind: 'withheld', because: 'not every platform was proved' }
      : { kind: 'not planned', because },
    stages: (progress) => stages(publishing, ports, progress),
    ...{ now, log, sinks },
  })
}

const stages = async (job: MergeJob & PublishingJob, ports: MergePorts, progress: Progress): Promise<void> => {
  const { plan } = job
  const timed = timing(progress, ports.now)
  const { repository, commit, url: run } = plan.source
  const { platforms, images } = plan
  const matched = matchProofs(job.proofs, { platforms, images, repository, commit, run })
  progress.findings.push(...matched.findings)
  const [{ handed, findings }] = await timed('setup', () =>
    Promise.all([
      checkSignatures({ proofs: matched.proofs, wanted: job.signaturesWanted, self: job.self }, ports),
      askRegistries(job, ports, progress),
    ]),
  )
  progress.findings.push(...findings)
  if (refuses(progress.findings)) return

  const read = await Promise.all(matched.proofs.map((proof) => readPushed(proof, images, ports.registry)))
  progress.findings.push(...read.flatMap(({ findings }) => findings))
  if (refuses(progress.findings)) return
  const pushed = read.flatMap((one) => one.pushed ?? [])
  const { json, mediaType } = mergedIndex(pushed, plan.build.annotations)
  const index = ports.digestOf(json)
  tellLeft(progress, index)
  progress.image = {
    ...{ reference: `${images[0] ?? ''}@${index}`, index },
    platforms: matched.proofs.map(({ platform, digest }) => ({ platform, digest, config: null, size: null })),
  }
  await timed('audit', () => audit(job, { proofs: matched.proofs, handed }, { ports, progress }))
  const { decision } = decide(job, progress)
  progress.decision = decision
  if (decision.verdict !== 'verified' || !plan.publish.wanted || progress.tags.length === 0) return
  const { verified } = decision
  const manifest = { digest: index, mediaType, bytes: new TextEncoder().encode(json) }
  await timed('publish', () => publishIndex(verified, manifest, { ports, progress }))
  if (progress.publication.kind !== 'published') return
  const names = publishedNames(progress)
  progress.findings.push(...(await lookAsStranger({ verified, names, home: plan.home }, ports)))
}

/** Whether the registries take the tags, and which there are. A name without any is new to everybody but the jobs. */
const askRegistries = async ({ plan, logins }: MergeJob, ports: MergePorts, progress: Progress): Promise<void> => {
  const registries = await readyRegistries({ names: plan.images, logins, home: plan.home }, ports)
  noteRegistries(progress, plan, registries)
  const { existing } = registries
  progress.firstPush = new Map([...existing].map(([name, tags]) => [name, tags === null ? null : tags.length === 0]))
}

interface Context {
  readonly ports: MergePorts
  readonly progress: Progress
}

/** Audits what was pushed. That needs no emulation; how it ran is what the proofs say. */
const audit = async (
  { plan }: MergeJob,
  { proofs, handed }: { readonly proofs: readonly MatchedProof[] } & Pick<CheckedSignatures, 'handed'>,
  { ports, progress }: Context,
): Promise<void> => {
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
          ...sizeFindings(platform, audited.size, plan.config.maxSize, audited.evidence),
        )
        const built = { platform, digest, config: null, size: audited.size }
        const provedBy = handed.get(platform) ?? { isSigned: false, signer: null }
        return { platform, built, audit: audited.evidence, facts: audited.facts, smoke, checks, provedBy }
      } finally {
        await fetched.close()
      }
    }),
  )
  const platforms = progress.evidence.flatMap(({ built }) => built ?? [])
  if (progress.image !== null) progress.image = { ...progress.image, platforms }
}

/** Publishes an index whose platforms are in every registry already; it is put under its digest as under a tag. */
export const indexPusher = (
  verified: Verified,
  index: Manifest,
  registry: Pick<Registry, 'tag'>,
): PublishPorts['pusher'] => ({
  digest: (_, platform) => Promise.resolve(verified.platforms.find((one) => one.platform === platform)?.digest ?? null),
  push: (_, name) => registry.tag(name, index.digest, index),
})

const publishIndex = async (verified: Verified, index: Manifest, { ports, progress }: Context): Promise<void> => {
  progress.publication = begun
  const pusher = indexPusher(verified, index, ports.registry)
  const published = await publish(
    { verified, tags: progress.tags },
    { ...ports, pusher, putBack: (moves, to) => putBack({ moves, to }, ports) },
  )
  progress.findings.push(...published.findings)
  progress.publication = published.publication
}
