import type { Outcome, PublishedTag } from '../outcome.js'
import { stages } from '../outcome.js'
import { duration, shortDigest, size } from './amount.js'
import { findingsSection, findingLimits, type FindingDetail } from './summary-findings.js'
import { headline } from './headline.js'
import { instructionText } from './layer-text.js'
import { block, byteLength, code, link, plain, sentence, table } from './markdown.js'
import { durationOf, matrix, type Cell, type Row } from './matrix.js'
import { platformFacts } from './platform-facts.js'
import { platformTable } from './platform-table.js'

/** GitHub shows nothing at all of a summary above 1 MiB; masking of secrets may still lengthen ours. */
const uploadLimit = 1_000_000

/** How much is shown. Each step is smaller than the one before, and says what it leaves out. */
interface Detail extends FindingDetail {
  readonly modules: number
  readonly tags: number
}

const details: readonly Detail[] = [
  { ...findingLimits, modules: 1000, tags: 200 },
  { ...findingLimits, modules: 300, tags: 100, evidence: false },
  { findings: 50, text: 600, evidence: false, modules: 100, tags: 30 },
  { findings: 10, text: 200, evidence: false, modules: 20, tags: 10 },
]

const verdictMarks = { verified: '✅', refused: '❌', unknown: '❓' } as const

const more = (hidden: number, what: string): string =>
  hidden <= 0 ? '' : `\n\n*${hidden} more ${what} in report.json.*`

const cellText = ({ state, milliseconds, findings, message, how }: Cell): string => {
  switch (state) {
    case 'absent':
      return '–'
    case 'skipped':
      return '➖ left out'
    case 'ignored':
      return '➖ ignored'
    case 'proved':
      return `✅ ${duration(milliseconds)}${how === 'expression' ? ' ✎' : ''}`
    case 'audited':
      return '✅ audited'
    case 'broken':
    case 'unknown': {
      const why =
        findings.length === 0 ? sentence(message, 80) : findings.map((one) => link(one.code, one.docs)).join(' ')
      return `${state === 'broken' ? '❌' : '❓'} ${why}`.trimEnd()
    }
  }
}

const rowText = ({ module, several, cells }: Row): readonly string[] => [
  `${code(module.name)} ${plain(module.version, 60)}${several ? `<br>${code(module.dir)}` : ''}`,
  ...cells.map(cellText),
]

const legend = (rows: readonly Row[]): string => {
  const seen = new Set(rows.flatMap(({ cells }) => cells.map(({ state }) => state)))
  const isOwn = rows.some(({ cells }) => cells.some(({ state, how }) => state === 'proved' && how === 'expression'))
  return [
    ...(isOwn ? ['✎ by an expression of the config file'] : []),
    ...(seen.has('broken') ? ['❌ does not work'] : []),
    ...(seen.has('unknown') ? ['❓ not proved either way'] : []),
    ...(seen.has('audited') ? ['✅ audited: sound by its files, and not run'] : []),
    ...(seen.has('skipped') ? ['➖ left out by the workflow, so not proved'] : []),
    ...(seen.has('ignored') ? ['➖ does not work, which the config file ignores'] : []),
    ...(seen.has('absent') ? ['– not in the image of that platform'] : []),
  ].join(' · ')
}

const modulesSection = (outcome: Outcome, { modules }: Detail): string => {
  const rows = matrix(outcome)
  if (rows.length === 0) return ''
  const shown = rows.slice(0, modules)
  const explained = legend(shown)
  return [
    '### Native modules\n',
    table(['module', ...outcome.requested.map((platform) => sentence(platform))], shown.map(rowText)),
    explained === '' ? '' : `\n${explained}`,
  ]
    .join('\n')
    .trimEnd()
    .concat(more(rows.length - shown.length, 'modules'))
}

const platformsSection = (outcome: Outcome): string => {
  const { head, rows } = platformTable(outcome, {
    head: ['platform', 'digest'],
    cells: ({ platform, verdict, digest }) => [
      `${verdictMarks[verdict]} ${sentence(platform)}`,
      digest === null ? null : code(shortDigest(digest)),
    ],
  })
  if (rows.length === 0) return ''
  const shown = rows.map((row) => row.map((cell) => cell ?? '–'))
  return `### Platforms\n\n${table(head, shown)}${signersText(outcome)}${largestText(outcome)}`
}

const signersText = (outcome: Outcome): string => {
  const signers = new Set(platformFacts(outcome).flatMap(({ provedBy }) => provedBy?.signer ?? []))
  return signers.size === 0
    ? ''
    : `\n\nSigned by jobs of this run, written in ${[...signers].map((one) => code(one)).join(', ')}.`
}

/** Below the size: what it is made of. */
const largestText = (outcome: Outcome): string => {
  const row = (about: string, parts: readonly (readonly [string, number])[]): readonly string[] =>
    parts.length === 0
      ? []
      : [`- ${about}: ${parts.map(([what, bytes]) => `${code(what)} ${size(bytes)}`).join(' · ')}`]
  const lines = platformFacts(outcome).flatMap(({ platform, largest, layers }) => [
    ...row(
      sentence(platform),
      largest.map(({ path, bytes }) => [path, bytes]),
    ),
    ...row(
      `${sentence(platform)}, by layer`,
      layers.map((layer) => [instructionText(layer.instruction), layer.bytes]),
    ),
  ])
  return lines.length === 0
    ? ''
    : `\n\n<details><summary>What takes the most room</summary>\n\n${lines.join('\n')}\n\n</details>`
}

const becauseSection = ({ because, verdict }: Outcome): string => {
  if (verdict === 'verified' || because.length === 0) return ''
  const shown = because.slice(0, 10).map((reason) => `- ${sentence(reason, 500)}`)
  const title = verdict === 'unknown' ? 'What was not seen' : 'Why'
  return `### ${title}\n\n${shown.join('\n')}${more(because.length - shown.length, 'reasons')}`
}

/** What does not count is named all the same. */
const ignoredSection = ({ ignored }: Outcome, { findings: limit }: Detail): string => {
  if (ignored.length === 0) return ''
  const rows = ignored
    .slice(0, limit)
    .map(({ finding: { code: name, docs, subject, platform }, reason, until }) => [
      link(name, docs),
      code(subject),
      platform === null ? '–' : sentence(platform),
      sentence(reason, 300),
      until === null ? '–' : plain(until),
    ])
  return `### Ignored by the config file\n\n${table(['code', 'subject', 'platform', 'reason', 'until'], rows)}${more(ignored.length - rows.length, 'ignored findings')}`
}

const movedTags = ({ publication }: Outcome): readonly PublishedTag[] =>
  publication.kind === 'published' || publication.kind === 'failed' ? publication.tags : []

const repository = (reference: string): string => reference.replace(/:[^:/]*$/, '')

const rollback = (tags: readonly PublishedTag[]): string => {
  const commands = tags.flatMap(({ reference, previous, digest }) =>
    previous === null || previous === digest
      ? []
      : [
          `docker buildx imagetools create --prefer-index=false --tag ${reference} ${repository(reference)}@${previous}`,
        ],
  )
  return commands.length === 0
    ? ''
    : `\n\nBack to what the tags pointed to before:\n\n${block(commands.join('\n'), 20_000)}`
}

const publishedSection = (outcome: Outcome, { tags: limit }: Detail): string => {
  const all = movedTags(outcome)
  const first = all[0]
  if (first === undefined) return ''
  const tags = all.slice(0, limit)
  const rows = tags.map(({ reference, digest, previous }) => [
    code(reference),
    code(shortDigest(digest)),
    previous === null ? 'new' : previous === digest ? 'unchanged' : code(shortDigest(previous)),
  ])
  const complete = outcome.publication.kind === 'published'
  const pull = complete ? `\n\n${block(`docker pull ${repository(first.reference)}@${first.digest}`)}` : ''
  return [
    `### ${complete ? 'Published' : 'Tags that had moved already'}\n\n${table(['tag', 'digest', 'before'], rows)}`,
    more(all.length - tags.length, 'tags'),
    pull,
    rollback(tags),
  ].join('')
}

const footer = (outcome: Outcome): string => {
  const parts = stages.flatMap((stage) => {
    const milliseconds = durationOf(outcome, stage, null)
    return milliseconds === null ? [] : [`${stage} ${duration(milliseconds)}`]
  })
  const { url, commit } = outcome.source
  return [
    [...parts, `**${duration(outcome.milliseconds)} in all**`].join(' · '),
    ...(commit === null ? [] : [`commit ${code(commit.slice(0, 12))}`]),
    ...(url === null ? [] : [link('this run', url)]),
  ].join(' · ')
}

const title = ({ images, tags }: Outcome): string => code(tags[0] ?? images[0] ?? 'no image name')

/** A sentence begins with a capital unless it begins with a name. */
const capitalised = (text: string): string =>
  /^[a-z]+ /.test(text) ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text

const render = (outcome: Outcome, detail: Detail): string => {
  const { mark, title: verdict, text } = headline(outcome)
  return [
    `## ${mark} ${verdict}: ${title(outcome)}`,
    `${sentence(capitalised(text), 1000)}.`,
    modulesSection(outcome, detail),
    findingsSection(outcome, detail),
    ignoredSection(outcome, detail),
    outcome.findings.length === 0 ? becauseSection(outcome) : '',
    platformsSection(outcome),
    publishedSection(outcome, detail),
    footer(outcome),
  ]
    .filter((section) => section !== '')
    .join('\n\n')
    .concat('\n')
}

/** The job summary in GitHub's Markdown, never longer than `limit` bytes: details go first, the verdict never. */
export const renderSummary = (outcome: Outcome, limit = uploadLimit): string => {
  for (const detail of details) {
    const text = render(outcome, detail)
    if (byteLength(text) <= limit) return text
  }
  const { mark, title: verdict } = headline(outcome)
  return `## ${mark} ${verdict}\n\nThe details do not fit here; they are in report.json.\n`
}
