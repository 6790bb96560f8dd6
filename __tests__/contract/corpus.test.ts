import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { CorpusRow } from '../../script/lib/corpus/corpus-package.js'
import { isKnownDisagreement, knownDisagreements } from '../../script/lib/corpus/known-disagreements.js'
import { corpusTable, summaryOf } from '../../script/lib/corpus/table.js'

const rows = JSON.parse(readFileSync('docs/corpus.json', 'utf8')) as readonly CorpusRow[]

test('docs/corpus.md is the table of docs/corpus.json', () => {
  expect(readFileSync('docs/corpus.md', 'utf8')).toBe(corpusTable(rows))
})

test('every certain verdict of the audit was what happened, for the same reason', () => {
  expect(rows.filter((row) => row.agree === false && !isKnownDisagreement(row))).toEqual([])
  expect(knownDisagreements.length).toBeLessThanOrEqual(rows.length * 0.002)
  expect(rows.filter(({ audit, agree }) => (agree === null) !== (audit === 'unknown'))).toEqual([])
  expect(rows.filter(({ audit, runtime, agree }) => agree === true && audit !== runtime)).toEqual([])
})

test('few verdicts are unknown, and none of an unmodified package', () => {
  const { unknown } = summaryOf(rows)
  expect(unknown).toBeLessThanOrEqual(rows.length * 0.03)
  expect(rows.filter(({ audit, variant }) => audit === 'unknown' && variant === 'good')).toEqual([])
})

test('what is broken names a cause on both sides', () => {
  const silent = rows.filter((row) => row.audit === 'broken' && (row.cause_runtime === '' || row.cause_audit === ''))
  expect(silent).toEqual([])
})

test('it is as large as it must be, and every number counts on both platforms and C libraries', () => {
  const count = (items: readonly string[]): number => new Set(items).size
  const packages = Map.groupBy(rows, (row) => row.package)
  const several = [...packages.values()].filter((of) => count(of.map(({ version }) => version)) > 1)
  expect(packages.size).toBeGreaterThanOrEqual(60)
  expect(several.length).toBeGreaterThanOrEqual(15)
  const families = [...Map.groupBy(rows, ({ family }) => family).values()]
  expect(families.length).toBeGreaterThanOrEqual(8)
  for (const family of families) expect(count(family.map((row) => row.package))).toBeGreaterThanOrEqual(4)
  for (const platform of ['linux/amd64', 'linux/arm64'])
    for (const libc of ['glibc', 'musl'])
      expect(rows.filter((row) => row.platform === platform && row.libc === libc).length).toBeGreaterThanOrEqual(150)
})

type Part = Partial<CorpusRow>

/** Scenario, what it is about, which rows show it, what the audit must name in one of them, and what the run says. */
const scenarios: readonly (readonly [string, string, Part, RegExp, RegExp])[] = [
  [
    'N2',
    "Rollup's platform package is missing",
    { package: 'rollup', variant: 'platform package missing' },
    /^AP201 rollup@4\.40\.0 needs @rollup\/rollup-linux-x64-gnu@4\.40\.0/,
    /Cannot find module @rollup\/rollup-linux-x64-gnu/,
  ],
  [
    'N3',
    'a module for another architecture',
    { package: 'bcrypt', variant: 'wrong architecture', libc: 'glibc' },
    /^AP101 \S+\/bcrypt\.glibc\.node is built for (?:arm64|x64)/,
    /bcrypt\.glibc\.node/,
  ],
  [
    'N4',
    'onnxruntime-node, which has binaries for glibc only, on musl',
    { package: 'onnxruntime-node', variant: 'good', libc: 'musl', platform: 'linux/arm64' },
    /^AP102 \S+\/onnxruntime_binding\.node is built for glibc and the Node of this image uses musl, which lacks .*ld-linux-aarch64\.so\.1/,
    /Error loading shared library ld-linux-aarch64\.so\.1: No such file or directory/,
  ],
  [
    'N5',
    'a symbol that this musl does not have',
    { package: '@css-inline/css-inline', libc: 'musl', platform: 'linux/arm64', variant: 'wrong C library' },
    /css-inline\.linux-arm64-musl\.node .* musl, which lacks gnu_get_libc_version/,
    /Error relocating \S+\.node: gnu_get_libc_version: symbol not found/,
  ],
  [
    'N6',
    'glibc too old',
    { package: 'epoll', variant: 'older C library', platform: 'linux/amd64' },
    /^AP104 \S+\/epoll\.node needs GLIBC_2\.34 of libc\.so\.6; \S+ provides at most GLIBC_2\.30/,
    /version `GLIBC_2\.34' not found/,
  ],
  [
    'N6',
    'libstdc++ too old',
    { package: 'tree-sitter', variant: 'older libstdc++', platform: 'linux/amd64' },
    /^AP104 \S+\/tree-sitter\.node needs GLIBCXX_3\.4\.29 of libstdc\+\+\.so\.6; \S+ provides at most GLIBCXX_/,
    /version `GLIBCXX_3\.4\.29' not found/,
  ],
  [
    'N7',
    'a library of the system is missing',
    { package: 'usb', variant: 'system library missing' },
    /^AP103 \S+\/node\.napi\.glibc\.node needs libudev\.so\.1, which is not in the image/,
    /libudev\.so\.1: cannot open shared object file/,
  ],
  [
    'N8',
    'built for another Node',
    { package: 'epoll', variant: 'other Node', platform: 'linux/amd64' },
    /^AP203 \S+\/epoll\.node is built for NODE_MODULE_VERSION 127; Node 24\S+ of this image has 137/,
    /NODE_MODULE_VERSION 127\. This version of Node\.js requires\nNODE_MODULE_VERSION 137/,
  ],
]

const rowsLike = (part: Part): readonly CorpusRow[] =>
  rows.filter((row) => Object.entries(part).every(([key, value]) => row[key as keyof CorpusRow] === value))

test.each(scenarios)('%s: %s: audit and run say so', (_id, _about, part, audit, runtime) => {
  const shown = rowsLike(part)
  expect(shown).not.toEqual([])
  for (const row of shown) expect(row).toMatchObject({ audit: 'broken', runtime: 'broken', agree: true })
  expect(shown.some((row) => audit.test(row.cause_audit) && runtime.test(row.cause_runtime))).toBe(true)
})

test.each(['bcrypt', 'sodium-native'])(
  'N9: %s brings binaries for many platforms, and those for others are normal',
  (name) => {
    const good = rowsLike({ package: name, variant: 'good', libc: 'glibc' })
    expect(new Set(good.map(({ platform }) => platform))).toEqual(new Set(['linux/amd64', 'linux/arm64']))
    for (const row of good) expect(row).toMatchObject({ audit: 'ok', runtime: 'ok', agree: true })
  },
)
