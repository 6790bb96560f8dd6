import type { Platform } from '../core/platform.js'

/** A container as it would run in production: Docker's own capabilities, the image's own user, a network. */
export interface CheckContainerSpec {
  readonly image: string
  /** null: the engine chooses, and may pull. */
  readonly platform: Platform | null
  /** Instead of entrypoint and command of the image; null: as the image says. */
  readonly command: readonly string[] | null
  /** From the config file, so that they are no secrets. */
  readonly env: ReadonlyMap<string, string>
  /** Names whose values the runner's environment has: they may be secrets, and are in no argument list. */
  readonly envFrom: readonly string[]
  readonly unset: readonly string[]
  /** By absolute path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** A network of `network()`, with the name under which others find the container in it; null: the engine's usual one. */
  readonly network: { readonly name: string; readonly alias: string | null } | null
}

/** How a container ended. */
export interface ContainerEnd {
  /** 128 + n for signal n; null when it never ran. */
  readonly exitCode: number | null
  /** Why the engine could not start it; empty when it could. Untrusted. */
  readonly error: string
  readonly outOfMemory: boolean
}

/** What a container has printed: each stream from its start, both together to their end, all bounded. Untrusted. */
export interface ContainerOutput {
  readonly stdout: string
  readonly stderr: string
  /** The last lines of both as they came. */
  readonly log: string
}

export interface ExecutionResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CheckContainer {
  /** Starts it, again after it has ended. Resolves when it has ended. */
  run(): Promise<ContainerEnd>
  /** Whether `run` has come so far that its program was started, also when that has ended since. */
  hasStarted(): Promise<boolean>
  /** What the last `run` has printed so far. */
  output(): ContainerOutput
  /** Runs a program beside, in the running container, fed through standard input. */
  execute(command: readonly string[], stdin: string, timeoutMs: number): Promise<ExecutionResult>
  /** Asks it to end, and after ten seconds makes it. */
  stop(): Promise<void>
}

export interface CheckContainers {
  /** Waits until the machine has room, and does it then. */
  inTurn<T>(body: () => Promise<T>): Promise<T>
  /** @throws ToolError when the engine cannot make it */
  create(spec: CheckContainerSpec): Promise<CheckContainer>
  /** A network of its own. @throws ToolError */
  network(): Promise<string>
  /** Removes what was made for one check, whatever state it is in. */
  remove(containers: readonly CheckContainer[], network: string | null): Promise<void>
}

/** Matches patterns that a person wrote against text that a container printed. */
export interface Patterns {
  /** null: it took longer than anybody would wait for it, or more memory than there is. */
  matches(pattern: { readonly source: string; readonly flags: string }, text: string): Promise<boolean | null>
}
