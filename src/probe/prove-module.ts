import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  longestField,
  mostFiles,
  type ProbeFailure,
  type ProbeModule,
  type ProbeResult,
} from '../core/smoke/protocol.js'
import { fitsVersion, WrongResult, type Exercise, type ExerciseContext } from './exercise.js'
import { exerciseFor } from './exercises/all.js'
import { dependenciesOf, loadModule, readPackageJson, type ImportModule } from './load.js'
import { mappedObjects, objectsOf } from './native-objects.js'

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Messages of an error and of its causes (a list of them in older loaders of napi-rs), one a line, each once. */
export const messageOf = (error: unknown): string => {
  const messages = new Set<string>()
  const pending: unknown[] = [error]
  for (let current = pending.shift(); current !== undefined && messages.size < 20; current = pending.shift()) {
    const message = textOf(property(current, 'message')) || (typeof current === 'string' ? current : '')
    if (message !== '') messages.add(message.slice(0, longestField / 2))
    const cause = property(current, 'cause')
    if (cause !== error) pending.push(...(Array.isArray(cause) ? (cause as unknown[]) : [cause]).slice(0, 20))
  }
  return ([...messages].join('\n') || typeof error).slice(0, longestField)
}

const failureOf = (at: ProbeFailure['at'], error: unknown): ProbeFailure => ({
  at: error instanceof WrongResult ? 'result' : at,
  code: textOf(property(error, 'code')).slice(0, 100),
  message: messageOf(error),
})

/** What a package exports, whichever way it was loaded. */
const exportsOf = (loaded: unknown): unknown => {
  const inner = property(loaded, 'default')
  const isNamespace = property(loaded, Symbol.toStringTag as unknown as string) === 'Module'
  if (!isNamespace || inner === undefined) return loaded
  // Named exports win; most CommonJS packages have them on the default export only.
  return typeof inner === 'function' ? inner : Object.assign(Object.create(inner as object), loaded)
}

type Work = Pick<ProbeResult, 'how' | 'failure' | 'fits' | 'byWork'> & {
  readonly object: RegExp | null
  readonly parts: readonly string[]
}

const nothing = { failure: null, fits: true, byWork: false, object: null, parts: [] }

/** A package that is a program: that it starts and ends well is what can be seen without knowing it. */
const startProgram = ({ files }: ProbeModule): Work => {
  const [file] = files
  if (file === undefined) return { ...nothing, how: 'load' }
  try {
    // What it says on standard error becomes part of the message.
    execFileSync(file, ['--version'], { stdio: ['ignore', 'ignore', 'pipe'] })
    return { ...nothing, how: 'start', byWork: true }
  } catch (error) {
    return { ...nothing, how: 'start', failure: failureOf('exercise', error) }
  }
}

type Evaluate = (...values: readonly unknown[]) => Promise<unknown>

/**
 * What the user declared: an expression (`await` is allowed) that sees the package as `module` and as `m`, and `require` as
 * code inside the package has it. True, or anything that counts as true, is a pass; anything else is a wrong result; what
 * it throws says nothing about the native code unless it comes from the loader.
 */
const evaluate = async (expression: string, loaded: unknown, { require }: ExerciseContext): Promise<Work> => {
  const work = { ...nothing, how: 'expression' as const }
  try {
    // The line break ends a comment at the end of the expression.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what the user declared
    const run = new Function('module', 'm', 'require', `return (async () => (${expression}\n))()`) as Evaluate
    const value = await run(loaded, loaded, require)
    // A function counts as true, and nothing of it was run.
    if (typeof value === 'function') throw new Error(`${expression}: is a function; call it and compare its result`)
    if (value) return work
    throw new WrongResult(`${expression}: got ${String(value)}`)
  } catch (error) {
    return { ...work, failure: failureOf('exercise', error) }
  }
}

/** A call that no longer fits may wait for what never comes; that says nothing about native code either. */
const impatience = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('no answer within 20 s')), 20_000))

const runExercise = async (exercise: Exercise, loaded: unknown, context: ExerciseContext): Promise<Work> => {
  const work = {
    how: 'exercise' as const,
    fits: fitsVersion(exercise, context),
    byWork: exercise.byWork ?? false,
    object: exercise.object ?? null,
  }
  // What the package exports may be anything, so both look at it where a throw is its failure.
  let parts: readonly string[] = []
  try {
    parts = exercise.parts?.(loaded as never) ?? []
    const running = exercise.run(loaded as never, context)
    await (work.fits ? running : Promise.race([running, impatience()]))
    return { ...work, parts, failure: null }
  } catch (error) {
    return { ...work, parts, failure: failureOf('exercise', error) }
  }
}

const contextOf = ({ name, version, dir, files }: ProbeModule): ExerciseContext => {
  const load = createRequire(dir.endsWith('.node') ? dir : join(dir, 'package.json'))
  return { name, version, files, require: (wanted) => load(wanted) as unknown }
}

export interface ProveOptions {
  readonly expressions: Readonly<Record<string, string>>
  readonly importModule: ImportModule
}

/** The expression that the user declares for this package, if any. */
const expressionFor = ({ name }: ProbeModule, { expressions }: ProveOptions): string | undefined =>
  Object.prototype.hasOwnProperty.call(expressions, name) ? expressions[name] : undefined

const work = async (module: ProbeModule, options: ProveOptions): Promise<Work> => {
  const expression = expressionFor(module, options)
  const exercise = exerciseFor(module.name)
  const context = contextOf(module)
  const isUnknown = exercise === null || expression !== undefined
  const started = module.family === 'executable' && isUnknown ? startProgram(module) : null
  if (started !== null && (expression === undefined || started.failure !== null)) return started
  let loaded: unknown
  try {
    loaded = exportsOf(await loadModule(module.name, module.dir, options.importModule))
  } catch (error) {
    return { ...nothing, how: 'load', failure: failureOf('load', error) }
  }
  if (expression !== undefined) {
    // The program of a package that is one has shown above that it runs.
    return { ...(await evaluate(expression, loaded, context)), byWork: started?.byWork ?? false }
  }
  return exercise === null ? { ...nothing, how: 'load' } : runExercise(exercise, loaded, context)
}

const messageOfLoading = (file: string): string => {
  try {
    createRequire('/')(file)
    return ''
  } catch (error) {
    return messageOf(error)
  }
}

/**
 * What the loader of the system says to the native files themselves, when the package did without them or failed for
 * another reason than them: sharp without libvips reports that a function is missing. Empty = they load.
 */
const loadDirectly = ({ files, certain }: ProbeModule): string | null => {
  const messages = files.filter((file) => file.endsWith('.node')).map(messageOfLoading)
  const failures = messages.filter((message) => message !== '')
  const isFailed = certain ? failures.length > 0 : failures.length === messages.length
  return messages.length === 0 ? null : isFailed ? (failures[0] ?? '') : ''
}

/** Loads and exercises one module in this process, and looks whether its native part took part in it. */
export const proveModule = async (module: ProbeModule, options: ProveOptions): Promise<ProbeResult> => {
  const started = process.hrtime.bigint()
  const before = mappedObjects()
  const { object, parts, ...done } = await work(module, options)
  const dependencies = [...dependenciesOf(readPackageJson(module.dir)), ...parts]
  const objects = objectsOf(module.dir, dependencies, before).filter((file) => object?.test(file) ?? true)
  const direct = !done.byWork && objects.length === 0 ? loadDirectly(module) : null
  return {
    ...done,
    index: module.index,
    objects: objects.slice(0, mostFiles).map((file) => file.slice(0, longestField / 4)),
    direct,
    milliseconds: Number(process.hrtime.bigint() - started) / 1e6,
  }
}
