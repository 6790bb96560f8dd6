import { stages, type Outcome } from '../outcome.js'
import { count, duration, list, shortDigest } from './amount.js'
import { harmless, shorten, singleLine } from './harmless.js'
import { layerText } from './layer-text.js'
import { headline } from './headline.js'
import { durationOf, groupFindings, matrix, type Cell } from './matrix.js'
import { platformTable } from './platform-table.js'

const longestCell = 60

const cellText = ({ state, milliseconds, findings: about, how }: Cell): string => {
  const found = about.map(({ code }) => ` ${code}`).join('')
  switch (state) {
    case 'proved':
      return `ok ${duration(milliseconds)}${how === 'expression' ? ' (own expression)' : ''}`
    case 'audited':
      return 'audited'
    case 'broken':
      return `BROKEN${found}`
    case 'unknown':
      return `unknown${found}`
    case 'skipped':
      return 'left out'
    case 'ignored':
      return 'ignored'
    case 'absent':
      return '-'
  }
}

const align = (rows: readonly (readonly string[])[]): readonly string[] => {
  const cells = rows.map((row) => row.map((cell) => shorten(singleLine(cell), longestCell)))
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const modules = (outcome: Outcome): readonly string[] => {
  const rows = matrix(outcome)
  if (rows.length === 0) return []
  const body = rows.map(({ module, several, cells }) => [
    `${module.name} ${module.version}${several ? ` ${module.dir}` : ''}`,
    ...cells.map(cellText),
  ])
  return ['', ...align([['native module', ...outcome.requested], ...body])]
}

const platforms = (outcome: Outcome): readonly string[] => {
  const { head, rows } = platformTable(outcome, {
    head: ['platform', 'verdict', 'digest'],
    cells: ({ platform, verdict, digest }) => [platform, verdict, digest === null ? null : shortDigest(digest)],
  })
  return rows.length === 0 ? [] : ['', ...align([head, ...rows.map((row) => row.map((cell) => cell ?? '-'))])]
}

const indent = (label: string, text: string): readonly string[] =>
  text === ''
    ? []
    : harmless(text)
        .split('\n')
        .map((line, index) => (index === 0 ? `  ${label}${line}` : `    ${line}`))

const findings = (outcome: Outcome): readonly string[] =>
  groupFindings(outcome.findings).flatMap(({ finding, platforms: where }) => {
    const { code, severity, title, subject, source, broughtBy, found, breaks, change } = finding
    const on = where.length === 0 ? '' : ` on ${list(where)}`
    const at = source === null ? '' : ` (${source.file}:${source.line})`
    return [
      '',
      singleLine(`${severity} ${code} ${title}: ${subject}${on}${at}`),
      ...indent('', found),
      ...indent('brought by: ', broughtBy === undefined ? '' : layerText(broughtBy)),
      ...indent('breaks: ', breaks),
      ...indent('change: ', change),
    ]
  })

const ignored = (outcome: Outcome): readonly string[] =>
  outcome.ignored.length === 0
    ? []
    : [
        '',
        count(outcome.ignored.length, 'ignored finding'),
        ...outcome.ignored.map(({ finding: { code, subject, platform }, reason, until }) => {
          const on = platform === null ? '' : ` on ${platform}`
          return `  ${singleLine(`${code} ${subject}${on}${until === null ? '' : ` until ${until}`}: ${reason}`)}`
        }),
      ]

const tags = ({ publication }: Outcome): readonly string[] => {
  const moved = publication.kind === 'published' || publication.kind === 'failed' ? publication.tags : []
  if (moved.length === 0) return []
  return [
    '',
    ...align([
      ['tag', 'digest', 'before'],
      ...moved.map(({ reference, digest, previous }) => [
        reference,
        shortDigest(digest),
        previous === null ? 'new' : previous === digest ? 'unchanged' : shortDigest(previous),
      ]),
    ]),
  ]
}

const times = (outcome: Outcome): string =>
  [
    ...stages.flatMap((stage) => {
      const milliseconds = durationOf(outcome, stage, null)
      return milliseconds === null ? [] : [`${stage} ${duration(milliseconds)}`]
    }),
    `${duration(outcome.milliseconds)} in all`,
  ].join(', ')

/** The outcome for a terminal or a log: plain text, columns aligned, harmless to both. */
export const renderTable = (outcome: Outcome): string => {
  const { title, text } = headline(outcome)
  const total = groupFindings(outcome.findings).length
  return [
    singleLine(`${title}: ${text}`),
    ...(outcome.auditedOnly === undefined ? [] : [singleLine(`Not run: ${outcome.auditedOnly.because}`)]),
    ...modules(outcome),
    ...platforms(outcome),
    ...(total === 0 ? [] : ['', count(total, 'finding')]),
    ...findings(outcome),
    ...ignored(outcome),
    ...tags(outcome),
    '',
    times(outcome),
  ].join('\n')
}
