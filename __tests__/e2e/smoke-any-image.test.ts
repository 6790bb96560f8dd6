import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { createCheckContainers } from '../../src/adapters/docker/check-containers.js'
import { createContainers } from '../../src/adapters/docker/containers.js'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import { timeLimitedPatterns } from '../../src/adapters/regexp/patterns.js'
import { noConfig } from '../../src/core/config/config.js'
import type { Digest } from '../../src/core/evidence.js'
import type { Platform } from '../../src/core/platform.js'
import { composeProgram, wholeRequest } from '../../src/core/smoke/protocol.js'
import { readProbeLine } from '../../src/core/smoke/read-line.js'
import type { ContainerSpec } from '../../src/ports/containers.js'
import type { Log } from '../../src/ports/log.js'
import { verifyPlatform } from '../../src/verify-platform.js'
import { buildCapableNode } from '../support/capable-node.js'
import { buildFixture } from '../support/images.js'
import { probeText, token } from '../support/probe.js'

// Takes about 25 s once the images are there.

const runId = `test-${randomBytes(4).toString('hex')}`
const log: Log = { info: () => {}, warning: () => {}, debug: () => {}, group: (_, body) => body() }
const folder = mkdtempSync(join(tmpdir(), 'archproof-any-'))
const images = { restricted: '', bare: '' }

beforeAll(async () => {
  images.restricted = await buildFixture('any-image', { target: 'restricted' })
  images.bare = await buildFixture('any-image', { target: 'bare' })
})
afterAll(() => rmSync(folder, { recursive: true }))

const idOf = async (image: string): Promise<Digest> =>
  (await run('docker', ['image', 'inspect', '-f', '{{.Id}}', image])).stdout.trim() as Digest

/** Audit and smoke of one platform: what each module came to, all that was found, and the containers that it took. */
const verify = async (image: string, platform: Platform) => {
  const started: ContainerSpec[] = []
  const real = createContainers(runId)
  const { evidence, findings } = await verifyPlatform(
    {
      plan: { moduleTimeoutMs: 60_000, moreModules: [], skippedModules: [], config: noConfig },
      probe: probeText(),
      token: randomBytes(16).toString('hex'),
      image: await idOf(image),
      built: { platform, digest: await idOf(image), config: null, size: null },
    },
    {
      log,
      checkContainers: createCheckContainers(runId),
      patterns: timeLimitedPatterns(),
      imageFiles: dockerImageFiles({ runLabel: runId, tempDir: folder }),
      containers: {
        ...real,
        run: (spec) => {
          started.push(spec)
          return real.run(spec)
        },
      },
    },
  )
  const outcomes = (evidence.smoke?.outcomes ?? []).map(({ module, state }) => `${module.name} ${state}`)
  const problems = [...(evidence.smoke?.gaps ?? []), ...findings.map(({ code, found }) => `${code} ${found}`)]
  return { outcomes: outcomes.toSorted(), problems, started }
}

const proved = ['bcrypt proved', 'esm-addon proved', 'workspace-addon proved']

test.each<[string, Platform]>([
  ['linux/amd64', 'linux/amd64'],
  ['linux/arm64', 'linux/arm64'],
])(
  'a user without home, a folder elsewhere, an entrypoint script and a health check are no obstacle on %s',
  async (_, platform) => {
    const before = await idOf(images.restricted)
    const { outcomes, problems, started } = await verify(images.restricted, platform)
    expect([outcomes, problems]).toEqual([proved, []])
    expect(started).toHaveLength(1)
    // Nothing is written to the image.
    expect(await idOf(images.restricted)).toBe(before)
  },
)

test.each<[string, Platform]>([
  ['linux/amd64', 'linux/amd64'],
  ['linux/arm64', 'linux/arm64'],
])('neither are no shell, no /tmp, no /etc/passwd and a Node that is not on PATH on %s', async (_, platform) => {
  const { outcomes, problems, started } = await verify(images.bare, platform)
  expect([outcomes, problems]).toEqual([proved, []])
  expect(started.at(-1)?.command[0]).toBe('/nodejs/bin/node')
})

test('the probe writes nothing: it does its work on a root file system that is read-only', async () => {
  const { stdout } = await run(
    'docker',
    [
      'run',
      '--rm',
      '--interactive',
      '--read-only',
      '--network=none',
      '--platform=linux/amd64',
      '--entrypoint=node',
    ].concat([images.restricted, '--input-type=commonjs', '-']),
    { stdin: composeProgram(probeText(), { ...wholeRequest, token }) },
  )
  const events = stdout.split('\n').map((line) => readProbeLine(line, token))
  const results = events.flatMap((event) => (event?.kind === 'done' ? [event.result.failure] : []))
  expect(results).toEqual([null, null, null])
})

test('a Node with file capabilities is started with what Docker gives', async () => {
  const image = await buildCapableNode(images.restricted)
  try {
    const strict = ['run', '--rm', '--cap-drop=ALL', '--entrypoint=node', image, '--version']
    // Otherwise this would prove nothing.
    expect((await run('docker', strict)).stderr).toMatch(/operation not permitted/i)
    const { outcomes, problems, started } = await verify(image, 'linux/amd64')
    expect([outcomes, problems]).toEqual([proved, []])
    expect(started.map(({ capabilities }) => capabilities)).toEqual(['none', 'default'])
  } finally {
    await run('docker', ['image', 'rm', '--force', image])
  }
})

test('a Node that only says that it wants capabilities gets none', async () => {
  const [script, reference] = [join(folder, 'node'), 'archproof-fixture/pretending-node:1']
  writeFileSync(script, '#!/bin/sh\necho "exec node: operation not permitted" >&2\nexit 1\n', { mode: 0o755 })
  const { stdout } = await runOrThrow('docker', ['create', images.restricted], 'see the engine')
  const id = stdout.trim()
  try {
    await runOrThrow('docker', ['cp', script, `${id}:/usr/local/bin/node`], 'see the engine')
    await runOrThrow('docker', ['commit', id, reference], 'see the engine')
    const { started } = await verify(reference, 'linux/amd64')
    expect(started.map(({ capabilities }) => capabilities)).not.toContain('default')
    expect(started).not.toEqual([])
  } finally {
    await run('docker', ['rm', '--force', '--volumes', id])
    await run('docker', ['image', 'rm', '--force', reference])
  }
})

test('no container is left', async () => {
  const left = await run('docker', ['ps', '--all', '--quiet', '--filter', `label=archproof.run=${runId}`])
  expect(left.stdout).toBe('')
})
