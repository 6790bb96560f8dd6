import { readFileSync } from 'node:fs'

import { expect, test } from '@jest/globals'

import type { ElfReading } from '../../../src/core/elf/elf-object.js'
import { readElf } from '../../../src/core/elf/read-elf.js'
import { buildElf } from '../../support/elf-builder.js'
import { bytesSource } from '../../support/host-files.js'
import { fuzzSeed, mutate, randomNumbers } from '../../support/mutations.js'
import { addOns, systemLibraries } from '../../support/real-objects.js'
import { cpuTime } from '../../support/cpu-time.js'

const everything = buildElf({
  interpreter: '/lib64/ld-linux-x86-64.so.2',
  needed: ['liba.so.1', 'libb.so.2'],
  soname: 'libc.so.3',
  runpath: '$ORIGIN/../lib',
  versionDefinitions: ['OWN_1.0', 'OWN_2.0'],
  symbols: [
    { name: 'wanted', version: 'A_1.0', library: 'liba.so.1', reference: 'plt' },
    { name: 'also_wanted', reference: 'data' },
    { name: 'given', defined: true, version: 'OWN_1.0' },
  ],
  stack: 6,
})

const small = [...addOns(), ...systemLibraries(40)]
  .map((path) => new Uint8Array(readFileSync(path)))
  .filter((bytes) => bytes.length < 400_000)
  .slice(0, 12)

test('answers about any bytes, soon and without an exception', () => {
  const random = randomNumbers(fuzzSeed)
  const corpus = [everything, everything, ...small]
  const started = cpuTime()
  for (let round = 0; round < 2000; round += 1) {
    const bytes = mutate(corpus[round % corpus.length]!, random)
    const before = cpuTime()
    let reading: ElfReading
    try {
      reading = readElf(bytesSource(bytes))
    } catch (error) {
      throw new Error(`FUZZ_SEED=${fuzzSeed}, round ${round}`, { cause: error })
    }
    const milliseconds = cpuTime() - before
    if (milliseconds > 1000) throw new Error(`FUZZ_SEED=${fuzzSeed}, round ${round} took ${milliseconds} ms`)
    expect(['elf', 'other']).toContain(reading.kind)
  }
  expect(cpuTime() - started).toBeLessThan(20_000)
})

test('every length of a cut object is damage, or tells less and says so', () => {
  const whole = readElf(bytesSource(everything))
  for (let length = 4; length < everything.length; length += 1) {
    const reading = readElf(bytesSource(everything.subarray(0, length)))
    expect(reading).toMatchObject({ kind: 'elf', object: { truncated: true } })
    expect(reading.kind === 'elf' && reading.damage.length).toBeGreaterThan(0)
  }
  expect(whole).toMatchObject({ kind: 'elf', damage: [], object: { truncated: false } })
})

/** Objects that are made to cost: each names something huge, endless or overlapping. */
const dynamicEntry = (tag: number): number => {
  const view = new DataView(everything.buffer)
  for (let at = 0; at + 16 <= everything.length; at += 8) {
    if (view.getBigUint64(at, true) === BigInt(tag) && view.getBigUint64(at + 8, true) >= 0x10000n) return at + 8
  }
  throw new Error(`no dynamic entry ${tag}`)
}

test.each([
  ['relocations without end', 7, 0n],
  ['a symbol table outside of the file', 6, 0xffff_ffff_ffff_fff0n],
  ['a GNU hash table in the strings', 0x6ffffef5, 0x10041n],
  ['version needs that point nowhere', 0x6ffffffe, 0x7fff_ffffn],
  ['version definitions that point nowhere', 0x6ffffffc, 1n],
  ['strings that are not there', 5, 0x7fff_ffffn],
])('takes %s for damage', (_what, tag, value) => {
  const bytes = everything.slice()
  new DataView(bytes.buffer).setBigUint64(dynamicEntry(tag), value, true)
  const reading = readElf(bytesSource(bytes))
  expect(reading.kind === 'elf' && reading.damage.length).toBeGreaterThan(0)
})

test('a chain of version needs that goes in circles ends', () => {
  const bytes = everything.slice()
  const view = new DataView(bytes.buffer)
  const at = Number(view.getBigUint64(dynamicEntry(0x6ffffffe), true)) - 0x10000
  view.setUint32(at + 12, 0xffff_fff0, true) // vn_next: 16 bytes back, modulo 2^32
  view.setUint32(at + 8, 0, true) // vn_aux: the record itself
  const reading = readElf(bytesSource(bytes))
  expect(reading.kind === 'elf' && reading.damage.length).toBeGreaterThan(0)
})
