import type { Finding } from './finding.js'
import type { FailOn } from './input/inputs.js'
import type { Outcome } from './outcome.js'

/**
 * The exit status of a run (truth table of the verdict). `fail-on` is about the verdict and the findings in the image:
 * a publication that failed and a tool that did not work fail the job whatever it says, and a service that is down (cache,
 * Datadog: AP8xx, AP9xx) never does. 3: tags of one release point to different images (AP703).
 */
export const exitStatus = (outcome: Outcome, failOn: FailOn): 0 | 1 | 3 => {
  const { publication } = outcome
  if (publication.kind === 'failed' && publication.tags.length > 0) return 3
  if (publication.kind === 'failed' || outcome.failure !== null) return 1
  if (failOn === 'never') return 0
  if (outcome.verdict !== 'verified') return 1
  const warns = ({ severity, code }: Finding): boolean => severity === 'warning' && !/^AP[89]/.test(code)
  return failOn === 'warning' && outcome.findings.some(warns) ? 1 : 0
}
