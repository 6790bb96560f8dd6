import type { Severity, SourceLine } from '../finding.js'
import type { Outcome } from '../outcome.js'
import { count, list } from './amount.js'
import { layerText } from './layer-text.js'
import { harmless, shorten, singleLine } from './harmless.js'
import { headline } from './headline.js'
import { groupFindings, type FindingGroup } from './matrix.js'

export type Level = 'error' | 'warning' | 'notice'

/** One mark on a line of the repository, or on none. */
export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  /** Relative to the workspace; null puts it on the run. */
  readonly file: string | null
  readonly line: number | null
  readonly endLine: number | null
}

/** The runner drops what is beyond, per level and outermost step (ExecutionContext.cs, _maxCountPerIssueType). */
export const annotationsPerLevel = 10

/** The runner cuts a longer message (ExecutionContext.cs, _maxIssueMessageLength). */
export const longestMessage = 4096
const longestTitle = 200
const longestSubject = 80

/** Doubt fails the run as well, so it is marked like what refuses. */
const levels: Readonly<Record<Severity, Level>> = {
  error: 'error',
  unknown: 'error',
  warning: 'warning',
  notice: 'notice',
}

const elsewhere = '\n… more in the job summary and in report.json'

const message = (text: string): string => {
  const safe = harmless(text)
  return safe.length <= longestMessage ? safe : `${shorten(safe, longestMessage - elsewhere.length)}${elsewhere}`
}

/** Several may share a line, so the title names what each is about. */
const titleOf = ({ finding: { code, title, subject }, platforms }: FindingGroup): string => {
  const about = title.includes(subject) ? '' : `: ${shorten(subject, longestSubject)}`
  const on = platforms.length === 0 ? '' : ` on ${list(platforms)}`
  return shorten(singleLine(`${code} ${title}${about}${on}`), longestTitle)
}

const toAnnotation = (group: FindingGroup): Annotation => {
  const { severity, subject, found, breaks, change, source, broughtBy, docs } = group.finding
  const text = [
    found.includes(subject) ? found : `${subject}: ${found}`,
    ...(broughtBy === undefined ? [] : [`Brought by: ${layerText(broughtBy)}`]),
    ...(breaks === '' ? [] : [`Breaks: ${breaks}`]),
    ...(change === '' ? [] : [`Change: ${change}`]),
  ].join('\n')
  return {
    level: levels[severity],
    title: titleOf(group),
    // The address is last, so that it is the first to go when the texts are too long.
    message: message(`${text}\n${docs}`),
    file: source === null ? null : singleLine(source.file),
    line: source?.line ?? null,
    endLine: source?.endLine ?? source?.line ?? null,
  }
}

/** An annotation on the run as a whole, made harmless and cut to what GitHub keeps. */
export const onTheRun = (level: Level, title: string, text: string): Annotation => ({
  level,
  title: shorten(singleLine(title), longestTitle),
  message: message(text),
  file: null,
  line: null,
  endLine: null,
})

/** What is wrong in a file of the repository, on its lines. One annotation of the level is taken by the whole message. */
export const configAnnotations = (
  problems: readonly {
    readonly input: string
    readonly value: string
    readonly message: string
    readonly remedy: string
    readonly source?: SourceLine | null
  }[],
): readonly Annotation[] =>
  problems
    .flatMap(({ input, value, message: what, remedy, source }) => {
      if (source === undefined || source === null) return []
      const text = `${input}${value === '' ? '' : `: ${JSON.stringify(value)}`}: ${what}. ${remedy}`
      const place = { file: singleLine(source.file), line: source.line, endLine: source.line }
      return [{ ...onTheRun('error', 'Mistake in the config file', text), ...place }]
    })
    .slice(0, annotationsPerLevel - 1)

/** At most `room` of one level; the last then says how many more there are, which ones and where. */
const fit = (level: Level, groups: readonly FindingGroup[], room: number): readonly Annotation[] => {
  const all = groups.filter(({ finding }) => levels[finding.severity] === level)
  if (all.length <= room) return all.map(toAnnotation)
  if (room <= 0) return []
  const hidden = all.slice(room - 1)
  const names = hidden.map(({ finding }) => `${finding.code} ${finding.subject}`)
  const last = onTheRun(
    level,
    count(hidden.length, `more ${level}`),
    `GitHub shows ${annotationsPerLevel} annotations of a level. All are in the job summary and in report.json: ${names.join(', ')}`,
  )
  return [...all.slice(0, room - 1).map(toAnnotation), last]
}

/** A run that is not verified says so even where no finding does. */
const verdictAnnotation = (outcome: Outcome): readonly Annotation[] => {
  const explained = outcome.findings.some(({ severity }) => levels[severity] === 'error')
  const { mark, title, text } = headline(outcome)
  if (explained || mark === '✅') return []
  return [onTheRun('error', title, [text, ...outcome.because.slice(0, 20)].join('\n'))]
}

/**
 * What to announce, one per finding, the same finding on several platforms once. `used` counts what this step announced
 * before, because GitHub counts that too.
 */
export const toAnnotations = (
  outcome: Outcome,
  used: Readonly<Record<Level, number>> = { error: 0, warning: 0, notice: 0 },
): readonly Annotation[] => {
  const groups = groupFindings(outcome.findings)
  const own = verdictAnnotation(outcome)
  return [
    ...own,
    ...fit('error', groups, annotationsPerLevel - used.error - own.length),
    ...fit('warning', groups, annotationsPerLevel - used.warning),
    ...fit('notice', groups, annotationsPerLevel - used.notice),
  ]
}
