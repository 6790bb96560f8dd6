import { attestations } from './argv/attest.js'
import { cacheScope } from './cache-scope.js'
import type { Config } from './config/config.js'
import { runUrl, type RunEvent } from './event.js'
import type { Home } from './github-pages.js'
import type { BuildInputs, FailOn, Inputs } from './input/inputs.js'
import { planAnnotations, planLabels } from './labels.js'
import type { RunSource } from './outcome.js'
import type { PackageFacts } from './package-facts.js'
import type { Platform } from './platform.js'
import { decidePublish, type PublishDecision } from './publishing.js'
import { pathOf, registryOf, type ImageName } from './reference.js'
import { planTags, versionName, type PlannedTag } from './tags.js'

/** What the repository says besides the event. */
export interface RepositoryFacts {
  /** package.json in the context; null when there is none that can be read. */
  readonly packageJson: PackageFacts | null
  /** When the checked-out commit was made, RFC 3339; null when Git does not say. */
  readonly commitTime: string | null
}

/** A login to make before anything is pulled or pushed. Its secret stays in the inputs. */
export interface PlannedLogin {
  readonly registry: string
  readonly username: string
  readonly secret: 'password' | 'github-token'
}

export interface PlatformScope {
  readonly platform: Platform
  readonly scope: string
}

export type PlannedCache =
  | { readonly kind: 'off' }
  /** The user's own, as they are. */
  | { readonly kind: 'given'; readonly from: readonly string[]; readonly to: readonly string[] }
  /** The runner's service, when it offers one: a scope of its own for each platform. */
  | { readonly kind: 'service'; readonly mode: 'min' | 'max'; readonly scopes: readonly PlatformScope[] }

/** The build, with everything decided that does not depend on the machine. */
export interface PlannedBuild extends Omit<BuildInputs, 'provenance' | 'sbom' | 'attests'> {
  /** Values of `--attest`. */
  readonly attestations: readonly string[]
  /** `key=value` */
  readonly labels: readonly string[]
  /** `index:key=value`, `manifest:key=value` */
  readonly annotations: readonly string[]
}

/** Everything that will be done, decided before anything is. Holds no secret. */
export interface Plan {
  readonly source: RunSource
  /** The repository that the run belongs to; null outside of GitHub Actions. */
  readonly home: Home | null
  readonly platforms: readonly Platform[]
  readonly images: readonly ImageName[]
  /** Exact ones first. Empty without an event and without tags in the inputs, and when it is pushed by digest. */
  readonly tags: readonly PlannedTag[]
  /** What people call this image, for example `1.2.3` or `main`; null when nothing names it. */
  readonly version: string | null
  readonly build: PlannedBuild
  readonly builder: string | null
  readonly cache: PlannedCache
  readonly publish: PublishDecision
  /** The image is pushed without a tag, for another job to join the platforms. */
  readonly byDigest: boolean
  readonly load: boolean
  readonly logins: readonly PlannedLogin[]
  readonly moreModules: readonly string[]
  readonly skippedModules: readonly string[]
  /** Time limit of one module on a native machine; the smoke stage gives emulated ones five times that. */
  readonly moduleTimeoutMs: number
  /** `keep`: what is proved is kept for later runs; `use`: and what earlier ones proved is not run again. */
  readonly verdicts: 'off' | 'keep' | 'use'
  readonly failOn: FailOn
  /** What the config file says. */
  readonly config: Config
  /** For the person who reads the log, one sentence each. */
  readonly notices: readonly string[]
}

/** Decides everything that can be decided from inputs, event and repository. */
export const plan = (inputs: Inputs, event: RunEvent | null, facts: RepositoryFacts): Plan => {
  const tags = planTags(inputs.images, inputs.tags, event)
  const version = versionName(tags)
  const byDigest = inputs.publish === 'by-digest'
  const created = facts.commitTime ?? event?.commitTime ?? null
  const labelFacts = { event, packageJson: facts.packageJson, version, created }
  const { provenance, sbom, attests, ...build } = inputs.build
  const logins = planLogins(inputs, event)
  const publish = decidePublish(inputs.publish, event)
  return {
    source: sourceOf(event),
    home: homeOf(event),
    platforms: inputs.platforms,
    images: inputs.images,
    tags: byDigest ? [] : tags,
    version,
    build: {
      ...build,
      labels: planLabels(labelFacts, inputs.labels),
      annotations: planAnnotations(labelFacts, inputs.annotations, inputs.platforms),
      attestations: attestations({
        ...{ provenance, sbom, attests },
        builderId: event === null ? null : runUrl(event),
        isPublic: event?.repository.private === false,
      }),
    },
    builder: inputs.builder,
    cache: planCache(inputs, event),
    publish,
    byDigest,
    load: inputs.load,
    logins,
    moreModules: inputs.moreModules,
    skippedModules: inputs.skippedModules,
    moduleTimeoutMs: inputs.moduleTimeoutMs,
    verdicts: !inputs.verdictCache || event === null ? 'off' : publish.wanted ? 'keep' : 'use',
    failOn: inputs.failOn,
    config: inputs.config,
    notices: [...inputs.notices, ...noticesOf(inputs, event, logins)],
  }
}

/** Where a run comes from, as its event says. */
export const sourceOf = (event: RunEvent | null): RunSource =>
  event === null
    ? { repository: null, commit: null, ref: null, url: null }
    : {
        repository: `${event.repository.owner}/${event.repository.name}`,
        commit: event.commit,
        ref: event.ref,
        url: runUrl(event),
      }

const homeOf = (event: RunEvent | null): Home | null =>
  event === null
    ? null
    : {
        serverUrl: event.serverUrl,
        owner: event.repository.owner,
        repository: event.repository.name,
        ownerKind: event.repository.ownerKind,
      }

const planCache = (inputs: Inputs, event: RunEvent | null): PlannedCache => {
  const { use, from, to, mode, scope, version } = inputs.cache
  if (from.length > 0 || to.length > 0) return { kind: 'given', from, to }
  if (use === 'off') return { kind: 'off' }
  const [image] = inputs.images
  const identity = {
    scope,
    image: image === undefined ? (event?.repository.name ?? 'image') : pathOf(image),
    target: inputs.build.target,
    version,
  }
  return {
    kind: 'service',
    mode,
    scopes: inputs.platforms.map((platform) => ({ platform, scope: cacheScope(identity, platform) })),
  }
}

const githubRegistry = 'ghcr.io'

/** Given credentials are for the registry of the first image; GHCR takes the job's own token unless they are for it. */
const planLogins = ({ images, credentials, githubToken }: Inputs, event: RunEvent | null): readonly PlannedLogin[] => {
  const registries = [...new Set(images.map(registryOf))]
  return registries.flatMap((registry): readonly PlannedLogin[] => {
    if (registry === registries[0] && credentials !== null) {
      return [{ registry, username: credentials.username, secret: 'password' }]
    }
    if (registry === githubRegistry && githubToken !== null && event !== null) {
      return [{ registry, username: event.actor, secret: 'github-token' }]
    }
    return []
  })
}

const noticesOf = (
  { images, githubToken, credentials }: Inputs,
  event: RunEvent | null,
  logins: readonly PlannedLogin[],
): readonly string[] => {
  const notices: string[] = []
  if (event !== null && githubToken === null) {
    notices.push(
      `github-token is empty, as it is in a composite action that does not pass it on: there is no login to ${githubRegistry} with it`,
    )
  }
  const others = [...new Set(images.map(registryOf))].filter((registry) => !logins.some((l) => l.registry === registry))
  if (credentials !== null && others.length > 0) {
    notices.push(
      `username and password are for ${logins[0]?.registry ?? ''}; for ${others.join(', ')} the Docker configuration must have a login`,
    )
  }
  return notices
}

/** Whether one build cannot serve all platforms, because they do not have the same arguments. */
export const needsBuildPerPlatform = ({ platforms, build }: Pick<Plan, 'platforms' | 'build'>): boolean =>
  platforms.length > 1 && build.platformArgs.length > 0

/** The logins of a plan with their secrets; one whose secret was not given is none. */
export const loginsOf = (
  { logins }: Plan,
  { credentials, githubToken }: Inputs,
): readonly { readonly registry: string; readonly username: string; readonly password: string }[] =>
  logins.flatMap(({ registry, username, secret }) => {
    const password = secret === 'password' ? credentials?.password : githubToken
    return password === null || password === undefined ? [] : [{ registry, username, password }]
  })
