import type { BuildFailure } from './build-failure.js'
import { parsePlatform, type Platform } from './platform.js'

/** Steps of one platform: how many there were, and how many the cache answered. */
export interface StepCount {
  readonly steps: number
  readonly cached: number
  /** What they took one after the other; steps of several platforms run side by side. */
  readonly milliseconds: number
}

interface Step {
  readonly name: string
  readonly platform: Platform | null
  readonly lastLines: string[]
  cached: boolean
  milliseconds: number
  error: string | null
}

const keptLines = 15
const keptSteps = 10_000
const longestLine = 2000

/** `[linux/arm64 deps 2/4] RUN npm ci`, `[deps 2/4] RUN npm ci` or `[linux/arm64 internal] load metadata for …`. */
const stepName = /^\[(?:(linux\/[\w/]+) ?)?([^\]]*)\] (.*)$/

/**
 * Reads BuildKit's plain progress (`#7 [linux/arm64 2/3] RUN …`, `#7 0.512 text`, `#7 CACHED`, `#7 ERROR: …`) line by line.
 * What steps print stands behind the step's number and a time, so it cannot pass for anything else here.
 */
export const createBuildLog = () => {
  const steps = new Map<string, Step>()
  const tail: string[] = []

  const read = (line: string): void => {
    tail.push(line.slice(0, longestLine))
    if (tail.length > 200) tail.shift()
    const [, id, rest] = /^#(\d+) (.*)$/.exec(line) ?? []
    if (id === undefined || rest === undefined) return
    const step = steps.get(id)
    if (step !== undefined) advance(step, rest)
    else if (steps.size < keptSteps) begin(id, rest)
  }

  const begin = (id: string, rest: string): void => {
    const [, platform, stage, instruction] = stepName.exec(rest) ?? []
    if (instruction === undefined) return
    const name = stage?.endsWith('internal') === true ? '' : instruction.slice(0, longestLine)
    steps.set(id, {
      name,
      platform: parsePlatform(platform ?? ''),
      lastLines: [],
      cached: false,
      milliseconds: 0,
      error: null,
    })
  }

  /** What failed, when the build did. The first step that ended with an error is the one to blame. */
  const failure = (): BuildFailure => {
    const step = [...steps.values()].find(({ error }) => error !== null && !/\bcancell?ed\b/i.test(error))
    const message = tail.findLast((line) => line.startsWith('ERROR: '))
    const reason = message?.slice('ERROR: '.length).replace(/^(failed to \w+: )*/, '')
    return {
      platform: step?.platform ?? null,
      step: step?.name ?? '',
      line: failingLine(tail),
      reason: step?.error ?? reason ?? 'the builder gave no reason',
      lastLines: step?.lastLines ?? [],
    }
  }

  /** Instructions of the Dockerfile per platform (null: where the builder named none), the cached ones counted. */
  const counts = (): ReadonlyMap<Platform | null, StepCount> => {
    const result = new Map<Platform | null, StepCount>()
    for (const { name, platform, cached, milliseconds } of steps.values()) {
      if (name === '') continue
      const sum = result.get(platform) ?? { steps: 0, cached: 0, milliseconds: 0 }
      result.set(platform, {
        steps: sum.steps + 1,
        cached: sum.cached + (cached ? 1 : 0),
        milliseconds: sum.milliseconds + milliseconds,
      })
    }
    return result
  }

  return { read, failure, counts }
}

/**
 * The layer of a step is fetched, so the step is not run: it came from a cache that lies elsewhere, and the step then ends
 * with DONE instead of CACHED.
 */
const pulled = /^(?:extracting )?sha256:[0-9a-f]{64} /

/** Takes in what BuildKit says of a step after its name. */
const advance = (step: Step, rest: string): void => {
  const text = /^\d+\.\d+ (.*)$/.exec(rest)?.[1]
  const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(rest)?.[1]
  if (rest === 'CACHED' || (pulled.test(rest) && !step.name.startsWith('FROM '))) step.cached = true
  else if (done !== undefined) step.milliseconds += Number(done) * 1000
  else if (rest.startsWith('ERROR: ')) step.error = rest.slice('ERROR: '.length, longestLine)
  else if (text !== undefined) {
    step.lastLines.push(text.slice(0, longestLine))
    if (step.lastLines.length > keptLines) step.lastLines.shift()
  }
}

/** The Dockerfile line in the source excerpt that BuildKit ends a failure with: `Dockerfile:5` above a rule of dashes. */
const failingLine = (tail: readonly string[]): number | null => {
  const rule = tail.findLastIndex((line, index) => /^-{20,}$/.test(line) && /:\d+$/.test(tail[index - 1] ?? ''))
  const marked = tail.slice(rule + 1).find((line) => /^ *\d+ \| >>> /.test(line))
  const line = /^ *(\d+) \|/.exec(marked ?? '')?.[1] ?? /:(\d+)$/.exec(tail[rule - 1] ?? '')?.[1]
  return rule < 1 || line === undefined ? null : Number(line)
}
