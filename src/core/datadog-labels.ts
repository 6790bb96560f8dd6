import { refOf, type RunEvent } from './event.js'
import { finding, type Finding } from './finding.js'
import type { DatadogInputs } from './input/inputs.js'
import type { MetricLabels } from './render/metrics.js'

/** Where a change is on its way: a tag is released, the default branch is next, everything else is being worked on. */
const environmentOf = (event: RunEvent | null): string => {
  const ref = event === null ? null : refOf(event)
  if (ref?.kind === 'tag') return 'production'
  return ref?.kind === 'branch' && ref.name === event?.repository.defaultBranch ? 'staging' : 'development'
}

/** What metrics and events carry, with the repository and the event where the inputs say nothing. */
export const datadogLabels = (inputs: DatadogInputs, event: RunEvent | null): MetricLabels => ({
  service: inputs.service ?? event?.repository.name ?? 'archproof',
  env: inputs.env ?? environmentOf(event),
  tags: inputs.tags,
})

/**
 * Why nothing will be sent, when nothing will: said once, and no reason to fail.
 * @param given what the input datadog-site says
 */
export const datadogFindings = ({ apiKey, site }: DatadogInputs, given: string): readonly Finding[] => {
  if (apiKey === null) {
    const because = 'datadog-api-key is empty: the secret is not set, or this run must not see it (fork, Dependabot)'
    return [finding('AP903', { subject: 'Datadog' }, { because })]
  }
  if (site !== null) return []
  const reason = 'it is no site of Datadog, so the key was sent nowhere'
  return [finding('AP901', { subject: 'Datadog' }, { site: given, reason, undelivered: ['metrics', 'the event'] })]
}
