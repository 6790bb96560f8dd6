import type { AuditedModule, ModuleOutcome, PlatformEvidence } from '../evidence.js'
import type { Finding, Severity } from '../finding.js'
import { excuses, gate, gateAudited, type Verdict } from '../gate.js'
import { moduleKey, type NativeModule } from '../native-module.js'
import type { AuditedOnly, Outcome, Stage } from '../outcome.js'
import type { Platform } from '../platform.js'

/**
 * What is known of one module on one platform; `absent` means that this platform's image does not hold it, `audited` that its
 * files are sound and nothing was run.
 */
export interface Cell {
  /** `ignored`: it is broken, and the config file says that this does not matter. */
  readonly state: 'proved' | 'audited' | 'broken' | 'unknown' | 'ignored' | 'skipped' | 'absent'
  readonly milliseconds: number
  /** Findings about it here that refuse or leave doubt, one of a code. */
  readonly findings: readonly Finding[]
  readonly message: string
  /** What it was tried with; null when it was not, or never answered. */
  readonly how: ModuleOutcome['how'] | null
}

export interface Row {
  readonly module: NativeModule
  /** The folder is shown only where the package is installed more than once. */
  readonly several: boolean
  /** One per requested platform, in that order. */
  readonly cells: readonly Cell[]
}

const gravity: Readonly<Record<Cell['state'], number>> = {
  ...{ broken: 0, unknown: 1, ignored: 2, skipped: 3, proved: 4, audited: 4, absent: 5 },
}

/** Deciding findings by what they may speak of: a name, a name with version, a file and every folder that it is in. */
const indexFindings = (findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> => {
  const index = new Map<string, Finding[]>()
  for (const finding of findings.filter(({ severity }) => severity === 'error' || severity === 'unknown')) {
    for (const key of [finding.subject, ...foldersOf(finding.subject)]) {
      const about = index.get(key) ?? []
      about.push(finding)
      index.set(key, about)
    }
  }
  return index
}

const deepest = 64

const foldersOf = (path: string): readonly string[] => {
  if (!path.startsWith('/')) return []
  const parts = path.split('/', deepest)
  return parts.slice(2).map((_, index) => parts.slice(0, index + 2).join('/'))
}

const absent: Cell = { state: 'absent', milliseconds: 0, findings: [], message: '', how: null }

/** By the rules of the gate: absent evidence is unknown, and what ran counts before what was read. */
const stateOf = (
  audited: AuditedModule['state'] | undefined,
  ran: ModuleOutcome['state'] | undefined,
  findings: readonly Finding[],
): Cell['state'] => {
  const auditBroke = audited === 'broken' && ran !== 'proved'
  if (ran === 'broken' || auditBroke || findings.some(({ severity }) => severity === 'error')) return 'broken'
  if (ran === undefined || ran === 'skipped') return ran ?? 'unknown'
  return audited === 'unknown' || findings.length > 0 ? 'unknown' : ran
}

/** The same where nothing was run. */
const auditedState = (
  { name, state }: AuditedModule,
  findings: readonly Finding[],
  { leftOut }: AuditedOnly,
): Cell['state'] => {
  if (leftOut.includes(name)) return 'skipped'
  if (state === 'broken' || findings.some(({ severity }) => severity === 'error')) return 'broken'
  return state === 'unknown' || findings.length > 0 ? 'unknown' : 'audited'
}

interface Seen {
  readonly audit: AuditedModule | undefined
  readonly exercised: ModuleOutcome | undefined
  readonly findings: readonly Finding[]
}

const stateIn = ({ audit, exercised, findings }: Seen, auditedOnly: AuditedOnly | undefined): Cell['state'] =>
  auditedOnly !== undefined && audit !== undefined
    ? auditedState(audit, findings, auditedOnly)
    : stateOf(audit?.state, exercised?.state, findings)

/** The cells of one platform's column. */
const columnOf = (platform: Platform, outcome: Outcome, about: ReturnType<typeof indexFindings>) => {
  const seen = outcome.evidence.find((candidate) => candidate.platform === platform)
  const isExcused = excuses(platform, outcome.findings, outcome.ignored)
  const audited = new Map((seen?.audit?.modules ?? []).map((module) => [moduleKey(module), module]))
  const ran = new Map((seen?.smoke?.outcomes ?? []).map((outcome) => [moduleKey(outcome.module), outcome]))
  return (module: NativeModule): Cell => {
    const key = moduleKey(module)
    const audit = audited.get(key)
    const exercised = ran.get(key)
    if (audit === undefined && exercised === undefined) return absent
    const { name, version, dir } = module
    const findings = [name, `${name}@${version}`, dir]
      .flatMap((subject) => about.get(subject) ?? [])
      .filter((finding) => finding.platform === null || finding.platform === platform)
    const state = stateIn({ audit, exercised, findings }, outcome.auditedOnly)
    return {
      state: state === 'broken' && isExcused(module) ? 'ignored' : state,
      milliseconds: exercised?.milliseconds ?? 0,
      findings: [...new Map(findings.map((finding) => [finding.code, finding])).values()],
      message: exercised?.message ?? '',
      how: exercised?.how ?? null,
    }
  }
}

const worst = ({ cells }: Row): number => Math.min(...cells.map(({ state }) => gravity[state]))

const modulesOf = ({ audit, smoke }: PlatformEvidence): readonly NativeModule[] => [
  ...(audit?.modules ?? []),
  ...(smoke?.outcomes ?? []).map(({ module }) => module),
]

/** Modules × platforms, what is wrong first, then by name. */
export const matrix = (outcome: Outcome): readonly Row[] => {
  const modules = new Map(outcome.evidence.flatMap(modulesOf).map((module) => [moduleKey(module), module]))
  const installations = new Map<string, number>()
  for (const { name } of modules.values()) installations.set(name, (installations.get(name) ?? 0) + 1)
  const about = indexFindings(outcome.findings)
  const columns = outcome.requested.map((platform) => columnOf(platform, outcome, about))
  return [...modules.values()]
    .map((module) => ({
      module,
      several: (installations.get(module.name) ?? 0) > 1,
      cells: columns.map((cellOf) => cellOf(module)),
    }))
    .sort((a, b) => worst(a) - worst(b) || compare(moduleKey(a.module), moduleKey(b.module)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the gate would say of one platform alone. */
export const platformVerdict = (outcome: Outcome, platform: Platform): Verdict => {
  const known = {
    requested: [platform],
    image: outcome.built,
    evidence: outcome.evidence.filter((evidence) => evidence.platform === platform),
    findings: [...outcome.findings, ...outcome.ignored.map(({ finding }) => finding)].filter(
      (finding) => finding.platform === null || finding.platform === platform,
    ),
    ignoring: outcome.ignoring,
    declared: outcome.declared,
  }
  const { auditedOnly } = outcome
  return (auditedOnly === undefined ? gate(known) : gateAudited(known, auditedOnly.leftOut)).verdict
}

/** `native` or `emulated (QEMU 10.1.0)`; null when nothing was run there. */
export const methodOf = (evidence: PlatformEvidence | undefined): string | null => {
  const method = evidence?.smoke?.method
  if (method === undefined) return null
  return method.kind === 'native' ? 'native' : `emulated (${method.emulator})`
}

/** How long a stage took on one platform, or, with null, as a whole; null when it did not run. */
export const durationOf = (outcome: Outcome, stage: Stage, platform: Platform | null): number | null =>
  outcome.durations.find((entry) => entry.stage === stage && entry.platform === platform)?.milliseconds ?? null

/** The same thing found on several platforms. */
export interface FindingGroup {
  readonly finding: Finding
  /** Empty when it concerns no platform in particular. */
  readonly platforms: readonly Platform[]
}

const severities: readonly Severity[] = ['error', 'unknown', 'warning', 'notice']

/** Findings without repetition, gravest first; the order of discovery is kept within one severity. */
export const groupFindings = (findings: readonly Finding[]): readonly FindingGroup[] => {
  const groups = new Map<string, { finding: Finding; platforms: Platform[] }>()
  for (const finding of findings) {
    const { code, severity, subject, found, source } = finding
    const key = JSON.stringify([code, severity, subject, found, source?.file, source?.line])
    const group = groups.get(key) ?? { finding, platforms: [] }
    groups.set(key, group)
    const { platform } = finding
    // What is about a platform as such does not say twice which.
    if (platform === null || platform === subject || group.platforms.includes(platform)) continue
    group.platforms.push(platform)
  }
  return [...groups.values()].sort(
    (a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity),
  )
}
