import { expect, test } from '@jest/globals'
import { discoverNativeModules } from '../../../src/core/packages/discover.js'
import type { Target } from '../../../src/core/packages/target.js'
import { rootFilesOf } from '../../support/synthetic-tree.js'

const target: Target = { platform: 'linux', arch: 'arm64', libc: 'glibc', nodeVersion: '22.12.0' }

const discover = (entries: Readonly<Record<string, unknown>>, parts: Partial<Target> = {}) =>
  discoverNativeModules(rootFilesOf(entries).tree, { ...target, ...parts })

/** `name dir` and the files below that folder, with a mark where the choice is not certain. */
const seen = (entries: Readonly<Record<string, unknown>>, parts: Partial<Target> = {}) =>
  discover(entries, parts).modules.map(({ name, dir, files, certain, absent }) => [
    `${name} ${dir}`,
    ...files.map((file) => `${certain ? '' : '?'}${file.slice(dir.length + 1)}`),
    ...(absent === null ? [] : [`(${absent})`]),
  ])

const modules = '/app/node_modules'
const addon = `${modules}/addon`
const manifest = (parts: object = {}) => ({ name: 'addon', version: '1.0.0', ...parts })
const uses = (loader: string) => manifest({ dependencies: { [loader]: '^1.0.0' } })

test('an empty image has none', () => expect(discover({})).toMatchObject({ modules: [], gaps: [] }))

test('a package without native files is none', () => {
  expect(seen({ [`${addon}/package.json`]: manifest(), [`${addon}/index.js`]: '' })).toEqual([])
})

test('node-gyp-build takes a build before a prebuild', () => {
  const prebuilt = {
    [`${addon}/package.json`]: uses('node-gyp-build'),
    [`${addon}/prebuilds/linux-arm64/a.node`]: '',
    [`${addon}/prebuilds/linux-x64/a.node`]: '',
  }
  expect(seen(prebuilt)).toEqual([[`addon ${addon}`, 'prebuilds/linux-arm64/a.node']])
  expect(seen({ ...prebuilt, [`${addon}/build/Release/a.node`]: '' })).toEqual([
    [`addon ${addon}`, 'build/Release/a.node'],
  ])
})

test.each([
  ['22.12.0', 'glibc', 'a.abi127.glibc.node'],
  ['22.12.0', 'musl', 'a.abi127.musl.node'],
  ['18.20.0', 'glibc', 'a.napi.node'],
  ['999.0.0', 'glibc', 'a.napi.node'],
] as const)('node-gyp-build on Node %s with %s picks %s', (nodeVersion, libc, file) => {
  const names = ['a.abi127.glibc.node', 'a.abi127.musl.node', 'a.napi.node', 'a.abi115.node', 'electron.abi127.node']
  const files = Object.fromEntries(names.map((name) => [`${addon}/prebuilds/linux-arm64/${name}`, '']))
  const alpine = libc === 'musl' ? { '/etc/alpine-release': '3.21' } : {}
  const entries = { [`${addon}/package.json`]: uses('node-gyp-build'), ...files, ...alpine }
  expect(seen(entries, { nodeVersion, libc })).toEqual([[`addon ${addon}`, `prebuilds/linux-arm64/${file}`]])
})

test('node-gyp-build with files for other platforms only', () => {
  const entries = { [`${addon}/package.json`]: uses('node-gyp-build'), [`${addon}/prebuilds/linux-x64/a.node`]: '' }
  expect(seen(entries)).toEqual([[`addon ${addon}`, '(unsupported)']])
})

test('a universal prebuild', () => {
  const entries = {
    [`${addon}/package.json`]: uses('node-gyp-build'),
    [`${addon}/prebuilds/linux-x64+arm64/a.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'prebuilds/linux-x64+arm64/a.node']])
})

test('bindings finds what its caller names, and Debug first', () => {
  const entries = {
    [`${addon}/package.json`]: uses('bindings'),
    [`${addon}/index.js`]: "module.exports = require('bindings')('wanted')",
    [`${addon}/build/Release/wanted.node`]: '',
    [`${addon}/build/Release/test_extension.node`]: '',
    [`${addon}/build/Release/obj.target/wanted.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'build/Release/wanted.node']])
  expect(seen({ ...entries, [`${addon}/build/Debug/wanted.node`]: '' })).toEqual([
    [`addon ${addon}`, 'build/Debug/wanted.node'],
  ])
})

test('bindings of which the name cannot be told', () => {
  const entries = {
    [`${addon}/package.json`]: uses('bindings'),
    [`${addon}/build/Release/a.node`]: '',
    [`${addon}/build/Release/b.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, '?build/Release/a.node', '?build/Release/b.node']])
})

test('an install script that did not run', () => {
  expect(seen({ [`${addon}/package.json`]: { ...uses('bindings'), gypfile: true } })).toEqual([
    [`addon ${addon}`, '(not-built)'],
  ])
  expect(seen({ [`${addon}/package.json`]: uses('node-gyp-build') })).toEqual([])
  const gyp = { [`${addon}/package.json`]: manifest(), [`${addon}/binding.gyp`]: '{}' }
  expect(seen(gyp)).toEqual([[`addon ${addon}`, '(not-built)']])
})

test('node-pre-gyp fills in its module path, and takes the highest Node-API version there is', () => {
  const binary = {
    module_name: 'lib',
    module_path: './lib/{platform}-{arch}-{libc}/napi-v{napi_build_version}',
    napi_versions: [3, 6, 9],
  }
  const entries = {
    [`${addon}/package.json`]: manifest({ dependencies: { '@mapbox/node-pre-gyp': '^1.0.0' }, binary }),
    [`${addon}/lib/linux-arm64-glibc/napi-v3/lib.node`]: '',
    [`${addon}/lib/linux-arm64-glibc/napi-v6/lib.node`]: '',
    [`${addon}/lib/linux-x64-glibc/napi-v9/lib.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'lib/linux-arm64-glibc/napi-v6/lib.node']])
})

test('node-pre-gyp by the ABI of Node', () => {
  const binary = { module_name: 'lib', module_path: './lib/{node_abi}-{platform}-{arch}' }
  const entries = {
    [`${addon}/package.json`]: manifest({ dependencies: { '@mapbox/node-pre-gyp': '^1.0.0' }, binary }),
    [`${addon}/lib/node-v127-linux-arm64/lib.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'lib/node-v127-linux-arm64/lib.node']])
  // A release that the table does not know: it may be this one.
  expect(seen(entries, { nodeVersion: '999.0.0' })).toEqual([[`addon ${addon}`, '?lib/node-v127-linux-arm64/lib.node']])
})

const platformPackage = (name: string, version = '1.0.0', parts: object = {}) => ({
  [`${modules}/${name}/package.json`]: { name, version, os: ['linux'], cpu: ['arm64'], main: 'a.node', ...parts },
  [`${modules}/${name}/a.node`]: '',
})

test('of two flavours that are installed the one for this C library is taken, and neither is a module of its own', () => {
  const optionalDependencies = {
    'addon-linux-arm64-gnu': '1.0.0',
    'addon-linux-arm64-musl': '1.0.0',
    'addon-darwin-arm64': '1.0.0',
  }
  const entries = {
    [`${addon}/package.json`]: manifest({ optionalDependencies }),
    ...platformPackage('addon-linux-arm64-gnu'),
    ...platformPackage('addon-linux-arm64-musl'),
  }
  const files = (libc: Target['libc']) => discover(entries, { libc }).modules.map((module) => module.files)
  expect(files('glibc')).toEqual([[`${modules}/addon-linux-arm64-gnu/a.node`]])
  expect(files('musl')).toEqual([[`${modules}/addon-linux-arm64-musl/a.node`]])
})

test('a flavour without C library in its name is for glibc only where there is one for musl', () => {
  const both = { 'addon-linux-arm64': '1.0.0', 'addon-linux-arm64-musl': '1.0.0' }
  const one = { 'addon-linux-arm64': '1.0.0' }
  const missing = (optionalDependencies: object) =>
    discover({ [`${addon}/package.json`]: manifest({ optionalDependencies }) }, { libc: 'musl' }).modules[0]?.missing
      ?.name
  expect(missing(both)).toBe('addon-linux-arm64-musl')
  expect(missing(one)).toBe('addon-linux-arm64')
})

test('a package that publishes none for this architecture', () => {
  const optionalDependencies = { 'addon-linux-x64-gnu': '1.0.0', 'addon-darwin-arm64': '1.0.0' }
  expect(seen({ [`${addon}/package.json`]: manifest({ optionalDependencies }) })).toEqual([
    [`addon ${addon}`, '(unsupported)'],
  ])
})

test('the nearest installation of a platform package counts, and each installation of a package is one', () => {
  const optionalDependencies = { 'addon-linux-arm64-gnu': '2.0.0' }
  const nested = `${modules}/other/node_modules`
  const entries = {
    [`${addon}/package.json`]: manifest({ optionalDependencies }),
    ...platformPackage('addon-linux-arm64-gnu', '2.0.0'),
    [`${nested}/addon/package.json`]: manifest({ optionalDependencies }),
    [`${nested}/addon-linux-arm64-gnu/package.json`]: {
      name: 'addon-linux-arm64-gnu',
      version: '1.9.0',
      os: ['linux'],
      cpu: ['arm64'],
      main: 'b.node',
    },
    [`${nested}/addon-linux-arm64-gnu/b.node`]: '',
  }
  const found = discover(entries).modules.map(({ dir, pairs }) => [
    dir,
    pairs.map(({ wanted, present }) => `${wanted} ${present}`),
  ])
  expect(found).toEqual([
    [addon, ['2.0.0 2.0.0']],
    [`${nested}/addon`, ['2.0.0 1.9.0']],
  ])
})

test("an application that names platform packages to work around npm's bug is no native module", () => {
  const app = { name: 'app', version: '1.0.0', optionalDependencies: { '@rollup/rollup-linux-x64-gnu': '4.0.0' } }
  expect(seen({ '/app/package.json': app })).toEqual([])
})

test('a platform package that nobody asks for is a module, when it is for this platform', () => {
  const entries = {
    ...platformPackage('@x/addon-linux-arm64-gnu'),
    ...platformPackage('@x/addon-linux-x64-gnu', '1.0.0', { cpu: ['x64'] }),
  }
  expect(seen(entries)).toEqual([[`@x/addon-linux-arm64-gnu ${modules}/@x/addon-linux-arm64-gnu`, 'a.node']])
})

test('what is for another system is nothing here', () => {
  const entries = {
    [`${modules}/fsevents/package.json`]: { name: 'fsevents', version: '2.3.3', os: ['darwin'] },
    [`${modules}/fsevents/fsevents.node`]: '',
  }
  expect(seen(entries)).toEqual([])
})

test('any other package: what its paths do not exclude', () => {
  const entries = {
    [`${addon}/package.json`]: manifest(),
    [`${addon}/lib/linux-arm64/a.node`]: '',
    [`${addon}/lib/linux-x64/a.node`]: '',
    [`${addon}/lib/darwin-arm64/a.node`]: '',
    [`${addon}/test/fixtures/a.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'lib/linux-arm64/a.node']])
})

test('files for several releases of Node: the one for this release', () => {
  const names = [
    'lib/a-linux-arm64-glibc-115.node',
    'lib/a-linux-arm64-glibc-127.node',
    'lib/a-linux-arm64-musl-127.node',
  ]
  const entries = {
    [`${addon}/package.json`]: manifest(),
    ...Object.fromEntries(names.map((name) => [`${addon}/${name}`, ''])),
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'lib/a-linux-arm64-glibc-127.node']])
  expect(seen(entries, { nodeVersion: '20.0.0' })).toEqual([[`addon ${addon}`, 'lib/a-linux-arm64-glibc-115.node']])
  // For a release that none is for, it is not known whether one of the others is taken.
  expect(seen(entries, { nodeVersion: '24.0.0' })).toEqual([
    [`addon ${addon}`, '?lib/a-linux-arm64-glibc-115.node', '?lib/a-linux-arm64-glibc-127.node'],
  ])
})

test('folders for several majors of Node', () => {
  const files = ['18', '22', '24'].map((major) => [`${addon}/bin/linux-arm64-node-${major}/a.node`, ''] as const)
  expect(seen({ [`${addon}/package.json`]: manifest(), ...Object.fromEntries(files) })).toEqual([
    [`addon ${addon}`, 'bin/linux-arm64-node-22/a.node'],
  ])
})

const client = `${modules}/.prisma/client`
const engines = [
  'debian-openssl-3.0.x',
  'debian-openssl-1.1.x',
  'linux-arm64-openssl-3.0.x',
  'linux-musl-arm64-openssl-3.0.x',
  'linux-musl',
]
const generated = {
  [`${client}/package.json`]: { name: '.prisma/client', version: '6.19.3' },
  ...Object.fromEntries(engines.map((name) => [`${client}/libquery_engine-${name}.so.node`, ''])),
}

test.each([
  ['x64', 'ID=debian', '/usr/lib/x86_64-linux-gnu/libssl.so.3', 'debian-openssl-3.0.x'],
  ['x64', 'ID=ubuntu', '/usr/lib/x86_64-linux-gnu/libssl.so.1.1', 'debian-openssl-1.1.x'],
  ['x64', 'ID=debian', '/nothing', 'debian-openssl-1.1.x'],
  ['x64', 'ID=alpine', '/usr/lib/libssl.so.1.1', 'linux-musl'],
  ['arm64', 'ID=debian', '/lib/aarch64-linux-gnu/libssl.so.3', 'linux-arm64-openssl-3.0.x'],
  ['arm64', 'ID=alpine', '/lib/libssl.so.3', 'linux-musl-arm64-openssl-3.0.x'],
  ['x64', 'ID=fedora', '/usr/lib64/libssl.so.3', null],
])('Prisma on %s with %s and %s', (arch, release, library, wanted) => {
  const found = seen({ ...generated, '/etc/os-release': `${release}\n`, [library]: '' }, { arch })
  const file = wanted === null ? '(unsupported)' : `libquery_engine-${wanted}.so.node`
  expect(found).toEqual([[`.prisma/client ${client}`, file]])
})

test("Next's compiler is asked for by builds only", () => {
  const next = { name: 'next', version: '16.0.0', optionalDependencies: { '@next/swc-linux-arm64-gnu': '16.0.0' } }
  expect(seen({ [`${modules}/next/package.json`]: next })).toEqual([])
})

test('an addon of the application itself, and one that belongs to nothing', () => {
  const entries = {
    '/app/package.json': { name: 'app', version: '1.0.0' },
    '/app/dist/own.node': '',
    '/srv/lone.node': '',
  }
  expect(seen(entries)).toEqual([
    ['app /app', 'dist/own.node'],
    ['/srv/lone.node /srv/lone.node', ''],
  ])
})

test('global installations and workspaces are found, links and cycles do no harm', () => {
  const entries = {
    '/usr/local/lib/node_modules/addon/package.json': uses('node-gyp-build'),
    '/usr/local/lib/node_modules/addon/build/Release/a.node': '',
    '/repo/package.json': { name: 'repo' },
    '/repo/packages/own/package.json': { name: 'own', version: '0.1.0' },
    '/repo/packages/own/build/Release/own.node': '',
    '/repo/node_modules/own': '-> ../packages/own',
    '/repo/packages/own/node_modules': '-> ../../node_modules',
    '/repo/loop': '-> ../repo',
    '/proc/self/root/app/node_modules/addon/build/a.node': '',
  }
  expect(seen(entries)).toEqual([
    ['own /repo/packages/own', 'build/Release/own.node'],
    ['addon /usr/local/lib/node_modules/addon', 'build/Release/a.node'],
  ])
})

test("Yarn's archives are a gap", () => {
  expect(discover({ [`${addon}/package.json`]: manifest(), [`${addon}/test/.pnp.cjs`]: '' }).gaps).toEqual([])
  expect(discover({ '/app/.pnp.cjs': '' }).gaps).toEqual([expect.stringContaining('/app/.pnp.cjs')])
})

test('a package.json that cannot be used does no harm', () => {
  const entries = {
    [`${addon}/package.json`]: '{"name": 7, "optionalDependencies": [1], "bin": {"a": 1}}',
    [`${addon}/build/Release/a.node`]: '',
  }
  expect(seen(entries)).toEqual([[`addon ${addon}`, 'build/Release/a.node']])
  expect(seen({ [`${addon}/package.json`]: '{', [`${addon}/a.node`]: '' })).toHaveLength(1)
})

test('names of other objects are no platform packages', () => {
  const optionalDependencies = { constructor: '1.0.0', 'toString-linux-hasOwnProperty': '1.0.0' }
  expect(seen({ [`${addon}/package.json`]: manifest({ optionalDependencies }) })).toEqual([])
})

const own = (name: string, version: string, files: readonly string[]) =>
  Object.fromEntries([
    [`${modules}/${name}/package.json`, { name, version }],
    ...files.map((file) => [`${modules}/${name}/${file}`, '']),
  ]) as Readonly<Record<string, unknown>>

test.each([
  ['oracledb', ['build/Release/oracledb-6.7.0-linux-arm64.node', 'build/Release/oracledb-6.7.0-linux-x64.node'], 0],
  ['aws-crt', ['dist/bin/linux-arm64-glibc/aws-crt-nodejs.node', 'dist/bin/linux-arm64-musl/aws-crt-nodejs.node'], 0],
  ['deasync', ['bin/linux-arm64-node-20/deasync.node', 'bin/linux-arm64-node-22/deasync.node'], 1],
  [
    'node-hid',
    ['prebuilds/HID-linux-arm64/node-napi-v3.node', 'prebuilds/HID_hidraw-linux-arm64/node-napi-v3.node'],
    1,
  ],
] as const)('%s takes the file that its own code names', (name, files, index) => {
  expect(seen(own(name, '6.7.0', files))).toEqual([[`${name} ${modules}/${name}`, files[index]]])
})

test('a package whose own code names a file that is not there has none, whatever it has for others', () => {
  const files = ['build/Release/oracledb-6.7.0-linux-x64.node']
  expect(seen(own('oracledb', '6.7.0', []))).toEqual([[`oracledb ${modules}/oracledb`, '(not-built)']])
  expect(seen(own('aws-crt', '1.0.0', ['dist/bin/linux-x64-glibc/aws-crt-nodejs.node']))).toEqual([
    [`aws-crt ${modules}/aws-crt`, '(unsupported)'],
  ])
  expect(seen(own('oracledb', '6.7.0', files))[0]).toContain('(not-built)')
})

test('zeromq tries every build that it has, the newest first', () => {
  const files = ['115', '127', '64'].map((version) => `build/linux/arm64/node/${version}/addon.node`)
  const [found] = discover(own('zeromq', '6.3.0', files)).modules
  expect(found?.inTurn).toBe(true)
  expect(found?.files.map((file) => file.split('/').at(-2))).toEqual(['127', '115', '64'])
})

test('a platform package with addons for the other C library only is of no use', () => {
  const name = '@own/addon-linux-arm64'
  const files = {
    [`${addon}/package.json`]: manifest({ optionalDependencies: { [name]: '1.0.0' } }),
    [`${modules}/${name}/package.json`]: { name, version: '1.0.0', os: ['linux'], cpu: ['arm64'] },
    [`${modules}/${name}/node.napi.musl.node`]: '',
  }
  expect(seen(files)).toEqual([[`addon ${addon}`, '(unsupported)']])
  expect(discover(files, { libc: 'musl' }).modules[0]?.files).toHaveLength(1)
})

test('a build for Electron beside a missing one is not what node-gyp-build takes', () => {
  const files = {
    [`${addon}/package.json`]: uses('node-gyp-build'),
    [`${addon}/prebuilds/linux-arm64/electron.napi.node`]: '',
  }
  expect(seen(files)).toEqual([[`addon ${addon}`, '(unsupported)']])
})

const preGyp = (loader: string, path: string) =>
  manifest({
    dependencies: { [loader]: '^1.0.0' },
    binary: { module_name: 'a', module_path: path, napi_versions: [3] },
  })

test('what node-gyp left in its folder is not what node-pre-gyp loads', () => {
  const files = {
    [`${addon}/package.json`]: preGyp('@mapbox/node-pre-gyp', './lib/binding/napi-v{napi_build_version}'),
    [`${addon}/build/Release/a.node`]: '',
  }
  expect(seen(files)).toEqual([[`addon ${addon}`, '(not-built)']])
  const built = { ...files, [`${addon}/lib/binding/napi-v3/a.node`]: '' }
  expect(seen(built)).toEqual([[`addon ${addon}`, 'lib/binding/napi-v3/a.node']])
})

test('a path with the version of the C library is known where that is', () => {
  const files = {
    [`${addon}/package.json`]: preGyp('@discordjs/node-pre-gyp', './prebuild/{libc}-{libc_version}/'),
    [`${addon}/prebuild/glibc-2.36/a.node`]: '',
  }
  expect(seen(files, { libcVersion: '2.36' })).toEqual([[`addon ${addon}`, 'prebuild/glibc-2.36/a.node']])
  expect(seen(files, { libcVersion: '2.31' })).toEqual([[`addon ${addon}`, '(not-built)']])
  expect(seen(files)).toEqual([[`addon ${addon}`, '?prebuild/glibc-2.36/a.node']])
})

test('farmhash looks where its version does', () => {
  const dir = `${modules}/farmhash`
  const entries = {
    [`${dir}/package.json`]: { name: 'farmhash', version: '4.0.2', gypfile: true },
    [`${dir}/build/Release/farmhash.node`]: '',
  }
  expect(seen(entries)).toEqual([[`farmhash ${dir}`, 'build/Release/farmhash.node']])
  const newer = { [`${dir}/package.json`]: { name: 'farmhash', version: '5.0.1' } }
  expect(seen({ ...newer, [`${dir}/build/farmhash-linux-arm64.node`]: '' })).toEqual([
    [`farmhash ${dir}`, 'build/farmhash-linux-arm64.node'],
  ])
  expect(seen({ ...newer, [`${dir}/build/Release/farmhash.node`]: '' })).toEqual([[`farmhash ${dir}`, '(not-built)']])
})
