/** What an exercise can use beside the module itself. */
export interface ExerciseContext {
  readonly name: string
  readonly version: string
  /** Native files that its loader would pick. */
  readonly files: readonly string[]
  /** `require` as code inside the package has it. */
  readonly require: (name: string) => unknown
}

/** The smallest call that runs a package's native code and whose result is known. */
export interface Exercise {
  /** Names of the packages, each with the versions it was written for and tried on: `>=from <below`, in full. */
  readonly packages: Readonly<Record<string, string>>
  /** The work is done by a program of the package's, so nothing is mapped into this process. */
  readonly byWork?: boolean
  /** Which of its objects must be mapped, where having any is not enough. */
  readonly object?: RegExp
  /** Packages beside its own dependencies that hold the native part which it says it uses. */
  readonly parts?: (module: never) => readonly string[]
  readonly run: (module: never, context: ExerciseContext) => unknown
}

/** The module answered, and the answer is wrong. */
export class WrongResult extends Error {
  constructor(what: string) {
    super(what)
    this.name = 'WrongResult'
  }
}

const show = (value: unknown): string => {
  try {
    return (typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 200)
  } catch {
    return typeof value
  }
}

/** Fails the exercise when the answer is not the one that working native code gives. */
export const expectEqual = (what: string, actual: unknown, expected: unknown): void => {
  if (actual !== expected) throw new WrongResult(`${what}: expected ${show(expected)}, got ${show(actual)}`)
}

/** Like `expectEqual`, for what can only be described. */
export const expectTrue = (what: string, holds: boolean, actual: unknown): void => {
  if (!holds) throw new WrongResult(`${what}: got ${show(actual)}`)
}

/** Declares an exercise with the shape that the module has for it. */
export const exercise = <Module>(
  declaration: Omit<Exercise, 'run' | 'parts'> & {
    run: (module: Module, context: ExerciseContext) => unknown
    parts?: (module: Module) => readonly string[]
  },
): Exercise => declaration

const numbersOf = (version: string): readonly number[] =>
  (version.split(/[-+]/)[0] ?? '').split('.').map((part) => Number(part) || 0)

const atLeast = (version: string, lowest: string): boolean => {
  const have = numbersOf(version)
  const want = numbersOf(lowest)
  for (let i = 0; i < 3; i += 1) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The two ends of a range. @throws Error when it is written in another way: the exercises are our own. */
const endsOf = (range: string): readonly [string, string] => {
  const [, from, below] = /^>=(\d+\.\d+\.\d+) <(\d+\.\d+\.\d+)$/.exec(range) ?? []
  if (from === undefined || below === undefined) throw new Error(`not a range of versions: ${range}`)
  return [from, below]
}

/** Whether the exercise was written for this version. A prerelease counts as the release it leads to. */
export const fitsVersion = (
  { packages }: Exercise,
  { name, version }: Pick<ExerciseContext, 'name' | 'version'>,
): boolean => {
  const range = Object.prototype.hasOwnProperty.call(packages, name) ? packages[name] : undefined
  if (range === undefined || version === '') return false
  const [from, below] = endsOf(range)
  return atLeast(version, from) && !atLeast(version, below)
}
