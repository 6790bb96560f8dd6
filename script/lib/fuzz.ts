// Feeds mutated inputs to every parser of hostile bytes for some time. What fails is kept as a case, which a test runs for ever.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { complaintOf, fuzzTargets, type FuzzTarget } from '../../__tests__/support/fuzz-targets.js'
import { mutate, randomNumbers } from '../../__tests__/support/mutations.js'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, target: { type: 'string' }, seed: { type: 'string' } },
})
const seed = Number(values.seed ?? Date.now() % 2 ** 31)

const keep = (target: FuzzTarget, bytes: Uint8Array): string => {
  const folder = join('__tests__/fixtures/fuzz', target.name)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.bin`)
  writeFileSync(file, bytes)
  return file
}

let failures = 0
for (const target of fuzzTargets.filter(({ name }) => name === (values.target ?? name))) {
  const random = randomNumbers(seed)
  const seeds = target.seeds()
  const before = process.memoryUsage().rss
  const end = performance.now() + Number(values.seconds) * 1000
  let round = 0
  for (; performance.now() < end; round += 1) {
    const original = seeds[round % seeds.length]
    if (original === undefined) throw new Error(`${target.name} has no seeds`)
    const bytes = mutate(original, random)
    const complaint = complaintOf(target, bytes)
    if (complaint === null) continue
    failures += 1
    console.error(`${target.name}: ${complaint} (--seed ${seed}, round ${round}); kept as ${keep(target, bytes)}`)
  }
  const grown = Math.round((process.memoryUsage().rss - before) / 2 ** 20)
  console.log(`${target.name}: ${round} inputs, seed ${seed}, ${failures} failures, memory grew by ${grown} MB`)
}
process.exitCode = failures > 0 ? 1 : 0
