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
  /** The module at work. */
  readonly current: number | null
  /** Modules that have a process of their own in the present container. */
  readonly alone: ReadonlySet<number>
}

export const unread: Reading = {
  tries: new Map(),
  gaps: [],
  complete: false,
  decided: 0,
  ended: false,
  current: null,
  alone: new Set(),
}

/** The reading at the start of another container. */
export const nextContainer = (reading: Reading, groups: readonly (readonly number[])[]): Reading => ({
  ...reading,
  ended: false,
  current: null,
  alone: new Set(groups.filter((group) => group.length === 1).flat()),
})

/** The tries of all modules that are to be proved. */
export const triesOf = (reading: Reading, skip: readonly string[]): readonly Tries[] =>
  [...reading.tries.values()].filter(({ module }) => !skip.includes(module.name))

const mostModules = 2000
const mostGaps = 100

const withModule = (reading: Reading, module: ProbeModule): Reading => {
  if (reading.complete || reading.tries.size >= mostModules || reading.tries.has(module.index)) return reading
  return { ...reading, tries: new Map(reading.tries).set(module.index, { module, together: null, alone: null }) }
}

const withTry = (reading: Reading, index: number, one: Try): Reading => {
  const known = reading.tries.get(index)
  if (known === undefined) return reading
  const how = reading.alone.has(index) || reading.tries.size === 1 ? 'alone' : 'together'
  // The first report of a try counts: a later one can only be forged.
  if (known[how] !== null) return { ...reading, current: null }
  const tries = new Map(reading.tries).set(index, { ...known, [how]: one })
  return { ...reading, tries, current: null, decided: reading.decided + 1 }
}

/** The module at work is what ended its process. */
const withFate = (reading: Reading, fate: Fate): Reading =>
  reading.current === null ? reading : withTry(reading, reading.current, fate)

/** The reading after one more event from the container. */
export const read = (reading: Reading, event: ProbeEvent): Reading => {
  switch (event.kind) {
    case 'hello':
      return reading
    case 'module':
      return withModule(reading, event.module)
    case 'gap':
      return { ...reading, gaps: [...reading.gaps, event.text].slice(0, mostGaps) }
    case 'found':
      return { ...reading, complete: true }
    case 'start':
      return reading.complete && reading.tries.has(event.index) ? { ...reading, current: event.index } : reading
    case 'done':
      // Only the module that was started can be done.
      return reading.current === event.result.index
        ? withTry(reading, event.result.index, { kind: 'reported', result: event.result })
        : reading
    case 'died':
      return withFate(reading, { ...event, kind: 'crashed', lastWords: '' })
    case 'end':
      return { ...reading, ended: true }
  }
}

/** How a container ended. */
export interface Ending {
  readonly exitCode: number | null
  readonly stderr: string
  readonly isHung: boolean
  readonly limitMs: number
}

const lastLines = (text: string): string => text.trim().split('\n').slice(-10).join('\n').slice(-2000)

/** The reading after the container is gone: a module that was at work then is what ended it. */
export const ended = (reading: Reading, { exitCode, stderr, isHung, limitMs }: Ending): Reading => {
  if (reading.ended) return reading
  if (isHung) return withFate(reading, { kind: 'hung', seconds: Math.round(limitMs / 1000) })
  const signal = signalOf(exitCode)
  return withFate(reading, { kind: 'crashed', signal, exitCode, lastWords: lastLines(stderr) })
}
