import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { surroundings, type Machine } from '../../../src/adapters/docker/machine.js'
import type { Platform } from '../../../src/core/platform.js'

// The processor and the registered emulators are those of the machine that runs the tests.

const own: Platform = process.arch === 'arm64' ? 'linux/arm64' : 'linux/amd64'
const machine: Machine = {
  architecture: own.replace('linux/', ''),
  isLocal: true,
  engine: '28.5.2',
  kernel: '6.12.0',
}

test.each<[string, Partial<Machine>]>([
  ['engine', { engine: '29.0.0' }],
  ['kernel', { kernel: '6.12.1' }],
])('another %s is another surrounding', async (_, change) => {
  const before = await surroundings(machine, own)
  expect(before).not.toBeNull()
  expect(await surroundings({ ...machine, ...change }, own)).not.toBe(before)
  expect(await surroundings({ ...machine }, own)).toBe(before)
})

test('model and features of the processor are in it, and what changes by itself is not', async () => {
  const line = (name: RegExp): string =>
    readFileSync('/proc/cpuinfo', 'utf8')
      .split('\n')
      .find((one) => name.test(one)) ?? ''
  const seen = (await surroundings(machine, own)) ?? ''
  expect(seen).toContain(JSON.stringify(line(/^(?:flags|Features)\s*:/)).slice(1, -1))
  expect(seen).not.toContain('MHz')
})

test('the platform is in it', async () => {
  if (own !== 'linux/amd64') return
  expect(await surroundings(machine, 'linux/386')).not.toBe(await surroundings(machine, own))
})

test('an engine elsewhere, and a platform that nothing here runs, are not seen', async () => {
  expect(await surroundings({ ...machine, isLocal: false }, own)).toBeNull()
  expect(await surroundings({ ...machine, architecture: 'banana' }, own)).toBeNull()
})
