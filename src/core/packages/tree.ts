/** A name in a folder. */
export interface TreeEntry {
  readonly name: string
  readonly kind: 'file' | 'directory' | 'symlink' | 'other'
}

/**
 * A read-only view of one root file system: of an image's archive, or of the container in which the probe runs. Paths are
 * absolute and use `/`. Nothing here throws: what is not there, or cannot be read, is empty, null or false.
 */
export interface Tree {
  /** Names in a folder (symbolic links to folders are followed); empty when it is none. */
  list(dir: string): readonly TreeEntry[]
  /** Text of a small file (1 MiB); null when there is none or it is larger. Links are followed. */
  text(path: string): string | null
  /** Whether the path leads to something; links are followed. */
  exists(path: string): boolean
  /** The path with every link resolved; null when it leads nowhere. */
  realpath(path: string): string | null
}
