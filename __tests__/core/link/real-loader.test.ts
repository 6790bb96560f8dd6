import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, expect, test } from '@jest/globals'

import { linkAddOn, startProgram, type StartedProgram } from '../../../src/core/link/link.js'
import type { LinkReport } from '../../../src/core/link/loader.js'
import { dlopen, glibcVersion, wasLoaded } from '../../support/dlopen.js'
import { buildElf, type ElfDeclaration } from '../../support/elf-builder.js'
import { hostFiles } from '../../support/host-files.js'
import { addOns, hasTool, systemLibraries, tool } from '../../support/real-objects.js'

// The loader of this machine is the oracle: what it says of a real or a built object, the report must say as well.

const node = realpathSync(process.execPath)
const machine = { x64: 62, arm64: 183 }[process.arch as string]
const glibc = glibcVersion !== null && machine !== undefined
const onGlibc = glibc ? test : test.skip
const why = glibc ? '' : ' (skipped: this Node runs on no glibc of a machine that is built for here)'
const withLdd = glibc && hasTool('ldd') ? test : test.skip

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'link-')))
afterAll(() => rmSync(folder, { recursive: true }))

const files = hostFiles()
const started = new Map<string, StartedProgram>()
const program = (environment: Readonly<Record<string, string>> = {}): StartedProgram => {
  const key = JSON.stringify(environment)
  const known = started.get(key) ?? startProgram(files, { path: node, environment, workingDir: '/', secure: false })
  started.set(key, known)
  return known
}

const put = (name: string, declaration: ElfDeclaration): string => {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, buildElf({ machine: machine ?? 62, ...declaration }))
  return path
}

const complaints = (report: LinkReport) => ({
  rejected: report.rejected,
  libraries: report.missingLibraries.map(({ library }) => library),
  versions: report.missingVersions.map(({ version }) => version),
  symbols: report.missingSymbols.filter(({ atLoad }) => atLoad).map(({ symbol }) => symbol),
  damage: report.damage,
})
const nothing = { rejected: null, libraries: [], versions: [], symbols: [], damage: [] }

withLdd(`finds everything of node where ldd finds it${why}`, () => {
  const { report } = program()
  expect({ ...complaints(report), interpreterMissing: report.interpreterMissing }).toEqual({
    ...nothing,
    interpreterMissing: null,
  })
  expect(pathsOf(report)).toEqual(lddPaths(node))
})

const pathsOf = (report: LinkReport): readonly string[] =>
  report.loaded
    .slice(1)
    .map(({ path }) => path)
    .sort()

/** `libm.so.6 => /lib/libm.so.6 (0x…)` and `/lib64/ld-linux-x86-64.so.2 (0x…)`. */
const lddPaths = (path: string): readonly string[] =>
  (tool('ldd', [path])?.stdout ?? '')
    .split('\n')
    .map((line) => /(?:=> |^\t)(\/\S+) \(0x/.exec(line)?.[1])
    .filter((found) => found !== undefined)
    .sort()

const libraries = glibc ? [...addOns(), ...systemLibraries(40)].filter((path) => !path.includes('-musl')) : ['none']

withLdd.each(libraries)(`finds what %s needs where ldd finds it${why}`, (path) => {
  const report = linkAddOn(program(), path)
  if (report.rejected !== null) return
  expect(report.missingLibraries).toEqual([])
  const found = new Set([...program().report.loaded, ...report.loaded].map((object) => object.path))
  const missed = lddPaths(path).filter((wanted) => !found.has(wanted))
  expect(missed).toEqual([])
})

onGlibc.each(addOns())(`agrees with the loader that %s loads${why}`, (path) => {
  const report = linkAddOn(program(), path)
  const message = dlopen(node, path)
  expect(message === '' || wasLoaded(message)).toBe(true)
  expect(complaints(report)).toEqual(nothing)
})

interface Case {
  readonly what: string
  readonly objects: Readonly<Record<string, ElfDeclaration>>
  readonly env?: Readonly<Record<string, string>>
  /** What both must say; nothing when it loads. */
  readonly message?: RegExp
  readonly complaint?: Partial<ReturnType<typeof complaints>>
}

const otherMachine = machine === 62 ? 183 : 62
const call = (name: string, version?: string) =>
  ({ name, reference: 'plt', ...(version === undefined ? {} : { version, library: 'libc.so.6' }) }) as const

const cases: readonly Case[] = [
  { what: 'an object that needs nothing', objects: { 'a.node': {} } },
  {
    what: 'a library that is nowhere',
    objects: { 'a.node': { needed: ['libnowhere.so.1'] } },
    message: /libnowhere\.so\.1: cannot open shared object file/,
    complaint: { libraries: ['libnowhere.so.1'] },
  },
  {
    what: 'a library beside it by DT_RUNPATH',
    objects: { 'a.node': { needed: ['libx.so'], runpath: '$ORIGIN' }, 'libx.so': {} },
  },
  {
    what: 'a library below it by DT_RPATH with braces',
    objects: { 'a.node': { needed: ['libx.so'], rpath: '${ORIGIN}/lib' }, 'lib/libx.so': {} },
  },
  {
    what: 'DT_RPATH that DT_RUNPATH disables',
    objects: { 'a.node': { needed: ['libx.so'], rpath: '$ORIGIN/lib', runpath: '$ORIGIN/none' }, 'lib/libx.so': {} },
    message: /libx\.so: cannot open/,
    complaint: { libraries: ['libx.so'] },
  },
  {
    what: 'DT_RPATH for what a library needs',
    objects: {
      'a.node': { needed: ['libx.so'], rpath: '$ORIGIN/lib' },
      'lib/libx.so': { needed: ['liby.so'] },
      'lib/liby.so': {},
    },
  },
  {
    what: 'DT_RUNPATH, which is not for what a library needs',
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGIN/lib' },
      'lib/libx.so': { needed: ['liby.so'] },
      'lib/liby.so': {},
    },
    message: /liby\.so: cannot open/,
    complaint: { libraries: ['liby.so'] },
  },
  {
    what: 'DT_RPATH of the add-on and a library with DT_RUNPATH',
    objects: {
      'a.node': { needed: ['libx.so'], rpath: '$ORIGIN/lib' },
      'lib/libx.so': { needed: ['liby.so'], runpath: '/nowhere' },
      'lib/liby.so': {},
    },
    message: /liby\.so: cannot open/,
    complaint: { libraries: ['liby.so'] },
  },
  {
    what: 'a library of another machine, which is passed over',
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGIN/other:$ORIGIN/right' },
      'other/libx.so': { machine: otherMachine },
      'right/libx.so': {},
    },
  },
  {
    what: 'a library of another machine only',
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGIN/other' },
      'other/libx.so': { machine: otherMachine },
    },
    message: /libx\.so: cannot open/,
    complaint: { libraries: ['libx.so'] },
  },
  {
    what: 'a library of another class only',
    objects: { 'a.node': { needed: ['libx.so'], runpath: '$ORIGIN/other' }, 'other/libx.so': { bits: 32, machine: 3 } },
    message: /libx\.so: (?:wrong ELF class|cannot open)/,
    complaint: { libraries: ['libx.so'] },
  },
  {
    what: 'an add-on of another machine',
    objects: { 'a.node': { machine: otherMachine } },
    message: /a\.node: cannot open shared object file/,
    complaint: { rejected: 'wrong-machine' },
  },
  {
    what: 'an add-on of another class',
    objects: { 'a.node': { bits: 32, machine: 3 } },
    message: /wrong ELF class: ELFCLASS32/,
    complaint: { rejected: 'wrong-class' },
  },
  {
    what: 'a relocatable object',
    objects: { 'a.node': { type: 1 } },
    message: /only ET_DYN and ET_EXEC can be loaded/,
    complaint: { rejected: 'not-loadable' },
  },
  {
    what: 'a library by its soname, loaded under another name',
    objects: {
      'a.node': { needed: ['libfile.so', 'libname.so.1'], runpath: '$ORIGIN' },
      'libfile.so': { soname: 'libname.so.1' },
    },
  },
  {
    what: 'LD_LIBRARY_PATH',
    objects: { 'a.node': { needed: ['libx.so'] }, 'lib/libx.so': {} },
    env: { LD_LIBRARY_PATH: `/nowhere;${folder}/LD_LIBRARY_PATH/lib` },
  },
  {
    what: 'LD_PRELOAD, which gives symbols and may be missing',
    objects: {
      'a.node': { symbols: [{ name: 'given', reference: 'data' }] },
      'p.so': { symbols: [{ name: 'given', defined: true }] },
    },
    env: { LD_PRELOAD: `${folder}/LD_PRELOAD/p.so libnone.so` },
  },
  {
    what: 'a version that the C library does not have',
    objects: { 'a.node': { needed: ['libc.so.6'], versionNeeds: [{ library: 'libc.so.6', version: 'GLIBC_9.99' }] } },
    message: /version `GLIBC_9\.99' not found/,
    complaint: { versions: ['GLIBC_9.99'] },
  },
  {
    what: 'a weak need of a version',
    objects: {
      'a.node': { needed: ['libc.so.6'], versionNeeds: [{ library: 'libc.so.6', version: 'GLIBC_9.99', weak: true }] },
    },
  },
  {
    what: 'a version of a library that has none',
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGIN', versionNeeds: [{ library: 'libx.so', version: 'X_1' }] },
      'libx.so': {},
    },
  },
  {
    what: 'a version that a library of its library lacks',
    objects: {
      'a.node': { needed: ['libx.so'], rpath: '$ORIGIN' },
      'libx.so': { needed: ['liby.so'], versionNeeds: [{ library: 'liby.so', version: 'Y_1.10' }] },
      'liby.so': { soname: 'liby.so', versionDefinitions: ['Y_1.2', 'Y_1.9'] },
    },
    message: /version `Y_1\.10' not found/,
    complaint: { versions: ['Y_1.10'] },
  },
  {
    what: 'a symbol that nobody has, stored at load',
    objects: { 'a.node': { symbols: [{ name: 'nobody_has_it', reference: 'data' }] } },
    message: /undefined symbol: nobody_has_it/,
    complaint: { symbols: ['nobody_has_it'] },
  },
  {
    what: 'a symbol that nobody has, in the global offset table',
    objects: { 'a.node': { symbols: [{ name: 'nobody_has_it', reference: 'got' }] } },
    message: /undefined symbol: nobody_has_it/,
    complaint: { symbols: ['nobody_has_it'] },
  },
  { what: 'a call of a symbol that nobody has', objects: { 'a.node': { symbols: [call('nobody_has_it')] } } },
  {
    what: 'such a call where all are bound at once',
    objects: { 'a.node': { symbols: [call('nobody_has_it')], flags: 8 } },
    message: /undefined symbol: nobody_has_it/,
    complaint: { symbols: ['nobody_has_it'] },
  },
  {
    what: 'such a call with LD_BIND_NOW',
    objects: { 'a.node': { symbols: [call('nobody_has_it')] } },
    env: { LD_BIND_NOW: '1' },
    message: /undefined symbol: nobody_has_it/,
    complaint: { symbols: ['nobody_has_it'] },
  },
  {
    what: 'a weak symbol',
    objects: { 'a.node': { symbols: [{ name: 'nobody_has_it', weak: true, reference: 'data' }] } },
  },
  { what: 'a symbol that nothing refers to', objects: { 'a.node': { symbols: [{ name: 'nobody_has_it' }] } } },
  {
    what: 'a symbol of node',
    objects: {
      'a.node': {
        symbols: [
          { name: 'napi_create_object', reference: 'data' },
          { name: 'uv_now', reference: 'got' },
        ],
      },
    },
  },
  {
    what: 'a symbol with the version that the library has',
    objects: {
      'a.node': {
        needed: ['libx.so'],
        runpath: '$ORIGIN',
        symbols: [{ name: 'f', version: 'X_1', library: 'libx.so', reference: 'data' }],
      },
      'libx.so': {
        soname: 'libx.so',
        versionDefinitions: ['X_1', 'X_2'],
        symbols: [
          { name: 'f', defined: true, version: 'X_1', hidden: true },
          { name: 'f', defined: true, version: 'X_2' },
        ],
      },
    },
  },
  {
    what: 'a symbol that has another version only',
    objects: {
      'a.node': {
        needed: ['libx.so'],
        runpath: '$ORIGIN',
        symbols: [{ name: 'f', version: 'X_1', library: 'libx.so', reference: 'data' }],
      },
      'libx.so': {
        soname: 'libx.so',
        versionDefinitions: ['X_1', 'X_2'],
        symbols: [{ name: 'f', defined: true, version: 'X_2' }],
      },
    },
    message: /undefined symbol: f, version X_1/,
    complaint: { symbols: ['f'] },
  },
  {
    // The library uses versions of others: glibc stops with a failed assertion where an object has no version table at all.
    what: 'a versioned symbol of a library that defines no versions',
    objects: {
      'a.node': {
        needed: ['libx.so'],
        runpath: '$ORIGIN',
        symbols: [{ name: 'f', version: 'X_1', library: 'libx.so', reference: 'data' }],
      },
      'libx.so': {
        soname: 'libx.so',
        needed: ['libc.so.6'],
        versionNeeds: [{ library: 'libc.so.6', version: 'GLIBC_2.17' }],
        symbols: [{ name: 'f', defined: true }],
      },
    },
  },
  ...[
    { hidden: false, version: 'X_2', loads: true },
    { hidden: true, version: 'X_1', loads: true },
    { hidden: true, version: 'X_2', loads: false },
  ].map(({ hidden, version, loads }): Case => ({
    what: `a symbol without version that is there as ${hidden ? '@' : '@@'}${version}`,
    objects: {
      'a.node': { needed: ['libx.so'], runpath: '$ORIGIN', symbols: [{ name: 'f', reference: 'data' }] },
      'libx.so': {
        soname: 'libx.so',
        versionDefinitions: ['X_1', 'X_2'],
        symbols: [{ name: 'f', defined: true, version, hidden }],
      },
    },
    ...(loads ? {} : { message: /undefined symbol: f/, complaint: { symbols: ['f'] } }),
  })),
]

onGlibc.each(cases)(`agrees with the loader about $what${why}`, ({ what, objects, env = {}, message, complaint }) => {
  const at = /^[A-Z_]+$/.exec(what.split(',')[0]!)?.[0] ?? what.replaceAll(/\W/g, '_')
  for (const [name, declaration] of Object.entries(objects)) put(join(at, name), declaration)
  const path = join(folder, at, 'a.node')
  const said = dlopen(node, path, env)
  if (message === undefined) expect(wasLoaded(said) ? 'loaded' : said).toBe('loaded')
  else expect(said).toMatch(message)
  expect(complaints(linkAddOn(program(env), path))).toEqual({ ...nothing, ...complaint })
})

onGlibc(`says where it has searched and what is provided instead${why}`, () => {
  const needy = put('report/a.node', {
    needed: ['libnone.so', 'libc.so.6'],
    runpath: '$ORIGIN/lib',
    versionNeeds: [{ library: 'libc.so.6', version: 'GLIBC_9.99' }],
  })
  const report = linkAddOn(program(), needy)
  expect(report.missingLibraries).toEqual([
    {
      library: 'libnone.so',
      neededBy: needy,
      reason: 'absent',
      found: null,
      searched: expect.arrayContaining([join(folder, 'report/lib'), '/lib', '/usr/lib']),
    },
  ])
  const [missing] = report.missingVersions
  expect(missing).toMatchObject({ library: 'libc.so.6', version: 'GLIBC_9.99', neededBy: needy })
  expect(missing?.provided).toBe(`GLIBC_${glibcVersion ?? ''}`)
})
