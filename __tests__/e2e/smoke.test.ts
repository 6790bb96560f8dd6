import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run } from '../../src/adapters/command.js'
import { createContainers } from '../../src/adapters/docker/containers.js'
import { runLabel } from '../../src/adapters/docker/run-containers.js'
import type { Finding } from '../../src/core/finding.js'
import type { Platform } from '../../src/core/platform.js'
import type { SmokeResult } from '../../src/core/smoke/result.js'
import type { Containers } from '../../src/ports/containers.js'
import type { Log } from '../../src/ports/log.js'
import { smoke, type SmokeInput } from '../../src/stages/smoke.js'
import { buildFixture, buildSample, type FixtureName } from '../support/images.js'
import { probeText } from '../support/probe.js'

const runId = `test-${randomBytes(4).toString('hex')}`
const containers = createContainers(runId)
const log: Log = { info: () => {}, warning: () => {}, debug: () => {}, group: (_, body) => body() }

const inputFor = (image: string, platform: Platform): SmokeInput => ({
  image,
  platform,
  digest: `sha256:${'0'.repeat(64)}`,
  node: 'node',
  moduleTimeoutMs: 60_000,
  add: [],
  skip: [],
  expressions: {},
  probe: probeText(),
  token: randomBytes(16).toString('hex'),
  audit: Promise.resolve(null),
})

const smokeOf = (image: string, platform: Platform, more: Partial<SmokeInput> = {}): Promise<SmokeResult> =>
  smoke({ ...inputFor(image, platform), ...more }, { containers, log })

const states = ({ evidence }: SmokeResult): Record<string, string> =>
  Object.fromEntries(evidence.outcomes.map(({ module, state }) => [module.name, state]))

const texts = ({ code, subject, found }: Finding): string => `${code} ${subject}: ${found}`

beforeAll(async () => {
  probeText()
  await buildSample()
})

afterAll(async () => {
  const left = await run('docker', ['ps', '--all', '--quiet', '--filter', `label=${runLabel(runId)}`])
  expect(left.stdout).toBe('')
})

const sampleModules = ['@swc/core', 'bcrypt', 'better-sqlite3', 'esbuild', 'onnxruntime-node', 'rollup', 'sharp']

test.each<[Platform, RegExp]>([
  ['linux/amd64', /^native$/],
  ['linux/arm64', /^emulated QEMU \d+\.\d+/],
])('on %s every module of the sample does its work, in one container', async (platform, method) => {
  let started = 0
  const counting: Containers = {
    ...containers,
    run: (spec) => {
      started += 1
      return containers.run(spec)
    },
  }
  const image = await buildSample()
  const { evidence, findings } = await smoke(inputFor(image, platform), { containers: counting, log })
  expect(findings.map(texts)).toEqual([])
  expect(evidence.gaps).toEqual([])
  expect(evidence.outcomes.map(({ module, state }) => `${module.name} ${state}`)).toEqual(
    sampleModules.map((name) => `${name} proved`),
  )
  expect(started).toBe(1)
  const how = evidence.method
  expect(how.kind === 'native' ? how.kind : `${how.kind} ${how.emulator}`).toMatch(method)
})

const broken: readonly [FixtureName, string, RegExp][] = [
  ['crashing-module', 'crashing-addon', /^AP302 .* killed the process with SIGSEGV .*in a process of its own/],
  ['esbuild-mismatch', 'esbuild', /^AP301 .*JavaScript is 0\.28\.2 and its binary is 0\.25\.9/],
  ['rollup-missing', 'rollup', /^AP301 .*@rollup\/rollup-linux-arm64-gnu is not in the image/],
  ['missing-library', 'missing-library-addon', /^AP301 .*libarchproof-absent\.so\.1 is not in the image/],
  ['missing-libvips', 'sharp', /^AP301 .*libvips-cpp\.so[.\d]* is not in the image/],
  ['missing-symbol', 'missing-symbol-addon', /^AP301 .*archproof_symbol_that_nobody_provides/],
]

test.each(broken)('on linux/arm64 %s is caught, and the others keep their verdict', async (name, module, found) => {
  const result = await smokeOf(await buildFixture(name), 'linux/arm64')
  expect(states(result)).toEqual({ bcrypt: 'proved', [module]: 'broken' })
  expect(result.findings.map(texts)).toEqual([expect.stringMatching(found)])
  expect(result.findings[0]?.change).not.toBe('')
})

test('a module for another architecture is named as such', async () => {
  const result = await smokeOf(await buildFixture('wrong-architecture'), 'linux/arm64')
  expect(result.findings.map(texts)).toEqual([expect.stringMatching(/^AP301 bcrypt: .*another CPU architecture/)])
})

test('modules of another platform are each told apart from those that bring all platforms', async () => {
  const result = await smokeOf(await buildFixture('wrong-platform-modules'), 'linux/arm64')
  expect(states(result)).toMatchObject({
    '@swc/core': 'broken',
    esbuild: 'broken',
    rollup: 'broken',
    sharp: 'broken',
    bcrypt: 'proved',
    'onnxruntime-node': 'proved',
  })
  // The lockfile brings sharp's WebAssembly build, which takes over in silence.
  expect(result.findings.map(texts)).toContainEqual(expect.stringMatching(/^AP30[15] sharp/))
})

test('a hang costs one module and not the run', async () => {
  const image = await buildFixture('hanging-module')
  const result = await smokeOf(image, 'linux/arm64', { moduleTimeoutMs: 10_000 })
  expect(states(result)).toEqual({ bcrypt: 'proved', 'hanging-addon': 'broken' })
  expect(result.findings.map(texts)).toEqual([
    expect.stringMatching(/^AP303 hanging-addon: .*no result within 50 s \(five times the limit/),
  ])
})

test('where Node itself does not start the platform was not run', async () => {
  const result = await smokeOf(await buildFixture('missing-libstdcxx'), 'linux/arm64')
  expect(result.evidence).toMatchObject({ outcomes: [], gaps: [expect.stringContaining('libstdc++.so.6')] })
  expect(result.findings.map(texts)).toEqual([expect.stringMatching(/^AP307 .*libstdc\+\+\.so\.6/)])
})

test('an image that is not there was not run', async () => {
  const result = await smokeOf('archproof-fixture/absent:1', 'linux/amd64')
  expect(result.findings.map(texts)).toEqual([expect.stringMatching(/^AP307 .*No such image/)])
})

test.each<[Platform, string]>([
  ['linux/amd64', '1 GB'],
  ['linux/arm64', '100 MB'],
])(
  'on %s workflow commands, forged results, bytes that are no text and %s without a line break change nothing',
  async (platform) => {
    const image = await buildFixture('hostile-output')
    const before = process.memoryUsage().rss
    const result = await smokeOf(image, platform, { moduleTimeoutMs: 300_000 })
    expect(states(result)).toEqual({ bcrypt: 'proved', 'hostile-addon': 'proved' })
    expect(result.findings).toEqual([])
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000)
  },
)

test('an image without native modules has none, and that is complete', async () => {
  const { evidence, findings } = await smokeOf(await buildFixture('no-modules'), 'linux/amd64')
  expect([evidence.outcomes, evidence.gaps, findings]).toEqual([[], [], []])
})

test('what the user leaves out or adds is respected', async () => {
  const image = await buildFixture('no-modules')
  const added = await smokeOf(image, 'linux/amd64', { add: ['semver', 'left-pad'] })
  expect(states(added)).toEqual({ semver: 'broken' })
  expect(added.evidence.gaps).toEqual(['left-pad is to be proved and is not installed in the image'])
  const skipped = await smokeOf(image, 'linux/amd64', { add: ['semver'], skip: ['semver'] })
  expect(states(skipped)).toEqual({ semver: 'skipped' })
})

test('a module that only the audit knows is run all the same', async () => {
  const image = await buildFixture('no-modules')
  const dir = '/app/node_modules/semver'
  const module = { name: 'semver', version: '7.0.0', dir, files: [`${dir}/semver.node`], state: 'broken' as const }
  const audit = {
    platform: 'linux/amd64',
    digest: 'sha256:0',
    modules: [module],
    gaps: [],
    objects: 1,
    milliseconds: 1,
  } as const
  const result = await smokeOf(image, 'linux/amd64', {
    audit: Promise.resolve(audit),
    expressions: { semver: 'module.valid("1.2.3") === "1.2.3"' },
  })
  expect(states(result)).toEqual({ semver: 'broken' })
  expect(result.findings.map(texts)).toEqual([expect.stringMatching(/^AP305 semver/)])
})
