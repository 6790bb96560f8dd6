import { namesSameCause } from './agreement.js'
import type { Audited } from './audit-rows.js'
import { isUnmodified, platformOf, type CorpusRow } from './corpus-package.js'
import type { PlannedRow } from './rows.js'
import type { Runtime } from './run-row.js'

const longest = 500

/** Causes as they are written down: without the folder of the row, which says nothing, and not longer than needed. */
export const brief = (cause: string): string =>
  cause.replaceAll(/\/rows\/[^/\s]+\/node_modules\//g, '/app/node_modules/').slice(0, longest)

/** What the audit said beside what happened, and whether the two agree on whether it works and on why not. */
export const compare = (
  { pkg, target, variant }: PlannedRow,
  audited: Audited,
  { runtime, cause }: Runtime,
): CorpusRow => {
  const { audit, findings } = audited
  const same =
    runtime === 'ok' ||
    namesSameCause(
      findings.filter((one) => one.severity !== 'unknown'),
      cause,
    )
  return {
    package: pkg.name,
    version: pkg.version,
    family: pkg.family,
    platform: platformOf(target.arch),
    libc: target.libc,
    variant,
    audit,
    runtime,
    cause_audit: brief(findings.map(({ code, found }) => `${code} ${found}`).join('\n')),
    cause_runtime: brief(cause),
    agree: audit === 'unknown' ? null : audit === runtime && same,
  }
}

const installationOf = ({ package: name, version, platform, libc }: CorpusRow): string =>
  [name, version, platform, libc].join(' ')

/**
 * Without what was done to packages that do not work on a target as they are published: that has two causes, and which of them
 * a message names proves nothing.
 */
export const withOneCause = (rows: readonly CorpusRow[]): readonly CorpusRow[] => {
  const broken = new Set(
    rows.filter(({ variant, runtime }) => isUnmodified(variant) && runtime === 'broken').map(installationOf),
  )
  return rows.filter((row) => isUnmodified(row.variant) || !broken.has(installationOf(row)))
}
