import { finding, type Finding } from '../core/finding.js'
import type { Outcome } from '../core/outcome.js'
import type { Log } from '../ports/log.js'
import type { Sink } from '../ports/sinks.js'

const attempt = async (sink: Sink, outcome: Outcome): Promise<readonly Finding[]> => {
  try {
    return await sink.send(outcome)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [finding('AP902', { subject: sink.name }, { report: sink.name, reason })]
  }
}

/**
 * Tells of the run in every way, whatever becomes of the others. The sinks run in the given order, and each also tells
 * what those before it could not do: what reaches furthest goes first, annotations go last.
 * @returns the outcome with those findings added, for outputs and the exit status.
 */
export const report = async (outcome: Outcome, sinks: readonly Sink[], log: Log): Promise<Outcome> => {
  let told = outcome
  for (const sink of sinks) {
    const findings = await attempt(sink, told)
    for (const { code, found, change } of findings) log.warning(`${code} ${found}\n${change}`)
    told = { ...told, findings: [...told.findings, ...findings] }
  }
  return told
}
