import { beforeAll, expect, test } from '@jest/globals'
import { run, type CommandResult } from '../../src/adapters/command.js'
import { buildFixture, buildSample, type FixtureName } from '../support/images.js'

/**
 * The fixtures are what they claim to be, seen with nothing but Docker: their own command works on amd64 and fails on arm64
 * with the message that people search for.
 */
const start = (reference: string, platform: string, timeoutMs = 600_000): Promise<CommandResult> =>
  run('docker', ['run', '--rm', '--init', '--network', 'none', '--platform', platform, reference], { timeoutMs })

const broken: readonly [FixtureName, RegExp][] = [
  ['esbuild-mismatch', /Host version "0\.28\.2" does not match binary version "0\.25\.9"/],
  ['rollup-missing', /Cannot find module @rollup\/rollup-linux-arm64-gnu/],
  ['wrong-architecture', /bcrypt\.glibc\.node: cannot open shared object file/],
  ['missing-libvips', /libvips-cpp\.so[.0-9]*: cannot open shared object file/],
  ['missing-libstdcxx', /libstdc\+\+\.so\.6: cannot open shared object file/],
  ['missing-interpreter', /ld-linux-aarch64\.so\.1'?: No such file or directory/],
  ['missing-library', /libarchproof-absent\.so\.1: cannot open shared object file/],
  ['missing-symbol', /undefined symbol: archproof_symbol_that_nobody_provides/],
  ['wrong-libc', /libc\.so: cannot open shared object file/],
]

beforeAll(buildSample)

test.each(broken)('%s works on amd64 and fails on arm64', async (name, message) => {
  const reference = await buildFixture(name)
  const [good, bad] = [await start(reference, 'linux/amd64'), await start(reference, 'linux/arm64')]
  expect([good.exitCode, good.stderr]).toEqual([0, ''])
  expect(bad.exitCode).not.toBe(0)
  expect(bad.stderr).toMatch(message)
})

test('crashing-module works on amd64 and ends with SIGSEGV on arm64', async () => {
  const reference = await buildFixture('crashing-module')
  expect((await start(reference, 'linux/amd64')).stdout).toBe('42\n')
  expect((await start(reference, 'linux/arm64')).exitCode).toBe(128 + 11)
})

test('truncated-object works on amd64 and ends with a bus error on arm64', async () => {
  const reference = await buildFixture('truncated-object')
  expect((await start(reference, 'linux/amd64')).exitCode).toBe(0)
  expect((await start(reference, 'linux/arm64')).exitCode).toBe(128 + 7)
})

test('silent-fallback works on both, on amd64 without its native code', async () => {
  const reference = await buildFixture('silent-fallback')
  expect((await start(reference, 'linux/amd64')).stdout).toMatch(/^\d+\.\d+/)
  expect((await start(reference, 'linux/arm64')).stdout).toBe('native\n')
})

test('hanging-module works on amd64 and never ends on arm64', async () => {
  const reference = await buildFixture('hanging-module')
  expect((await start(reference, 'linux/amd64')).stdout).toBe('42\n')
  expect((await start(reference, 'linux/arm64', 20_000)).timedOut).toBe(true)
})

test('wrong-platform-modules carries nothing but amd64 to arm64', async () => {
  const reference = await buildFixture('wrong-platform-modules')
  const failed = await start(reference, 'linux/arm64')
  expect([failed.exitCode, failed.stderr]).toEqual([1, expect.stringMatching(/linux-arm64|cannot open shared object/)])
})

test.each([
  ['linux/amd64', 'illegal', 4],
  ['linux/amd64', 'crash', 11],
  ['linux/arm64', 'illegal', 4],
  ['linux/arm64', 'crash', 11],
])('broken-everywhere on %s: %s-addon ends with signal %i', async (platform, addon, signal) => {
  const reference = await buildFixture('broken-everywhere')
  const argv = ['run', '--rm', '--init', '--network', 'none', '--platform', platform, '--entrypoint', 'node', reference]
  const { exitCode } = await run('docker', [...argv, '-p', `require("${addon}-addon")`], { timeoutMs: 600_000 })
  expect(exitCode).toBe(128 + signal)
})

test('hostile-output prints workflow commands and 1 GB without a line break', async () => {
  const reference = await buildFixture('hostile-output')
  let bytes = 0
  const { stdout, exitCode } = await run('docker', ['run', '--rm', '--log-driver=none', reference], {
    keep: 200_000_000,
    timeoutMs: 600_000,
    onLine: (line) => (bytes += line.length),
  })
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^::set-env name=NODE_OPTIONS::/m)
  expect(stdout.length).toBeGreaterThan(100_000_000)
  expect(bytes).toBeGreaterThan(0)
})

test('no-modules runs', async () => {
  expect((await start(await buildFixture('no-modules'), 'linux/amd64')).stdout).toBe('1.2.3\n')
})
