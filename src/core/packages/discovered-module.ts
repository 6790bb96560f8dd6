import type { NativeModule } from '../native-module.js'

/**
 * How a package finds its native file. loose: an add-on of the application itself, or of nobody, of which it is not known
 * whether anything loads it.
 */
export const families = [
  'node-gyp-build',
  'bindings',
  'node-pre-gyp',
  'platform-package',
  'executable',
  'own-folder',
  'build-folder',
  'plain',
  'loose',
] as const

export type Family = (typeof families)[number]

/** A package that must lie beside another one. */
export interface PackageVersion {
  readonly name: string
  /** As the package that needs it writes it; nearly always exact. */
  readonly version: string
}

/** A platform package that is not there. */
export interface MissingPackage extends PackageVersion {
  /** The one for another platform that is there instead; null when there is none at all. */
  readonly instead: string | null
}

/** A package and its platform package that were published together. */
export interface VersionPair {
  readonly name: string
  readonly wanted: string
  readonly present: string
  readonly dir: string
}

/** A package with native code, and which of its files its own loader would pick on the target. */
export interface DiscoveredModule extends NativeModule {
  readonly family: Family
  /** Files that would be loaded or run, absolute, as the loader names them. */
  readonly files: readonly string[]
  /** Whether `files` is exactly what would be loaded; otherwise one of them would, and which one cannot be told. */
  readonly certain: boolean
  /** Its loader tries `files` one after the other, until one loads; what keeps the others from loading is no matter. */
  readonly inTurn?: boolean
  /** The platform package that should be there and is not. */
  readonly missing: MissingPackage | null
  /** Platform packages that are there, with the version that was wanted. */
  readonly pairs: readonly VersionPair[]
  /**
   * Why there is no native file: `unsupported` = the package publishes none for the target, `not-built` = its install
   * script did not run, or its result was not copied. null when there is one, or when a package is missing.
   */
  readonly absent: 'unsupported' | 'not-built' | null
  /** What it falls back to without a native file, when that is known to work; empty when it fails. */
  readonly fallback: string
}

/** What a loader found; the package it is about is added by the caller. */
export interface Pick {
  readonly family: Family
  readonly files: readonly string[]
  readonly certain?: boolean
  readonly inTurn?: boolean
  readonly missing?: MissingPackage | null
  readonly pairs?: readonly VersionPair[]
  readonly absent?: 'unsupported' | 'not-built' | null
}
