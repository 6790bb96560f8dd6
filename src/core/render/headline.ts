import type { Outcome } from '../outcome.js'
import type { Platform } from '../platform.js'
import { count, list } from './amount.js'
import { groupFindings, matrix, methodOf, type Row } from './matrix.js'

/** The whole run in one sentence. Untrusted text may be inside: escape it for where it goes. */
export interface Headline {
  readonly mark: '✅' | '❌' | '❓'
  /** `Verified and published` */
  readonly title: string
  /** `7 native modules work on linux/amd64 and linux/arm64` */
  readonly text: string
}

/** Broken modules, counted per platform: `2 of 7 native modules broken on linux/arm64`. */
const broken = (outcome: Outcome, rows: readonly Row[]): string => {
  const sameCount = new Map<number, string[]>()
  outcome.requested.forEach((platform, column) => {
    const number = rows.filter(({ cells }) => cells[column]?.state === 'broken').length
    if (number > 0) sameCount.set(number, [...(sameCount.get(number) ?? []), platform])
  })
  return list(
    [...sameCount].map(
      ([number, platforms]) => `${number} of ${count(rows.length, 'native module')} broken on ${list(platforms)}`,
    ),
  )
}

/** The gravest finding in words, with the number of the others. */
const gravest = (outcome: Outcome): string => {
  const groups = groupFindings(outcome.findings).filter(({ finding }) => finding.severity === 'error')
  const first = groups[0]
  if (first === undefined) return outcome.because[0] ?? 'no reason was recorded'
  const { finding, platforms } = first
  const where = platforms.length === 0 ? '' : ` on ${list(platforms)}`
  const more = groups.length > 1 ? `, and ${count(groups.length - 1, 'more error')}` : ''
  return `${finding.code} ${finding.title.toLowerCase()}${where} (${finding.subject})${more}`
}

const unpublished = ({ publication }: Outcome): string => {
  switch (publication.kind) {
    case 'published':
      return `${count(publication.tags.length, 'tag')} moved`
    case 'failed':
      return publication.tags.length === 0
        ? 'no tag was moved'
        : `${count(publication.tags.length, 'tag')} had moved already`
    case 'withheld':
    case 'not planned':
      return 'nothing was published'
  }
}

/** A pass under emulation is not a pass on silicon, so even the shortest sentence says which it was. */
const withMethod = (outcome: Outcome, platform: Platform): string => {
  const method = methodOf(outcome.evidence.find((evidence) => evidence.platform === platform))
  return method === null || method === 'native' ? platform : `${platform} (emulated)`
}

const workOn = (platforms: string, proved: number, isRun: boolean): string =>
  proved === 0
    ? `no native module to ${isRun ? 'prove' : 'audit'} on ${platforms}`
    : `${count(proved, 'native module')} ${isRun ? 'proved' : 'audited'} on ${platforms}`

const verified = (outcome: Outcome, rows: readonly Row[]): Headline => {
  const skipped = rows.filter(({ cells }) => cells.some(({ state }) => state === 'skipped')).length
  const broken = rows.filter(({ cells }) => cells.some(({ state }) => state === 'ignored')).length
  const proved = rows.length - skipped - broken
  const platforms = list(outcome.requested.map((platform) => withMethod(outcome, platform)))
  const work = workOn(platforms, proved, outcome.auditedOnly === undefined)
  const left = skipped === 0 ? '' : `, ${skipped} left out`
  const warnings = groupFindings(outcome.findings).filter(({ finding }) => finding.severity === 'warning').length
  const warned = warnings === 0 ? '' : `, ${count(warnings, 'warning')}`
  const ignored = outcome.ignored.length === 0 ? '' : `, ${count(outcome.ignored.length, 'finding')} ignored`
  const seen = `${work}${left}${ignored}${warned}`
  const { publication, failure } = outcome
  if (failure !== null)
    return { mark: '❌', title: 'Verified, but the run did not finish', text: `${seen}; ${firstLine(failure)}` }
  if (outcome.auditedOnly !== undefined) return { mark: '✅', title: 'Verified by audit alone, not run', text: seen }
  switch (publication.kind) {
    case 'published':
      if (publication.tags.length === 0) {
        return { mark: '✅', title: 'Verified and pushed by digest', text: `${seen}; no tag points to it yet` }
      }
      return {
        mark: '✅',
        title: 'Verified and published',
        text: `${seen}; ${exactly(publication.tags.length, proved)}`,
      }
    case 'failed':
      return {
        mark: '❌',
        title: 'Verified, but not published',
        text: `${seen}; ${firstLine(publication.because)}; ${unpublished(outcome)}`,
      }
    case 'withheld':
    case 'not planned':
      return { mark: '✅', title: 'Verified, not published', text: `${seen}; ${publication.because}` }
  }
}

const exactly = (tags: number, proved: number): string =>
  `${count(tags, 'tag')} ${tags === 1 ? 'points' : 'point'} to exactly what was ${proved === 0 ? 'verified' : 'proved'}`

const firstLine = (text: string): string => text.split('\n')[0] ?? ''

/** Why nothing can be said, the cause before its consequences. */
const doubt = ({ because, failure }: Outcome): string => {
  if (failure !== null) return `the run did not finish: ${firstLine(failure)}`
  const more = because.length > 1 ? ` (and ${count(because.length - 1, 'more reason')})` : ''
  return `${because[0] ?? 'nothing was seen that proves anything'}${more}`
}

/** What a busy person reads first, and perhaps only. */
export const headline = (outcome: Outcome): Headline => {
  const rows = matrix(outcome)
  if (outcome.verdict === 'verified') return verified(outcome, rows)
  if (outcome.verdict === 'unknown') {
    return { mark: '❓', title: 'Unknown', text: `${doubt(outcome)}; ${unpublished(outcome)}` }
  }
  const modules = broken(outcome, rows)
  return {
    mark: '❌',
    title: 'Refused',
    text: `${modules === '' ? gravest(outcome) : modules}; ${unpublished(outcome)}`,
  }
}
