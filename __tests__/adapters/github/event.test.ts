import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { context } from '@actions/github'
import { readEvent } from '../../../src/adapters/github/event.js'
import type { RunEvent } from '../../../src/core/event.js'

const folder = mkdtempSync(join(tmpdir(), 'archproof-event-'))
afterAll(() => rmSync(folder, { recursive: true }))

const runner = {
  GITHUB_REPOSITORY: 'acme/Shop',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
  GITHUB_ACTOR: 'octocat',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKSPACE: '/work',
}

/** Reads the environment with @actions/github itself, as it is in a job. */
const eventIn = (change: Readonly<Record<string, string>>, payload: unknown): RunEvent | null => {
  const file = join(folder, 'event.json')
  writeFileSync(file, JSON.stringify(payload))
  const before = { ...process.env }
  Object.assign(process.env, runner, { GITHUB_EVENT_PATH: file }, change)
  try {
    const Context = context.constructor as new () => typeof context
    return readEvent(new Context(), process.env)
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, before)
  }
}

const repository = {
  full_name: 'acme/Shop',
  default_branch: 'main',
  private: true,
  fork: false,
  description: 'Sells',
  license: { spdx_id: 'MIT' },
  owner: { type: 'Organization' },
}

test('a push', () => {
  expect(eventIn({}, { repository, head_commit: { timestamp: '2026-03-01T10:00:00+01:00' } })).toEqual({
    name: 'push',
    ref: 'refs/heads/main',
    commit: '0123456789abcdef0123456789abcdef01234567',
    commitTime: '2026-03-01T10:00:00+01:00',
    repository: {
      owner: 'acme',
      name: 'Shop',
      defaultBranch: 'main',
      private: true,
      fork: false,
      ownerKind: 'organization',
      description: 'Sells',
      license: 'MIT',
    },
    pullRequest: null,
    actor: 'octocat',
    runId: 42,
    runAttempt: 2,
    serverUrl: 'https://github.com',
    workspace: '/work',
  })
})

const pullRequest = (from: unknown) => ({
  repository,
  pull_request: { number: 7, head: { repo: from }, base: { repo: { full_name: 'acme/Shop' } } },
})

test.each([
  [{ full_name: 'acme/Shop' }, false],
  [{ full_name: 'ACME/shop' }, false],
  [{ full_name: 'mallory/Shop' }, true],
  // The fork was deleted.
  [null, true],
  [{}, true],
  [undefined, true],
])('a pull request of %j: from a fork: %s', (from, fromFork) => {
  const event = eventIn({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' }, pullRequest(from))
  expect(event?.pullRequest).toEqual({ number: 7, fromFork })
})

test.each([
  [{}],
  [{ schedule: '0 0 * * *' }],
  [{ repository: 'text', head_commit: 5, pull_request: [] }],
  [{ repository: { default_branch: 5, private: 'yes', license: 'MIT', description: {} }, head_commit: {} }],
  [null],
  [[]],
  ['text'],
])('a payload of %j is read without harm', (payload) => {
  expect(eventIn({ GITHUB_EVENT_NAME: 'schedule' }, payload)).toMatchObject({
    name: 'schedule',
    commitTime: null,
    repository: {
      owner: 'acme',
      name: 'Shop',
      defaultBranch: null,
      private: null,
      fork: false,
      ownerKind: null,
      license: null,
    },
    pullRequest: null,
  })
})

test('a licence that GitHub does not know is none', () => {
  const event = eventIn({}, { repository: { ...repository, license: { spdx_id: 'NOASSERTION' } } })
  expect(event?.repository.license).toBeNull()
})

test.each([{ GITHUB_REPOSITORY: '' }, { GITHUB_EVENT_NAME: '' }])('with %j there is no event', (change) => {
  expect(eventIn(change, {})).toBeNull()
})
