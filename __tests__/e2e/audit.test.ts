import { tmpdir } from 'node:os'
import { beforeAll, expect, test } from '@jest/globals'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import { run } from '../../src/adapters/command.js'
import type { Platform } from '../../src/core/platform.js'
import { auditImage, type AuditOutput } from '../../src/stages/audit.js'
import { buildFixture, buildSample, type FixtureName } from '../support/images.js'

const runLabel = `audit-e2e-${process.pid}`
const files = dockerImageFiles({ runLabel, tempDir: tmpdir() })
const digest = `sha256:${'0'.repeat(64)}` as const

const auditOf = (image: string, platform: Platform): Promise<AuditOutput> =>
  auditImage({ image, platform, digest }, files)

const severe = ({ findings }: AuditOutput) =>
  findings
    .filter(({ severity }) => severity === 'error' || severity === 'unknown')
    .map(({ code, subject }) => `${code} ${subject}`)
    .toSorted()

const statesOf = ({ evidence }: AuditOutput) =>
  Object.fromEntries(evidence.modules.map(({ name, state }) => [name, state]))

beforeAll(buildSample, 900_000)

test.each(['linux/amd64', 'linux/arm64'] as const)(
  'the sample is sound on %s',
  async (platform) => {
    const output = await auditOf(await buildSample(), platform)
    expect(severe(output)).toEqual([])
    expect(output.evidence.gaps).toEqual([])
    expect(new Set(output.evidence.modules.map(({ state }) => state))).toEqual(new Set(['ok']))
    expect(Object.keys(statesOf(output))).toEqual(
      expect.arrayContaining([
        '@swc/core',
        'bcrypt',
        'better-sqlite3',
        'esbuild',
        'onnxruntime-node',
        'rollup',
        'sharp',
      ]),
    )
    expect(output.facts.node?.version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(output.facts.libc?.family).toBe('glibc')
    expect(output.size).toBeGreaterThan(50_000_000)
  },
  120_000,
)

/** Fixture, what the audit of arm64 must say, part of how it says it, and what else it may say. */
const broken: readonly [FixtureName, string, RegExp, string?][] = [
  ['esbuild-mismatch', 'AP202 esbuild', /0\.25\.9/],
  ['rollup-missing', 'AP201 rollup', /@rollup\/rollup-linux-arm64-gnu@4/],
  ['wrong-architecture', 'AP101 bcrypt', /built for x64/],
  ['missing-libvips', 'AP103 sharp', /libvips-cpp/, 'AP201 sharp'],
  ['missing-library', 'AP103', /libarchproof-absent\.so\.1/],
  ['missing-symbol', 'AP105', /archproof_symbol_that_nobody_provides/],
  ['truncated-object', 'AP108', /cut|damaged/],
  ['wrong-libc', 'AP102', /built for musl/],
]

test.each(broken)(
  '%s is refused on arm64 with %s, and amd64 is not',
  async (name, wanted, text, also = wanted) => {
    const image = await buildFixture(name)
    const [good, bad] = [await auditOf(image, 'linux/amd64'), await auditOf(image, 'linux/arm64')]
    expect(severe(good)).toEqual([])
    const named = bad.findings.filter(({ code, subject }) => `${code} ${subject}`.startsWith(wanted))
    expect(named.map(({ found }) => found).join('\n')).toMatch(text)
    expect(severe(bad).filter((found) => !found.startsWith(wanted) && !found.startsWith(also))).toEqual([])
    expect(Object.values(statesOf(bad))).toContain('broken')
  },
  120_000,
)

test('missing-libstdcxx: Node itself lacks a library', async () => {
  const bad = await auditOf(await buildFixture('missing-libstdcxx'), 'linux/arm64')
  const own = bad.findings.find(({ code, subject }) => code === 'AP103' && subject.endsWith('/node'))
  expect(own?.found).toMatch(/libstdc\+\+\.so\.6/)
  expect(own?.change).toMatch(/apt-get install .* libstdc\+\+6/)
}, 120_000)

test('wrong-platform-modules: every module that is for one platform is refused', async () => {
  const bad = await auditOf(await buildFixture('wrong-platform-modules'), 'linux/arm64')
  expect(severe(bad)).toEqual(
    expect.arrayContaining(['AP201 @swc/core', 'AP201 esbuild', 'AP201 rollup', 'AP201 sharp']),
  )
}, 120_000)

test('no-modules: no native module, nothing to refuse', async () => {
  const output = await auditOf(await buildFixture('no-modules'), 'linux/amd64')
  expect([severe(output), output.evidence.modules, output.evidence.gaps]).toEqual([[], [], []])
}, 120_000)

test('an image that the engine does not have is a broken tool and no finding', async () => {
  await expect(auditOf('archproof-fixture/never-built:1', 'linux/amd64')).rejects.toThrow(/docker/)
})

test('no container is left', async () => {
  const { stdout } = await run('docker', ['ps', '--all', '--quiet', '--filter', `label=archproof.run=${runLabel}`])
  expect(stdout).toBe('')
})
