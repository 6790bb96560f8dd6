import * as v from 'valibot'
import { families } from '../packages/discovered-module.js'
import { longestField, mostFiles, mostLanes, type ProbeEvent } from './protocol.js'

const field = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, longestField)),
)
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000))
const lane = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostLanes - 1))
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9))
const paths = v.pipe(
  v.array(field),
  v.transform((texts) => texts.slice(0, mostFiles)),
)
const family = v.picklist(families)

const event = v.variant('kind', [
  v.object({ kind: v.literal('hello'), node: field, arch: field, libc: v.picklist(['glibc', 'musl']) }),
  v.object({
    kind: v.literal('module'),
    module: v.object({ index, name: field, version: field, dir: field, family, files: paths, certain: v.boolean() }),
  }),
  v.object({ kind: v.literal('gap'), text: field }),
  v.object({ kind: v.literal('found'), count: index }),
  v.object({ kind: v.literal('start'), index, lane }),
  v.object({ kind: v.literal('again'), index }),
  v.object({
    kind: v.literal('done'),
    result: v.object({
      index,
      how: v.picklist(['exercise', 'expression', 'load', 'start']),
      failure: v.nullable(v.object({ at: v.picklist(['load', 'exercise', 'result']), code: field, message: field })),
      fits: v.boolean(),
      byWork: v.boolean(),
      objects: paths,
      direct: v.nullable(field),
      milliseconds,
    }),
  }),
  v.object({ kind: v.literal('died'), lane, signal: field, exitCode: v.nullable(v.number()) }),
  v.object({ kind: v.literal('end') }),
])

/** The event that a line of the container's output carries; null when the line is not the probe's. Total. */
export const readProbeLine = (line: string, token: string): ProbeEvent | null => {
  if (!line.startsWith(token)) return null
  let value: unknown
  try {
    value = JSON.parse(line.slice(token.length))
  } catch {
    return null
  }
  const parsed = v.safeParse(event, value)
  return parsed.success ? parsed.output : null
}
