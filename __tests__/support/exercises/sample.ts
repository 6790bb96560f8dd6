/** A package on whose real binaries an exercise is tried. */
export interface Sample {
  readonly name: string
  /** The work that the exercise has it do, as a phrase that follows the name. */
  readonly does: string
  /** Exact versions: one of the oldest major that the exercise fits, and one of the newest. */
  readonly versions: readonly [oldest: string, newest: string]
  /** Versions of Node by version of the package, where it does not work on the present one. */
  readonly node?: Readonly<Record<string, string>>
  /** It brings no binary in its tarball: its install script compiles it. By version of the package. */
  readonly compiled?: readonly string[]
  /** What it needs beside. */
  readonly beside?: Readonly<Record<string, string>>
  /** A package without native code that it takes instead; `{version}` is its own version. */
  readonly fallback?: Readonly<Record<string, string>> | undefined
  /** It works on without its native file, so the variant without it is the one with its fallback. */
  readonly fallsBack?: boolean
}

/** Which native files it is tried with. */
export const variants = ['good', 'absent', 'nothing', 'wrong', 'fallback'] as const
export type Variant = (typeof variants)[number]
