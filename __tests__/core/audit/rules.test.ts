import { expect, test } from '@jest/globals'
import { audit } from '../../../src/core/audit/audit.js'
import type { ImageFacts, NativeFile } from '../../../src/core/audit/facts.js'
import { rules } from '../../../src/core/audit/rules/index.js'
import { catalogue } from '../../../src/core/findings/catalogue.js'
import {
  imageFacts,
  linkReport,
  moduleFacts,
  nativeFile,
  nodeFile,
  soundObject,
  withFile,
  withReport,
} from '../../support/facts.js'

const addOn = '/app/node_modules/addon/build/Release/addon.node'
const onMusl: Partial<ImageFacts> = {
  libc: { family: 'musl', version: '1.2.5' },
  distribution: { id: 'alpine', name: 'Alpine Linux v3.21', packages: 'apk' },
}
const absent = (library: string) => ({
  library,
  neededBy: addOn,
  searched: ['/lib', '/usr/lib'],
  reason: 'absent' as const,
  found: null,
})
const found = (reason: 'wrong-machine' | 'wrong-class' | 'truncated' | 'not-elf' | 'unreadable') => ({
  ...absent('libx.so.1'),
  reason,
  found: '/usr/lib/libx.so.1',
})
const symbol = (name: string, atLoad: boolean, version: string | null = null) => ({
  symbol: name,
  version,
  neededBy: addOn,
  atLoad,
})

/** What is said about facts, as `severity code subject`, and the state of the first module. */
const verdict = (facts: ImageFacts) => {
  const { findings, modules } = audit(facts)
  return [...findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`), modules[0]?.state]
}

test('a sound image has no findings, and its module is ok', () => {
  expect(audit(imageFacts())).toEqual({
    findings: [],
    files: [],
    modules: [{ name: 'addon', version: '1.2.3', dir: '/app/node_modules/addon', files: [addOn], state: 'ok' }],
    gaps: [],
  })
})

test('a library that comes with a platform package which is missing is said once, with the package', () => {
  const missing = { name: '@x/libs-linux-arm64', version: '1.2.3', instead: null }
  const lacking = (folder: string) =>
    linkReport(addOn, { missingLibraries: [{ ...absent('libx.so.1'), searched: ['/lib', folder] }] })
  const beside = '/app/node_modules/addon/lib/../../@x/libs-linux-arm64/lib'
  const facts = (folder: string, brought: typeof missing | null) =>
    imageFacts({ modules: [moduleFacts({ missing: brought, native: [nativeFile({ report: lacking(folder) })] })] })
  expect(verdict(facts(beside, missing))).toEqual(['error AP201 addon', 'broken'])
  expect(audit(facts(beside, missing)).findings[0]?.found).toBe(
    `addon@1.2.3 needs @x/libs-linux-arm64@1.2.3 on this platform and it is not in the image; ${addOn} needs its libx.so.1`,
  )
  // Looked for elsewhere it is another thing, and so it is where the package is there.
  expect(verdict(facts('/opt/lib', missing))).toEqual(['error AP103 addon', 'error AP201 addon', 'broken'])
  expect(verdict(facts(beside, null))).toEqual(['error AP103 addon', 'broken'])
})

test('every code of objects and packages has its rule, and each once', () => {
  const codes = Object.keys(catalogue).filter((code) => /^AP[12]/.test(code))
  expect(rules.map(({ code }) => code).toSorted()).toEqual(codes.toSorted())
})

const refused: readonly [string, ImageFacts, string][] = [
  [
    'AP101: an x64 object on arm64',
    withFile({ object: { ...soundObject, machine: 62 }, report: null }),
    'is built for x64 (x86_64); this platform needs arm64 (aarch64)',
  ],
  [
    'AP101: a library of another architecture',
    withReport({ missingLibraries: [found('wrong-machine')] }),
    `/usr/lib/libx.so.1 (needed by ${addOn}) is built for another architecture`,
  ],
  [
    'AP102: glibc on musl',
    withFile(
      {
        report: linkReport(addOn, { family: 'musl', missingLibraries: [absent('ld-linux-aarch64.so.1')] }),
        foreignLibc: { object: '/app/libonnxruntime.so.1', family: 'glibc' },
      },
      onMusl,
    ),
    '/app/libonnxruntime.so.1 is built for glibc and the Node of this image uses musl, which lacks ld-linux-aarch64.so.1',
  ],
  [
    'AP102: symbols of glibc on musl',
    withFile(
      {
        report: linkReport(addOn, { family: 'musl', missingSymbols: [symbol('__vsnprintf_chk', true)] }),
        foreignLibc: { object: addOn, family: 'glibc' },
      },
      onMusl,
    ),
    'which lacks __vsnprintf_chk',
  ],
  [
    'AP102: musl on glibc',
    withReport({ missingLibraries: [absent('libc.musl-aarch64.so.1')] }),
    'is built for musl and the Node of this image uses glibc',
  ],
  [
    'AP103: libstdc++ not installed',
    withReport({ missingLibraries: [absent('libstdc++.so.6')] }),
    'needs libstdc++.so.6, which is not in the image (searched: /lib, /usr/lib)',
  ],
  [
    'AP104: glibc too old',
    withReport({
      missingVersions: [
        {
          library: 'libc.so.6',
          path: '/lib/libc.so.6',
          version: 'GLIBC_2.38',
          neededBy: addOn,
          provided: 'GLIBC_2.36',
        },
      ],
    }),
    'needs GLIBC_2.38 of libc.so.6; /lib/libc.so.6 provides at most GLIBC_2.36',
  ],
  [
    'AP105: a symbol that nothing defines',
    withReport({ missingSymbols: [symbol('nobody_has_this', true)] }),
    'refers to 1 symbol that nothing in the process defines: nobody_has_this',
  ],
  [
    'AP107: interpreter of a program',
    withFile({ role: 'program', report: linkReport(addOn, { interpreterMissing: '/lib/ld-linux-aarch64.so.1' }) }),
    'is started by /lib/ld-linux-aarch64.so.1, which is not in the image (Debian',
  ],
  [
    'AP108: cut',
    withFile({
      object: { ...soundObject, truncated: true },
      report: null,
      damage: ['the file ends before its segments do'],
    }),
    'is damaged: the file ends before its segments do',
  ],
  [
    'AP108: cut in the header',
    withFile({
      object: { ...soundObject, machine: 0, truncated: true },
      report: null,
      damage: ['the ELF header is cut'],
    }),
    'is damaged: the ELF header is cut',
  ],
  ['AP108: a cut library', withReport({ missingLibraries: [found('truncated')] }), '/usr/lib/libx.so.1 (needed by'],
  [
    'AP109: Mach-O',
    withFile({ what: 'mach-o', object: null, report: null }),
    'is a macOS object (Mach-O), which Linux cannot load',
  ],
  [
    'AP109: LFS pointer',
    withFile({ what: 'lfs-pointer', object: null, report: null }),
    'is a pointer of Git LFS instead of the file',
  ],
  ['AP109: empty', withFile({ what: 'empty', object: null, report: null }), 'is an empty file'],
  ['AP109: a library that is none', withReport({ missingLibraries: [found('not-elf')] }), 'is no shared object'],
  ['AP109: an object file', withReport({ rejected: 'not-loadable' }), 'is an ELF file that is no shared object'],
  [
    'AP110: 32 bits',
    withFile({ object: { ...soundObject, bits: 32, machine: 40 }, report: null }),
    'is a 32-bit object for arm (arm); this platform needs 64 bits',
  ],
  ['AP110: a library of 32 bits', withReport({ missingLibraries: [found('wrong-class')] }), 'is a 32-bit object'],
  [
    'AP111: stack on a glibc that refuses',
    withFile({ object: { ...soundObject, executableStack: true } }, { libc: { family: 'glibc', version: '2.41' } }),
    'asks for an executable stack, which glibc 2.41 refuses',
  ],
  [
    'AP112: unreadable',
    withFile({ permitted: false, mode: 0o600, report: linkReport(addOn, { rejected: 'unreadable' }) }),
    'has mode 0600, and node may not read it',
  ],
  [
    'AP112: not executable',
    withFile({ role: 'program', permitted: false, mode: 0o644 }),
    'has mode 0644, and node may not execute it',
  ],
  [
    'AP201: missing',
    imageFacts({
      modules: [
        moduleFacts({ native: [], missing: { name: '@x/addon-linux-arm64-gnu', version: '1.2.3', instead: null } }),
      ],
    }),
    'addon@1.2.3 needs @x/addon-linux-arm64-gnu@1.2.3 on this platform and it is not in the image',
  ],
  [
    'AP201: another one instead',
    imageFacts({
      modules: [
        moduleFacts({
          native: [],
          missing: { name: '@x/addon-linux-arm64-gnu', version: '1.2.3', instead: '@x/addon-darwin-arm64' },
        }),
      ],
    }),
    'not in the image; @x/addon-darwin-arm64 is there instead',
  ],
  [
    'AP202: esbuild',
    imageFacts({
      modules: [
        moduleFacts({
          name: 'esbuild',
          pairs: [
            {
              name: '@esbuild/linux-arm64',
              wanted: '0.28.2',
              present: '0.25.9',
              dir: '/app/node_modules/@esbuild/linux-arm64',
            },
          ],
        }),
      ],
    }),
    'esbuild@0.28.2 goes with @esbuild/linux-arm64@0.28.2, but /app/node_modules/@esbuild/linux-arm64 is 0.25.9',
  ],
  [
    'AP203: another Node',
    withFile({ addOn: { moduleVersions: [108], nodeApi: false, constructorRegistration: false } }),
    'is built for NODE_MODULE_VERSION 108; Node 22.12.0 of this image has 127',
  ],
  [
    'AP204: not built',
    imageFacts({ modules: [moduleFacts({ native: [], absent: 'not-built' })] }),
    'addon is native and has no compiled file in the image',
  ],
  [
    'AP204: not supported',
    imageFacts({ modules: [moduleFacts({ native: [], absent: 'unsupported' })] }),
    'none that its loader takes on linux/arm64, glibc, Node 22.12.0',
  ],
  [
    'AP204: dangling',
    withFile({ what: 'absent', realPath: null, object: null, report: null, permitted: false }),
    'is a link that leads nowhere',
  ],
  [
    'AP206: at load',
    withReport({ missingSymbols: [symbol('node_api_post_finalizer', true)] }),
    'uses node_api_post_finalizer of Node-API, which Node 22.12.0 of this image does not have',
  ],
]

test('AP202: an esbuild program of another version under the name of the right one', () => {
  const facts = (statesVersion: boolean) => imageFacts({ modules: [moduleFacts({ name: 'esbuild', statesVersion })] })
  expect(verdict(facts(false))).toEqual(['error AP202 esbuild', 'broken'])
  expect(verdict(facts(true))).toEqual(['ok'])
})

test.each(refused)('%s is an error, and the module is broken', (title, facts, text) => {
  const { findings, modules } = audit(facts)
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([[title.slice(0, 5), 'error']])
  expect(findings[0]?.found).toContain(text)
  expect(modules[0]?.state).toBe('broken')
})

const doubted: readonly [string, ImageFacts, readonly (string | undefined)[]][] = [
  ['AP115: not read', withFile({ what: 'unread', object: null, report: null }), ['unknown AP115 addon', 'unknown']],
  ['AP115: damaged in part', withFile({ damage: ['the version table is cut'] }), ['unknown AP115 addon', 'unknown']],
  [
    'AP115: a library not read',
    withReport({ damage: ['/usr/lib/libx.so.1 was not read'] }),
    ['unknown AP115 addon', 'unknown'],
  ],
  [
    'AP203: a Node that is not known',
    withFile(
      { addOn: { moduleVersions: [108], nodeApi: false, constructorRegistration: false } },
      { node: { version: null, capabilities: false, file: nodeFile() } },
    ),
    ['unknown AP203 addon', 'unknown'],
  ],
  [
    'AP207: no Node',
    imageFacts({ node: null, libc: null, modules: [moduleFacts({ native: [nativeFile({ report: null })] })] }),
    ['unknown AP207 node', 'unknown'],
  ],
  [
    'one of several files, and which is not certain',
    imageFacts({
      modules: [
        moduleFacts({
          certain: false,
          native: [nativeFile(), nativeFile({ path: '/app/other.node', what: 'pe', object: null, report: null })],
        }),
      ],
    }),
    ['unknown AP109 addon', 'unknown'],
  ],
]

test.each(doubted)('%s leaves the module unknown', (_, facts, wanted) => {
  expect(verdict(facts)).toEqual(wanted)
})

test('an add-on of which nobody knows whether it is loaded leaves a doubt at most', () => {
  const native = [nativeFile({ what: 'pe', object: null, report: null })]
  const states = (parts: object) => verdict(imageFacts({ modules: [moduleFacts({ family: 'loose', ...parts })] }))
  expect(states({ native })).toEqual(['unknown AP109 addon', 'unknown'])
  expect(states({})).toEqual(['ok'])
})

test('when every file that may be loaded is broken, so is the module', () => {
  const broken = { what: 'pe', object: null, report: null } as const
  const native = [nativeFile(broken), nativeFile({ path: '/app/other.node', ...broken })]
  const states = verdict(imageFacts({ modules: [moduleFacts({ certain: false, native })] }))
  expect(states).toEqual(['error AP109 addon', 'error AP109 addon', 'broken'])
})

test('an add-on that registers itself, for which Node is not to be seen, leaves a doubt', () => {
  const addOn = { moduleVersions: [], nodeApi: false, constructorRegistration: true }
  expect(verdict(withFile({ addOn }))).toEqual(['unknown AP115 addon', 'unknown'])
})

test('a loader that tries its files in turn does not care about those that do not load', () => {
  const broken = { what: 'pe', object: null, report: null } as const
  const states = (native: readonly NativeFile[]) =>
    verdict(imageFacts({ modules: [moduleFacts({ certain: false, inTurn: true, native })] }))
  expect(states([nativeFile(), nativeFile({ path: '/app/other.node', ...broken })])).toEqual(['ok'])
  expect(states([nativeFile(broken)])).toEqual(['error AP109 addon', 'broken'])
})

const tolerated: readonly [string, ImageFacts, readonly string[]][] = [
  [
    'AP106: a function that may never be called',
    withReport({ missingSymbols: [symbol('seldom', false)] }),
    ['warning AP106 addon'],
  ],
  [
    'AP106: a function of glibc that is looked up at its first call on musl',
    withFile(
      {
        report: linkReport(addOn, { family: 'musl', missingSymbols: [symbol('__vsnprintf_chk', false)] }),
        foreignLibc: { object: addOn, family: 'glibc' },
      },
      onMusl,
    ),
    ['warning AP106 addon'],
  ],
  ['AP113: 4 KiB pages', withFile({ object: { ...soundObject, pageSize: 4096 } }), ['warning AP113 addon']],
  ['AP113: 16 KiB pages', withFile({ object: { ...soundObject, pageSize: 16_384 } }), ['notice AP113 addon']],
  [
    'AP113: 4 KiB pages on amd64',
    withFile(
      { object: { ...soundObject, machine: 62, pageSize: 4096 } },
      {
        platform: 'linux/amd64',
        node: { version: '22.12.0', capabilities: false, file: nodeFile({ object: { ...soundObject, machine: 62 } }) },
      },
    ),
    [],
  ],
  ['AP114: x86-64-v3', withFile({ object: { ...soundObject, isaNeeded: 'x86-64-v3' } }), ['warning AP114 addon']],
  ['AP114: the baseline', withFile({ object: { ...soundObject, isaNeeded: 'x86-64-baseline' } }), []],
  [
    'AP202: a package that does not compare',
    imageFacts({ modules: [moduleFacts({ pairs: [{ name: '@x/y', wanted: '1.0.0', present: '1.0.1', dir: '/x' }] })] }),
    ['warning AP202 addon'],
  ],
  [
    'AP202: a range',
    imageFacts({
      modules: [moduleFacts({ pairs: [{ name: '@x/y', wanted: '^1.0.0', present: '1.0.1', dir: '/x' }] })],
    }),
    [],
  ],
  [
    'AP203: Node-API',
    withFile({ addOn: { moduleVersions: [108], nodeApi: true, constructorRegistration: false } }),
    [],
  ],
  ['AP205: a native package', imageFacts({ modules: [moduleFacts({ engines: '>=24' })] }), ['warning AP205 addon']],
  [
    'AP205: the application (N8)',
    imageFacts({ applications: [{ name: 'shop', dir: '/app', engines: '^20.0.0' }] }),
    ['warning AP205 shop'],
  ],
  ['AP205: no range at all', imageFacts({ modules: [moduleFacts({ engines: 'the newest' })] }), []],
  ['AP206: at first call', withReport({ missingSymbols: [symbol('napi_new_thing', false)] }), ['warning AP206 addon']],
  [
    'AP208: fallback',
    imageFacts({ modules: [moduleFacts({ native: [], absent: 'not-built', fallback: 'JavaScript' })] }),
    ['warning AP208 addon'],
  ],
  ['AP111: an older glibc grants it', withFile({ object: { ...soundObject, executableStack: true } }), []],
  ['a glibc object that musl can load', withFile({ foreignLibc: { object: addOn, family: 'glibc' } }, onMusl), []],
  [
    'a program that is a script',
    withFile({ role: 'program', what: 'script', object: null, report: null, permitted: false }),
    [],
  ],
]

test.each(tolerated)('%s does not break the module', (_, facts, wanted) => {
  expect(verdict(facts)).toEqual([...wanted, 'ok'])
})

test('symbols that lack with the version of a library are not told twice', () => {
  const missingVersions = [{ library: 'libc.so.6', path: '/l', version: 'GLIBC_2.38', neededBy: addOn, provided: null }]
  const facts = withReport({ missingVersions, missingSymbols: [symbol('fmod', true, 'GLIBC_2.38')] })
  expect(verdict(facts)).toEqual(['error AP104 addon', 'broken'])
})

test('a Node that does not start leaves its add-ons unknown, and is named once', () => {
  const report = linkReport('/usr/local/bin/node', { missingLibraries: [absent('libstdc++.so.6')] })
  const facts = withReport(
    { damage: ['node cannot be started'] },
    { node: { version: '22.12.0', capabilities: false, file: nodeFile({ report }) } },
  )
  expect(verdict(facts)).toEqual(['error AP103 /usr/local/bin/node', 'unknown'])
})

test('the advice names the package manager of the image', () => {
  const facts = (parts: Partial<ImageFacts>) => withReport({ missingLibraries: [absent('libstdc++.so.6')] }, parts)
  const advice = (parts: Partial<ImageFacts>) => audit(facts(parts)).findings[0]?.change
  expect(advice({})).toContain('apt-get install -y --no-install-recommends libstdc++6')
  expect(advice(onMusl)).toContain('apk add --no-cache libstdc++')
  expect(advice({ distribution: null })).toContain('copy it from the stage that has it')
})
