import type { Finding, Severity } from '../finding.js'
import type { Outcome } from '../outcome.js'
import type { Platform } from '../platform.js'
import { list } from './amount.js'
import { layerText } from './layer-text.js'
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

const mostSubjects = 8

const marks: Readonly<Record<Severity, string>> = { error: '❌', unknown: '❓', warning: '⚠️', notice: 'ℹ️' }

/** The first line as a sentence, the others as they are: build output, a loader's message. */
const prose = (text: string, limit: number): string => {
  const [first = '', ...rest] = text.trim().split(/\r\n|[\r\n]/)
  const lines = rest.join('\n')
  return `${sentence(first, limit)}${lines.trim() === '' ? '' : `\n\n${block(lines, limit)}`}`
}

/** Findings that differ only in what they are about: the same change, in the same place, mends them all. */
interface Cluster {
  readonly first: FindingGroup
  readonly groups: readonly FindingGroup[]
}

const cluster = (groups: readonly FindingGroup[]): readonly Cluster[] => {
  const clusters = new Map<string, FindingGroup[]>()
  for (const group of groups) {
    const { code: name, severity, change, source } = group.finding
    const key = JSON.stringify([name, severity, change, source?.file, source?.line])
    clusters.set(key, [...(clusters.get(key) ?? []), group])
  }
  return [...clusters.values()].flatMap((members) =>
    members[0] === undefined ? [] : [{ first: members[0], groups: members }],
  )
}

const subjects = (groups: readonly FindingGroup[]): string => {
  const names = [...new Set(groups.map(({ finding }) => code(finding.subject)))]
  const shown = names.slice(0, mostSubjects)
  return list(names.length > shown.length ? [...shown, `${names.length - shown.length} more`] : shown)
}

const on = (platforms: readonly Platform[]): string =>
  platforms.length === 0 ? '' : `on ${list(platforms.map((platform) => sentence(platform)))}`

const place = ({ first, groups }: Cluster): string => {
  const { source } = first.finding
  const at = source === null ? '' : `at ${code(`${source.file}:${source.line}`)}`
  const platforms = [...new Set(groups.flatMap((group) => group.platforms))]
  return [subjects(groups), on(platforms), at].filter((part) => part !== '').join(' ')
}

/** What was found; of several, one line each, with the platform where they differ in that. */
const found = (groups: readonly FindingGroup[], limit: number): string => {
  if (groups.length === 1) return groups.map(({ finding }) => prose(finding.found, limit)).join('')
  const differ = new Set(groups.map(({ platforms }) => platforms.join(' '))).size > 1
  return groups
    .map(({ finding, platforms }) => {
      const where = differ && platforms.length > 0 ? `${on(platforms)}: ` : ''
      return `- ${where}${sentence(finding.found, limit)}`
    })
    .join('\n')
}

/** The layers that brought what they are about, each once. */
const broughtBy = (groups: readonly FindingGroup[], limit: number): string => {
  const layers = groups.flatMap(({ finding: { broughtBy: layer } }) => (layer === undefined ? [] : [layerText(layer)]))
  const texts = [...new Set(layers)]
  return texts.length === 0 ? '' : `**Brought by:** ${texts.map((text) => sentence(text, limit)).join(', ')}`
}

/** What they break, each thing once. */
const breaks = (groups: readonly FindingGroup[], limit: number): string => {
  const texts = [...new Set(groups.map(({ finding }) => finding.breaks))].filter((text) => text !== '')
  if (texts.length > 1) return `**Breaks:**\n\n${texts.map((text) => `- ${sentence(text, limit)}`).join('\n')}`
  return texts.map((text) => `**Breaks:** ${prose(text, limit)}`).join('')
}

/** Evidence that says more than the text that was made of it. */
const tellsMore = ({ evidence, found: text }: Finding): boolean =>
  typeof evidence === 'object' &&
  evidence !== null &&
  Object.values(evidence).some((value) => typeof value === 'object' || !text.includes(String(value)))

const evidenceOf = (groups: readonly FindingGroup[], limit: number): string => {
  const all = groups.filter(({ finding }) => tellsMore(finding)).map(({ finding }) => finding.evidence)
  if (all.length === 0) return ''
  return folded('Evidence', block(JSON.stringify(plainJson(all.length === 1 ? all[0] : all), null, 2), limit))
}

const render = (one: Cluster, { text, evidence }: FindingDetail): string => {
  const { finding } = one.first
  return [
    `#### ${marks[finding.severity]} ${link(finding.code, finding.docs)} ${sentence(finding.title)}: ${place(one)}`,
    found(one.groups, text),
    broughtBy(one.groups, text),
    breaks(one.groups, text),
    finding.change === '' ? '' : `**Change:** ${prose(finding.change, text)}`,
    evidence ? evidenceOf(one.groups, text * 2) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** Every finding with what was found, what it breaks and what to change; what is the same is said once. */
export const findingsSection = ({ findings }: Outcome, detail: FindingDetail): string => {
  const groups = groupFindings(findings)
  if (groups.length === 0) return ''
  const shown = groups.slice(0, detail.findings)
  const hidden = groups.length - shown.length
  return [
    '### Findings',
    ...cluster(shown).map((one) => render(one, detail)),
    ...(hidden === 0 ? [] : [`*${hidden} more findings in report.json.*`]),
  ].join('\n\n')
}
