import { stages, type Outcome } from '../outcome.js'
import { harmless, shorten, singleLine } from './harmless.js'
import { headline } from './headline.js'
import { durationOf, groupFindings, matrix } from './matrix.js'
import { platformFacts } from './platform-facts.js'

/** What the user wants this run to be found under. */
export interface MetricLabels {
  readonly service: string
  readonly env: string
  /** `key:value` or a bare word each. */
  readonly tags: readonly string[]
}

/** One gauge of Datadog's API v2 `/api/v2/series`; type 3 is a gauge. */
export interface Series {
  readonly metric: string
  readonly type: 3
  readonly unit?: string
  readonly points: readonly { readonly timestamp: number; readonly value: number }[]
  readonly tags: readonly string[]
}

/** One event of API v1 `/api/v1/events`. */
export interface Event {
  readonly title: string
  readonly text: string
  readonly date_happened: number
  readonly alert_type: 'success' | 'error' | 'warning'
  readonly aggregation_key: string
  readonly tags: readonly string[]
}

/** The API takes 100 characters for a title and shows 4000 of a text. */
const longestEventTitle = 100
const longestEventText = 4000
const longestTag = 200

/** As Datadog would store it anyhow: lower case, its own alphabet, 200 characters. Empty when nothing is left. */
export const metricTag = (text: string): string =>
  singleLine(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\-:./]/gu, '_')
    .replace(/^[^\p{L}]+|_+$/gu, '')
    .slice(0, longestTag)

const baseTags = ({ source }: Outcome, { service, env, tags }: MetricLabels): readonly string[] => {
  const own = [
    ['service', service],
    ['env', env],
    ['repository', source.repository ?? ''],
  ].flatMap(([key = '', value = '']) => (value === '' ? [] : [`${key}:${value}`]))
  return [...new Set([...own, ...tags].map(metricTag).filter((tag) => tag !== ''))]
}

type Measure = readonly [metric: string, unit: string | null, value: number | null, tags: readonly string[]]

const platformMeasures = (outcome: Outcome): readonly Measure[] =>
  platformFacts(outcome).flatMap(({ platform, verdict, size, milliseconds }, column) => {
    const tags = [`platform:${platform}`]
    const cells = matrix(outcome).flatMap(({ cells: row }) => row[column] ?? [])
    const states = ['proved', 'broken', 'unknown', 'skipped'] as const
    return [
      ['archproof.image.size', 'byte', size, tags],
      ['archproof.build.duration', 'millisecond', milliseconds.build, tags],
      ['archproof.audit.duration', 'millisecond', milliseconds.audit, tags],
      ['archproof.smoke.duration', 'millisecond', milliseconds.smoke, tags],
      ['archproof.verified', null, verdict === 'verified' ? 1 : 0, [...tags, `verdict:${verdict}`]],
      ...states.map((state): Measure => [
        'archproof.modules',
        '',
        cells.filter((cell) => cell.state === state).length,
        [...tags, `state:${state}`],
      ]),
    ] satisfies readonly Measure[]
  })

const stageMeasures = (outcome: Outcome): readonly Measure[] =>
  stages.map((stage) => [
    'archproof.stage.duration',
    'millisecond',
    durationOf(outcome, stage, null),
    [`stage:${stage}`],
  ])

/** The run as gauges. What was not measured is left out: a zero would be a measurement. */
export const toSeries = (outcome: Outcome, labels: MetricLabels, seconds: number): readonly Series[] => {
  const common = baseTags(outcome, labels)
  const whole: Measure = ['archproof.duration', 'millisecond', outcome.milliseconds, [`verdict:${outcome.verdict}`]]
  return [whole, ...stageMeasures(outcome), ...platformMeasures(outcome)].flatMap(([metric, unit, value, tags]) =>
    value === null
      ? []
      : [
          {
            metric,
            type: 3 as const,
            ...(unit === null ? {} : { unit }),
            points: [{ timestamp: Math.floor(seconds), value }],
            tags: [...common, ...tags.map(metricTag)],
          },
        ],
  )
}

const alertTypes = { verified: 'success', refused: 'error', unknown: 'warning' } as const

const eventText = (outcome: Outcome): string => {
  const { text } = headline(outcome)
  const findings = groupFindings(outcome.findings).map(
    ({ finding, platforms }) => `${finding.code} ${finding.subject} ${platforms.join(', ')}: ${finding.found}`,
  )
  const { url, commit } = outcome.source
  return [text, ...findings, ...(commit === null ? [] : [`commit ${commit}`]), ...(url === null ? [] : [url])].join(
    '\n',
  )
}

/** The run as one event. */
export const toEvent = (outcome: Outcome, labels: MetricLabels, seconds: number): Event => {
  const { title } = headline(outcome)
  const name = outcome.tags[0] ?? outcome.images[0] ?? 'image'
  const failed = outcome.publication.kind === 'failed'
  return {
    title: shorten(singleLine(`${title}: ${name}`), longestEventTitle),
    text: shorten(harmless(eventText(outcome)), longestEventText),
    date_happened: Math.floor(seconds),
    alert_type: failed ? 'error' : alertTypes[outcome.verdict],
    aggregation_key: shorten(singleLine(outcome.source.repository ?? name), 100),
    tags: [...baseTags(outcome, labels), `verdict:${outcome.verdict}`],
  }
}
