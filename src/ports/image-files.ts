import type { Platform } from '../core/platform.js'

/** One entry of an image's root file system, in the order of the archive. */
export interface ImageEntry {
  /** Absolute, normalised, without a trailing slash. */
  readonly path: string
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes of content; 0 for everything but files. */
  readonly size: number
  /** Target as written, for links; empty otherwise. */
  readonly target: string
  /** Extended attributes that decide how a program is loaded, such as `security.capability`. */
  readonly attributes: Readonly<Record<string, Uint8Array>>
  /** Content, readable once and only until the next entry is asked for. */
  readonly content: () => AsyncIterable<Uint8Array>
}

/** What the image says about how it is started. */
export interface ImageConfig {
  readonly env: Readonly<Record<string, string>>
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDir: string
  readonly user: string
  readonly labels: Readonly<Record<string, string>>
}

/** Reads the root file system of one platform of an image without starting anything. */
export interface ImageFiles {
  config(image: string, platform: Platform): Promise<ImageConfig>
  /** One pass over all entries. The engine's resources are released when the iteration ends, however it ends. */
  entries(image: string, platform: Platform): AsyncIterable<ImageEntry>
}
