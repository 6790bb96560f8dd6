import { expect, test } from '@jest/globals'

import { linkAddOn, startProgram, type StartedProgram } from '../../../src/core/link/link.js'
import type { Filesystem, LinkReport, Program } from '../../../src/core/link/loader.js'
import { buildElf, type ElfDeclaration } from '../../support/elf-builder.js'
import { fuzzSeed, mutate, randomNumbers } from '../../support/mutations.js'
import { rootOf, type RootFile } from '../../support/root-of.js'
import { cpuTime } from '../../support/cpu-time.js'

const loaderPath = '/lib64/ld-linux-x86-64.so.2'
const libc: ElfDeclaration = { soname: 'libc.so.6', needed: ['ld-linux-x86-64.so.2'] }
const node: ElfDeclaration = { interpreter: loaderPath, needed: ['libc.so.6'], flags1: 0x0800_0000 }

/** A small image with glibc where Debian has it. */
const debian: Readonly<Record<string, RootFile>> = {
  '/usr/local/bin/node': node,
  '/lib': { link: 'usr/lib' },
  '/lib64': { link: 'usr/lib64' },
  '/usr/lib64/ld-linux-x86-64.so.2': { link: '../lib/x86_64-linux-gnu/ld-linux-x86-64.so.2' },
  '/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2': { soname: 'ld-linux-x86-64.so.2' },
  '/usr/lib/x86_64-linux-gnu/libc.so.6': libc,
}

const start = (files: Filesystem, program: Partial<Program> = {}): StartedProgram =>
  startProgram(files, { path: '/usr/local/bin/node', environment: {}, workingDir: '/', secure: false, ...program })

const link = (files: Readonly<Record<string, RootFile>>, program: Partial<Program> = {}): LinkReport =>
  linkAddOn(start(rootOf({ ...debian, ...files }), program), '/app/a.node')

const missing = (report: LinkReport) => report.missingLibraries.map(({ library }) => library)
const paths = (report: LinkReport) => report.loaded.map(({ path, via }) => `${path} (${via})`)

/** /etc/ld.so.cache as ldconfig writes it: dl-cache.h, struct cache_file_new. */
const cacheOf = (entries: readonly (readonly [string, string, { flags?: number; hwcap?: number }?])[]): Uint8Array => {
  const strings: number[] = []
  const put = (value: string) => {
    const at = strings.length
    strings.push(...new TextEncoder().encode(value), 0)
    return at + 48 + entries.length * 24
  }
  const offsets = entries.map(([name, path]) => [put(name), put(path)] as const)
  const bytes = new Uint8Array(48 + entries.length * 24 + strings.length)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('glibc-ld.so.cache1.1'))
  view.setUint32(20, entries.length, true)
  view.setUint32(24, strings.length, true)
  offsets.forEach(([name, path], index) => {
    const at = 48 + index * 24
    view.setUint32(at, entries[index]![2]?.flags ?? 0x0303, true)
    view.setUint32(at + 4, name, true)
    view.setUint32(at + 8, path, true)
    view.setUint32(at + 20, entries[index]![2]?.hwcap ?? 0, true)
  })
  bytes.set(strings, 48 + entries.length * 24)
  return bytes
}

test('the program finds its C library and its loader without a cache', () => {
  const { report, object } = start(rootOf(debian))
  expect(report).toMatchObject({ family: 'glibc', rejected: null, interpreterMissing: null, damage: [] })
  expect(missing(report)).toEqual([])
  expect(paths(report)).toEqual([
    '/usr/local/bin/node (program)',
    '/lib/x86_64-linux-gnu/libc.so.6 (default)',
    '/lib64/ld-linux-x86-64.so.2 (loader)',
  ])
  expect(object?.machine).toBe(62)
})

test('a loader that is missing is said by its path, and so is every library that is', () => {
  const { report } = start(rootOf({ '/usr/local/bin/node': { ...node, needed: ['libc.so.6', 'libstdc++.so.6'] } }))
  expect(report.interpreterMissing).toBe(loaderPath)
  expect(report.family).toBe('glibc')
  expect(missing(report)).toEqual(['libc.so.6', 'libstdc++.so.6'])
})

test('what is loaded into a program that cannot start is uncertain', () => {
  const started = start(rootOf({ '/usr/local/bin/node': node, '/app/a.node': {} }))
  expect(linkAddOn(started, '/app/a.node').damage).toEqual(['/usr/local/bin/node itself cannot be started'])
})

test.each([
  ['absent', {}],
  ['not-elf', { '/app/a.node': new TextEncoder().encode('version https://git-lfs.github.com/spec/v1\n') }],
  ['not-elf', { '/app/a.node': new Uint8Array(0) }],
  ['truncated', { '/app/a.node': Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1) }],
] as const)('an add-on that is %s is rejected', (reason, files: Readonly<Record<string, RootFile>>) => {
  expect(link(files)).toMatchObject({ rejected: reason, damage: [], loaded: [] })
})

test('an add-on that was not read is a gap', () => {
  expect(link({ '/app/a.node': 'not read' })).toMatchObject({ rejected: null, damage: ['/app/a.node was not read'] })
})

test('a library that was not read is a gap, and symbols are not judged then', () => {
  const symbols = [{ name: 'f', reference: 'data' }] as const
  const report = link({ '/app/a.node': { needed: ['libx.so'], symbols }, '/usr/lib/libx.so': 'not read' })
  expect(report.damage).toEqual(['/usr/lib/libx.so, which /app/a.node needs, was not read'])
  expect(report.missingSymbols).toEqual([])
})

test('the folders of ld.so.conf count when ldconfig has written them to the cache', () => {
  const files = { '/app/a.node': { needed: ['libx.so.1'] }, '/opt/lib/libx.so.1': {} }
  const conf = { '/etc/ld.so.conf': new TextEncoder().encode('/opt/lib\n') }
  expect(missing(link({ ...files, ...conf }))).toEqual(['libx.so.1'])
  const cached = link({ ...files, '/etc/ld.so.cache': cacheOf([['libx.so.1', '/opt/lib/libx.so.1']]) })
  expect(paths(cached)[1]).toBe('/opt/lib/libx.so.1 (cache)')
})

test('an entry of the cache for another machine is passed over, one that leads nowhere as well', () => {
  const files = { '/app/a.node': { needed: ['libx.so.1'] }, '/usr/lib/libx.so.1': {}, '/opt/libx.so.1': {} }
  const foreign = cacheOf([['libx.so.1', '/opt/libx.so.1', { flags: 0x0003 }]])
  expect(paths(link({ ...files, '/etc/ld.so.cache': foreign }))[1]).toBe('/lib/libx.so.1 (default)')
  const stale = cacheOf([['libx.so.1', '/gone/libx.so.1']])
  expect(paths(link({ ...files, '/etc/ld.so.cache': stale }))[1]).toBe('/lib/libx.so.1 (default)')
})

test.each([
  ['is no cache', new TextEncoder().encode('ld.so-9')],
  ['is cut', cacheOf([['libx.so.1', '/opt/libx.so.1']]).subarray(0, 60)],
  ['was not kept', 'not read'],
] as const)('a cache that %s is a gap', (_what, cache) => {
  const { report } = start(rootOf({ ...debian, '/etc/ld.so.cache': cache }))
  expect(report.damage).toHaveLength(1)
})

test('a library for some CPUs only is uncertain; where there is one for all, that is taken', () => {
  const files = { '/app/a.node': { needed: ['libx.so.1'] }, '/usr/lib/glibc-hwcaps/x86-64-v3/libx.so.1': {} }
  expect(link(files).damage).toEqual([
    'libx.so.1, which /app/a.node needs, is only there for some CPUs: /lib/glibc-hwcaps/x86-64-v3/libx.so.1',
  ])
  expect(link({ ...files, '/usr/lib/libx.so.1': {} })).toMatchObject({ damage: [], missingLibraries: [] })
})

test('a file that is no library ends the search, as it does for the loader', () => {
  const script = new TextEncoder().encode('/* GNU ld script */\nGROUP ( libx.so.1 )\n')
  const files = {
    '/app/a.node': { needed: ['libx.so'], runpath: '/opt' },
    '/opt/libx.so': script,
    '/usr/lib/libx.so': {},
  }
  expect(link(files).missingLibraries).toMatchObject([{ library: 'libx.so', reason: 'not-elf', found: '/opt/libx.so' }])
})

test('LD_LIBRARY_PATH and LD_PRELOAD do not count for a program with capabilities', () => {
  const files = {
    '/app/a.node': { needed: ['libx.so'], symbols: [{ name: 'f', reference: 'data' } as const] },
    '/opt/libx.so': {},
    '/opt/p.so': { symbols: [{ name: 'f', defined: true }] },
  }
  const environment = { LD_LIBRARY_PATH: '/opt', LD_PRELOAD: '/opt/p.so' }
  expect(link(files, { environment })).toMatchObject({ missingLibraries: [], missingSymbols: [] })
  expect(missing(link(files, { environment, secure: true }))).toEqual(['libx.so'])
})

test('/etc/ld.so.preload counts', () => {
  const files = {
    '/app/a.node': { symbols: [{ name: 'f', reference: 'data' } as const] },
    '/opt/p.so': { symbols: [{ name: 'f', defined: true }] },
  }
  expect(link(files).missingSymbols).toEqual([{ symbol: 'f', version: null, neededBy: '/app/a.node', atLoad: true }])
  const preload = new TextEncoder().encode('# first\n/opt/p.so\n')
  expect(link({ ...files, '/etc/ld.so.preload': preload }).missingSymbols).toEqual([])
})

test('an empty folder in a search path is the working directory', () => {
  const files = { '/app/a.node': { needed: ['libx.so'], runpath: '/none:' }, '/srv/libx.so': {} }
  expect(missing(link(files))).toEqual(['libx.so'])
  expect(paths(link(files, { workingDir: '/srv' }))[1]).toBe('/srv/libx.so (runpath)')
})

test('$LIB and $PLATFORM stand for what the loader says', () => {
  const files = {
    '/app/a.node': { needed: ['libx.so', 'liby.so'], runpath: '/opt/$LIB:/opt/${PLATFORM}' },
    '/opt/lib/x86_64-linux-gnu/libx.so': {},
    '/opt/x86_64/liby.so': {},
  }
  expect(missing(link(files))).toEqual([])
})

test('$ORIGIN of the program is where the program really is, that of a library is where it was found', () => {
  const files = rootOf({
    ...debian,
    '/usr/bin/node': { link: '/opt/node/bin/node' },
    '/opt/node/bin/node': { ...node, needed: ['libnode.so'], rpath: '$ORIGIN/../lib' },
    '/opt/node/lib/libnode.so': { link: '../store/libnode.so' },
    '/opt/node/store/libnode.so': { needed: ['libx.so'], runpath: '$ORIGIN/x' },
    '/opt/node/lib/x/libx.so': {},
  })
  const { report } = start(files, { path: '/usr/bin/node' })
  expect(missing(report)).toEqual([])
  expect(report.loaded.map(({ path }) => path)).toContain('/opt/node/bin/../lib/x/libx.so')
})

test('symbols of a version that is missing are not said twice', () => {
  const symbols = [{ name: 'f', version: 'X_2', library: 'libx.so', reference: 'data' }] as const
  const libx: ElfDeclaration = {
    soname: 'libx.so',
    versionDefinitions: ['X_1'],
    symbols: [{ name: 'f', defined: true, version: 'X_1' }],
  }
  const report = link({ '/app/a.node': { needed: ['libx.so'], symbols }, '/usr/lib/libx.so': libx })
  expect(report.missingVersions).toMatchObject([{ version: 'X_2', provided: 'X_1' }])
  expect(report.missingSymbols).toEqual([])
})

test('an object with packed relocations needs a glibc that knows them, also where its linker did not say so', () => {
  const addOn = { '/app/a.node': { packed: true } }
  const old = { '/usr/lib/x86_64-linux-gnu/libc.so.6': { ...libc, versionDefinitions: ['GLIBC_2.35'] } }
  expect(link({ ...addOn, ...old }).missingVersions).toMatchObject([
    { library: 'libc.so.6', version: 'GLIBC_ABI_DT_RELR', neededBy: '/app/a.node' },
  ])
  const known = { '/usr/lib/x86_64-linux-gnu/libc.so.6': { ...libc, versionDefinitions: ['GLIBC_ABI_DT_RELR'] } }
  expect(link({ ...addOn, ...known }).missingVersions).toEqual([])
})

test('DF_1_NODEFLIB keeps the loader from its own folders', () => {
  const files = { '/app/a.node': { needed: ['libx.so'], flags1: 0x800 }, '/usr/lib/libx.so': {} }
  expect(missing(link(files))).toEqual(['libx.so'])
})

test('a call of a missing symbol ends the process at that call, not at load', () => {
  const symbols = [{ name: 'f', reference: 'plt' }] as const
  const report = link({ '/app/a.node': { symbols } })
  expect(report.missingSymbols).toEqual([{ symbol: 'f', version: null, neededBy: '/app/a.node', atLoad: false }])
})

test('the highest version that is there is said, by number and not by letter', () => {
  const versionNeeds = [{ library: 'libstdc++.so.6', version: 'GLIBCXX_3.4.32' }]
  const report = link({
    '/app/a.node': { needed: ['libstdc++.so.6'], versionNeeds },
    '/usr/lib/libstdc++.so.6': {
      soname: 'libstdc++.so.6',
      versionDefinitions: ['GLIBCXX_3.4', 'GLIBCXX_3.4.9', 'GLIBCXX_3.4.30', 'CXXABI_1.3.13'],
    },
  })
  expect(report.missingVersions).toEqual([
    {
      library: 'libstdc++.so.6',
      path: '/lib/libstdc++.so.6',
      version: 'GLIBCXX_3.4.32',
      neededBy: '/app/a.node',
      provided: 'GLIBCXX_3.4.30',
    },
  ])
})

test('the program interpreter decides the family by what it leads to', () => {
  const files = rootOf({
    '/usr/local/bin/node': node,
    '/lib64/ld-linux-x86-64.so.2': { link: '/lib/ld-musl-x86_64.so.1' },
    '/lib/ld-musl-x86_64.so.1': { soname: 'libc.musl-x86_64.so.1' },
  })
  expect(start(files).report).toMatchObject({ family: 'musl', missingLibraries: [], damage: [] })
})

test('a loader that nobody knows, and a program without one, leave everything uncertain', () => {
  const odd = start(
    rootOf({ '/usr/local/bin/node': { interpreter: '/odd/loader' }, '/odd/loader': {}, '/app/a.node': {} }),
  )
  expect(odd.report).toMatchObject({ family: null, damage: [expect.stringContaining('/odd/loader')] })
  const fixed = start(rootOf({ '/usr/local/bin/node': { type: 2 }, '/app/a.node': {} }))
  expect(fixed.report).toMatchObject({ family: null, damage: [] })
  expect(linkAddOn(fixed, '/app/a.node').damage).toEqual(['/usr/local/bin/node is linked statically and loads nothing'])
})

test('judges any add-on and any library without an exception', () => {
  const random = randomNumbers(fuzzSeed)
  const addOn = buildElf({
    needed: ['libx.so'],
    runpath: '$ORIGIN:/opt/$LIB',
    symbols: [{ name: 'f', version: 'X_1', library: 'libx.so', reference: 'data' }],
  })
  const library = buildElf({
    soname: 'libx.so',
    versionDefinitions: ['X_1'],
    symbols: [{ name: 'f', defined: true, version: 'X_1' }],
  })
  for (let round = 0; round < 500; round += 1) {
    const files = { '/app/a.node': mutate(addOn, random), '/usr/lib/libx.so': mutate(library, random) }
    try {
      expect(link(files).family).toBe('glibc')
    } catch (error) {
      throw new Error(`FUZZ_SEED=${fuzzSeed}, round ${round}`, { cause: error })
    }
  }
})

test('a hostile closure ends, and says that it was not followed', () => {
  const names = Array.from({ length: 400 }, (_none, index) => `lib${index}.so`)
  const endless = { needed: names, runpath: Array.from({ length: 300 }, (_none, index) => `/f${index}`).join(':') }
  const first: RootFile = { needed: names.map((name) => `x${name}`), runpath: endless.runpath }
  const files = { '/app/a.node': endless, ...Object.fromEntries(names.map((name) => [`/usr/lib/${name}`, first])) }
  const before = cpuTime()
  const report = link(files)
  expect(report.damage).toContain('more libraries are needed than are followed')
  expect(cpuTime() - before).toBeLessThan(20_000)
})
