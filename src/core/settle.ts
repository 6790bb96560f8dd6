import type { AuditEvidence, SmokeEvidence } from './evidence.js'
import type { Finding } from './finding.js'
import { moduleKey } from './native-module.js'

/**
 * The audit's findings of one platform after the smoke stage had the last word. A module that the audit calls broken and
 * that did its work, also in a process of its own, is not broken, and one that the user left out is not judged (truth table
 * of the verdict): what the audit says against it stays to be looked at, as a warning.
 */
export const settle = (
  findings: readonly Finding[],
  audit: AuditEvidence | null,
  smoke: Pick<SmokeEvidence, 'outcomes'> | null,
): readonly Finding[] => {
  const settled = new Set(
    (smoke?.outcomes ?? [])
      .filter(({ state }) => state === 'proved' || state === 'skipped')
      .map(({ module }) => moduleKey(module)),
  )
  const cleared = (audit?.modules ?? []).filter(
    ({ state, ...module }) => state === 'broken' && settled.has(moduleKey(module)),
  )
  const subjects = new Set(cleared.flatMap(({ name, dir, files }) => [name, dir, ...files]))
  const stillBroken = new Set(
    (audit?.modules ?? [])
      .filter(({ state, ...module }) => state === 'broken' && !settled.has(moduleKey(module)))
      .map(({ name }) => name),
  )
  return findings.map((found) =>
    found.severity === 'error' && subjects.has(found.subject) && !stillBroken.has(found.subject)
      ? { ...found, severity: 'warning' as const }
      : found,
  )
}
