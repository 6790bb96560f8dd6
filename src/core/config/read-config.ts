import * as v from 'valibot'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { SourceText } from '../anchor.js'
import type { SourceLine } from '../finding.js'
import { noConfig, type Config } from './config.js'
import { crossProblems, type SoundParts } from './cross-checks.js'
import { positions, type Key, type Position } from './positions.js'
import { configSchema } from './schema.js'
import { complain, complaintOf } from './shapes.js'
import { toConfig } from './to-config.js'

/** Where the file lies unless the input says otherwise, and the largest that is read. */
export const usualConfigPath = '.github/archproof.yml'
export const largestConfig = 256 * 1024

/** One mistake, in the shape of a problem with an input. */
export interface ConfigProblem {
  /** `.github/archproof.yml:3:5: checks[0].timeout` */
  readonly input: string
  readonly value: string
  readonly message: string
  readonly remedy: string
  /** null: it is about the file as a whole, or about none. */
  readonly source: SourceLine | null
}

export interface ReadConfig {
  readonly config: Config
  readonly problems: readonly ConfigProblem[]
}

/** More mistakes than anybody corrects at once. */
const mostProblems = 50
const longestValue = 80

/** `checks[0].http.port` */
const pathText = (path: readonly Key[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`),
    '',
  )

const problemAt = (
  file: string,
  position: Position,
  { path, value }: { readonly path: readonly Key[]; readonly value: string },
  text: string,
): ConfigProblem => {
  const where = pathText(path)
  return {
    input: `${file}:${position.line}:${position.column}${where === '' ? '' : `: ${where}`}`,
    value: value.slice(0, longestValue),
    ...complaintOf(text),
    source: { file, line: position.line },
  }
}

const yamlRemedy = 'Correct the YAML; an editor with YAML support shows the place'
/** Far more than anything in this file needs; what reads it is recursive. */
const mostLevels = 50
const tooDeep = complain(
  `is nested more than ${mostLevels} levels deep`,
  'Write it flatter: close what is opened, and expect fewer levels of JSON',
)
const isOverflow = (message: string): boolean => /call stack|stack overflow/i.test(message)

/** Where it is nested too deeply; null: nowhere. */
const tooDeepAt = (value: unknown, path: readonly Key[] = []): readonly Key[] | null => {
  if (typeof value !== 'object' || value === null) return null
  if (path.length >= mostLevels) return path
  for (const [key, inner] of Object.entries(value)) {
    const found = tooDeepAt(inner, [...path, Array.isArray(value) ? Number(key) : key])
    if (found !== null) return found
  }
  return null
}

/** What the text is to YAML; the parser is recursive, so that a text can nest too deeply for it. */
const parseYaml = (text: string, lines: LineCounter): { document: Document; value: unknown } | string => {
  try {
    // A key that is a list or a map would make the library print it, and what it prints the runner reads.
    const strict = { prettyErrors: false, version: '1.2', stringKeys: true, logLevel: 'error' } as const
    const document = parseDocument(text, { ...strict, lineCounter: lines })
    return { document, value: document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 100 }) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** What the parser complains of, with what to do, the same thing once. */
const yamlMistakes = ({ errors, warnings }: Document): readonly { offset: number; message: string }[] => {
  const mistakes = [...errors, ...warnings].map(({ pos, message }) => ({
    offset: pos[0],
    message: isOverflow(message) ? tooDeep : complain(`is not YAML: ${message.split('\n')[0] ?? ''}`, yamlRemedy),
  }))
  const first = new Map(mistakes.toReversed().map((mistake) => [mistake.message, mistake]))
  return mistakes.filter((mistake) => first.get(mistake.message) === mistake).slice(0, mostProblems)
}

const shown = (input: unknown): string =>
  typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean' ? String(input) : ''

/**
 * The config file, checked and complete, or everything that is wrong with it with line and column. A function of the text:
 * files that it names are looked at elsewhere.
 */
export const readConfig = ({ path: file, text }: SourceText): ReadConfig => {
  const lines = new LineCounter()
  const start: Position = { line: 1, column: 1 }
  const failed = (position: Position, message: string): ReadConfig => ({
    config: noConfig,
    problems: [problemAt(file, position, { path: [], value: '' }, message)],
  })
  const parsed = parseYaml(text, lines)
  if (typeof parsed === 'string') {
    return failed(start, isOverflow(parsed) ? tooDeep : complain(`cannot be read (${parsed})`, yamlRemedy))
  }
  const { document, value } = parsed
  const place = positions(document, lines)
  const broken = yamlMistakes(document)
  if (broken.length > 0) {
    const problems = broken.map(({ offset, message }) =>
      problemAt(file, place.at(offset), { path: [], value: '' }, message),
    )
    return { config: noConfig, problems }
  }
  const deep = tooDeepAt(value)
  if (deep !== null) return failed(place.of(deep, 'key'), tooDeep)
  const checked = v.safeParse(configSchema, value ?? {})
  const issues = checked.issues ?? []
  const sourceOf = (path: readonly Key[]): SourceLine => ({ file, line: place.of(path, 'key').line })
  const problems = [
    // Finding a place takes longer the larger the file is.
    ...issues.slice(0, mostProblems).map((issue) => toProblem(file, place, issue)),
    ...crossProblems(soundParts(value, issues)).map(({ path, text: complaint }) =>
      problemAt(file, place.of(path, 'key'), { path, value: '' }, complaint),
    ),
  ].slice(0, mostProblems)
  if (!checked.success || problems.length > 0) return { config: noConfig, problems }
  return { config: toConfig(checked.output, sourceOf), problems: [] }
}

const entriesOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

/** What of the file can be compared with the rest of it although something else in it is wrong. */
const soundParts = (value: unknown, issues: readonly v.BaseIssue<unknown>[]): SoundParts => {
  const whole = entriesOf(value)
  const isBroken = (...path: readonly Key[]): boolean =>
    issues.some((issue) => (issue.path ?? []).slice(0, path.length).every(({ key }, index) => key === path[index]))
  const listOf = (key: string): readonly unknown[] => {
    const list = whole[key]
    if (!Array.isArray(list)) return []
    return list.map((item: unknown, index) => (isBroken(key, index) ? null : item))
  }
  const modules = Object.entries(entriesOf(whole['modules'])).filter(([name]) => !isBroken('modules', name))
  return {
    // The schema has found no mistake in what is left of them.
    checks: listOf('checks') as SoundParts['checks'],
    ignore: listOf('ignore') as SoundParts['ignore'],
    modules: Object.fromEntries(modules) as SoundParts['modules'],
    services: Object.keys(entriesOf(whole['services'])),
  }
}

type Issue = v.BaseIssue<unknown>

/** Of a value that may be several things the issue of the one that comes nearest says most. */
const nearest = (issue: Issue): Issue => {
  const inner = (issue.issues ?? []).filter((one) => one.kind === 'validation' || (one.path?.length ?? 0) > 0)
  return inner[0] === undefined
    ? issue
    : nearest({ ...inner[0], path: [...(issue.path ?? []), ...(inner[0].path ?? [])] } as Issue)
}

const toProblem = (file: string, place: ReturnType<typeof positions>, given: Issue): ConfigProblem => {
  const issue = nearest(given)
  const items = issue.path ?? []
  const path = items.map(({ key }) => (typeof key === 'number' ? key : String(key)))
  const last = items.at(-1)
  const isKey = last !== undefined && 'origin' in last && last.origin === 'key'
  return problemAt(
    file,
    place.of(path, isKey ? 'key' : 'value'),
    { path, value: isKey ? '' : shown(issue.input) },
    issue.message,
  )
}
