import type { Digest } from '../core/evidence.js'
import type { Platform } from '../core/platform.js'
import type { PushRefusal } from '../core/push-refusal.js'

/** What a registry is shown. */
export interface Credentials {
  readonly username: string
  /** A password or, with the username `<token>`, an identity token. */
  readonly secret: string
}

/** A manifest or index as the registry holds it. */
export interface Manifest {
  readonly digest: Digest
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** What tags a repository has; `absent` is a repository that does not exist yet. */
export type TagList =
  | { readonly kind: 'listed'; readonly tags: readonly string[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly reason: string }

/** What publishing needs of a registry. Every name is `host/path`, without tag. */
export interface Registry {
  /** null when a push would be accepted. Nothing is left in the registry. */
  refusesPush(name: string): Promise<PushRefusal | null>
  /** Never fails: a registry that does not say is `unknown`. */
  tags(name: string): Promise<TagList>
  /** null when there is none. @throws ToolError when the registry does not say. */
  manifest(name: string, reference: string, as?: 'us' | 'a stranger'): Promise<Manifest | null>
  /** What stands where `digest` has just been written, once it shows; else what stands there instead. @throws ToolError */
  written(name: string, reference: string, digest: Digest): Promise<Manifest | null>
  /** Points a tag to a manifest whose content the registry has. @throws ToolError, also when the signal is given */
  tag(name: string, tag: string, manifest: Manifest, signal?: AbortSignal): Promise<void>
  /** Takes a tag away, where the registry can. @throws ToolError where it cannot */
  untag(name: string, tag: string): Promise<void>
}

/** Carries an image of the engine, byte for byte, to a registry. */
export interface Pusher {
  /** The digest of a platform's manifest as the engine has it now; null when the image is gone. */
  digest(image: Digest, platform: Platform): Promise<Digest | null>
  /** Gives the image a name in the engine. @throws ToolError */
  name(image: Digest, reference: string): Promise<void>
  /** Begins what `push` to these names needs of the engine, and comes back at once. Never fails: `push` does. */
  prepare(image: Digest, names: readonly string[]): void
  /** Carries content, manifests and attestations under `name`, `host/path`. No tag is touched. @throws ToolError */
  push(image: Digest, name: string): Promise<void>
  /** Ends what was begun and gives back the room on the disk. The last call; never fails. */
  clear(): Promise<void>
}
