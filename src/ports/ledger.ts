import type { Digest } from '../core/evidence.js'

/** A tag that is about to be moved. */
export interface TagMove {
  /** `host/path`, without tag. */
  readonly name: string
  readonly tag: string
  /** What it points to before; null when it does not exist. */
  readonly before: Digest | null
}

/** One thing that must not outlive the job, with what is needed to undo it. Never a secret. */
export type Undo =
  /** Every program that carries the mark of this run. Ended before anything else is undone: it could make things anew. */
  | { readonly kind: 'processes'; readonly run: string }
  /** Every container that carries the label of this run. */
  | { readonly kind: 'containers'; readonly run: string }
  /** Every network that carries the label of this run; containers that use one must be gone. */
  | { readonly kind: 'networks'; readonly run: string }
  /** Every name under which the engine has brought an image to this run. */
  | { readonly kind: 'names'; readonly run: string }
  /** A name that this run gave to an image of the engine. */
  | { readonly kind: 'image'; readonly reference: string }
  /** A name in the engine that pointed to another image before this run took it. */
  | { readonly kind: 'renamed-image'; readonly reference: string; readonly before: string }
  | { readonly kind: 'login'; readonly registry: string }
  /** Absolute path of a folder that this run made. */
  | { readonly kind: 'folder'; readonly path: string }
  /** A registration in binfmt_misc, for example `qemu-aarch64`. */
  | { readonly kind: 'emulator'; readonly name: string }
  /** Tags, in the order in which they are moved to the image `to`. They stay when all of them were. */
  | { readonly kind: 'tags'; readonly to: Digest; readonly moves: readonly TagMove[] }

/** Remembers what is to be undone, even by another process after this one was killed. */
export interface Ledger {
  /**
   * Remembers it for good before it returns: call it before the thing exists. Undoing what never came to exist must
   * therefore be no error. The function that comes back forgets it: call that when the thing is gone, or is to stay.
   */
  add(entry: Undo): () => void
}
