import type { Finding } from './finding.js'
import type { FailOn } from './input/inputs.js'
import type { Outcome } from './outcome.js'

/**
 * The exit status of a run (truth table of the verdict). `fail-on` is about the verdict and the findings in the image:
 * a publication that failed and a tool that did not work fail the job whatever it says, and a service that is down (cache,
 * Datadog: AP8xx, AP9xx) never does.
 */
export const exitStatus = (outcome: Outcome, failOn: FailOn): 0 | 1 => {
  if (outcome.publication.kind === 'failed' || outcome.failure !== null) return 1
  if (failOn === 'never') return 0
  if (outcome.verdict !== 'verified') return 1
  const warns = ({ severity, code }: Finding): boolean => severity === 'warning' && !/^AP[89]/.test(code)
  return failOn === 'warning' && outcome.findings.some(warns) ? 1 : 0
}
