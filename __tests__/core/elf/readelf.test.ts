import { readFileSync } from 'node:fs'

import { expect, test } from '@jest/globals'

import { readElf } from '../../../src/core/elf/read-elf.js'
import { bytesSource, readElfFile } from '../../support/host-files.js'
import { comparable, readelf } from '../../support/readelf.js'
import { addOns, hasTool, nodeBinaries, systemLibraries } from '../../support/real-objects.js'
import { cpuTime } from '../../support/cpu-time.js'

const objects = [...nodeBinaries(), ...addOns(), ...systemLibraries(50)]
const withReadelf = hasTool('readelf') ? test : test.skip
const skipped = hasTool('readelf') ? '' : ' (skipped: readelf of binutils is not installed)'

test('there are real objects to read', () => {
  expect(addOns().length).toBeGreaterThan(1)
  expect(nodeBinaries().length).toBeGreaterThan(0)
})

withReadelf.each(objects)(`reads %s as readelf does${skipped}`, (path) => {
  const reading = readElfFile(path)
  if (reading.kind !== 'elf') {
    expect(reading.what).toBe('text') // linker scripts such as libc.so
    return
  }
  expect(reading.damage).toEqual([])
  expect(comparable(reading.object)).toEqual(readelf(path))
})

test.each(objects)('reads %s the same without section headers', (path) => {
  const bytes = new Uint8Array(readFileSync(path))
  const whole = readElf(bytesSource(bytes))
  if (whole.kind !== 'elf') return
  const view = new DataView(bytes.buffer)
  const wide = whole.object.bits === 64
  if (wide) view.setBigUint64(40, 0n)
  else view.setUint32(32, 0)
  view.setUint32(wide ? 60 : 48, 0) // e_shnum, e_shstrndx
  expect(readElf(bytesSource(bytes))).toEqual(whole)
})

test('a reading is plain data', () => {
  for (const path of addOns()) {
    const reading = readElfFile(path)
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
  }
})

test.each(nodeBinaries())('reads %s in a fraction of a second and a small part of its bytes', (path) => {
  const content = readFileSync(path)
  let bytes = 0
  const started = cpuTime()
  const reading = readElf({
    size: content.length,
    read: (offset, length) => {
      bytes += length
      return content.subarray(offset, offset + length)
    },
  })
  const milliseconds = cpuTime() - started
  expect(reading.kind).toBe('elf')
  expect(bytes).toBeLessThan(16 * 1024 * 1024)
  expect(milliseconds).toBeLessThan(1500)
})
