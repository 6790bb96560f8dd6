import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { fuzzTargets, type FuzzTarget } from './support/fuzz-targets.js'
import { fuzzSeed, mutate, randomNumbers } from './support/mutations.js'

const milliseconds = ({ run }: FuzzTarget, bytes: Uint8Array): number => {
  const started = performance.now()
  run(bytes)
  return performance.now() - started
}

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
      let took: number
      try {
        took = milliseconds(target, bytes)
      } catch (error) {
        throw new Error(`FUZZ_SEED=${fuzzSeed}, input ${round}`, { cause: error })
      }
      expect(took).toBeLessThan(target.milliseconds)
    }
  },
)
