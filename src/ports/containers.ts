import type { Method } from '../core/evidence.js'
import type { Platform } from '../core/platform.js'

/** One hardened, throw-away container that reads its program from standard input. */
export interface ContainerSpec {
  /** An image in the engine: reference or digest. */
  readonly image: string
  readonly platform: Platform
  /** Program and arguments; replaces the image's entrypoint. */
  readonly command: readonly string[]
  readonly stdin: string
  readonly timeoutMs: number
  /** Called with each complete line of standard output as it comes; lines are cut at 64 KiB. */
  readonly onLine: (line: string) => void
}

export interface ContainerResult {
  /** Exit status; 128 + n for signal n; null when the time limit ended it. */
  readonly exitCode: number | null
  /** Last 64 KiB of standard error, as text with invalid bytes replaced. Untrusted. */
  readonly stderr: string
  readonly milliseconds: number
}

/** Runs containers of the image under test. Whatever comes out of one is untrusted. */
export interface Containers {
  /** How this platform's containers run here; null when they cannot. */
  method(platform: Platform): Promise<Method | null>
  run(spec: ContainerSpec): Promise<ContainerResult>
}
