import { buildArguments, type BuildInvocation } from '../core/argv/build.js'
import type { BuildFailure } from '../core/build-failure.js'
import type { BuiltImage } from '../core/evidence.js'
import { finding, type Finding } from '../core/finding.js'
import type { StageDuration } from '../core/outcome.js'
import type { Plan } from '../core/plan.js'
import type { Builder, BuildResult } from '../ports/builder.js'
import type { CacheOffer } from '../ports/cache-service.js'
import type { Ledger } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'

export interface BuildInput {
  readonly plan: Plan
  /** Name of the builder that setup found. */
  readonly builder: string
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
 * Builds all platforms into one artefact. With the runner's cache each platform is first built on its own, side by side,
 * from and into its own scope (a build of several platforms can only export the sum of them); the artefact then comes out
 * of the builder's own cache.
 */
export const build = async (input: BuildInput, ports: BuildPorts): Promise<BuildOutput> => {
  const { plan, cache, name } = input
  const services = plan.cache.kind === 'service' && (cache.read || cache.write)
  const warmed = services ? await Promise.all(plan.platforms.map((platform) => warm(input, platform, ports))) : []
  const durations = warmed.map(({ result, platform }) => duration(platform, result.milliseconds))
  const failures = warmed.map(({ result }) => result).filter((result) => result.kind === 'failed')
  if (failures.length > 0) return failed(plan, failures, durations)

  ports.ledger.add({ kind: 'image', reference: name })
  const given = plan.cache.kind === 'given'
  const use = { read: given || (services && cache.read), write: given }
  const result = await invoke(input, { platforms: plan.platforms, result: 'image', cache: use }, name, ports)
  const all = [...durations, duration(null, result.milliseconds)]
  if (result.kind === 'failed') return failed(plan, [result], all)
  return { image: result.image, metadata: result.metadata, findings: [], durations: all }
}

const duration = (platform: StageDuration['platform'], milliseconds: number): StageDuration => ({
  stage: 'build',
  platform,
  milliseconds,
})

const warm = async (input: BuildInput, platform: Plan['platforms'][number], ports: BuildPorts) => {
  const { read, write } = input.cache
  const invocation: BuildInvocation = { platforms: [platform], result: 'cache', cache: { read, write } }
  const result = await invoke(input, invocation, null, ports)
  if (result.kind === 'built') {
    const counts = [...result.steps.values()]
    const steps = counts.reduce((sum, count) => sum + count.steps, 0)
    const cached = counts.reduce((sum, count) => sum + count.cached, 0)
    ports.log.info(`${platform}: ${cached} of ${steps} steps came from the cache`)
  }
  return { platform, result }
}

const invoke = async (
  { plan, environment, builder: name }: BuildInput,
  invocation: BuildInvocation,
  result: string | null,
  { builder, log }: BuildPorts,
): Promise<BuildResult> =>
  builder.build({
    builder: name,
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
