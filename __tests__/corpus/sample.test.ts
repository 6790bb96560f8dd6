import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { auditRows, type Audited } from '../../script/lib/corpus/audit-rows.js'
import { compare } from '../../script/lib/corpus/compare.js'
import {
  nodeArch,
  otherArch,
  type CorpusPackage,
  type CorpusTarget,
  type Variant,
} from '../../script/lib/corpus/corpus-package.js'
import { corpusPackages } from '../../script/lib/corpus/packages.js'
import type { PlannedRow } from '../../script/lib/corpus/rows.js'
import { runModule } from '../../script/lib/corpus/run-row.js'
import { makeVariant, moduleIn, type Other } from '../../script/lib/corpus/variants.js'
import { glibcVersion } from '../support/dlopen.js'
import { copyHostRoot } from '../support/host-root.js'
import { npmApplication } from '../support/npm-folder.js'

// A part of the corpus that takes seconds: real packages, as they are and broken on purpose, are audited and then loaded and
// exercised by the Node that runs the tests. script/corpus does it for all of them, on both platforms and C libraries.

const arch = ({ x64: 'amd64', arm64: 'arm64' } as const)[process.arch as string]
const onGlibc = arch !== undefined && glibcVersion !== null
const why = onGlibc ? '' : ' (skipped: this Node runs on no glibc of a machine that packages are built for)'
const target: CorpusTarget = { arch: arch ?? 'amd64', libc: 'glibc' }

/** Package, what is done to it, and what comes of that at run time. */
const wanted: readonly (readonly [string, Variant, 'ok' | 'broken'])[] = [
  ['@node-rs/crc32', 'good', 'ok'],
  ['@node-rs/crc32', 'wrong architecture', 'broken'],
  ['@node-rs/crc32', 'wrong C library', 'broken'],
  ['@node-rs/crc32', 'platform package missing', 'broken'],
  ['bcrypt', 'good', 'ok'],
  ['bcrypt', 'truncated', 'broken'],
  ['bcrypt', 'native file missing', 'broken'],
  ['bcrypt', 'no section headers', 'ok'],
  ['esbuild', 'good', 'ok'],
  ['esbuild', 'truncated', 'broken'],
  ['lightningcss', 'good', 'ok'],
  ['lightningcss', 'wrong architecture', 'broken'],
  ['lightningcss', 'no section headers', 'ok'],
  ['sharp', 'good', 'ok'],
  ['sharp', 'library removed', 'broken'],
  ['zeromq', 'good', 'ok'],
  ['zeromq', 'wrong architecture', 'broken'],
]

const packageOf = (name: string): CorpusPackage => {
  const found = corpusPackages.find((pkg) => pkg.name === name && pkg.full && !pkg.compiled)
  if (found === undefined) throw new Error(`${name} is not in the corpus`)
  return found
}

const names = [...new Set(wanted.map(([name]) => name))]
const dependencies = Object.fromEntries(names.map((name) => [name, packageOf(name).version]))

const installed = (one: CorpusTarget): Promise<string> =>
  npmApplication(dependencies, { arch: nodeArch(one.arch), libc: one.libc }).then((folder) => join(folder, 'app'))

const otherOf = async (pkg: CorpusPackage, one: CorpusTarget): Promise<Other> => {
  const app = await installed(one)
  return { app, files: moduleIn(app, pkg, one)?.files ?? [] }
}

const planned = async (folder: string): Promise<readonly PlannedRow[]> => {
  const good = await installed(target)
  const rows: PlannedRow[] = []
  for (const [name, variant] of wanted) {
    const pkg = packageOf(name)
    const id = `${name.replace('/', '+')}--${variant.replaceAll(' ', '-')}`
    const material = {
      good,
      files: moduleIn(good, pkg, target)?.files ?? [],
      otherArch: await otherOf(pkg, { ...target, arch: otherArch(target.arch) }),
      otherLibc: await otherOf(pkg, { ...target, libc: 'musl' }),
    }
    if (!makeVariant(join(folder, id), variant, material, pkg)) throw new Error(`${id} changes nothing`)
    rows.push({ pkg, target, variant, id })
  }
  return rows
}

// Beside the installations, because trees are made of hard links to them.
const cache =
  process.env['ARCHPROOF_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'archproof')
let folder = ''
let rows: readonly PlannedRow[] = []
let audits: ReadonlyMap<string, Audited> = new Map()

beforeAll(async () => {
  if (!onGlibc) return
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'sample-'))
  const [root, trees] = [join(folder, 'root'), join(folder, 'rows')]
  copyHostRoot(root)
  rows = await planned(trees)
  audits = await auditRows(rows, target, { root, rows: trees })
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the audit found at /rows lies in that folder of this machine. */
const here = (path: string): string => path.replace(/^\/rows(?=\/)/, join(folder, 'rows'))

const testOn = onGlibc ? test : test.skip

testOn.each(wanted)(`%s, %s: it is %s, and the audit says so and why${why}`, async (name, variant, outcome) => {
  const row = rows.find((one) => one.pkg.name === name && one.variant === variant)
  const audited = audits.get(row?.id ?? '')
  const module = audited?.module ?? null
  if (row === undefined || audited === undefined || module === null) throw new Error('not audited')
  const there = { ...module, dir: here(module.dir), files: module.files.map(here) }
  const runtime = await runModule(there, [process.execPath], 30_000)
  expect(compare(row, audited, runtime)).toMatchObject({ audit: outcome, runtime: outcome, agree: true })
})
