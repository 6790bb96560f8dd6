import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { cpuTime } from './support/cpu-time.js'
import { complaintOf, fuzzTargets } from './support/fuzz-targets.js'
import { fuzzSeed, mutate, randomNumbers } from './support/mutations.js'

test.each(fuzzTargets)(
  '$name bears what once failed, and 500 mutations of each run (script/fuzz does more)',
  (target) => {
    const cases = globSync(`__tests__/fixtures/fuzz/${target.name}/*.bin`).map(
      (file) => new Uint8Array(readFileSync(file)),
    )
    const random = randomNumbers(fuzzSeed)
    const seeds = target.seeds()
    const mutations = Array.from({ length: 500 }, (_, round) => mutate(seeds[round % seeds.length]!, random))
    for (const [round, bytes] of [...cases, ...mutations].entries()) {
      expect({ seed: fuzzSeed, round, complaint: complaintOf(target, bytes) }).toEqual({
        ...{ seed: fuzzSeed, round, complaint: null },
      })
    }
  },
)

test.each([
  ['memory', () => void (held = new Uint8Array(200 * 2 ** 20)), /^took 2\d\d MB$/],
  ['time', () => wait(500), /^took \d+ ms$/],
  ['an exception', () => void JSON.parse('{'), /JSON/],
])('%s without a bound is told', (_, run, says) => {
  expect(complaintOf({ name: 'made up', seeds: () => [], run, milliseconds: 400 }, new Uint8Array())).toMatch(says)
  expect(held?.length ?? 0).toBeLessThan(2 ** 30)
})

let held: Uint8Array | undefined

const wait = (milliseconds: number): void => {
  const end = cpuTime() + milliseconds
  while (cpuTime() < end);
}
