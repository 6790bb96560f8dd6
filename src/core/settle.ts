import type { AuditedModule, AuditEvidence, SmokeEvidence } from './evidence.js'
import type { Finding } from './finding.js'
import { moduleKey } from './native-module.js'

/**
 * The audit's findings of one platform after the smoke stage had the last word. A module that the audit calls broken and
 * that did its work, also in a process of its own, is not broken, and one that the user left out is not judged, nor is it a
 * doubt (truth table of the verdict): what the audit says against it stays to be looked at, as a warning.
 */
export const settle = (
  findings: readonly Finding[],
  audit: AuditEvidence | null,
  smoke: Pick<SmokeEvidence, 'outcomes'> | null,
): readonly Finding[] => {
  const stateOf = new Map((smoke?.outcomes ?? []).map(({ module, state }) => [moduleKey(module), state]))
  const isSettled = (module: AuditedModule): boolean =>
    ['proved', 'skipped'].includes(stateOf.get(moduleKey(module)) ?? '')
  const modules = audit?.modules ?? []
  const broken = modules.filter(({ state }) => state === 'broken')
  const cleared = subjectsOf(broken.filter(isSettled))
  const stillBroken = new Set(broken.filter((module) => !isSettled(module)).map(({ name }) => name))
  const leftOut = subjectsOf(modules.filter((module) => stateOf.get(moduleKey(module)) === 'skipped'))
  return findings.map((found) => {
    const { severity, subject } = found
    const isCleared = severity === 'error' && cleared.has(subject) && !stillBroken.has(subject)
    return isCleared || (severity === 'unknown' && leftOut.has(subject))
      ? { ...found, severity: 'warning' as const }
      : found
  })
}

/** What findings about these modules name. */
const subjectsOf = (modules: readonly AuditedModule[]): ReadonlySet<string> =>
  new Set(modules.flatMap(({ name, dir, files }) => [name, dir, ...files]))
