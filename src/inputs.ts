import { readBuild, readPlatforms, parseArgument } from './core/input/building.js'
import { noConfig, type Config } from './core/config/config.js'
import type { ReadConfig } from './core/config/read-config.js'
import type { RunEvent } from './core/event.js'
import { secretsOf, type BuildInputs, type CacheInputs, type Inputs } from './core/input/inputs.js'
import { refusedInputs, type RawInputs, type RefusedInput } from './core/input/names.js'
import { defaultModuleTimeoutMs, readModules } from './core/input/modules.js'
import { readNaming } from './core/input/naming.js'
import { createReader, type Reader } from './core/input/reader.js'
import { readCredentials, readDatadog } from './core/input/reporting.js'
import { readSources, type Looked } from './core/input/sources.js'
import { parseBoolean, parseDuration, parseScope, parseSize, parseText, parseWord } from './core/input/values.js'
import { accept, refuse, type Parsed } from './core/parsed.js'
import { ConfigError } from './errors.js'

/** What is known besides the inputs. */
export interface InputFacts {
  /** What is at each of the paths of `pathsOf(raw)`. */
  readonly looked: Looked
  /** The config file; absent: there is none. */
  readonly config?: ReadConfig
  /** null outside of a workflow. */
  readonly event: RunEvent | null
}

/**
 * The inputs, checked, complete and immutable.
 *
 * @throws ConfigError that names everything that is wrong, at once.
 */
export const parseInputs = (raw: RawInputs, facts: InputFacts): Inputs => {
  const reader = createReader(raw)
  const { config, problems: mistakes } = facts.config ?? { config: noConfig, problems: [] }
  refuseForeign(reader)
  const platforms = readPlatforms(reader)
  const { build, secretValues } = readBuild(reader, platforms)
  const naming = readNaming(reader, facts.event)
  const token = reader.text('github-token')
  const inputs: Omit<Inputs, 'notices'> = {
    ...naming,
    labels: reader.lines('labels', parseArgument),
    annotations: reader.lines('annotations', parseAnnotation),
    build: { ...readSources(reader, facts.looked), ...build },
    platforms,
    builder: reader.one<string | null>('builder', parseText, null),
    cache: readCache(reader, build.noCache),
    ...readModules(reader, config),
    moduleTimeoutMs: reader.one('module-timeout', parseDuration, defaultModuleTimeoutMs),
    config: readConfigured(reader, config),
    verdictCache: reader.one('verdict-cache', parseBoolean, true),
    failOn: reader.one('fail-on', parseWord(['error', 'warning', 'never']), 'error'),
    publish: readPublish(reader, platforms),
    load: reader.one('load', parseBoolean, false),
    credentials: readCredentials(reader),
    secretValues,
    reportDir: reader.one<string | null>('report-dir', parseText, null),
    githubToken: token === '' ? null : token,
    datadog: readDatadog(reader),
  }
  refuseNameless(reader, inputs, facts.event)
  refuseExposedSecrets(reader, build, secretsOf({ ...inputs, notices: [] }))
  if (inputs.cache.to.length > 0 && platforms.length > 1 && build.platformArgs.length > 0) {
    reader.complain('cache-to', inputs.cache.to.join(', '), {
      message:
        'is one place, and with platform-build-args each platform is built on its own and would overwrite the others',
      remedy: 'Remove cache-to; the cache of the runner has a scope for each platform',
    })
  }
  const problems = [...reader.problems, ...mistakes]
  if (problems.length > 0) throw new ConfigError(problems)
  return { ...inputs, notices: reader.notices }
}

/** Without an event there is nothing to make names and tags of. */
const refuseNameless = (
  reader: Reader,
  { images, tags, publish }: Pick<Inputs, 'images' | 'tags' | 'publish'>,
  event: RunEvent | null,
): void => {
  if (publish !== 'always' || event !== null) return
  const missing = [
    ...(reader.text('image') === '' && images.length === 0 ? (['image'] as const) : []),
    ...(reader.text('tags') === '' && tags.length === 0 ? (['tags'] as const) : []),
  ]
  for (const name of missing) {
    reader.complain(name, '', {
      message: 'is needed to publish, since this is no run of a workflow',
      remedy: name === 'image' ? 'Give for example ghcr.io/owner/name' : 'Give for example 1.2.3',
    })
  }
}

const refuseForeign = (reader: Reader): void => {
  for (const name of Object.keys(refusedInputs) as RefusedInput[]) {
    if (reader.text(name) !== '') {
      reader.complain(name, reader.text(name), { message: 'this input is not supported', remedy: refusedInputs[name] })
    }
  }
}

/** A text shorter than this is in others by chance. */
const shortestSecret = 6

/** A secret in an argument is in the process list, the log and the image, where everybody can read it. */
const refuseExposedSecrets = (
  reader: Reader,
  { args, platformArgs }: Pick<BuildInputs, 'args' | 'platformArgs'>,
  secrets: readonly string[],
): void => {
  const exposed = (argument: string): boolean =>
    secrets.some((secret) => secret.length >= shortestSecret && argument.includes(secret))
  const complain = (name: 'build-args' | 'platform-build-args', argument: string): void =>
    reader.complain(name, argument.slice(0, argument.indexOf('=')), {
      message: 'holds the value of a secret, which everybody who pulls the image could read',
      remedy: 'Give it in secrets and use it with RUN --mount=type=secret',
    })
  for (const argument of args.filter(exposed)) complain('build-args', argument)
  for (const argument of platformArgs.flatMap((platform) => platform.args).filter(exposed)) {
    complain('platform-build-args', argument)
  }
}

/** `key=value`, for the manifests, or with the kinds of object in front, as buildx writes it. */
const parseAnnotation = (text: string): Parsed<string> =>
  /^(?:(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[^\]]+\])?(?:,(?:manifest|index|manifest-descriptor|index-descriptor)(?:\[[^\]]+\])?)*:)?[^\s=:]+=/.test(
    text,
  )
    ? accept(text)
    : refuse('is not of the form key=value', 'Write for example org.opencontainers.image.vendor=Acme')

const readCache = (reader: Reader, noCache: boolean): CacheInputs => {
  if (noCache && reader.text('no-cache-filters') !== '') {
    reader.complain('no-cache-filters', reader.text('no-cache-filters'), {
      message: 'cannot be used with no-cache: true, which builds every stage again',
      remedy: 'Remove one of the two',
    })
  }
  const from = reader.lines('cache-from', parseText)
  const to = reader.lines('cache-to', parseText)
  if (noCache && from.length > 0) {
    reader.complain('cache-from', from.join(', '), {
      message: 'contradicts no-cache: true, which never looks into a cache',
      remedy: 'Remove one of the two',
    })
  }
  return {
    use: reader.one('cache', parseWord(['auto', 'off']), 'auto'),
    scope: reader.one<string | null>('cache-scope', parseScope, null),
    version: reader.one('cache-version', parseScope, '1'),
    mode: reader.one('cache-mode', parseWord(['min', 'max']), 'max'),
    from,
    to,
  }
}

/** The path itself was looked at when the file was read. */
const readConfigured = (reader: Reader, config: Config): Config => {
  reader.one<string | null>('config', parseText, null)
  return { ...config, maxSize: reader.one<number | null>('max-size', parseSize, config.maxSize) }
}

/** `push` is the spelling of docker/build-push-action for the same decision. */
const readPublish = (reader: Reader, platforms: Inputs['platforms']): Inputs['publish'] => {
  const push = reader.one<boolean | null>('push', parseBoolean, null)
  const meant = push === null ? 'auto' : push ? 'always' : 'never'
  const publish = reader.one('publish', parseWord(['auto', 'always', 'never', 'by-digest']), meant)
  if (publish === 'by-digest' && platforms.length !== 1) {
    reader.complain('publish', 'by-digest', {
      message: `is for one platform, and platforms has ${platforms.length}`,
      remedy:
        'Give each platform a job of its own (archproof/archproof/plan makes the matrix), and join them with archproof/archproof/merge',
    })
  }
  if (push !== null && publish !== meant) {
    reader.complain('push', String(push), {
      message: `contradicts publish: ${publish}`,
      remedy: `Remove push; publish: ${meant} means the same`,
    })
  }
  return publish
}
