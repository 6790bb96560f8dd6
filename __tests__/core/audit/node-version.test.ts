import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { apkVersion, readDistribution } from '../../../src/core/audit/distribution.js'
import { readNodeVersion } from '../../../src/core/audit/node-version.js'
import { nodeBinaries } from '../../support/real-objects.js'

const sourceOf = (bytes: Buffer) => ({
  size: bytes.length,
  read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
  indexOf: (wanted: Uint8Array, from: number) => bytes.indexOf(wanted, from),
})

const binaries = nodeBinaries()

test('there is a real binary to read', () => expect(binaries).not.toEqual([]))

test.each(binaries)('the version of %s', (path) => {
  const { version } = JSON.parse(readFileSync(path.replace('/bin/node', '/package.json'), 'utf8')) as {
    version: string
  }
  expect(readNodeVersion(sourceOf(readFileSync(path)))).toBe(version)
})

test.each([
  ['https://nodejs.org/download/release/v20.1.0/node-v20.1.0.tar.gz', '20.1.0'],
  ['/node-v24.0.0-rc.1.tar.gz', '24.0.0-rc.1'],
  ['/node-v20.1.0-headers.tar.gz', '20.1.0'],
  ['node.js/v18.2.3\0', '18.2.3'],
  ['/node-v/node-v/node-vX', null],
  ['', null],
])('%p says %p', (text, version) => expect(readNodeVersion(sourceOf(Buffer.from(text)))).toBe(version))

test.each([
  [
    'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n',
    { id: 'debian', name: 'Debian GNU/Linux 12 (bookworm)', packages: 'apt' },
  ],
  ['ID=alpine\nPRETTY_NAME="Alpine Linux v3.21"\n', { id: 'alpine', name: 'Alpine Linux v3.21', packages: 'apk' }],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', { id: 'linuxmint', name: 'linuxmint', packages: 'apt' }],
  ['ID="rhel"\n', { id: 'rhel', name: 'rhel', packages: 'other' }],
  ['garbage', { id: '', name: '', packages: 'other' }],
  [null, null],
])('os-release %p', (text, wanted) => expect(readDistribution(text)).toEqual(wanted))

test("a version in apk's database", () => {
  const database = 'C:Q1\nP:musl-utils\nV:1.2.4-r0\n\nC:Q2\nP:musl\nV:1.2.5-r9\nA:x86_64\n'
  expect(apkVersion(database, 'musl')).toBe('1.2.5')
  expect(apkVersion(database, 'glibc')).toBeNull()
})
