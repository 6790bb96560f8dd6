import type { Platform } from '../core/platform.js'

/** A builder of buildx. */
export interface BuilderFacts {
  readonly name: string
  /** It builds elsewhere than in the engine, so what it makes has to be brought there. */
  readonly isElsewhere: boolean
  /** Several nodes make no artefact of several platforms, except in a registry. */
  readonly nodes: number
}

/** What the engine and its builder can do; asked once, before anything is built. */
export interface EngineFacts {
  /** Version of the Docker engine. */
  readonly version: string
  /** The one that builds. */
  readonly builder: BuilderFacts
  /** The one inside the engine; most often the same. */
  readonly ownBuilder: BuilderFacts
  /** Platforms that the engine says it can build and run, emulated ones included. */
  readonly platforms: readonly Platform[]
  /** The platform of the machine itself: everything else runs under an emulator. */
  readonly native: Platform | null
}

/** The container engine of the machine, as far as setting it up goes. */
export interface Engine {
  /** @throws ToolError when there is no engine, or none that can do the work, with what to change. */
  inspect(builder: string | null): Promise<EngineFacts>
  /** Registers emulators for the platforms. @throws ToolError */
  emulate(platforms: readonly Platform[]): Promise<void>
  isLoggedIn(registry: string): Promise<boolean>
  /** The password goes through standard input. @throws ToolError */
  login(registry: string, username: string, password: string): Promise<void>
}
