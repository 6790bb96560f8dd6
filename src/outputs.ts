import type { Severity } from './core/finding.js'
import type { Outcome, PublishedTag } from './core/outcome.js'
import { matrix } from './core/render/matrix.js'
import { platformFacts } from './core/render/platform-facts.js'

/** Every output, as action.yml declares it; a test compares the two. */
export const outputNames = [
  'verdict',
  'image',
  'digest',
  'imageid',
  'tags',
  'platforms',
  'findings',
  'published',
  'first-push',
  'previous-digests',
  'report',
  'metadata',
] as const

/** Those of the action `check`; a test compares them with check/action.yml. */
export const checkOutputNames = ['verdict', 'platforms', 'findings', 'report'] as const

export type OutputName = (typeof outputNames)[number]

/** What later steps of the job can use. Lists and tables are JSON, and say the same as report.json. */
export const toOutputs = (outcome: Outcome): Record<OutputName, string> => {
  const moved = movedTags(outcome)
  return {
    verdict: outcome.verdict,
    image: outcome.images[0] ?? '',
    digest: outcome.built?.index ?? '',
    imageid: imageId(outcome),
    tags: JSON.stringify(moved.map(({ reference }) => reference)),
    platforms: JSON.stringify(platformOutputs(outcome)),
    findings: JSON.stringify(countFindings(outcome)),
    // What was pushed by digest alone is published for nobody yet.
    published: String(outcome.publication.kind === 'published' && moved.length > 0),
    'first-push': outcome.firstPush === null ? '' : String(outcome.firstPush),
    'previous-digests': JSON.stringify(
      Object.fromEntries(moved.map(({ reference, previous }) => [reference, previous])),
    ),
    report: outcome.reportFolder,
    metadata: outcome.metadata,
  }
}

/** Those of a failed publication too: they did move. */
const movedTags = ({ publication }: Outcome): readonly PublishedTag[] =>
  publication.kind === 'published' || publication.kind === 'failed' ? publication.tags : []

/** The identity of the configuration where there is only one, as in docker/build-push-action. */
const imageId = ({ built }: Outcome): string => {
  const [only, ...others] = built?.platforms ?? []
  return (others.length === 0 ? only?.config : null) ?? built?.index ?? ''
}

const countFindings = ({ findings }: Outcome): Record<Severity, number> => {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length
  return { error: count('error'), unknown: count('unknown'), warning: count('warning'), notice: count('notice') }
}

const platformOutputs = (outcome: Outcome): readonly unknown[] => {
  const rows = matrix(outcome)
  return platformFacts(outcome).map(({ platform, verdict, digest, size, method, milliseconds }, column) => ({
    platform,
    verdict,
    digest,
    size,
    method,
    durations: milliseconds,
    modules: rows.flatMap(({ module: { name, version, dir }, cells }) => {
      const cell = cells[column]
      if (cell === undefined || cell.state === 'absent') return []
      return [{ name, version, dir, state: cell.state, milliseconds: cell.milliseconds }]
    }),
  }))
}
