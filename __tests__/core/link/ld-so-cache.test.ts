import { existsSync, readFileSync } from 'node:fs'

import { expect, test } from '@jest/globals'

import { cacheFlags, readLoaderCache } from '../../../src/core/link/ld-so-cache.js'
import { readElfFile } from '../../support/host-files.js'
import { tool } from '../../support/real-objects.js'

const machine = { x64: 62, arm64: 183 }[process.arch as string]
const layout = { bits: 64, littleEndian: true } as const
const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
const here = ldconfig !== undefined && existsSync('/etc/ld.so.cache') && machine !== undefined
const onCache = here ? test : test.skip
const why = here ? '' : ' (skipped: there is no ldconfig or no cache for a machine that is known)'

onCache(`reads the cache of this machine as ldconfig does${why}`, () => {
  const cache = readLoaderCache(readFileSync('/etc/ld.so.cache'), layout)
  // "	libz.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libz.so.1"
  const printed = tool(ldconfig!, ['-p'])?.stdout.matchAll(/^\t(\S+) \((.*?)\) => (\S+)$/gm) ?? []
  const expected = [...printed].map(([, name, kind, path]) => `${name!} ${kind!} ${path!}`)
  const words = machine === 62 ? 'libc6,x86-64' : 'libc6,AArch64'
  const read = [...(cache ?? [])].flatMap(([name, entries]) =>
    entries.map((entry) => `${name} ${entry.flags === cacheFlags[machine!] ? words : 'other'} ${entry.path}`),
  )
  expect(read.length).toBeGreaterThan(5)
  const own = (lines: readonly string[]) => lines.filter((line) => line.includes(` ${words} `)).sort()
  expect(own(read)).toEqual(own(expected))
})

const loaderPath = ['/lib64/ld-linux-x86-64.so.2', '/lib/ld-linux-aarch64.so.1'].find((path) => existsSync(path))
const diagnostics = loaderPath === undefined ? '' : (tool(loaderPath, ['--list-diagnostics'])?.stdout ?? '')
const onDiagnostics = diagnostics.includes('path.system_dirs') ? test : test.skip
const whyNot = diagnostics === '' ? ' (skipped: no glibc loader here that lists its folders)' : ''

onDiagnostics(`knows the folders that the loader of this machine searches by itself${whyNot}`, () => {
  const printed = [...diagnostics.matchAll(/^path\.system_dirs\[0x[0-9a-f]+\]="(.*)\/"$/gm)].map(([, folder]) => folder)
  const reading = readElfFile(loaderPath!)
  expect(reading.kind === 'elf' && reading.object.loaderFolders).toEqual(printed)
})

test('takes neither text nor a cut cache for one', () => {
  const words = new TextEncoder().encode('glibc-ld.so.cache1.1\xff\xff\xff\xff')
  expect(readLoaderCache(words, layout)).toBeNull()
  expect(readLoaderCache(new Uint8Array(0), layout)).toBeNull()
  expect(readLoaderCache(new TextEncoder().encode('ld.so-1.7.0'), layout)).toBeNull()
})

test('finds the cache behind the older format', () => {
  if (!existsSync('/etc/ld.so.cache')) return
  const own = readFileSync('/etc/ld.so.cache')
  const old = new Uint8Array(16 + 12 * 3 + 4 + own.length)
  old.set(new TextEncoder().encode('ld.so-1.7.0'))
  new DataView(old.buffer).setUint32(12, 3, true)
  old.set(own, 56) // 16 + 3 * 12 = 52, aligned to 8
  expect(readLoaderCache(old, layout)).toEqual(readLoaderCache(own, layout))
})
