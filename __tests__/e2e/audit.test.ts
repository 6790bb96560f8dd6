import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import { run } from '../../src/adapters/command.js'
import type { Platform } from '../../src/core/platform.js'
import type { ImageFiles } from '../../src/ports/image-files.js'
import { auditImage, type AuditOutput } from '../../src/stages/audit.js'
import { buildFixture, buildSample, type FixtureName } from '../support/images.js'

const tempDir = mkdtempSync(join(tmpdir(), 'archproof-audit-'))
const runLabel = `audit-e2e-${process.pid}`
const files = dockerImageFiles({ runLabel, tempDir })
/** Layers are looked up in one test: everywhere they would cost an export of the image more. */
const withoutLayers: ImageFiles = {
  open: async (image, platform) => ({
    ...(await files.open(image, platform)),
    bringers: () => Promise.resolve(new Map()),
  }),
}
const digest = `sha256:${'0'.repeat(64)}` as const

const auditOf = (image: string, platform: Platform, from = withoutLayers): Promise<AuditOutput> =>
  auditImage({ image, platform, digest }, from)

const severe = ({ findings }: AuditOutput) =>
  findings
    .filter(({ severity }) => severity === 'error' || severity === 'unknown')
    .map(({ code, subject }) => `${code} ${subject}`)
    .toSorted()

const statesOf = ({ evidence }: AuditOutput) =>
  Object.fromEntries(evidence.modules.map(({ name, state }) => [name, state]))

beforeAll(buildSample, 900_000)
afterAll(() => rmSync(tempDir, { recursive: true }))

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

/** Fixture, the one thing that the audit of arm64 must say, and part of how it says it. */
const broken: readonly [FixtureName, string, RegExp][] = [
  ['esbuild-mismatch', 'AP202 esbuild', /0\.25\.9/],
  ['rollup-missing', 'AP201 rollup', /@rollup\/rollup-linux-arm64-gnu@4/],
  ['wrong-architecture', 'AP101 bcrypt', /built for x64/],
  [
    'missing-libvips',
    'AP201 sharp',
    /@img\/sharp-libvips-linux-arm64@\S+ .*; \S+\/sharp-linux-arm64\S*\.node needs its libvips-cpp/,
  ],
  ['missing-library', 'AP103 missing-library-addon', /libarchproof-absent\.so\.1/],
  ['missing-symbol', 'AP105 missing-symbol-addon', /archproof_symbol_that_nobody_provides/],
  ['truncated-object', 'AP108 bcrypt', /cut|damaged/],
  ['wrong-libc', 'AP102 bcrypt', /built for musl/],
]

test.each(broken)(
  '%s is refused on arm64 with %s and nothing else, and amd64 is not',
  async (name, wanted, text) => {
    const image = await buildFixture(name)
    const [good, bad] = await Promise.all([auditOf(image, 'linux/amd64'), auditOf(image, 'linux/arm64')])
    expect([severe(good), severe(bad)]).toEqual([[], [wanted]])
    expect(bad.findings.find(({ code }) => wanted.startsWith(code))?.found).toMatch(text)
    expect(Object.values(statesOf(bad)).filter((state) => state !== 'ok')).toEqual(['broken'])
  },
  300_000,
)

test('what is wrong carries the instruction of the layer that brought it', async () => {
  const { findings } = await auditOf(await buildFixture('wrong-architecture'), 'linux/arm64', files)
  const [found] = findings.filter(({ code }) => code === 'AP101')
  expect(found?.broughtBy?.instruction).toMatch(/^COPY .*linux-x64 .*linux-arm64/)
  // The archive of the image that it took is gone.
  expect(readdirSync(tempDir)).toEqual([])
}, 300_000)

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

test.each<[Platform]>([['linux/amd64'], ['linux/arm64']])(
  'endless: the script of its command is not there on %s, and a container ends for it',
  async (platform) => {
    const image = await buildFixture('endless')
    const output = await auditOf(image, platform)
    const [found, ...more] = output.findings.filter(({ code }) => code === 'AP408')
    expect([more, severe(output)]).toEqual([[], []])
    expect(found).toMatchObject({ severity: 'warning', platform, subject: '/app/dist/server.js' })
    expect(found?.found).toBe('the image starts Node with "dist/server.js", and /app/dist/server.js is not there')
    const argv = ['run', '--rm', '--pull=never', `--platform=${platform}`, '--network=none', image]
    const { exitCode, stderr } = await run('docker', argv, { timeoutMs: 60_000 })
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("Cannot find module '/app/dist/server.js'")])
  },
  300_000,
)

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
