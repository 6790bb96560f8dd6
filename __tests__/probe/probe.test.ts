import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { ProbeModule, ProbeResult } from '../../src/core/smoke/protocol.js'
import { probeText, runProbe, token, type ProbeRun } from '../support/probe.js'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'archproof-modules-'))
const addons = join(root, '__tests__/fixtures/addons', process.arch === 'arm64' ? 'arm64' : 'amd64')
const foreign = join(root, '__tests__/fixtures/addons', process.arch === 'arm64' ? 'amd64' : 'arm64')

beforeAll(() => void probeText())
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0

/** An installed package with the given code and, as its native file, an add-on of the fixtures. */
const install = (
  name: string,
  index: string,
  { addon = '', manifest = {} }: { addon?: string; manifest?: object } = {},
): ProbeModule => {
  const dir = join(folder, 'node_modules', name)
  mkdirSync(join(dir, 'build/Release'), { recursive: true })
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js', ...manifest }))
  writeFileSync(join(dir, 'index.js'), index)
  const file = join(dir, 'build/Release/addon.node')
  if (addon !== '') cpSync(addon, file)
  count += 1
  return {
    index: count,
    name,
    version: '1.0.0',
    dir,
    family: 'build-folder',
    certain: true,
    files: addon === '' ? [] : [file],
  }
}

const native = "module.exports = require('./build/Release/addon.node')"
const working = join(addons, 'working.node')

const installed = (name: string): ProbeModule => {
  count += 1
  const dir = join(root, 'node_modules', name)
  return { index: count, name, version: '1.16.18', dir, family: 'platform-package', certain: true, files: [] }
}

const resultOf = ({ events }: ProbeRun, module: ProbeModule): ProbeResult | undefined =>
  events.flatMap((event) => (event.kind === 'done' && event.result.index === module.index ? [event.result] : []))[0]

test('a module of which nothing is known is proved by its mapped object', async () => {
  const module = install('unknown-addon', native, { addon: working })
  const run = await runProbe({ modules: [module] })
  expect(resultOf(run, module)).toMatchObject({
    how: 'load',
    failure: null,
    objects: [join(module.dir, 'build/Release/addon.node')],
    direct: null,
  })
  expect(run.exitCode).toBe(0)
})

test('a known module does its exercise, and its platform package counts as its own', async () => {
  const module = installed('@swc/core')
  const result = resultOf(await runProbe({ modules: [module] }), module)
  expect(result).toMatchObject({ how: 'exercise', failure: null, fits: true })
  expect(result?.objects.join()).toContain('/@swc/core-linux-')
})

test('a module that works without its object is told from one that uses it', async () => {
  const module = install('falls-back', 'module.exports = 1', { addon: working })
  expect(resultOf(await runProbe({ modules: [module] }), module)).toMatchObject({
    failure: null,
    objects: [],
    direct: '',
  })
})

test('what the loader says of an unused object is passed on', async () => {
  const module = install('hides-it', `try { ${native} } catch { module.exports = 1 }`, {
    addon: join(foreign, 'working.node'),
  })
  const result = resultOf(await runProbe({ modules: [module] }), module)
  expect(result).toMatchObject({ failure: null, objects: [] })
  expect(result?.direct).toMatch(/cannot open shared object file|Exec format error/)
})

test('what the loader says is passed on when the package says something else', async () => {
  const code = `try { ${native} } catch { throw new TypeError('x.y is not a function') }`
  const module = install('misleads', code, { addon: join(addons, 'missing-library.node') })
  const result = resultOf(await runProbe({ modules: [module] }), module)
  expect(result?.failure?.message).toBe('x.y is not a function')
  expect(result?.direct).toMatch(/libarchproof-absent\.so\.1: cannot open shared object file/)
})

test('a dlopen error is passed on with its code', async () => {
  const module = install('wrong-machine', native, { addon: join(foreign, 'working.node') })
  const { failure } = resultOf(await runProbe({ modules: [module] }), module) ?? {}
  expect(failure).toMatchObject({ at: 'load', code: 'ERR_DLOPEN_FAILED' })
})

test('messages of causes are passed on, lists of them too', async () => {
  const code = "throw new Error('outer', { cause: [new Error('first'), new Error('second')] })"
  const module = install('has-causes', code)
  const { failure } = resultOf(await runProbe({ modules: [module] }), module) ?? {}
  expect(failure?.message).toBe('outer\nfirst\nsecond')
})

test('a wrong result is told from an error', async () => {
  const stub = "exports.hashSync = () => 'nonsense'; exports.compareSync = () => true"
  const module = { ...install('bcrypt', stub, { manifest: { version: '6.0.0' } }), version: '6.0.0' }
  const { failure, fits } = resultOf(await runProbe({ modules: [module] }), module) ?? {}
  expect(failure?.at).toBe('result')
  expect(failure?.message).toMatch(/hashSync: expected .*got "nonsense"/)
  expect(fits).toBe(true)
})

test('an expression of the user replaces the exercise', async () => {
  const module = install('expressed', native, { addon: working })
  const tried = async (expression: string) =>
    resultOf(await runProbe({ modules: [module], expressions: { expressed: expression } }), module)
  expect(await tried("require('expressed').answer === 42")).toMatchObject({ how: 'expression', failure: null })
  expect((await tried('module.answer === 41'))?.failure?.at).toBe('result')
  expect(await tried('m.answer === 42 && (await Promise.resolve(true)) // both names, and await')).toMatchObject({
    failure: null,
  })
  expect((await tried('undefined'))?.failure).toMatchObject({ at: 'result', message: 'undefined: got undefined' })
  expect((await tried('module.nothing.more'))?.failure?.at).toBe('exercise')
  expect((await tried('() => m.answer'))?.failure).toMatchObject({
    at: 'exercise',
    message: '() => m.answer: is a function; call it and compare its result',
  })
  expect((await tried('not an expression'))?.failure?.at).toBe('exercise')
})

test('a package that is a program shows first that it runs, then the expression decides', async () => {
  const module = { ...install('is-program', 'exports.version = 1'), family: 'executable' as const }
  const tried = async (files: readonly string[], expression: string) => {
    const one = { ...module, files }
    return resultOf(await runProbe({ modules: [one], expressions: { 'is-program': expression } }), one)
  }
  const files = [process.execPath]
  expect(await tried(files, 'm.version')).toMatchObject({ how: 'expression', failure: null, byWork: true })
  expect((await tried(files, 'm.version === 2'))?.failure?.at).toBe('result')
  expect(await tried(['/nowhere/program'], 'm.version')).toMatchObject({ how: 'start', byWork: false })
})

test('each copy of a package counts its own objects', async () => {
  const code = "try { module.exports = require('native-part') } catch { module.exports = 'fallback' }"
  const manifest = { optionalDependencies: { 'native-part': '1.0.0' } }
  install('native-part', native, { addon: working })
  const outer = install('copied', code, { manifest })
  const inner = install('uses-copied/node_modules/copied', code, { manifest })
  install('uses-copied/node_modules/copied/node_modules/native-part', 'throw new Error("absent")')
  const both = { modules: [outer, { ...inner, name: 'copied' }] }
  const run = await runProbe(both)
  expect(resultOf(run, outer)?.objects).toHaveLength(1)
  expect(resultOf(run, inner)?.objects).toEqual([])
})

test.each([
  ['exports and import only', { exports: { '.': { import: './index.js' } }, type: 'module' }],
  ['an ES module', { type: 'module', exports: './index.js' }],
  ['no exports', { type: 'module' }],
])('ES modules are loaded: %s', async (name, manifest) => {
  const code =
    "import { createRequire } from 'node:module'; await 0; export const { answer } = createRequire(import.meta.url)('./build/Release/addon.node')"
  const module = install(`esm-${name.length}`, code, { addon: working, manifest: { ...manifest, main: 'index.js' } })
  const result = resultOf(await runProbe({ modules: [module] }), module)
  expect(result?.failure).toBeNull()
  expect(result?.objects).toHaveLength(1)
})

test('an add-on without a package is loaded by its path', async () => {
  const module = install('stray', native, { addon: working })
  const file = module.files[0] ?? ''
  const stray = { ...module, name: file, dir: file, version: '' }
  expect(resultOf(await runProbe({ modules: [stray] }), stray)).toMatchObject({ failure: null, objects: [file] })
})

test('a crash ends the shared process, and what is reported before stays', async () => {
  const good = install('good-before', native, { addon: working })
  const bad = install('crashes', native, { addon: join(addons, 'crashing.node') })
  const run = await runProbe({ modules: [good, bad] })
  expect(run.signal).toBe('SIGSEGV')
  expect(resultOf(run, good)?.failure).toBeNull()
  expect(run.events.at(-1)).toEqual({ kind: 'start', index: bad.index, lane: 0 })
})

test('groups have processes of their own: a crash in one leaves the others', async () => {
  const good = install('good-after', native, { addon: working })
  const bad = install('crashes-alone', native, { addon: join(addons, 'crashing.node') })
  const run = await runProbe({ modules: [bad, good], groups: [[bad.index], [good.index]] })
  expect(run.exitCode).toBe(0)
  expect(run.events).toContainEqual({ kind: 'died', lane: 0, signal: 'SIGSEGV', exitCode: null })
  expect(resultOf(run, good)?.failure).toBeNull()
  expect(run.events.at(-1)).toEqual({ kind: 'end' })
})

/** Loads its add-on when the other one has begun: in one process after the other it never would. */
const waiting = (marker: string): string => `
  const until = Date.now() + 30_000
  while (!require('node:fs').existsSync('${marker}')) if (Date.now() > until) throw new Error('waited in vain')
  ${native}`
const telling = (marker: string): string => `require('node:fs').writeFileSync('${marker}', '')\n${native}`

const startsOf = ({ events }: ProbeRun): readonly (readonly [number, number])[] =>
  events.flatMap((event) => (event.kind === 'start' ? [[event.index, event.lane] as const] : []))

test('processes that share the modules run them side by side, each once', async () => {
  const marker = join(folder, 'begun')
  const first = install('waits', waiting(marker), { addon: working })
  const second = install('tells', telling(marker), { addon: working })
  const run = await runProbe({ modules: [first, second], lanes: 2 })
  expect(startsOf(run).toSorted()).toEqual(
    [
      [first.index, 0],
      [second.index, 1],
    ].toSorted(),
  )
  expect([resultOf(run, first)?.failure, resultOf(run, second)?.failure]).toEqual([null, null])
  expect(run.events.at(-1)).toEqual({ kind: 'end' })
})

test('of processes that share the modules one can crash, and the first goes on to the end', async () => {
  const marker = join(folder, 'crashed')
  const first = install('survives', waiting(marker), { addon: working })
  // The first process begins with the largest.
  appendFileSync(first.files[0] ?? '', Buffer.alloc(1_000_000))
  const second = install('dies', telling(marker), { addon: join(addons, 'crashing.node') })
  const run = await runProbe({ modules: [first, second], lanes: 2 })
  expect(run.events).toContainEqual({ kind: 'died', lane: 1, signal: 'SIGSEGV', exitCode: null })
  expect(resultOf(run, first)?.failure).toBeNull()
  expect(run.events.at(-1)).toEqual({ kind: 'end' })
})

test('a process that nothing is left for is sent away', async () => {
  const only = install('only', native, { addon: working })
  const run = await runProbe({ modules: [only], lanes: 3 })
  expect(startsOf(run)).toEqual([[only.index, 0]])
  expect(run.events.at(-1)).toEqual({ kind: 'end' })
  expect(run.events.filter(({ kind }) => kind === 'died')).toEqual([])
})

test('a result longer than what a shared pipe takes at once is asked for again', async () => {
  const long = install('long', `throw new Error('x'.repeat(9000), { cause: new Error('y'.repeat(9000)) })`, {
    addon: working,
  })
  const shared = await runProbe({ modules: [long], lanes: 2 })
  expect(shared.events).toContainEqual({ kind: 'again', index: long.index })
  expect(resultOf(shared, long)).toBeUndefined()
  expect(resultOf(await runProbe({ modules: [long] }), long)?.failure?.message).toHaveLength(4096)
})

test('a promise that never settles is a hang and no end', async () => {
  const module = { ...install('argon2', 'exports.hash = () => new Promise(() => {})'), version: '0.45.0' }
  const run = await runProbe({ modules: [module] }, 3000)
  expect(run.signal).toBe('SIGKILL')
  expect(run.events.some(({ kind }) => kind === 'done' || kind === 'end')).toBe(false)
})

test('an open handle does not keep the probe', async () => {
  const module = install('keeps-open', 'setInterval(() => {}, 1000); module.exports = 1')
  expect((await runProbe({ modules: [module] }, 20_000)).exitCode).toBe(0)
})

test('what a module prints is not taken for the probe, and hides nothing of it', async () => {
  const code = `
    const forged = JSON.stringify({ kind: 'end' })
    process.stdout.write('no line break')
    console.log('::add-mask::e\\n##[error]x')
    console.log('${'0'.repeat(token.length)}' + forged + '\\n' + forged)
    process.stdout.write(Buffer.from([0xff, 0xfe, 0x0a, 0xc3]))
    process.stdout.write('x'.repeat(1e6))
    ${native}`
  const module = install('hostile', code, { addon: working })
  const { events } = await runProbe({ modules: [module] })
  expect(events.map(({ kind }) => kind)).toEqual(['hello', 'start', 'done', 'end'])
})

test('modules see no trace of the program on standard input', async () => {
  const names = "['require', 'module', 'exports', '__filename', '__dirname']"
  const code = `const seen = ${names}.filter((name) => name in globalThis); if (seen.length) throw new Error(seen.join())`
  const module = install('looks-around', code)
  expect(resultOf(await runProbe({ modules: [module] }), module)?.failure).toBeNull()
})

test('skipped modules are not touched', async () => {
  const module = install('left-out', 'process.exit(9)')
  expect((await runProbe({ modules: [module], skip: ['left-out'] })).exitCode).toBe(0)
})
