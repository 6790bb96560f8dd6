import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import { run } from '../../src/adapters/command.js'
import type { Platform } from '../../src/core/platform.js'
import type { ImageEntry, ImageFiles, OpenImage } from '../../src/ports/image-files.js'
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

/** The same image; `see` is told of every entry. */
const withEntries = (open: OpenImage, see: (entry: ImageEntry) => unknown): OpenImage => ({
  ...open,
  entries: (async function* () {
    for await (const entry of open.entries) {
      see(entry)
      yield entry
    }
  })(),
})

/** What the folders of binaries for the other platform are named after, in packages that bring those of all. */
const foreign = { 'linux/amd64': 'arm64', 'linux/arm64': 'x64' } as const

beforeAll(buildSample)
afterAll(() => rmSync(tempDir, { recursive: true }))

test.each(['linux/amd64', 'linux/arm64'] as const)(
  'N9: the sample is sound on %s, with the files for other platforms that its packages bring',
  async (platform) => {
    const seen: string[] = []
    const watched: ImageFiles = {
      open: async (image, on) => withEntries(await withoutLayers.open(image, on), ({ path }) => seen.push(path)),
    }
    const output = await auditOf(await buildSample(), platform, watched)
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
    // None that is for another platform is among those that count, and there are some.
    const counted = output.facts.modules.flatMap(({ files }) => files)
    expect(counted.filter((path) => path.includes(foreign[platform]))).toEqual([])
    const others = seen.filter(
      (path) => path.startsWith('/app/node_modules/bcrypt/prebuilds/linux-') && path.endsWith('.node'),
    )
    expect(others.filter((path) => path.includes(foreign[platform])).length).toBeGreaterThan(0)
  },
)

/** Scenario, fixture, the one thing that the audit of arm64 must say, and part of how it says it. */
const broken: readonly [string, FixtureName, string, RegExp][] = [
  ['N1', 'esbuild-mismatch', 'AP202 esbuild', /0\.25\.9/],
  ['N2', 'rollup-missing', 'AP201 rollup', /@rollup\/rollup-linux-arm64-gnu@4/],
  ['N3', 'wrong-architecture', 'AP101 bcrypt', /built for x64/],
  [
    'N7',
    'missing-libvips',
    'AP201 sharp',
    /@img\/sharp-libvips-linux-arm64@\S+ .*; \S+\/sharp-linux-arm64\S*\.node needs its libvips-cpp/,
  ],
  ['N7', 'missing-library', 'AP103 missing-library-addon', /libarchproof-absent\.so\.1/],
  ['N5', 'missing-symbol', 'AP105 missing-symbol-addon', /archproof_symbol_that_nobody_provides/],
  ['N3', 'truncated-object', 'AP108 bcrypt', /cut|damaged/],
  ['N4', 'wrong-libc', 'AP102 bcrypt', /built for musl/],
]

test.each(broken)(
  '%s: %s is refused on arm64 with %s and nothing else, and amd64 is not',
  async (_, name, wanted, text) => {
    const image = await buildFixture(name)
    const [good, bad] = await Promise.all([auditOf(image, 'linux/amd64'), auditOf(image, 'linux/arm64')])
    expect([severe(good), severe(bad)]).toEqual([[], [wanted]])
    expect(bad.findings.find(({ code }) => wanted.startsWith(code))?.found).toMatch(text)
    expect(Object.values(statesOf(bad)).filter((state) => state !== 'ok')).toEqual(['broken'])
  },
)

test('what is wrong carries the instruction of the layer that brought it', async () => {
  const { findings } = await auditOf(await buildFixture('wrong-architecture'), 'linux/arm64', files)
  const [found] = findings.filter(({ code }) => code === 'AP101')
  expect(found?.broughtBy?.instruction).toMatch(/^COPY .*linux-x64 .*linux-arm64/)
  // The archive of the image that it took is gone.
  expect(readdirSync(tempDir)).toEqual([])
})

test('N7: missing-libstdcxx: Node itself lacks a library, and so does a module', async () => {
  const bad = await auditOf(await buildFixture('missing-libstdcxx'), 'linux/arm64')
  const needs = (path: string) => `${path} needs libstdc++.so.6, which is not in the image (searched: ${searched})`
  const searched = '/lib/aarch64-linux-gnu, /usr/lib/aarch64-linux-gnu, /lib, /usr/lib'
  const change = expect.stringMatching(/apt-get install .* libstdc\+\+6$/) as unknown
  const addOn = '/app/node_modules/bcrypt/prebuilds/linux-arm64/bcrypt.glibc.node'
  expect(
    bad.findings.map(({ code, severity, subject, found, change: to }) => ({ code, severity, subject, found, to })),
  ).toEqual([
    {
      code: 'AP103',
      severity: 'error',
      subject: '/usr/local/bin/node',
      found: needs('/usr/local/bin/node'),
      to: change,
    },
    { code: 'AP103', severity: 'error', subject: 'bcrypt', found: needs(addOn), to: change },
  ])
  expect(statesOf(bad)).toEqual({ bcrypt: 'broken' })
})

test('N7: missing-interpreter: nothing can start Node, and of its modules nothing is known', async () => {
  const image = await buildFixture('missing-interpreter')
  const [good, bad] = await Promise.all([auditOf(image, 'linux/amd64'), auditOf(image, 'linux/arm64')])
  expect([severe(good), severe(bad)]).toEqual([[], ['AP107 /usr/local/bin/node']])
  expect(bad.findings.find(({ code }) => code === 'AP107')?.found).toContain('/lib/ld-linux-aarch64.so.1')
  expect([statesOf(good), statesOf(bad)]).toEqual([{ bcrypt: 'ok' }, { bcrypt: 'unknown' }])
})

test('N3: wrong-platform-modules: each module that is for one platform is refused by name, and no other', async () => {
  const bad = await auditOf(await buildFixture('wrong-platform-modules'), 'linux/arm64')
  const missing = (name: string, there: string, wanted: string) => ({
    ...{
      code: 'AP201',
      subject: name,
      change: expect.stringContaining('node_modules was installed for another platform') as unknown,
    },
    found: expect.stringMatching(
      RegExp(
        `^${name}@(\\S+) needs ${wanted}@\\1 on this platform and it is not in the image; ${there} is there instead$`,
      ),
    ) as unknown,
  })
  expect(bad.findings).toMatchObject([
    missing('@swc/core', '@swc/core-linux-x64-gnu', '@swc/core-linux-arm64-gnu'),
    missing('esbuild', '@esbuild/linux-x64', '@esbuild/linux-arm64'),
    missing('rollup', '@rollup/rollup-linux-x64-gnu', '@rollup/rollup-linux-arm64-gnu'),
    missing('sharp', '@img/sharp-linux-x64', '@img/sharp-linux-arm64'),
  ])
  expect(statesOf(bad)).toEqual({
    ...{ '@swc/core': 'broken', esbuild: 'broken', rollup: 'broken', sharp: 'broken' },
    ...{ bcrypt: 'ok', 'better-sqlite3': 'ok', 'onnxruntime-node': 'ok' },
  })
})

test('N8: outside-engines: the application does not take the Node of the image, and that is said on arm64 alone', async () => {
  const image = await buildFixture('outside-engines')
  const [good, bad] = await Promise.all([auditOf(image, 'linux/amd64'), auditOf(image, 'linux/arm64')])
  expect(good.findings).toEqual([])
  const node = bad.facts.node?.version ?? ''
  expect(bad.findings).toMatchObject([{ code: 'AP205', severity: 'warning', subject: 'outside-engines' }])
  expect(bad.findings[0]?.found).toContain('>=99')
  expect(bad.findings[0]?.found).toContain(node)
})

test('no-modules: no native module, nothing to refuse', async () => {
  const output = await auditOf(await buildFixture('no-modules'), 'linux/amd64')
  expect([severe(output), output.evidence.modules, output.evidence.gaps]).toEqual([[], [], []])
})

test('an image that the engine does not have is a broken tool and no finding', async () => {
  await expect(auditOf('archproof-fixture/never-built:1', 'linux/amd64')).rejects.toThrow(/docker/)
})

test('no container is left', async () => {
  const { stdout } = await run('docker', ['ps', '--all', '--quiet', '--filter', `label=archproof.run=${runLabel}`])
  expect(stdout).toBe('')
})
