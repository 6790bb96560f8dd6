import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from '@jest/globals'

import { linkAddOn, startProgram } from '../../../src/core/link/link.js'
import { dlopen, glibcVersion, wasLoaded } from '../../support/dlopen.js'
import { hostFiles } from '../../support/host-files.js'
import { hasTool, tool } from '../../support/real-objects.js'

// What a compiler makes, broken afterwards, as images are: a library is removed, or an older one is put in its place.

const ready = hasTool('gcc') && glibcVersion !== null
const onCompiler = ready ? test : test.skip
const why = ready ? '' : ' (skipped: there is no gcc, or this Node does not run on glibc)'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'compiled-')))
afterAll(() => rmSync(folder, { recursive: true }))

const node = realpathSync(process.execPath)
const link = (path: string) =>
  linkAddOn(startProgram(hostFiles(), { path: node, environment: {}, workingDir: '/', secure: false }), path)

const compile = (name: string, source: string, ...options: string[]): string => {
  const path = join(folder, name)
  writeFileSync(`${path}.c`, source)
  const result = tool('gcc', ['-shared', '-fPIC', '-o', path, `${path}.c`, ...options])
  if (result?.status !== 0) throw new Error(result?.stderr ?? 'no gcc')
  return path
}

const library = (name: string, versions: string): string => {
  const script = join(folder, `${name}.map`)
  writeFileSync(script, versions)
  return compile(name, 'int given(void) { return 1; }', `-Wl,--version-script=${script}`, `-Wl,-soname,${name}`)
}

const user = 'int given(void); int use(void) { return given(); }'
const linked = (name: string, ...options: string[]) =>
  compile(name, user, `-L${folder}`, '-Wl,-rpath,$ORIGIN', ...options)

onCompiler(`an add-on loads while its library is there, and not when it is removed${why}`, () => {
  const removed = library('libremoved.so', 'V_1 { given; };')
  const path = linked('removed.node', '-lremoved')
  expect(wasLoaded(dlopen(node, path))).toBe(true)
  expect(link(path)).toMatchObject({ rejected: null, missingLibraries: [], missingSymbols: [], damage: [] })
  rmSync(removed)
  expect(dlopen(node, path)).toContain('libremoved.so: cannot open shared object file')
  expect(link(path).missingLibraries).toMatchObject([{ library: 'libremoved.so', reason: 'absent', neededBy: path }])
})

onCompiler(`an older library lacks the version that the add-on was built with${why}`, () => {
  library('libold.so', 'V_1.9 { }; V_1.10 { given; } V_1.9;')
  const path = linked('old.node', '-lold')
  expect(wasLoaded(dlopen(node, path))).toBe(true)
  library('libold.so', 'V_1.2 { }; V_1.9 { given; } V_1.2;')
  expect(dlopen(node, path)).toContain("version `V_1.10' not found")
  expect(link(path).missingVersions).toMatchObject([{ library: 'libold.so', version: 'V_1.10', provided: 'V_1.9' }])
  expect(link(path).missingSymbols).toEqual([])
})

onCompiler.each([
  ['bound lazily', '-Wl,-z,lazy', false],
  ['bound at load', '-Wl,-z,now', true],
])(`a function that the library lost is missed when it is %s${why}`, (_what, option, atLoad) => {
  compile('liblost.so', 'int given(void) { return 1; }', '-Wl,-soname,liblost.so')
  const path = linked(`lost${String(atLoad)}.node`, '-llost', option)
  compile('liblost.so', 'int other(void) { return 1; }', '-Wl,-soname,liblost.so')
  expect(wasLoaded(dlopen(node, path))).toBe(!atLoad)
  expect(link(path).missingSymbols).toEqual([{ symbol: 'given', version: null, neededBy: path, atLoad }])
})

onCompiler(`nothing of it changes without section headers${why}`, () => {
  library('libhead.so', 'V_1 { given; };')
  const path = linked('head.node', '-lhead')
  const bytes = readFileSync(path)
  bytes.fill(0, 40, 48) // e_shoff
  bytes.fill(0, 60, 64) // e_shnum, e_shstrndx
  writeFileSync(path, bytes)
  library('libhead.so', 'V_0 { given; };')
  expect(dlopen(node, path)).toContain("version `V_1' not found")
  expect(link(path).missingVersions).toMatchObject([{ version: 'V_1' }])
})
