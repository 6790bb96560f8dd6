import type { Pair } from '../delimited.js'
import type { DatadogSite } from '../datadog-site.js'
import type { Config } from '../config/config.js'
import type { Platform } from '../platform.js'
import type { ImageName, Tag } from '../reference.js'

/** A tag as the user asked for it: bare, for every image, or of one image. */
export interface RequestedTag {
  readonly tag: Tag
  /** null: for every image. */
  readonly image: ImageName | null
}

/** Sources and flags of the build, as docker/build-push-action names them. */
export interface BuildInputs {
  /** Folder, relative to the workspace or absolute. */
  readonly context: string
  /** Path of the Dockerfile, relative to the workspace or absolute. */
  readonly file: string
  readonly target: string | null
  /** `KEY=value`, or `KEY` to take the value from the environment. */
  readonly args: readonly string[]
  readonly platformArgs: readonly PlatformArguments[]
  readonly contexts: readonly string[]
  /** Ids of `secrets`; their values are in `Inputs.secretValues`, at the same place. */
  readonly secrets: readonly string[]
  /** id and name of an environment variable. */
  readonly secretEnvs: readonly Pair[]
  /** id and path. */
  readonly secretFiles: readonly Pair[]
  readonly ssh: readonly string[]
  readonly noCache: boolean
  readonly noCacheFilters: readonly string[]
  readonly pull: boolean
  readonly network: string | null
  readonly addHosts: readonly string[]
  readonly allow: readonly string[]
  readonly shmSize: string | null
  readonly ulimits: readonly string[]
  readonly cgroupParent: string | null
  /** null: the default of the event, see plan. */
  readonly provenance: string | null
  readonly sbom: string | null
  readonly attests: readonly string[]
}

export interface PlatformArguments {
  readonly platform: Platform
  readonly args: readonly string[]
}

export interface CacheInputs {
  readonly use: 'auto' | 'off'
  readonly scope: string | null
  readonly version: string
  readonly mode: 'min' | 'max'
  /** Given caches win over the built-in one. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export interface DatadogInputs {
  /** null: reporting is off. */
  readonly apiKey: string | null
  /** null: what was given is no site of Datadog, so no key may be sent there. */
  readonly site: DatadogSite | null
  readonly service: string | null
  readonly env: string | null
  readonly tags: readonly string[]
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

export type FailOn = 'error' | 'warning' | 'never'

/** What the user asked for, checked and complete: the only form in which inputs travel. */
export interface Inputs {
  /** Empty: not given. */
  readonly images: readonly ImageName[]
  /** Empty: from the event. */
  readonly tags: readonly RequestedTag[]
  /** `key=value` */
  readonly labels: readonly string[]
  /** `key=value` or `type,type:key=value` */
  readonly annotations: readonly string[]
  readonly build: BuildInputs
  readonly platforms: readonly Platform[]
  readonly builder: string | null
  readonly cache: CacheInputs
  /** Packages to prove although nothing marks them as native. */
  readonly moreModules: readonly string[]
  /** Packages that stay unproved, and are shown as such. */
  readonly skippedModules: readonly string[]
  readonly moduleTimeoutMs: number
  /** What the config file says; `maxSize` is that of the input where there is one. */
  readonly config: Config
  /** Whether a run that does not publish may rely on what an earlier one proved. */
  readonly verdictCache: boolean
  readonly failOn: FailOn
  readonly publish: 'auto' | 'always' | 'never' | 'by-digest'
  readonly load: boolean
  readonly credentials: Credentials | null
  /** Values of `build.secrets`. */
  readonly secretValues: readonly string[]
  readonly reportDir: string | null
  readonly githubToken: string | null
  readonly datadog: DatadogInputs
  /** What was understood differently from how it was written, one sentence each. */
  readonly notices: readonly string[]
}

/** A line shorter than this is no secret of its own: a mask for `}` would make every log unreadable. */
const shortestLine = 6

/** Every secret that the inputs hold, whole and line by line, to be masked before anything is printed. */
export const secretsOf = ({ githubToken, credentials, datadog, secretValues }: Inputs): readonly string[] =>
  [githubToken, credentials?.password ?? null, datadog.apiKey, ...secretValues]
    .filter((secret) => secret !== null)
    .flatMap((secret) => [
      secret,
      ...secret.split(/\r?\n/).filter((line) => line !== secret && line.trim().length >= shortestLine),
    ])
