import type { ElfReading } from '../elf/elf-object.js'

/** The image's root file system as its loader would see it. All paths are absolute; nothing leaves the root. */
export interface Filesystem {
  /**
   * The regular file that a path leads to, every symbolic link followed and every `..` taken where it stands; null when there
   * is none. The answer is the file's one name: hard links to it resolve to the same path.
   */
  resolve(path: string): string | null
  /** What the file at a real path is; null when it was not read, which is a gap and not an answer. */
  object(realPath: string): ElfReading | null
  /** Whole content of a small configuration file at a real path; null when it was not kept or there is none. */
  content(realPath: string): Uint8Array | null
  /** Whether the image's user may open the file at a real path for reading. */
  readable(realPath: string): boolean
}

/** Configuration files that the loaders read: a `Filesystem` must have their content. */
export const loaderConfiguration = /^(?:\/usr)?\/etc\/(?:ld\.so\.(?:cache|preload)|ld-musl-[A-Za-z0-9_.-]+\.path)$/

export type LibcFamily = 'glibc' | 'musl'

/** A program as it is started in the image. */
export interface Program {
  /** Path of the executable. */
  readonly path: string
  /** The image's environment; LD_LIBRARY_PATH, LD_PRELOAD and LD_BIND_NOW matter. */
  readonly environment: Readonly<Record<string, string>>
  /** Working directory, for relative search paths; usually `/`. */
  readonly workingDir: string
  /** It has file capabilities or is set-uid: loaders then ignore LD_LIBRARY_PATH and LD_PRELOAD. */
  readonly secure: boolean
}

/** What loading one object in the image would come to. Nothing missing and no damage: it loads. */
export interface LinkReport {
  readonly path: string
  /** The loader that does it; null when the program has none that is known. */
  readonly family: LibcFamily | null
  /** Why the object itself cannot be loaded at all; null when it can. */
  readonly rejected: Rejection | null
  /** Program interpreter that the executable asks for and that is not there. */
  readonly interpreterMissing: string | null
  /** What this load adds to the process, in the loader's order, the object itself first. */
  readonly loaded: readonly LoadedObject[]
  readonly missingLibraries: readonly MissingLibrary[]
  readonly missingVersions: readonly MissingVersion[]
  readonly missingSymbols: readonly MissingSymbol[]
  /** What decides and could not be read; with any entry here the absence of missing things proves nothing. */
  readonly damage: readonly string[]
}

/** unreadable: its mode does not let the image's user read it. not-elf: the loader stops with "invalid ELF header". */
export type Rejection =
  'absent' | 'not-elf' | 'wrong-machine' | 'wrong-class' | 'not-loadable' | 'truncated' | 'unreadable'

export interface LoadedObject {
  /** As the loader found it. */
  readonly path: string
  readonly realPath: string
  /** How it was found. */
  readonly via: SearchSource
}

/** program, loader: the executable and its PT_INTERP. path: asked for by a path. Otherwise, what led to the folder. */
export type SearchSource =
  'program' | 'loader' | 'path' | 'preload' | 'rpath' | 'LD_LIBRARY_PATH' | 'runpath' | 'cache' | 'default'

export interface MissingLibrary {
  readonly library: string
  /** Path of the object that needs it. */
  readonly neededBy: string
  /** Folders that were searched, in order. */
  readonly searched: readonly string[]
  readonly reason: Rejection
  /** The file that was found and could not be used; null when absent. */
  readonly found: string | null
}

export interface MissingVersion {
  /** Soname; `musl` where an object needs a later release of musl, which has no symbol versions, and would crash it. */
  readonly library: string
  /** Where that library is. */
  readonly path: string
  readonly version: string
  readonly neededBy: string
  /** Highest version that is provided with the same prefix (`GLIBC_2.31` for `GLIBC_2.34`); null when there is none. */
  readonly provided: string | null
}

export interface MissingSymbol {
  readonly symbol: string
  readonly version: string | null
  readonly neededBy: string
  /** true: loading fails. false: the process ends at the first call of it. */
  readonly atLoad: boolean
}
