import type { Severity } from '../finding.js'
import type { Outcome } from '../outcome.js'
import { list } from './amount.js'
import { block, code, folded, link, sentence } from './markdown.js'
import { groupFindings, type FindingGroup } from './matrix.js'
import { plainJson } from './plain-json.js'

/** How much of the findings is shown. */
export interface FindingDetail {
  readonly findings: number
  /** Longest text of one sentence. */
  readonly text: number
  readonly evidence: boolean
}

export const findingLimits: FindingDetail = { findings: 200, text: 2000, evidence: true }

const marks: Readonly<Record<Severity, string>> = { error: '❌', unknown: '❓', warning: '⚠️', notice: 'ℹ️' }

/** The first line as a sentence, the others as they are: build output, a loader's message. */
const prose = (text: string, limit: number): string => {
  const [first = '', ...rest] = text.trim().split(/\r\n|[\r\n]/)
  const lines = rest.join('\n')
  return `${sentence(first, limit)}${lines.trim() === '' ? '' : `\n\n${block(lines, limit)}`}`
}

const place = ({ finding, platforms }: FindingGroup): string => {
  const { subject, source } = finding
  return [
    code(subject),
    ...(platforms.length === 0 ? [] : [`on ${list(platforms.map((platform) => sentence(platform)))}`]),
    ...(source === null ? [] : [`at ${code(`${source.file}:${source.line}`)}`]),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

const hasEvidence = (evidence: unknown): boolean =>
  typeof evidence === 'object' && evidence !== null && Object.keys(evidence).length > 0

const one = (group: FindingGroup, { text, evidence }: FindingDetail): string => {
  const { finding } = group
  return [
    `#### ${marks[finding.severity]} ${link(finding.code, finding.docs)} ${sentence(finding.title)}: ${place(group)}`,
    prose(finding.found, text),
    finding.breaks === '' ? '' : `**Breaks:** ${prose(finding.breaks, text)}`,
    finding.change === '' ? '' : `**Change:** ${prose(finding.change, text)}`,
    evidence && hasEvidence(finding.evidence)
      ? folded('Evidence', block(JSON.stringify(plainJson(finding.evidence), null, 2), text * 2))
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Every finding with what was found, what it breaks and what to change; the same one on two platforms is said once. */
export const findingsSection = ({ findings }: Outcome, detail: FindingDetail): string => {
  const groups = groupFindings(findings)
  if (groups.length === 0) return ''
  const shown = groups.slice(0, detail.findings)
  const hidden = groups.length - shown.length
  return [
    '### Findings',
    ...shown.map((group) => one(group, detail)),
    ...(hidden === 0 ? [] : [`*${hidden} more findings in report.json.*`]),
  ].join('\n\n')
}
