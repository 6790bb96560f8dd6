import type { BuiltImage, PlatformEvidence } from './core/evidence.js'
import type { Outcome, Publication } from './core/outcome.js'
import type { Plan } from './core/plan.js'
import type { Builder } from './ports/builder.js'
import type { Engine } from './ports/engine.js'
import type { Pusher } from './ports/registry.js'
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
import { build } from './stages/build.js'
import { publish } from './stages/publish.js'
import { putBack } from './stages/put-back.js'
import { readyRegistries, type Login, type RegistriesPorts } from './stages/registries.js'
import { setup, type SetupPorts } from './stages/setup.js'
import { lookAsStranger } from './stages/stranger.js'
import { verifyPlatform, type VerifyPorts } from './verify-platform.js'

/** One run: the plan, and what it must not hold. */
export interface Job extends Omit<PublishingJob, 'mustBeSeenNow'> {
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
  /** Contents of the files of the repository that checks put into containers, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
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

/**
 * plan -> setup -> build -> audit and smoke -> gate -> publish -> report. The only place that knows the order. The report
 * is made whatever happens; what is thrown is either in it (a tool failed) or a bug, which is thrown on after it.
 */
export const run = (job: Job, ports: Ports, sinks: readonly Sink[]): Promise<Outcome> => {
  const { now, log } = ports
  const publishing = { ...job, mustBeSeenNow: job.plan.publish.wanted }
  return runAndReport(publishing, {
    publication: unpublished(job.plan),
    stages: async (progress) => {
      try {
        await stages(publishing, ports, progress)
      } finally {
        await ports.pusher.clear()
      }
    },
    ...{ now, log, sinks },
  })
}

const unpublished = ({ publish: { wanted, because }, tags, byDigest }: Plan): Publication => {
  if (!wanted) return { kind: 'not planned', because }
  if (tags.length === 0 && !byDigest) return { kind: 'not planned', because: 'there is no tag to publish it under' }
  return { kind: 'withheld', because: 'the image was not verified on every platform' }
}

const stages = async (job: Job & PublishingJob, ports: Ports, progress: Progress): Promise<void> => {
  const { plan } = job
  const timed = timing(progress, ports.now)
  const [ready, registries] = await timed('setup', () =>
    Promise.all([setup(setupInput(plan), ports), readyRegistries(registriesInput(job), ports)]),
  )
  noteRegistries(progress, plan, registries)
  progress.firstPush = registries.firstPush
  progress.findings.push(...ready.findings)
  if (refuses(progress.findings)) return

  const { environment, candidate } = job
  const { builder, ownBuilder } = ready.engine
  const built = await build({ plan, environment, name: candidate, builder, ownBuilder, cache: ready.cache }, ports)
  progress.findings.push(...built.findings)
  progress.durations.push(...built.durations)
  progress.metadata = built.metadata
  progress.image = built.image
  const { image } = built
  if (image === null) return

  if (plan.config.checks.some(({ services }) => services.length > 0))
    ports.ledger.add({ kind: 'networks', run: job.id })
  ports.ledger.add({ kind: 'names', run: job.id })
  // After the image's: what is undone goes backwards, and a name cannot go while a container uses it.
  ports.ledger.add({ kind: 'containers', run: job.id })
  await verify(job, image, ports, progress)
  const { decision } = decide(job, progress)
  progress.decision = decision
  if (decision.verdict !== 'verified') return
  const { verified } = decision
  if (plan.load)
    await Promise.all(progress.tags.map(({ reference }) => ports.pusher.name(verified.image.index, reference)))
  tellLeft(progress, verified.image.index)
  if (!isPublishing(job, progress)) return

  progress.publication = begun
  const published = await timed('publish', () =>
    publish(
      { verified, tags: progress.tags, names: plan.byDigest ? plan.images : [] },
      { ...ports, putBack: (moves, to) => putBack({ moves, to }, ports) },
    ),
  )
  progress.findings.push(...published.findings)
  progress.publication = published.publication
  if (published.publication.kind !== 'published') return
  const names = publishedNames(progress)
  progress.findings.push(...(await lookAsStranger({ verified, names, home: plan.home }, ports)))
}

const setupInput = ({ platforms, builder, cache }: Plan) => ({ platforms, builder, cache: cache.kind === 'service' })

const registriesInput = ({ plan, logins }: Job) => ({
  names: plan.publish.wanted ? plan.images : [],
  home: plan.home,
  logins,
})

/** Where the image goes to. */
const targets = ({ byDigest, images }: Plan, { tags }: Progress): readonly string[] => [
  ...new Set([...(byDigest ? images : []), ...tags.map(({ name }) => name)]),
]

const isPublishing = ({ plan }: Job, { tags }: Progress): boolean =>
  plan.publish.wanted && (tags.length > 0 || plan.byDigest)

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
      if (isPublishing(job, progress) && !refuses(progress.findings))
        ports.pusher.prepare(image.index, targets(job.plan, progress))
      return verified.evidence
    }),
  )
  progress.image = { ...image, platforms: progress.evidence.flatMap(({ built }) => (built === null ? [] : [built])) }
}
