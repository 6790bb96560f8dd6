import type { FindingCode, SourceLine } from '../finding.js'
import type { Platform } from '../platform.js'

/** What a text must be: exactly this, or matched by a regular expression. */
export type TextExpectation =
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }

/** A finding that the owner of the image has looked at and lives with. */
export interface IgnoreRule {
  readonly code: FindingCode
  /** Exactly as the finding names it: a package, a file in the image, a check. */
  readonly subject: string
  readonly reason: string
  /** Last day on which it counts, `2027-06-30`; null: for ever. */
  readonly until: string | null
  readonly source: SourceLine | null
}

export interface HttpExpectation {
  readonly port: number
  /** With the query, beginning with `/`. */
  readonly path: string
  readonly status: number
  /** A part that the answer's JSON must hold; undefined: the body is not looked at. */
  readonly json: unknown
  /** Sent with the request. */
  readonly headers: ReadonlyMap<string, string>
}

export interface ExitExpectation {
  /** null: any but `not`. */
  readonly code: number | null
  readonly not: number | null
  readonly withinMs: number | null
  /** Of both streams together. */
  readonly output: TextExpectation | null
}

/** A file that is put into the container: from the repository, or written in the config file. */
export type CheckFile =
  { readonly kind: 'repository'; readonly path: string } | { readonly kind: 'content'; readonly text: string }

/** What one container is started with. */
export interface Start {
  /** Instead of the image's entrypoint and command; null: as the image says. */
  readonly command: readonly string[] | null
  readonly env: ReadonlyMap<string, string>
  /** Names whose values come from the environment of the runner. */
  readonly envFrom: readonly string[]
  readonly unset: readonly string[]
}

/** One thing that the image must do, as its owner declared it. */
export interface Check extends Start {
  readonly name: string
  /** null: every platform that is built. */
  readonly platforms: readonly Platform[] | null
  /** By absolute path in the container. */
  readonly files: ReadonlyMap<string, CheckFile>
  /** Names of services that it needs, in the order in which they are started. */
  readonly services: readonly string[]
  readonly http: HttpExpectation | null
  readonly exit: ExitExpectation | null
  readonly stdout: TextExpectation | null
  readonly stderr: TextExpectation | null
  readonly restarts: number
  /** On a native machine; five times that when emulated. */
  readonly timeoutMs: number
  readonly source: SourceLine | null
}

/** When a service can be used. */
export type Ready =
  | { readonly kind: 'started' }
  /** A command in its container ends with 0. */
  | { readonly kind: 'command'; readonly command: readonly string[] }
  /** It accepts connections. */
  | { readonly kind: 'port'; readonly port: number }

/** What an app needs to become healthy, reached by its name. */
export interface Service extends Omit<Start, 'unset'> {
  readonly name: string
  readonly image: string
  readonly ready: Ready
  readonly timeoutMs: number
}

/** What a file of the image must be; null: whatever it is. */
export interface FileExpectation {
  readonly path: string
  readonly exists: boolean
  readonly mode: number | null
  /** `user`, `user:group`, names or numbers. */
  readonly owner: string | null
  readonly content: TextExpectation | null
  readonly source: SourceLine | null
}

/** What the image must say and hold; null and empty: whatever it does. */
export interface ImageExpectations {
  readonly user: string | null
  readonly workdir: string | null
  readonly entrypoint: readonly string[] | null
  readonly command: readonly string[] | null
  /** `3000/tcp` */
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
  readonly env: ReadonlyMap<string, TextExpectation>
  readonly labels: ReadonlyMap<string, TextExpectation>
  readonly files: readonly FileExpectation[]
  readonly source: SourceLine | null
}

/** What the file `.github/archproof.yml` says, checked and complete. */
export interface Config {
  readonly ignore: readonly IgnoreRule[]
  /** Expressions of the user's by name of package. */
  readonly moduleExercises: ReadonlyMap<string, string>
  /** Packages that stay unproved, and are shown as such. */
  readonly skippedModules: readonly string[]
  readonly checks: readonly Check[]
  readonly services: ReadonlyMap<string, Service>
  readonly image: ImageExpectations
  /** Bytes of the uncompressed root file system; null: any. */
  readonly maxSize: number | null
}

export const noExpectations: ImageExpectations = {
  ...{ user: null, workdir: null, entrypoint: null, command: null, ports: [], volumes: [], files: [], source: null },
  ...{ env: new Map(), labels: new Map() },
}

/** What holds without a config file. */
export const noConfig: Config = {
  ignore: [],
  moduleExercises: new Map(),
  skippedModules: [],
  checks: [],
  services: new Map(),
  image: noExpectations,
  maxSize: null,
}
