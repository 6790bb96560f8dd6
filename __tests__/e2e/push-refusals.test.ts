import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { copyDockerConfig } from '../support/docker-config.js'
import { startGhcr, type Ghcr, type GhcrAnswer } from '../support/ghcr.js'
import { versionTag } from '../support/registry.js'
import { rootAction, runJob } from '../support/runner.js'

// Takes about 10 s: nothing is built.

let ghcr: Ghcr | null = null
let folder: string
let config: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-refused-'))
  config = copyDockerConfig()
})

afterEach(async () => {
  await ghcr?.close()
  for (const path of [folder, config]) rmSync(path, { recursive: true })
})

/** The built bundle, with a registry that answers the push as GHCR does. */
const runAgainst = async (answer: GhcrAnswer, login: Readonly<Record<string, string>>) => {
  ghcr = await startGhcr(answer)
  const workspace = join(rootAction, '__tests__/fixtures/checked-app')
  const inputs = { image: `${ghcr.host}/acme/shop`, platforms: 'linux/amd64', 'report-dir': folder, ...login }
  const { main } = await runJob({
    ...{ action: rootAction, workspace, event: versionTag, inputs },
    env: { DOCKER_CONFIG: config },
  })
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { milliseconds: object }
  return { main, milliseconds: report.milliseconds }
}

const login = { username: 'octocat', password: 'ghs_refused-all-the-same' }

test.each([
  ['write package', login, 'AP708'],
  ['create package', login, 'AP709'],
  ['read-only token', login, 'AP707'],
  ['wrong password', login, 'AP706'],
  ['accepts', {}, 'AP705'],
] as const)('G1: "%s" is told before anything is built: %s %s', async (answer, given, code) => {
  const { main, milliseconds } = await runAgainst(answer, given)
  expect(main.exitCode).toBe(1)
  expect(main.annotations.map(({ title }) => title).join()).toContain(code)
  expect(main.outputs).toMatchObject({ published: 'false', digest: '' })
  expect(milliseconds).toMatchObject({ setup: expect.any(Number), build: null, publish: null })
  expect(main.summary).toContain(code)
})
