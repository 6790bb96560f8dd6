import type { AuditedModule } from '../evidence.js'
import type { Finding } from '../finding.js'
import type { ImageFacts, ModuleFacts } from './facts.js'
import { nodeDoubts, nodeIsBroken } from './obstacle.js'
import { withSeverity, type Judgement } from './rule.js'
import { rules } from './rules/index.js'

/** What the audit of one platform came to. */
export interface Audit {
  readonly findings: readonly Finding[]
  /** The file in the image that each finding is about, in their order; null: none. */
  readonly files: readonly (string | null)[]
  readonly modules: readonly AuditedModule[]
  /** What decides and could not be seen, beyond what findings say. */
  readonly gaps: readonly string[]
}

/** Judges the facts of one platform. A function of the facts alone. */
export const audit = (facts: ImageFacts): Audit => {
  const judgements = rules.flatMap((rule) => rule.judge(facts)).flatMap((judgement) => temper(judgement, facts) ?? [])
  const judged = unique(judgements)
  return {
    findings: judged.map(({ finding }) => finding),
    files: judged.map(fileOf),
    modules: facts.modules.map((module) => ({
      name: module.name,
      version: module.version,
      dir: module.dir,
      files: module.files,
      state: stateOf(module, judgements, facts),
    })),
    gaps: facts.gaps,
  }
}

/**
 * Of a module whose loader picks one of several files, and which one cannot be told, an error of one of them is a doubt; it
 * is an error only when every one of them has one. A loader that tries them in turn does not care (null). Of a loose add-on, which perhaps nobody loads, it always is a doubt.
 */
const temper = (judgement: Judgement, facts: ImageFacts): Judgement | null => {
  const { module, file, finding } = judgement
  if (module === null || file === null || finding.severity !== 'error') return judgement
  if (module.family === 'loose') return withSeverity(judgement, 'unknown')
  if (module.certain) return judgement
  const failing = new Set(
    rules
      .flatMap((rule) => rule.judge({ ...facts, node: null, modules: [module] }))
      .filter((other) => other.finding.severity === 'error')
      .map((other) => other.file?.path),
  )
  if (module.native.every(({ path }) => failing.has(path))) return judgement
  return module.inTurn === true ? null : withSeverity(judgement, 'unknown')
}

const stateOf = (module: ModuleFacts, judgements: readonly Judgement[], facts: ImageFacts): AuditedModule['state'] => {
  const severities = new Set(judgements.filter((judgement) => judgement.module === module).map(severityOf))
  if (severities.has('error')) return 'broken'
  const nodeIsSound = facts.node !== null && !nodeIsBroken(facts) && nodeDoubts(facts).length === 0
  return severities.has('unknown') || !nodeIsSound ? 'unknown' : 'ok'
}

const severityOf = ({ finding }: Judgement): string => finding.severity

/** One finding for what several files of one module have in common. */
const unique = (judgements: readonly Judgement[]): readonly Judgement[] => {
  const seen = new Map<string, Judgement>()
  for (const judgement of judgements) {
    const { code, subject, severity, found } = judgement.finding
    const key = [code, subject, severity, found].join('\0')
    if (!seen.has(key)) seen.set(key, judgement)
  }
  return [...seen.values()]
}

/** The object that the evidence names, which may be a library that the file needs; the package where it is about that. */
const fileOf = ({ module, file, finding: { evidence } }: Judgement): string | null => {
  const object = typeof evidence === 'object' && evidence !== null && 'object' in evidence ? evidence.object : null
  if (typeof object === 'string' && object.startsWith('/')) return object
  return file?.path ?? (module === null ? null : `${module.dir}/package.json`)
}
