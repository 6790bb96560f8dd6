import type { BuildFailure } from '../core/build-failure.js'
import type { StepCount } from '../core/build-log.js'
import type { BuiltImage } from '../core/evidence.js'
import type { Platform } from '../core/platform.js'
import type { BuilderFacts } from './engine.js'

/** One invocation of the builder, with everything it needs decided. */
export interface BuildRequest {
  /** The builder to use. */
  readonly builder: BuilderFacts
  readonly platforms: readonly Platform[]
  /** Arguments of `docker buildx build` without the output, the metadata file and the context. */
  readonly argv: readonly string[]
  /** Environment that carries the values of secrets, so that they are in no argument list. */
  readonly env: Readonly<Record<string, string>>
  readonly context: string
  /** Text of the Dockerfile where it is no file (`--file -`). */
  readonly dockerfile?: string
  /** Name of the result in the engine; null: it stays in the builder's cache. */
  readonly name: string | null
  /** Each line of the builder's progress. Untrusted. */
  readonly onLine: (line: string) => void
}

export type BuildResult =
  | {
      readonly kind: 'built'
      /** null when the result stayed in the cache. */
      readonly image: BuiltImage | null
      /** buildx' own metadata file, JSON. */
      readonly metadata: string
      readonly steps: ReadonlyMap<Platform | null, StepCount>
      readonly milliseconds: number
    }
  | { readonly kind: 'failed'; readonly failure: BuildFailure; readonly milliseconds: number }

/** Builds images. The driver behind it is the adapter's business. */
export interface Builder {
  build(request: BuildRequest): Promise<BuildResult>
}
