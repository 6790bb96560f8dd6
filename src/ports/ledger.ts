import type { Platform } from '../core/platform.js'

/** Something that this run made outside itself, and how it is known again when it must go. */
export type Undo =
  /** Every container that carries the run's label. */
  | { readonly kind: 'containers'; readonly run: string }
  /** A name that this run gave to an image of the engine. */
  | { readonly kind: 'image'; readonly reference: string }
  /** A name that pointed to another image before this run took it. */
  | { readonly kind: 'renamed-image'; readonly reference: string; readonly before: string }
  | { readonly kind: 'login'; readonly registry: string }
  | { readonly kind: 'emulator'; readonly platform: Platform }
  | { readonly kind: 'folder'; readonly path: string }

/** Remembers, before each thing is made, how to undo it: the post step does so even when the main step was killed. */
export interface Ledger {
  add(entry: Undo): void
}
