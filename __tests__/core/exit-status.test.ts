import { expect, test } from '@jest/globals'
import { exitStatus } from '../../src/core/exit-status.js'
import { finding } from '../../src/core/finding.js'
import type { Outcome } from '../../src/core/outcome.js'
import { outcomeOf, refusedOutcome } from '../support/outcome.js'

const verified = outcomeOf()
const refused = refusedOutcome()
const unknown = outcomeOf({ verdict: 'unknown', because: ['it was not run'] })

const warning = {
  ...finding('AP704', { subject: 'x' }, { tag: 'x', reason: 'y' }),
  code: 'AP114' as const,
  severity: 'warning' as const,
}
const down = finding('AP901', { subject: 'Datadog' }, { site: 'x', reason: 'y', undelivered: ['metrics'] })
const failed: Outcome = { ...verified, publication: { kind: 'failed', because: 'no', tags: [] } }

test.each([
  ['verified', verified, 0, 0, 0],
  ['refused', refused, 1, 1, 0],
  ['unknown', unknown, 1, 1, 0],
  ['verified with a warning about the image', { ...verified, findings: [warning] }, 0, 1, 0],
  ['verified, and Datadog is down', { ...verified, findings: [down] }, 0, 0, 0],
  ['verified, and publishing failed', failed, 1, 1, 1],
  ['a tool that failed', { ...unknown, failure: 'docker info ended with exit status 1' }, 1, 1, 1],
] as const)('%s', (_, outcome, error, warns, never) => {
  const statuses = (['error', 'warning', 'never'] as const).map((failOn) => exitStatus(outcome, failOn))
  expect(statuses).toEqual([error, warns, never])
})
