import { buildArguments, type BuildInvocation } from '../core/argv/build.js'
import { joinArguments } from '../core/argv/join.js'
import type { BuildFailure } from '../core/build-failure.js'
import type { BuiltImage } from '../core/evidence.js'
import { finding, type Finding } from '../core/finding.js'
import type { StageDuration } from '../core/outcome.js'
import { needsBuildPerPlatform, type Plan } from '../core/plan.js'
import type { Platform } from '../core/platform.js'
import type { Builder, BuildResult } from '../ports/builder.js'
import type { BuilderFacts } from '../ports/engine.js'
import type { CacheOffer } from '../ports/cache-service.js'
import type { Ledger } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'

export interface BuildInput {
  readonly plan: Plan
  /** The builder that setup found, and the one inside the engine. */
  readonly builder: BuilderFacts
  readonly ownBuilder: BuilderFacts
  readonly cache: CacheOffer
  /** Environment that carries the values of secrets. */
  readonly environment: Readonly<Record<string, string>>
  /** Name under which the engine keeps the result until it is published, or for good with `load`. */
  readonly name: string
}

export interface BuildPorts {
  readonly builder: Builder
  readonly ledger: Ledger
  readonly log: Log
}

export interface BuildOutput {
  /** null when the build failed. */
  readonly image: BuiltImage | null
  readonly metadata: string
  readonly findings: readonly Finding[]
  readonly durations: readonly StageDuration[]
}

type Failed = Extract<BuildResult, { kind: 'failed' }>

/**
 * Builds all platforms into one artefact. Where one build cannot do that well, each platform is first built on its own, side
 * by side: with the runner's cache into the builder's cache, from and into its own scope (a build of several platforms can
 * only export the sum of them); with arguments that differ by platform, or on several nodes, into parts, which the engine
 * then joins.
 */
export const build = async (input: BuildInput, ports: BuildPorts): Promise<BuildOutput> => {
  const { plan } = input
  const isJoined = needsBuildPerPlatform(plan) || (input.builder.nodes > 1 && plan.platforms.length > 1)
  const alone = isJoined || usesService(input) ? plan.platforms : []
  const made = await Promise.all(
    alone.map((platform) => buildAlone(input, platform, isJoined ? 'part' : 'cache', ports)),
  )
  const durations = made.map(({ result, platform }) => duration(platform, result.milliseconds))
  const failures = made.map(({ result }) => result).filter((result) => result.kind === 'failed')
  if (failures.length > 0) return failed(plan, failures, durations)

  ports.ledger.add({ kind: 'image', reference: input.name })
  const result = isJoined ? await join(input, ports) : await buildTogether(input, ports)
  const all = [...durations, ...stepDurations(result, durations), duration(null, result.milliseconds)]
  if (result.kind === 'failed') return failed(plan, [result], all)
  return { image: result.image, metadata: result.metadata, findings: [], durations: all }
}

/** Where one build made all platforms, each took as long as its own steps; where each had a build of its own, that is known. */
const stepDurations = (result: BuildResult, known: readonly StageDuration[]): readonly StageDuration[] =>
  result.kind === 'failed' || known.length > 0
    ? []
    : [...result.steps].flatMap(([platform, { milliseconds }]) =>
        platform === null ? [] : [duration(platform, milliseconds)],
      )

const usesService = ({ plan, cache }: BuildInput): boolean =>
  plan.cache.kind === 'service' && !plan.build.noCache && (cache.read || cache.write)

const partName = ({ name }: BuildInput, platform: Platform): string => `${name}-${platform.replaceAll('/', '-')}`

const buildTogether = (input: BuildInput, ports: BuildPorts): Promise<BuildResult> => {
  const isGiven = input.plan.cache.kind === 'given'
  const cache = { read: isGiven || (usesService(input) && input.cache.read), write: isGiven }
  return invoke(input, { platforms: input.plan.platforms, result: 'image', cache }, input.name, ports)
}

const join = (input: BuildInput, { builder, log }: BuildPorts): Promise<BuildResult> => {
  const { plan, name } = input
  const parts = plan.platforms.map((platform) => ({ platform, name: partName(input, platform) }))
  const { argv, dockerfile } = joinArguments(plan, parts)
  return builder.build({
    ...{
      // Only the engine's has the parts.
      builder: input.ownBuilder,
      platforms: plan.platforms,
      argv,
      env: {},
      context: plan.build.context,
      dockerfile,
      name,
    },
    onLine: (line) => log.info(line),
  })
}

const duration = (platform: StageDuration['platform'], milliseconds: number): StageDuration => ({
  stage: 'build',
  platform,
  milliseconds,
})

/** One platform, into the builder's cache or as a part; tells what the cache was good for where there is one. */
const buildAlone = async (input: BuildInput, platform: Platform, result: 'cache' | 'part', ports: BuildPorts) => {
  const isGiven = input.plan.cache.kind === 'given'
  const { read, write } = isGiven ? { read: true, write: true } : input.cache
  const name = result === 'part' ? partName(input, platform) : null
  if (name !== null) ports.ledger.add({ kind: 'image', reference: name })
  const made = await invoke(input, { platforms: [platform], result, cache: { read, write } }, name, ports)
  if (made.kind === 'built' && usesService(input)) {
    const counts = [...made.steps.values()]
    const steps = counts.reduce((sum, count) => sum + count.steps, 0)
    const cached = counts.reduce((sum, count) => sum + count.cached, 0)
    ports.log.info(`${platform}: ${cached} of ${steps} steps came from the cache`)
  }
  return { platform, result: made }
}

const invoke = async (
  { plan, environment, builder: on }: BuildInput,
  invocation: BuildInvocation,
  result: string | null,
  { builder, log }: BuildPorts,
): Promise<BuildResult> =>
  builder.build({
    builder: on,
    platforms: invocation.platforms,
    argv: buildArguments(plan, invocation),
    env: environment,
    context: plan.build.context,
    name: result,
    onLine: (line) => log.info(line),
  })

const failed = (plan: Plan, failures: readonly Failed[], durations: readonly StageDuration[]): BuildOutput => ({
  image: null,
  metadata: '',
  findings: failures.map(({ failure }) => failureFinding(plan, failure)),
  durations,
})

const failureFinding = (plan: Plan, failure: BuildFailure): Finding => {
  const { platform, step, line, reason, lastLines } = failure
  const { file } = plan.build
  const source = line === null ? null : { file, line }
  return finding('AP501', { subject: file, platform, source }, { step, reason, lastLines })
}
