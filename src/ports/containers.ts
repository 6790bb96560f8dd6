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
  /** `none`, or what Docker gives unless it is told otherwise. A program with file capabilities needs them to start at all. */
  readonly capabilities: 'none' | 'default'
  readonly timeoutMs: number
  /** Ends the container at once, whatever runs in it. */
  readonly signal?: AbortSignal
  /** Called with each complete line of standard output as it comes; lines are cut at 64 KiB. */
  readonly onLine: (line: string) => void
}

export interface ContainerResult {
  /** Exit status; 128 + n for signal n; null when the time limit or the abort signal ended it. */
  readonly exitCode: number | null
  /** Last 64 KiB of standard error, as text with invalid bytes replaced. Untrusted. */
  readonly stderr: string
  readonly milliseconds: number
}

/** Runs containers of the image under test. Whatever comes out of one is untrusted. */
export interface Containers {
  /** How containers of this platform run here; null when they cannot. `image` is one that may be started to find out. */
  method(platform: Platform, image: string): Promise<Method | null>
  /** Everything of the machine that may decide what a program of this platform does, as text; null when it cannot be seen. */
  surroundings(platform: Platform): Promise<string | null>
  /** How many processes it can run at once, at least 1. */
  processors(): Promise<number>
  /** When it resolves the container is gone, however it ended. */
  run(spec: ContainerSpec): Promise<ContainerResult>
}
