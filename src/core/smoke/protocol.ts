import type { DiscoveredModule } from '../packages/discovered-module.js'
import type { NativeModule } from '../native-module.js'

/** A module as host and probe speak of it: `index` is its number in this run of the stage. */
export interface ProbeModule extends NativeModule {
  readonly index: number
  readonly family: DiscoveredModule['family']
  /** Files that its loader would pick. */
  readonly files: readonly string[]
  /** Whether all of `files` are loaded; otherwise one of them is. */
  readonly certain: boolean
}

/** What the host asks of one run of the probe; goes into the container at the end of the probe's own text. */
export interface ProbeRequest {
  /** Stands before every line of the probe, so that what modules print is never taken for one. */
  readonly token: string
  /** null: find them. Otherwise exactly these, in this order. */
  readonly modules: readonly ProbeModule[] | null
  /** Names of packages that count as native although nothing shows it. */
  readonly add: readonly string[]
  readonly skip: readonly string[]
  /** An expression of the user's by name of package, instead of the built-in exercise. */
  readonly expressions: Readonly<Record<string, string>>
  /** Each group of indices in a process of its own, one after the other; null: all in the probe's own process. */
  readonly groups: readonly (readonly number[])[] | null
  /** Text of the probe, for further processes; empty without any. */
  readonly program: string
  /** Whether another process of the probe has started this one, and speaks for the container. */
  readonly isChild: boolean
  /** Processes that share the modules, each taking the next one when it is through with the last. */
  readonly lanes: number
  /** Which of them this is, from 0. */
  readonly lane: number
  /** Folder in which a lane claims a module; empty: each lane takes those whose turn it is. */
  readonly claims: string
}

/** Everything that is found, in the probe's own process. */
export const wholeRequest: Omit<ProbeRequest, 'token'> = {
  ...{ modules: null, groups: null, add: [], skip: [], expressions: {} },
  ...{ program: '', isChild: false, lanes: 1, lane: 0, claims: '' },
}

/** Why a module did not do its work. */
export interface ProbeFailure {
  /** load: requiring it threw. exercise: using it threw. result: it answered, and the answer is wrong. */
  readonly at: 'load' | 'exercise' | 'result'
  readonly code: string
  /** With the messages of its causes, one a line. */
  readonly message: string
}

/** What one module came to in the container. */
export interface ProbeResult {
  readonly index: number
  /** exercise: the built-in one. expression: the user's. load: nothing is known of the package. start: its program ran. */
  readonly how: 'exercise' | 'expression' | 'load' | 'start'
  readonly failure: ProbeFailure | null
  /** Whether the exercise was written for this version of the package. */
  readonly fits: boolean
  /** Whether the work itself shows that native code ran, without an object in this process (esbuild's program). */
  readonly byWork: boolean
  /** Native objects of this module that are mapped into the process. */
  readonly objects: readonly string[]
  /** What loading its native file by path said when nothing of it was mapped: empty = it loads; null = not tried. */
  readonly direct: string | null
  readonly milliseconds: number
}

/** One line from the container. */
export type ProbeEvent =
  | { readonly kind: 'hello'; readonly node: string; readonly arch: string; readonly libc: 'glibc' | 'musl' }
  | { readonly kind: 'module'; readonly module: ProbeModule }
  | { readonly kind: 'gap'; readonly text: string }
  /** All modules are known. */
  | { readonly kind: 'found'; readonly count: number }
  | { readonly kind: 'start'; readonly index: number; readonly lane: number }
  | { readonly kind: 'done'; readonly result: ProbeResult }
  /** The result is too long for a pipe that others write to as well: the module is to be run by itself. */
  | { readonly kind: 'again'; readonly index: number }
  /** The process of a group, or of a lane, ended before it was through. */
  | { readonly kind: 'died'; readonly lane: number; readonly signal: string; readonly exitCode: number | null }
  | { readonly kind: 'end' }

/** Longest text that the probe sends in one field: a line stays well below what the host cuts lines at. */
export const longestField = 4096

/** Most processes that share the modules of a platform: starting each of them takes as long as a module does. */
export const mostLanes = 3

/** Most files and objects that the probe names for one module. */
export const mostFiles = 32

// Its own, before any module can put another in its place and read the token from what it is given.
const { stringify } = JSON

/** The line that carries an event. The leading line break ends whatever a module printed before it. */
export const encodeEvent = (token: string, event: ProbeEvent): string => `\n${token}${stringify(event)}\n`

/**
 * The text that Node reads from its standard input: the probe, and the call that starts it. Dynamic import is handed over
 * because a bundler would rewrite it.
 */
export const composeProgram = (program: string, request: ProbeRequest): string =>
  `${program}\n;module.exports.main(${JSON.stringify(request)}, (specifier) => import(specifier))\n`
