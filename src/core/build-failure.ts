import type { Platform } from './platform.js'

/** A failing step, as the builder reports it. */
export interface BuildFailure {
  /** The platform whose step failed, when the builder says so. */
  readonly platform: Platform | null
  /** The instruction, for example `RUN npm ci`; empty when no step is to blame. */
  readonly step: string
  /** 1-based line in the Dockerfile. */
  readonly line: number | null
  readonly reason: string
  /** What the step printed last. Untrusted. */
  readonly lastLines: readonly string[]
}
