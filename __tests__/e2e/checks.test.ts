import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { run } from '../../src/adapters/command.js'
import { createCheckContainers } from '../../src/adapters/docker/check-containers.js'
import { createContainers } from '../../src/adapters/docker/containers.js'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import { runLabel } from '../../src/adapters/docker/run-containers.js'
import { undoInEngine } from '../../src/adapters/docker/undo.js'
import { timeLimitedPatterns } from '../../src/adapters/regexp/patterns.js'
import { readConfig } from '../../src/core/config/read-config.js'
import type { Finding } from '../../src/core/finding.js'
import type { Platform } from '../../src/core/platform.js'
import { auditImage } from '../../src/stages/audit.js'
import { runChecks, type ChecksResult } from '../../src/stages/checks.js'
import { imageChecks } from '../../src/stages/image-checks.js'
import { buildCheckedApp } from '../support/images.js'

const runId = `test-${randomBytes(4).toString('hex')}`
const platforms: readonly Platform[] = ['linux/amd64', 'linux/arm64']
const secret = `s3cret-${randomBytes(8).toString('hex')}`
const checkContainers = createCheckContainers(runId)
const tempDir = mkdtempSync(join(tmpdir(), 'archproof-checks-'))
const seen = new Map<Platform, readonly Finding[]>()
const results = new Map<Platform, ChecksResult>()
const printed: string[] = []
const log = {
  info: (text: string) => void printed.push(text),
  warning: (text: string) => void printed.push(text),
  debug: () => undefined,
  group: <T>(_: string, body: () => Promise<T>) => body(),
}

const native: Platform = process.arch === 'arm64' ? 'linux/arm64' : 'linux/amd64'

/** Good ones and bad ones in one config: each container is started once. Limits are five times as long where it is emulated. */
const configOf = (image: string, platform: Platform): string => `
checks:
  - name: the tool runs
    command: [node, tool.js, --version]
    stdout: tool v4.20.3
  - name: node is 22
    command: [node, --version]
    stdout: /^v22\\./
  - name: another version is wanted
    command: [node, tool.js]
    stdout: /^tool v5/
  - name: there is no such program
    command: [no-such-program]
  - name: it ends
    command: [node, tool.js, spin]
    timeout: 3s
  - name: a pattern that never ends
    command: [node, tool.js, repeat]
    stdout: /^(a+)+$/
  - name: output commands nobody
    command: [node, tool.js, commands]
    stdout: nothing of the kind
  - name: secrets and files arrive
    command: [node, tool.js, show]
    env-from: [SECRET_OF_APP]
    files: { /app/config/extra.json: { content: '{"a":1}' } }
    stdout: '/^s3cret-[0-9a-f]+ uid 1000 \\{"a":1\\}$/'
  - name: healthy, and still healthy after a restart
    http: { port: 3001, path: /health, json: { status: ok } }
    restarts: 1
    stdout: /listening/
  - name: healthy with its database
    env: { DB_HOST: "db:3001" }
    services: [db]
    http: { port: 3001, path: /health, json: { database: up } }
  - name: says so when its database is gone
    env: { DB_HOST: 127.0.0.1:1 }
    http: { port: 3001, path: /health, status: 503 }
  - name: says that all is well without its database
    env: { DB_HOST: 127.0.0.1:1 }
    http: { port: 3001, path: /health }
    timeout: ${platform === native ? 40 : 10}s
  - name: refuses to start without its wallet
    unset: [WALLET_FILE]
    exit: { not: 0, within: 120s, output: /WALLET_FILE/ }
  - name: refuses to start without its mounted file
    env: { MOUNTED: /run/secrets/licence }
    exit: { not: 0, within: 120s, output: /licence is not mounted/ }
  - name: dies of its missing file in the night
    env: { MOUNTED: /run/secrets/licence, LATE: "yes" }
    exit: { not: 0, within: ${platform === native ? 20 : 4}s, output: /licence is not mounted/ }
  - name: answers without its wallet
    unset: [WALLET_FILE]
    http: { port: 3001 }
  - name: starts twice
    env: { ONCE: "yes" }
    http: { port: 3001 }
    restarts: 1
  - name: can be reached
    env: { HOST: 127.0.0.1 }
    http: { port: 3001 }
  - name: its service becomes ready
    services: [never]
    command: [node, --version]
  - name: is well although its service has died
    env: { DB_HOST: "dies:3001" }
    services: [dies]
    http: { port: 3001, path: /health }
    timeout: ${platform === native ? 40 : 8}s
  - name: its service cannot be started
    services: [absent]
    command: [node, --version]
image:
  user: node
  workdir: /app
  entrypoint: [docker-entrypoint.sh]
  command: [node, server.js]
  ports: [3001, 3002]
  env: { NODE_ENV: /^prod/, WALLET_FILE: /app/none.txt }
  files:
    - { path: /app/server.js, owner: root, mode: "0644", content: /createServer/ }
    - { path: /app/tool.js, owner: node }
    - { path: /etc/os-release, content: /debian/ }
services:
  db: { image: "${image}", ready: { port: 3001 } }
  dies: { image: "${image}", command: [node, -e, "setTimeout(() => process.exit(3), 15_000)"] }
  absent: { image: "${image}", command: [no-such-program] }
  never: { image: "${image}", command: [node, tool.js, spin], ready: { command: [node, -e, process.exit(1)], timeout: 1s } }
`

beforeAll(async () => {
  const image = await buildCheckedApp()
  process.env['SECRET_OF_APP'] = secret
  const containers = createContainers(runId)
  const digest = `sha256:${'a'.repeat(64)}` as const
  await Promise.all(
    platforms.map(async (platform) => {
      const method = (await containers.method(platform, image))!
      const input = { image, platform, digest, method, node: 'node', files: new Map<string, Uint8Array>() }
      const { config, problems } = readConfig({ path: 'archproof.yml', text: configOf(image, platform) })
      expect(problems).toEqual([])
      const { checks, services, image: expected } = config
      const imageFiles = dockerImageFiles({ runLabel: runId, tempDir })
      const { findings, observations } = await auditImage({ image, platform, digest, expected }, imageFiles)
      seen.set(platform, [...findings, ...(await imageChecks(observations, platform, timeLimitedPatterns(10_000)))])
      results.set(
        platform,
        await runChecks(
          { ...input, checks, services },
          { checkContainers, patterns: timeLimitedPatterns(10_000), log },
        ),
      )
    }),
  )
})

afterAll(() => {
  delete process.env['SECRET_OF_APP']
  rmSync(tempDir, { recursive: true, force: true })
})

const outcomeOf = (platform: Platform, name: string) =>
  results.get(platform)?.evidence.outcomes.find((outcome) => outcome.name === name)
const findingOf = (platform: Platform, name: string) =>
  results.get(platform)?.findings.find(({ subject }) => subject === name)

/** Scenario of docs/scenarios.md where the check is one, and name. */
const good: readonly (readonly [string, string])[] = [
  ['N12', 'the tool runs'],
  ['N12', 'node is 22'],
  ['', 'secrets and files arrive'],
  ['R2', 'healthy, and still healthy after a restart'],
  ['R5', 'healthy with its database'],
  ['R4', 'says so when its database is gone'],
  ['R3', 'refuses to start without its wallet'],
  ['R3', 'refuses to start without its mounted file'],
]

/** Scenario, name, code, what is said, what of the container's output is shown. */
const bad: readonly (readonly [string, string, string, RegExp, RegExp])[] = [
  [
    'N12',
    'another version is wanted',
    'AP401',
    /standard output does not match \/\^tool v5\/: "tool v4\.20\.3"/,
    /tool v4/,
  ],
  ['N12', 'there is no such program', 'AP401', /could not be started: .*no-such-program/, /^/],
  ['', 'it ends', 'AP401', /did not end within/, /^/],
  ['', 'a pattern that never ends', 'AP403', /took too long on standard output/, /aaaa!/],
  [
    'A5',
    'output commands nobody',
    'AP401',
    /is not "nothing of the kind"/,
    /^\\::error::from the container\n##\\\[error\]too\nred\nline$/m,
  ],
  [
    'R4',
    'says that all is well without its database',
    'AP401',
    /answered \/health with 503 instead of 200: .*degraded/,
    /listening/,
  ],
  ['R3', 'dies of its missing file in the night', 'AP401', /it did not end within 20\.0 s/, /listening/],
  [
    'R3',
    'answers without its wallet',
    'AP401',
    /ended with exit status 78 instead of answering/,
    /WALLET_FILE is not set/,
  ],
  [
    'R2',
    'starts twice',
    'AP401',
    /after restart 1 it ended with exit status 1 instead of answering/,
    /refusing to start again/,
  ],
  ['R5', 'can be reached', 'AP402', /loopback interface/, /listening on 127\.0\.0\.1/],
  [
    'R4',
    'is well although its service has died',
    'AP401',
    // Whether the app says so or waits for its database is its own affair.
    /\S; the service "dies" ended with exit status 3/,
    /listening/,
  ],
  ['', 'its service cannot be started', 'AP403', /the service "absent" could not be started: .*no-such-program/, /^/],
  ['', 'its service becomes ready', 'AP403', /the service "never" was not ready within 1\.0 s/, /^/],
]

describe.each(platforms)('%s', (platform) => {
  test.each(good)('%s %s', (_, name) => {
    expect(findingOf(platform, name)).toBeUndefined()
    expect(outcomeOf(platform, name)).toMatchObject({ state: 'passed', message: '' })
  })

  test.each(bad)('%s %s: %s', (_, name, code, says, shows) => {
    expect(outcomeOf(platform, name)?.state).toBe(code === 'AP403' ? 'unknown' : 'failed')
    const found = findingOf(platform, name)
    expect([found?.code, found?.platform]).toEqual([code, platform])
    expect(found?.found).toMatch(says)
    expect((found?.evidence as { log: string }).log).toMatch(shows)
    expect(found?.source).toMatchObject({ file: 'archproof.yml' })
  })
})

test.each(platforms)('%s: what the image says and holds, and nothing else, is told', (platform) => {
  const told = (seen.get(platform) ?? []).map(({ code, found, source }) => `${code}:${source?.line ?? ''} ${found}`)
  expect(told).toEqual([
    'AP405:73 port 3002/tcp is not declared; declared: ["3001/tcp"]',
    'AP405:73 env WALLET_FILE is not "/app/none.txt": "/app/wallet.txt"',
    'AP405:82 /app/tool.js belongs to 0:0 instead of "node"',
  ])
})

test('nothing is left', async () => {
  const filter = `label=${runLabel(runId)}`
  const { stdout } = await run('docker', ['ps', '--all', '--quiet', '--filter', filter])
  const networks = await run('docker', ['network', 'ls', '--quiet', '--filter', filter])
  expect([stdout, networks.stdout]).toEqual(['', ''])
})

test('the secret is in no finding, no log and no argument list', () => {
  expect(JSON.stringify([...results.values()])).not.toContain(secret)
  expect(printed.join('\n')).not.toContain(secret)
})

test('what a killed run leaves is undone, the containers before their network', async () => {
  const network = await checkContainers.network()
  await checkContainers.create({
    ...{ image: await buildCheckedApp(), platform: 'linux/amd64', command: null, env: new Map(), envFrom: [] },
    ...{ unset: [], files: new Map(), network: { name: network, alias: 'db' } },
  })
  await undoInEngine({ kind: 'containers', run: runId })
  await undoInEngine({ kind: 'networks', run: runId })
  const { stdout } = await run('docker', ['network', 'ls', '--format', '{{.Name}}'])
  expect(stdout).not.toContain(network)
  // What is gone already is no error.
  await undoInEngine({ kind: 'networks', run: runId })
})
