import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test } from '@jest/globals'

import { linkAddOn, startProgram } from '../../../src/core/link/link.js'
import type { LinkReport, MissingSymbol } from '../../../src/core/link/loader.js'
import { buildElf, type ElfDeclaration } from '../../support/elf-builder.js'
import { hostFiles } from '../../support/host-files.js'
import { compileMuslProgram, compilePackedObject } from '../../support/musl-program.js'
import { tool } from '../../support/real-objects.js'

// Every case is checked against what is known of musl, and against musl's own loader where there is one.

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'musl-')))
afterAll(() => rmSync(folder, { recursive: true }))

const machine = process.arch === 'arm64' ? 183 : 62
const otherMachine = process.arch === 'arm64' ? 62 : 183

const put = (path: string, declaration: ElfDeclaration): string => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, buildElf({ machine, ...declaration }))
  return path
}

/** A program and a C library that define what the cases use. */
const buildMuslProgram = (): string => {
  const given = (...names: string[]) => names.map((name) => ({ name, defined: true }))
  const loader = put(join(folder, `lib/ld-musl-${machine === 62 ? 'x86_64' : 'aarch64'}.so.1`), {
    symbols: given('__libc_start_main', 'stdin', 'puts', 'dlopen', 'open'),
  })
  const symbols = [...given('from_program'), { name: 'puts', reference: 'plt' } as const]
  return put(join(folder, 'opens'), { interpreter: loader, needed: ['libc.so'], symbols, flags1: 0x0800_0000 })
}

const compiled = compileMuslProgram(folder)
const program = compiled ?? buildMuslProgram()
const oracle = compiled === null ? ' (the real loader is skipped: there is no musl-gcc)' : ', as the real loader does'

const started = (environment: Readonly<Record<string, string>> = {}) =>
  startProgram(hostFiles(), { path: program, environment, workingDir: '/', secure: false })

const complaints = (report: LinkReport) => ({
  rejected: report.rejected,
  libraries: report.missingLibraries.map(({ library }) => library),
  atLoad: names(report.missingSymbols.filter(({ atLoad }) => atLoad)),
  atCall: names(report.missingSymbols.filter(({ atLoad }) => !atLoad)),
  versions: report.missingVersions.length,
  damage: report.damage,
})
const names = (symbols: readonly MissingSymbol[]) => symbols.map(({ symbol }) => symbol)
const nothing = { rejected: null, libraries: [], atLoad: [], atCall: [], versions: 0, damage: [] }

interface Case {
  readonly what: string
  readonly objects: Readonly<Record<string, ElfDeclaration>>
  readonly links?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly message?: RegExp
  readonly complaint?: Partial<ReturnType<typeof complaints>>
}

const cases: readonly Case[] = [
  { what: 'an object that needs nothing', objects: { 'a.node': {} } },
  {
    what: 'its own names and those of glibc, which it takes for itself',
    objects: {
      'a.node': {
        needed: ['libc.musl-x86_64.so.1', 'libc.so.6', 'libm.so.6', 'libpthread.so.0', 'libdl.so.2', 'librt.so.1'],
      },
    },
  },
  {
    what: 'names of large files, for which it takes those without 64',
    objects: { 'a.node': { needed: ['libc.so.6'], symbols: [{ name: 'open64', reference: 'data' }] } },
  },
  {
    what: 'a name with 64 that it does not know',
    objects: { 'a.node': { needed: ['libc.so.6'], symbols: [{ name: 'puts64', reference: 'data' }] } },
    message: /puts64: symbol not found/,
    complaint: { atLoad: ['puts64'] },
  },
  {
    what: "glibc's loader, which is not there",
    objects: { 'a.node': { needed: ['libc.so.6', 'ld-linux-none.so.2'] } },
    message: /Error loading shared library ld-linux-none\.so\.2: No such file/,
    complaint: { libraries: ['ld-linux-none.so.2'] },
  },
  {
    what: 'DT_RPATH and DT_RUNPATH alike, also for what a library needs',
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGIN/lib' },
      'lib/libx.so': { needed: ['liby.so'], rpath: '/nowhere' },
      'lib/liby.so': {},
    },
  },
  {
    what: 'DT_RUNPATH before DT_RPATH',
    objects: { 'a.node': { needed: ['libx.so'], rpath: '$ORIGIN/lib', runpath: '/nowhere' }, 'lib/libx.so': {} },
    message: /Error loading shared library libx\.so/,
    complaint: { libraries: ['libx.so'] },
  },
  {
    what: 'a path with $LIB, which it ignores as a whole',
    objects: { 'a.node': { needed: ['libx.so'], runpath: '$ORIGIN/lib:/$LIB' }, 'lib/libx.so': {} },
    message: /Error loading shared library libx\.so/,
    complaint: { libraries: ['libx.so'] },
  },
  {
    what: '$ORIGIN with more letters behind it',
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGINAL' },
      '../_ORIGIN_with_more_letters_behind_itAL/libx.so': {},
    },
  },
  {
    what: 'the path of the environment before all',
    objects: {
      'a.node': { needed: ['libx.so'], symbols: [{ name: 'f', reference: 'data' }], rpath: '$ORIGIN/wrong' },
      'wrong/libx.so': {},
      'lib/libx.so': { symbols: [{ name: 'f', defined: true }] },
    },
    env: { LD_LIBRARY_PATH: `:/nowhere:${folder}/the_path_of_the_environment_before_all/lib` },
  },
  {
    what: 'a soname, by which it does not find what is loaded under a file name',
    objects: {
      'a.node': { needed: ['libfile.so', 'libname.so.1'], rpath: '$ORIGIN' },
      'libfile.so': { soname: 'libname.so.1' },
    },
    message: /Error loading shared library libname\.so\.1/,
    complaint: { libraries: ['libname.so.1'] },
  },
  {
    what: 'one file under two names',
    objects: { 'a.node': { needed: ['libone.so', 'libtwo.so'], rpath: '$ORIGIN' }, 'libone.so': {} },
    links: { 'libtwo.so': 'libone.so' },
  },
  {
    what: 'a version that nobody has, at which it does not look',
    objects: {
      'a.node': {
        needed: ['libx.so'],
        rpath: '$ORIGIN',
        versionNeeds: [{ library: 'libx.so', version: 'X_9' }],
        symbols: [{ name: 'f', version: 'X_1', library: 'libx.so', reference: 'data' }],
      },
      'libx.so': {
        soname: 'libx.so',
        versionDefinitions: ['X_2'],
        symbols: [{ name: 'f', defined: true, version: 'X_2' }],
      },
    },
  },
  {
    what: 'a symbol that is there in a hidden version only',
    objects: {
      'a.node': {
        needed: ['libx.so'],
        rpath: '$ORIGIN',
        symbols: [{ name: 'f', version: 'X_1', library: 'libx.so', reference: 'data' }],
      },
      'libx.so': {
        soname: 'libx.so',
        versionDefinitions: ['X_1'],
        symbols: [{ name: 'f', defined: true, version: 'X_1', hidden: true }],
      },
    },
    message: /Error relocating .*a\.node: f: symbol not found/,
    complaint: { atLoad: ['f'] },
  },
  {
    what: 'symbols of the program and of the C library',
    objects: {
      'a.node': {
        symbols: [
          { name: 'from_program', reference: 'data' },
          { name: 'puts', reference: 'got' },
        ],
      },
    },
  },
  {
    what: 'a stored symbol that nobody has',
    objects: { 'a.node': { symbols: [{ name: 'nobody_has_it', reference: 'data' }] } },
    message: /Error relocating .*a\.node: nobody_has_it: symbol not found/,
    complaint: { atLoad: ['nobody_has_it'] },
  },
  {
    what: 'symbols of the global offset table, which it puts off',
    objects: {
      'a.node': {
        symbols: [
          { name: 'never_here', reference: 'got' },
          { name: 'nor_here', reference: 'plt' },
        ],
      },
    },
    complaint: { atCall: ['never_here', 'nor_here'] },
  },
  {
    what: 'the same where all are bound at once',
    objects: { 'a.node': { symbols: [{ name: 'never_here', reference: 'got' }], flags1: 1 } },
    message: /never_here: symbol not found/,
    complaint: { atLoad: ['never_here'] },
  },
  {
    what: 'the same in a library that it needs',
    objects: {
      'a.node': { needed: ['libx.so'], rpath: '$ORIGIN' },
      'libx.so': { symbols: [{ name: 'never_here', reference: 'plt' }], flags: 8 },
    },
    message: /Error relocating .*libx\.so: never_here: symbol not found/,
    complaint: { atLoad: ['never_here'] },
  },
  {
    what: 'a weak symbol',
    objects: { 'a.node': { symbols: [{ name: 'nobody_has_it', weak: true, reference: 'data' }] } },
  },
  {
    what: 'a preloaded object, and one that is not there',
    objects: {
      'a.node': { symbols: [{ name: 'f', reference: 'data' }] },
      'p.so': { symbols: [{ name: 'f', defined: true }] },
    },
    env: { LD_PRELOAD: `${folder}/a_preloaded_object/p.so:libnone.so` },
  },
]

test.each(cases)(`finds $what${oracle}`, ({ what, objects, links = {}, env = {}, message, complaint }) => {
  const at = join(folder, what.split(',')[0]!.replaceAll(/\W/g, '_'))
  for (const [name, declaration] of Object.entries(objects)) put(join(at, name), declaration)
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(at, name))
  const path = join(at, 'a.node')
  expect(complaints(linkAddOn(started(env), path))).toEqual({ ...nothing, ...complaint })
  if (compiled === null) return
  const said = tool(compiled, [path], env)?.stdout ?? ''
  expect(said).toMatch(message ?? /^loaded$/m)
})

test('an add-on of another machine is refused before it is mapped, which is what crashes a real process', () => {
  const path = put(join(folder, 'foreign/a.node'), { machine: otherMachine })
  expect(linkAddOn(started(), path).rejected).toBe('wrong-machine')
})

test('a library of another machine is taken, not passed over, and does not work', () => {
  const foreign = put(join(folder, 'taken/one/libx.so'), { machine: otherMachine })
  put(join(folder, 'taken/two/libx.so'), {})
  const path = put(join(folder, 'taken/a.node'), { needed: ['libx.so'], rpath: '$ORIGIN/one:$ORIGIN/two' })
  expect(linkAddOn(started(), path).missingLibraries).toEqual([
    {
      library: 'libx.so',
      neededBy: path,
      searched: [join(folder, 'taken/one')],
      reason: 'wrong-machine',
      found: foreign,
    },
  ])
})

test('a second C library that is asked for by another name is the first one', () => {
  const second = put(join(folder, 'second/ld-linux-other.so.2'), {
    symbols: [
      { name: '__libc_start_main', defined: true },
      { name: 'stdin', defined: true },
    ],
  })
  const path = put(join(folder, 'second/a.node'), { needed: ['ld-linux-other.so.2'], rpath: '$ORIGIN' })
  const report = linkAddOn(started(), path)
  expect(complaints(report)).toEqual(nothing)
  expect(report.loaded.map((object) => object.path)).toEqual([path])
  expect(existsSync(second)).toBe(true)
})

const packed = compiled === null ? null : compilePackedObject(folder)
const onPacked = packed === null ? test.skip : test
const whyNot = packed === null ? ' (skipped: no musl-gcc that makes them)' : ''

onPacked(`an object with packed relocations crashes musl before 1.2.4, as the real loader shows${whyNot}`, () => {
  const { missingVersions, damage } = linkAddOn(started(), packed!)
  expect(damage).toEqual([])
  const works = tool(compiled!, [packed!])?.stdout.trim() === 'loaded'
  expect(missingVersions).toMatchObject(works ? [] : [{ library: 'musl', version: '1.2.4', neededBy: packed! }])
})

test('where musl does not say its version, packed relocations are a gap', () => {
  const at = join(folder, 'release-unknown')
  const interpreter = put(join(at, 'ld-musl-x86_64.so.1'), { symbols: [{ name: '__dls3', defined: true }] })
  const main = put(join(at, 'node'), { interpreter, flags1: 0x0800_0000 })
  const addOn = put(join(at, 'a.node'), { packed: true })
  const node = startProgram(hostFiles(), { path: main, environment: {}, workingDir: '/', secure: false })
  expect(linkAddOn(node, addOn).damage).toEqual([expect.stringContaining('does not say its version')])
})

test.each([
  ['1.1.24', true],
  ['1.2.3', true],
  ['1.2.4', false],
  ['1.2.10', false],
  ['1.3.0', false],
])('knows whether musl %s relocates DT_RELR', (version, tooOld) => {
  const at = join(folder, `release-${version}`)
  // The version is one of the strings of the library, like the names of its symbols.
  const symbols = ['__dls3', version].map((name) => ({ name, defined: true }))
  const interpreter = put(join(at, 'ld-musl-x86_64.so.1'), { symbols })
  const main = put(join(at, 'node'), { interpreter, flags1: 0x0800_0000 })
  const addOn = put(join(at, 'a.node'), { packed: true })
  const node = startProgram(hostFiles(), { path: main, environment: {}, workingDir: '/', secure: false })
  const report = linkAddOn(node, addOn)
  expect(report.damage).toEqual([])
  const missing = { library: 'musl', path: interpreter, version: '1.2.4', neededBy: addOn, provided: version }
  expect(report.missingVersions).toEqual(tooOld ? [missing] : [])
})

test('at its start the program itself must find everything', () => {
  const { report } = started()
  expect(complaints(report)).toEqual(nothing)
  const loader = report.loaded.find(({ via }) => via === 'loader')!
  const broken = put(join(folder, 'start/program'), {
    interpreter: loader.path,
    needed: ['libc.so'],
    symbols: [{ name: 'never_here', reference: 'plt' }],
    flags1: 0x0800_0000,
  })
  const program = startProgram(hostFiles(), { path: broken, environment: {}, workingDir: '/', secure: false })
  expect(complaints(program.report)).toEqual({ ...nothing, atLoad: ['never_here'] })
})

test('searches where /etc/ld-musl-ARCH.path says, and by default in three folders', () => {
  const root = join(folder, 'configured')
  const loader = put(join(root, 'lib/ld-musl-x86_64.so.1'), {})
  const main = put(join(root, 'bin/node'), { interpreter: loader, needed: ['libx.so'], flags1: 0x0800_0000 })
  const report = () => startProgram(hostFiles(), { path: main, environment: {}, workingDir: '/', secure: false }).report
  expect(report().missingLibraries[0]?.searched).toEqual(['/lib', '/usr/local/lib', '/usr/lib'])
  put(join(root, 'special/libx.so'), {})
  mkdirSync(join(root, 'etc'))
  writeFileSync(join(root, 'etc/ld-musl-x86_64.path'), `/nowhere\n${join(root, 'special')}\n`)
  expect(report().missingLibraries).toEqual([])
  expect(report().loaded.map(({ path, via }) => [path, via])).toContainEqual([join(root, 'special/libx.so'), 'default'])
})
