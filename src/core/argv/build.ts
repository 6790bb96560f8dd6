import { splitPair } from '../delimited.js'
import type { Inputs } from '../input/inputs.js'
import type { Plan } from '../plan.js'
import type { Platform } from '../platform.js'

/** One of the builds that a plan comes to. */
export interface BuildInvocation {
  readonly platforms: readonly Platform[]
  /** `image`: attested and annotated. `cache`: it only warms the cache, `part`: it is joined with others; neither is made. */
  readonly result: 'image' | 'cache' | 'part'
  /** What the cache offers this run; a scope is written only by the build of its one platform. */
  readonly cache: { readonly read: boolean; readonly write: boolean }
}

export const flags = (flag: string, values: readonly string[]): readonly string[] =>
  values.flatMap((value) => [flag, value])

const flag = (name: string, value: string | null): readonly string[] => (value === null ? [] : [name, value])

/** Name of the variable that carries the n-th secret to buildx. */
const secretVariable = (index: number): string => `ARCHPROOF_SECRET_${index}`

/** The environment that goes with `buildArguments`: values of secrets, which must be in no argument list. */
export const buildEnvironment = ({ secretValues }: Pick<Inputs, 'secretValues'>): Readonly<Record<string, string>> =>
  Object.fromEntries(secretValues.map((value, index) => [secretVariable(index), value]))

/** A field of buildx' comma-separated values, quoted as encoding/csv reads it. */
const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const secretFlags = ({ secrets, secretEnvs, secretFiles }: Plan['build']): readonly string[] =>
  flags('--secret', [
    ...secrets.map((id, index) => `${csvField(`id=${id}`)},env=${secretVariable(index)}`),
    ...secretEnvs.map(({ key, value }) => `${csvField(`id=${key}`)},${csvField(`env=${value}`)}`),
    ...secretFiles.map(({ key, value }) => `${csvField(`id=${key}`)},${csvField(`src=${value}`)}`),
  ])

const cacheFlags = ({ cache, build }: Plan, { platforms, cache: use }: BuildInvocation): readonly string[] => {
  switch (cache.kind) {
    case 'off':
      return []
    case 'given':
      return [
        ...(use.read ? flags('--cache-from', cache.from) : []),
        ...(use.write ? flags('--cache-to', cache.to) : []),
      ]
    case 'service': {
      const scopes = cache.scopes.filter(({ platform }) => platforms.includes(platform)).map(({ scope }) => scope)
      const imports = use.read && !build.noCache ? scopes : []
      // An export holds all platforms of its build, so one of several would overwrite the scope of each with the sum.
      const exports = use.write && platforms.length === 1 ? scopes : []
      return [
        ...flags(
          '--cache-from',
          imports.map((scope) => `type=gha,scope=${scope}`),
        ),
        ...flags(
          '--cache-to',
          // Without ignore-error a cache that cannot be written fails the build.
          exports.map((scope) => `type=gha,scope=${scope},mode=${cache.mode},ignore-error=true`),
        ),
      ]
    }
  }
}

/**
 * Build arguments of the platforms. @throws RangeError when they differ and one build is asked for all: the caller must
 * look at `needsBuildPerPlatform`.
 */
const argumentsFor = ({ build }: Plan, platforms: readonly Platform[]): readonly string[] => {
  const own = build.platformArgs.filter(({ platform }) => platforms.includes(platform))
  if (own.length > 0 && platforms.length > 1) {
    throw new RangeError('build arguments that differ by platform need one build per platform')
  }
  const specific = own.flatMap(({ args }) => args)
  const replaced = new Set(specific.map((argument) => splitPair(argument)?.key))
  return [...build.args.filter((argument) => !replaced.has(splitPair(argument)?.key ?? argument)), ...specific]
}

/**
 * Flags of `docker buildx build` for one build of the plan, as docker/build-push-action would give them, without builder,
 * output, metadata file and context. No secret is among them: see `buildEnvironment`.
 */
export const buildArguments = (plan: Plan, invocation: BuildInvocation): readonly string[] => {
  const { build } = plan
  const { platforms, result } = invocation
  return [
    ...['--platform', platforms.join(',')],
    ...['--file', build.file],
    ...flag('--target', build.target),
    ...flags('--build-arg', argumentsFor(plan, platforms)),
    ...flags('--build-context', build.contexts),
    ...secretFlags(build),
    ...flags('--ssh', build.ssh),
    ...flags('--label', build.labels),
    ...(result === 'image' ? flags('--annotation', annotationsFor(build.annotations, platforms)) : []),
    ...(result === 'image' ? flags('--attest', build.attestations) : ['--provenance', 'false']),
    ...flags('--add-host', build.addHosts),
    ...flags('--allow', build.allow),
    ...flags('--ulimit', build.ulimits),
    ...flag('--network', build.network),
    ...flag('--shm-size', build.shmSize),
    ...flag('--cgroup-parent', build.cgroupParent),
    ...(build.noCache ? ['--no-cache'] : []),
    ...flags('--no-cache-filter', build.noCacheFilters),
    ...(build.pull ? ['--pull'] : []),
    ...cacheFlags(plan, invocation),
  ]
}

/** A build of one platform has no index to annotate, whatever the whole image has. */
export const annotationsFor = (annotations: readonly string[], platforms: readonly Platform[]): readonly string[] =>
  platforms.length > 1 ? annotations : annotations.filter((annotation) => !annotation.startsWith('index:'))
