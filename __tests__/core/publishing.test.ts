import { expect, test } from '@jest/globals'
import { decidePublish } from '../../src/core/publishing.js'
import { eventOf } from '../support/inputs.js'

const own = { number: 7, fromFork: false }
const foreign = { number: 7, fromFork: true }
const proposed = { ref: 'refs/pull/7/merge' }

test.each([
  [{ ref: 'refs/tags/v1.2.3' }, true, 'the run is on the tag v1.2.3'],
  [{ ref: 'refs/heads/main' }, true, 'the run is on the default branch main'],
  [{ ref: 'refs/heads/dev' }, true, 'the run is on the branch dev'],
  [{ name: 'schedule' }, true, 'the run is on the default branch main'],
  [{ name: 'workflow_dispatch', ref: 'refs/tags/v1' }, true, 'the run is on the tag v1'],
  [{ name: 'release', ref: 'refs/tags/v1.0.0' }, true, 'the run is on the tag v1.0.0'],
  [{ name: 'pull_request', ...proposed, pullRequest: own }, false, 'this is a pull request'],
  [{ name: 'pull_request', ...proposed, pullRequest: foreign }, false, 'the change comes from a fork'],
  [{ name: 'pull_request_target', pullRequest: own }, false, 'this is a pull request'],
  [{ name: 'pull_request_target', pullRequest: foreign }, false, 'the change comes from a fork'],
  // An event whose payload could not be read must not open the way.
  [{ name: 'pull_request_target', pullRequest: null }, false, 'this is a pull request'],
  [{ name: 'pull_request_review', pullRequest: own }, false, 'this is a pull request'],
  [{ name: 'push', ...proposed }, false, 'refs/pull/7/merge is neither a branch nor a tag'],
  [{ name: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-1' }, false, 'only queued'],
  [{ name: 'workflow_run' }, false, 'may be about a change that is not merged'],
  [{ name: 'issue_comment' }, false, 'may be about a change that is not merged'],
  [{ name: 'push', repository: { fork: true } }, false, 'this repository is a fork'],
  [{ ref: 'refs/notes/x' }, false, 'refs/notes/x is neither a branch nor a tag'],
])('auto on %j: %s', (event, wanted, because) => {
  const decision = decidePublish('auto', eventOf(event))
  expect(decision.wanted).toBe(wanted)
  expect(decision.because).toContain(because)
})

test('auto on a laptop publishes nothing', () => {
  expect(decidePublish('auto', null)).toEqual({
    wanted: false,
    because: 'this is no run of a workflow; publish: always overrides this',
  })
})

test('always and never are what they say', () => {
  const fork = eventOf({ name: 'pull_request', ...proposed, pullRequest: foreign })
  expect(decidePublish('always', fork).wanted).toBe(true)
  expect(decidePublish('always', null).wanted).toBe(true)
  expect(decidePublish('never', eventOf({ ref: 'refs/tags/v1.2.3' })).wanted).toBe(false)
})
