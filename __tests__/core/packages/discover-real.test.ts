import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { run } from '../../../src/adapters/command.js'
import { discoverNativeModules, type Discovery } from '../../../src/core/packages/discover.js'
import type { Target } from '../../../src/core/packages/target.js'
import { diskTree } from '../../support/disk-tree.js'
import { npmApplication, pnpmApplication, type InstallTarget } from '../../support/npm-folder.js'

const dependencies = {
  '@parcel/watcher': '2.5.1',
  argon2: '0.44.0',
  bcrypt: '6.0.0',
  'better-sqlite3': '13.2.0',
  bufferutil: '4.0.9',
  esbuild: '0.25.9',
  lightningcss: '1.30.1',
  lmdb: '3.4.2',
  rollup: '4.50.0',
  sharp: '0.34.3',
}

const targetOf = ({ arch, libc }: InstallTarget): Target => ({ platform: 'linux', arch, libc, nodeVersion: '22.12.0' })

/** Name of each module, and its files below node_modules. */
const filesOf = ({ modules }: Discovery) =>
  Object.fromEntries(
    modules.map(({ name, files }) => [name, files.map((file) => file.replace('/app/node_modules/', ''))]),
  )

const wanted = ({ arch, libc }: InstallTarget) => {
  const gnu = libc === 'musl' ? 'musl' : 'gnu'
  const img = `linux${libc === 'musl' ? 'musl' : ''}-${arch}`
  return {
    '@parcel/watcher': [`@parcel/watcher-linux-${arch}-${libc}/watcher.node`],
    argon2: [`argon2/prebuilds/linux-${arch}/argon2.${arch === 'arm64' ? 'armv8.' : ''}${libc}.node`],
    bcrypt: [`bcrypt/prebuilds/linux-${arch}/bcrypt.${libc}.node`],
    'better-sqlite3': [`better-sqlite3/prebuilds/${img}.node`],
    bufferutil: arch === 'x64' ? ['bufferutil/prebuilds/linux-x64/bufferutil.node'] : [],
    esbuild: [`@esbuild/linux-${arch}/bin/esbuild`],
    lightningcss: [`lightningcss-linux-${arch}-${gnu}/lightningcss.linux-${arch}-${gnu}.node`],
    lmdb: [`@lmdb/lmdb-linux-${arch}/node.${libc === 'musl' ? 'napi' : 'abi127'}.${libc}.node`],
    'msgpackr-extract': [`@msgpackr-extract/msgpackr-extract-linux-${arch}/node.napi.${libc}.node`],
    rollup: [`@rollup/rollup-linux-${arch}-${gnu}/rollup.linux-${arch}-${gnu}.node`],
    sharp: [`@img/sharp-${img}/lib/sharp-${img}.node`],
  }
}

const targets: readonly InstallTarget[] = [
  { arch: 'x64', libc: 'glibc' },
  { arch: 'arm64', libc: 'glibc' },
  { arch: 'x64', libc: 'musl' },
  { arch: 'arm64', libc: 'musl' },
]

test.each(targets)(
  'real packages for $arch and $libc: the file that each loader picks',
  async (target) => {
    const discovery = discoverNativeModules(diskTree(await npmApplication(dependencies, target)), targetOf(target))
    expect(filesOf(discovery)).toEqual(wanted(target))
    expect(discovery.gaps).toEqual([])
    expect(discovery.modules.filter(({ missing, certain }) => missing !== null || !certain)).toEqual([])
  },
  600_000,
)

test('packages installed for another platform: what is missing, and what is there instead', async () => {
  const root = await npmApplication(dependencies, { arch: 'x64', libc: 'glibc' })
  const { modules } = discoverNativeModules(diskTree(root), targetOf({ arch: 'arm64', libc: 'glibc' }))
  const missing = Object.fromEntries(modules.map((module) => [module.name, module.missing]))
  expect(missing['rollup']).toEqual({
    name: '@rollup/rollup-linux-arm64-gnu',
    version: '4.50.0',
    instead: '@rollup/rollup-linux-x64-gnu',
  })
  expect(missing['esbuild']).toEqual({ name: '@esbuild/linux-arm64', version: '0.25.9', instead: '@esbuild/linux-x64' })
  expect(missing['sharp']).toMatchObject({ name: expect.stringMatching(/^@img\/sharp-(libvips-)?linux-arm64$/) })
  // What carries the files of every platform is not missing anything.
  expect(missing['bcrypt']).toBeNull()
}, 600_000)

test('pnpm: linked packages are found where they lie, and their platform packages beside them', async () => {
  const root = await pnpmApplication({ rollup: '4.50.0', esbuild: '0.25.9' })
  const { modules, gaps } = discoverNativeModules(diskTree(root), targetOf({ arch: 'x64', libc: 'glibc' }))
  expect(gaps).toEqual([])
  expect(modules.map(({ name, dir, missing }) => [name, dir, missing])).toEqual([
    ['esbuild', '/app/node_modules/.pnpm/esbuild@0.25.9/node_modules/esbuild', null],
    ['rollup', '/app/node_modules/.pnpm/rollup@4.50.0/node_modules/rollup', null],
  ])
  expect(modules.map(({ files }) => files.length)).toEqual([1, 1])
}, 600_000)

/** Loads each name and says which add-ons were opened meanwhile, as the process itself sees it. */
const recorder = `
  const opened = [];
  const open = process.dlopen;
  process.dlopen = function (module, file, ...rest) { opened.push(file); return open.call(this, module, file, ...rest) };
  const result = {};
  for (const name of JSON.parse(process.argv[1])) {
    opened.length = 0;
    const loaded = require(name);
    if (name === 'better-sqlite3') new loaded(':memory:').close();
    result[name] = [...opened];
  }
  console.log(JSON.stringify(result));
`

const isHost = process.platform === 'linux' && process.arch === 'x64'
const onHost = isHost ? test : test.skip

onHost(
  'the files are those that the packages really open on this machine',
  async () => {
    const root = await npmApplication(dependencies, { arch: 'x64', libc: 'glibc' })
    const names = Object.keys(dependencies).filter((name) => name !== 'esbuild')
    const { stdout, stderr } = await run(process.execPath, ['-e', recorder, JSON.stringify(names)], {
      cwd: join(root, 'app'),
    })
    expect(stderr).toBe('')
    const opened = JSON.parse(stdout) as Record<string, readonly string[]>
    const target = { ...targetOf({ arch: 'x64', libc: 'glibc' }), nodeVersion: process.versions.node }
    const { modules } = discoverNativeModules(diskTree(root), target)
    for (const name of names) {
      const files = modules.find((module) => module.name === name)?.files.map((file) => root + file) ?? []
      expect([name, opened[name]]).toEqual([name, expect.arrayContaining([...files])])
    }
  },
  600_000,
)
