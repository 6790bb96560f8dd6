import type { AuditedModule, AuditEvidence, Method, ModuleOutcome } from '../evidence.js'
import type { Finding } from '../finding.js'
import { moduleKey } from '../native-module.js'
import type { Platform } from '../platform.js'
import { judge, type Judgement } from './judge.js'
import { deciding, isClean, type Fate, type Tries } from './plan.js'
import type { ProbeModule } from './protocol.js'
import type { Reading } from './reading.js'

const auditedByKey = (audit: AuditEvidence | null): ReadonlyMap<string, AuditedModule> =>
  new Map((audit?.modules ?? []).map((module) => [moduleKey(module), module]))

/** Modules that only the audit found join those that are to be run. */
export const addAudited = (reading: Reading, audit: AuditEvidence | null): Reading => {
  const known = new Set([...reading.tries.values()].map(({ module }) => moduleKey(module)))
  const tries = new Map(reading.tries)
  let index = Math.max(-1, ...tries.keys())
  for (const [key, { name, version, dir, files }] of auditedByKey(audit)) {
    if (known.has(key)) continue
    index += 1
    const isProgram = files.length > 0 && !files.some((file) => file.endsWith('.node'))
    const family = isProgram ? 'executable' : 'plain'
    const module: ProbeModule = { index, name, version, dir, files, family, certain: false }
    tries.set(index, { module, together: null, alone: null })
  }
  return { ...reading, tries }
}

/** Modules that worked beside the others although the audit says that they are broken: they are tried again alone. */
export const doubtedBy = (reading: Reading, audit: AuditEvidence | null): ReadonlySet<number> => {
  const audited = auditedByKey(audit)
  const doubted = [...reading.tries.values()].filter(
    ({ module, together }) =>
      together !== null && isClean(together) && audited.get(moduleKey(module))?.state === 'broken',
  )
  return new Set(doubted.map(({ module }) => module.index))
}

export interface Surroundings {
  readonly platform: Platform
  readonly method: Method
  readonly audit: AuditEvidence | null
  readonly skip: readonly string[]
  readonly control: Fate | null
}

/** Whether a module died under an emulator although its files are sound, so that the emulator is to be looked at. */
export const wantsControl = (reading: Reading, method: Method, audit: AuditEvidence | null): boolean => {
  if (method.kind === 'native') return false
  const audited = auditedByKey(audit)
  return [...reading.tries.values()].some((tries) => {
    const fate = deciding(tries)?.kind
    return (fate === 'crashed' || fate === 'hung') && audited.get(moduleKey(tries.module))?.state !== 'broken'
  })
}

const skipped = ({ module: { name, version, dir } }: Tries): Judgement => ({
  outcome: {
    module: { name, version, dir },
    state: 'skipped',
    milliseconds: 0,
    message: 'left out by the input modules',
  },
  findings: [],
})

export interface Conclusion {
  readonly outcomes: readonly ModuleOutcome[]
  readonly findings: readonly Finding[]
}

/** The verdict on every module. */
export const judgeAll = (reading: Reading, { platform, method, audit, skip, control }: Surroundings): Conclusion => {
  const audited = auditedByKey(audit)
  const hangs = [...reading.tries.values()].filter(
    ({ together, alone }) => together?.kind === 'hung' || alone?.kind === 'hung',
  ).length
  const whyNot = hangs > 0 ? 'too many others hung' : 'its process ended before it came to it'
  const judgements = [...reading.tries.values()].map((tries) =>
    skip.includes(tries.module.name)
      ? skipped(tries)
      : judge(tries, {
          ...{ platform, method, whyNot, control },
          audited: audited.get(moduleKey(tries.module))?.state ?? null,
        }),
  )
  return {
    outcomes: judgements.map(({ outcome }) => outcome),
    findings: judgements.flatMap(({ findings }) => findings),
  }
}
