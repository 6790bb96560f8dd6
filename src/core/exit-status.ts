import type { FailOn } from './input/inputs.js'
import type { Outcome } from './outcome.js'

/**
 * The exit status of a run (truth table of the verdict). `fail-on` is about findings in the image: a publication that
 * failed and a tool that did not work fail the job whatever it says.
 */
export const exitStatus = (outcome: Outcome, failOn: FailOn): 0 | 1 => {
  if (outcome.publication.kind === 'failed' || outcome.failure !== null) return 1
  if (failOn === 'never') return 0
  if (outcome.verdict !== 'verified') return 1
  return failOn === 'warning' && outcome.findings.some(({ severity }) => severity === 'warning') ? 1 : 0
}
