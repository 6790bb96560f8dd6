import type { ProbeModule, ProbeResult } from './protocol.js'

/** How a process ended while a module was at work in it. */
export type Fate =
  | { readonly kind: 'crashed'; readonly signal: string; readonly exitCode: number | null; readonly lastWords: string }
  | { readonly kind: 'hung'; readonly seconds: number }

/** What came of one try of a module: its own report, or the end of its process. */
export type Try = { readonly kind: 'reported'; readonly result: ProbeResult } | Fate

/** All tries of one module: the one beside the others, and the one in a process of its own. */
export interface Tries {
  readonly module: ProbeModule
  readonly together: Try | null
  readonly alone: Try | null
}

/** The one that counts. */
export const deciding = ({ together, alone }: Tries): Try | null => alone ?? together

/** Whether the try leaves nothing to be looked at again. */
export const isClean = (one: Try): boolean =>
  one.kind === 'reported' &&
  one.result.failure === null &&
  (one.result.byWork || one.result.objects.length > 0 || one.result.direct === '')

/** After this many hangs the rest is given up: each costs the whole time limit. */
const mostHangs = 3

const ended = (tries: readonly Tries[], kinds: readonly Fate['kind'][]): number =>
  tries
    .flatMap(({ together, alone }) => [together, alone])
    .filter((one) => one !== null && (kinds as readonly string[]).includes(one.kind)).length

export interface Doubts {
  /** Modules that worked and are tried again alone all the same. */
  readonly doubted: ReadonlySet<number>
  /** A module has spoken for others: what was said so far counts for nothing. */
  readonly isForged: boolean
}

/**
 * What the next container has to run, as groups that get a process each; null when everything is decided. What was never
 * tried comes first, because the others may use up the time. After two crashes nobody shares a process any more, and after
 * a forgery nobody shares a container.
 */
export const nextGroups = (
  tries: readonly Tries[],
  { doubted, isForged }: Doubts,
): readonly (readonly number[])[] | null => {
  if (ended(tries, ['hung']) >= mostHangs) return null
  if (isForged) {
    const next = tries.find(({ alone }) => alone === null)
    return next === undefined ? null : [[next.module.index]]
  }
  const untried = tries.filter((one) => deciding(one) === null).map(({ module }) => module.index)
  const together = ended(tries, ['crashed', 'hung']) < 2
  const suspects = tries
    .filter((one) => one.alone === null && one.together !== null)
    .filter((one) => doubted.has(one.module.index) || (one.together !== null && !isClean(one.together)))
    .map(({ module }) => [module.index])
  const rest = together && untried.length > 1 ? [untried] : untried.map((index) => [index])
  const groups = [...rest, ...suspects]
  return groups.length === 0 ? null : groups
}
