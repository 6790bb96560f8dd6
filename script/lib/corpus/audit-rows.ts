import { auditImage } from '../../../src/stages/audit.js'
import { audit } from '../../../src/core/audit/audit.js'
import type { ImageFacts, ModuleFacts } from '../../../src/core/audit/facts.js'
import type { Finding } from '../../../src/core/finding.js'
import { platformOf, type CorpusTarget } from './corpus-package.js'
import { directoryImage } from './directory-image.js'
import type { PlannedRow } from './rows.js'
import { corpusNode } from './variants.js'

/** What the audit says of one row. */
export interface Audited {
  readonly audit: 'ok' | 'broken' | 'unknown'
  readonly findings: readonly Finding[]
  /** null: the audit did not find the package native. */
  readonly module: ModuleFacts | null
}

const judge = (facts: ImageFacts, module: ModuleFacts | undefined): Audited => {
  if (module === undefined) return { audit: 'unknown', findings: [], module: null }
  const { findings, modules } = audit({ ...facts, modules: [module] })
  // That the native part is missing is what the run shows too, whether or not the package can do without.
  const decide = findings.filter(
    ({ code, severity }) => severity === 'error' || severity === 'unknown' || code === 'AP208',
  )
  const state = modules[0]?.state ?? 'unknown'
  return {
    audit: state === 'ok' && decide.some(({ code }) => code === 'AP208') ? 'broken' : state,
    findings: decide,
    module,
  }
}

/** Audits one root with the trees of all its rows in it, as the action audits an image. */
export const auditRows = async (
  rows: readonly PlannedRow[],
  target: CorpusTarget,
  places: { readonly root: string; readonly rows: string },
): Promise<ReadonlyMap<string, Audited>> => {
  const platform = platformOf(target.arch)
  const folders = { '/': places.root, '/rows': places.rows }
  const env = target.libc === 'musl' ? { NODE_VERSION: corpusNode } : {}
  const digest = `sha256:${'0'.repeat(64)}` as const
  const { facts } = await auditImage({ image: places.root, platform, digest }, directoryImage(folders, { env }))
  const byDir = new Map(facts.modules.map((module) => [module.dir, module]))
  return new Map(rows.map(({ id, pkg }) => [id, judge(facts, byDir.get(`/rows/${id}/node_modules/${pkg.name}`))]))
}
