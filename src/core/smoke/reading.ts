import type { Fate, Tries, Try } from './plan.js'
import type { ProbeEvent, ProbeModule } from './protocol.js'
import { signalOf } from './signals.js'

/** What is known of a platform after the containers so far. A value: each event makes the next one. */
export interface Reading {
  readonly tries: ReadonlyMap<number, Tries>
  readonly gaps: readonly string[]
  /** Whether all modules are known. */
  readonly complete: boolean
  /** Tries that came to something, in all containers. */
  readonly decided: number
  /** Whether the probe came to its end in the present container. */
  readonly ended: boolean
  /** The modules at work, each in a process (lane) of its own. */
  readonly current: ReadonlyMap<number, number>
  /** Modules that have a process of their own in the present container. */
  readonly alone: ReadonlySet<number>
  /** Modules that are to be run in the present container; null: all. */
  readonly wanted: ReadonlySet<number> | null
  /**
   * Whether a container has said what the probe never says in this place. Some module speaks for others then, and nothing
   * counts but what each says in a container of its own.
   */
  readonly isForged: boolean
}

export const unread: Reading = {
  tries: new Map(),
  gaps: [],
  complete: false,
  decided: 0,
  ended: false,
  current: new Map(),
  alone: new Set(),
  wanted: null,
  isForged: false,
}

/** The reading at the start of another container. */
export const nextContainer = (reading: Reading, groups: readonly (readonly number[])[]): Reading => ({
  ...reading,
  ended: false,
  current: new Map(),
  alone: new Set(groups.filter((group) => group.length === 1).flat()),
  wanted: groups.length === 0 ? null : new Set(groups.flat()),
})

/** The tries of all modules that are to be proved. */
export const triesOf = (reading: Reading, skip: readonly string[]): readonly Tries[] =>
  [...reading.tries.values()].filter(({ module }) => !skip.includes(module.name))

const mostModules = 2000
const mostGaps = 100

/** Whether the probe, as it is written, can say this now. */
const isInOrder = (reading: Reading, event: ProbeEvent): boolean => {
  if (reading.ended) return false
  const { complete, current, tries } = reading
  if (event.kind === 'module' || event.kind === 'found') return !complete
  if (event.kind === 'start') return complete && !current.has(event.lane) && isDue(reading, event.index)
  if (event.kind === 'again') return isAtWork(reading, event.index)
  if (event.kind === 'done') return isAtWork(reading, event.result.index) || !tries.has(event.result.index)
  return event.kind !== 'end' || current.size === 0
}

/** Whether any process is at this module. */
const isAtWork = ({ current }: Reading, index: number): boolean => [...current.values()].includes(index)

/** Whether the present container has this module yet to run. Those beyond the bound are nobody's. */
const isDue = (reading: Reading, index: number): boolean => {
  const { tries, wanted } = reading
  const known = tries.get(index)
  if (known === undefined) return tries.size >= mostModules
  if (isAtWork(reading, index)) return false
  return (wanted?.has(index) ?? true) && known[howOf(reading, index)] === null
}

const withGap = (reading: Reading, text: string): Reading => ({
  ...reading,
  gaps: [...reading.gaps, text].slice(0, mostGaps),
})

const withModule = (reading: Reading, module: ProbeModule): Reading => {
  if (reading.tries.size === mostModules) return withGap(reading, `more than ${mostModules} native modules`)
  if (reading.tries.has(module.index)) return { ...reading, isForged: true }
  return { ...reading, tries: new Map(reading.tries).set(module.index, { module, together: null, alone: null }) }
}

/** As what a try in the present container counts. */
const howOf = (reading: Reading, index: number): 'alone' | 'together' =>
  reading.alone.has(index) || reading.tries.size === 1 ? 'alone' : 'together'

const withTry = (reading: Reading, index: number, one: Try): Reading => {
  const known = reading.tries.get(index)
  const after = without(reading, index)
  if (known === undefined) return after
  const how = howOf(reading, index)
  const tries = new Map(reading.tries).set(index, { ...known, [how]: one })
  return { ...after, tries, decided: reading.decided + 1 }
}

/** The module is no longer at work. */
const without = (reading: Reading, index: number): Reading => ({
  ...reading,
  current: new Map([...reading.current].filter(([, at]) => at !== index)),
})

/** The module at work in a lane is what ended its process. */
const withFate = (reading: Reading, lane: number, fate: Fate): Reading => {
  const index = reading.current.get(lane)
  return index === undefined ? reading : withTry(reading, index, fate)
}

/** The reading after one more event from the container. */
export const read = (reading: Reading, event: ProbeEvent): Reading => {
  if (!isInOrder(reading, event)) return { ...reading, isForged: true }
  switch (event.kind) {
    case 'hello':
      return reading
    case 'module':
      return withModule(reading, event.module)
    case 'gap':
      return withGap(reading, event.text)
    case 'found':
      return { ...reading, complete: true }
    case 'start':
      return { ...reading, current: new Map(reading.current).set(event.lane, event.index) }
    case 'again':
      return without(reading, event.index)
    case 'done':
      return withTry(reading, event.result.index, { kind: 'reported', result: event.result })
    case 'died':
      return withFate(reading, event.lane, {
        kind: 'crashed',
        signal: event.signal,
        exitCode: event.exitCode,
        lastWords: '',
      })
    case 'end':
      return { ...reading, ended: true }
  }
}

/** How a container ended. */
export interface Ending {
  readonly exitCode: number | null
  readonly stderr: string
  /** The process that took longer than the limit; null: none did. */
  readonly hungLane: number | null
  readonly limitMs: number
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-10).join('\n').slice(-2000)

/**
 * The reading after the container is gone: the module that was at work in its first process, or for too long in any, is what
 * ended it. What the others were at is undecided.
 */
export const ended = (reading: Reading, { exitCode, stderr, hungLane, limitMs }: Ending): Reading => {
  if (reading.ended) return reading
  if (hungLane !== null) return withFate(reading, hungLane, { kind: 'hung', seconds: Math.round(limitMs / 1000) })
  const signal = signalOf(exitCode)
  return withFate(reading, 0, { kind: 'crashed', signal, exitCode, lastWords: lastLines(stderr) })
}
