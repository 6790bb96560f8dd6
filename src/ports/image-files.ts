import type { BringingLayer, SizedLayer } from '../core/finding.js'
import type { SeenFile } from '../core/smoke/deciding-files.js'
import type { SearchableSource } from '../core/audit/root-files.js'
import type { Platform } from '../core/platform.js'

/** A file whose content was kept aside. It can be read until its image is closed. */
export type KeptFile = SearchableSource

/** One entry of an image's root file system, in the order of the archive. */
export interface ImageEntry {
  /** Absolute, normalised, without a trailing slash. Untrusted like everything else here. */
  readonly path: string
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other'
  /** Permission bits with set-uid, set-gid and sticky. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes of content; 0 for everything but files. */
  readonly size: number
  /** Target as written, for symbolic links; absolute and normalised for hard links; empty otherwise. */
  readonly target: string
  /** Has file capabilities (`security.capability`): a loader is then in secure mode. */
  readonly capabilities: boolean
  /**
   * The whole content, when it has at most `limit` bytes; null otherwise. This and `keep` can be called once, and only
   * until the next entry is asked for; content that nobody asks for is skipped.
   */
  bytes(limit: number): Promise<Uint8Array | null>
  /**
   * Keeps the content aside when `accept` likes its first bytes (at least 512, unless the file is shorter). `full`: there
   * is no room left.
   */
  keep(accept: (head: Uint8Array) => boolean): Promise<KeptFile | 'refused' | 'full'>
}

/** What the image says about how it is started. */
export interface ImageConfig {
  readonly env: Readonly<Record<string, string>>
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly workingDir: string
  readonly user: string
  readonly labels: Readonly<Record<string, string>>
  /** `3000/tcp` */
  readonly ports: readonly string[]
  readonly volumes: readonly string[]
}

/** The root file system of one platform of an image, opened for one reading. */
export interface OpenImage {
  readonly config: ImageConfig
  /** Why `config` is not what the image says, but empty, in words; absent: it is. */
  readonly configUnknown?: string
  /** One pass over all entries. @throws ToolError when the engine fails or the archive is cut or hostile. */
  readonly entries: AsyncIterable<ImageEntry>
  /** What could not be seen, in words; complete once all entries were read. Absent: nothing. */
  readonly gaps?: readonly string[]
  /**
   * Which layers brought these files. It reads layers again, so it is for what is worth seconds. What is not found is left out.
   * Absent: there are no layers. @throws ToolError
   */
  bringers?(paths: readonly string[]): Promise<ReadonlyMap<string, BringingLayer>>
  /** What each layer brings; empty where that is not known. To be asked for when all entries were read. Absent: there are no layers. */
  layers?(): Promise<readonly SizedLayer[]>
  /** Releases the engine's resources and everything kept; on every way out, and safe to call twice. */
  close(): Promise<void>
}

/** Reads the root file system of one platform of an image without starting anything. */
export interface ImageFiles {
  /**
   * `image` is what the engine knows it by: a reference, or a digest of an index or manifest. `watch` is told of every entry
   * with a digest of its content, which costs a second for each half gigabyte.
   * @throws ToolError
   */
  open(image: string, platform: Platform, watch?: (file: SeenFile) => void): Promise<OpenImage>
}
