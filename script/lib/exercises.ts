// Tries every built-in exercise on the real packages (see script/exercises).
import { performance } from 'node:perf_hooks'
import { prove, type Proof } from '../../__tests__/support/exercises/proof.js'
import { samples } from '../../__tests__/support/exercises/samples.js'
import { variants } from '../../__tests__/support/exercises/sample.js'

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const chosen = samples.filter(({ name }) => wanted.length === 0 || wanted.includes(name))

const proveOrSay = async (run: () => Promise<Proof>, name: string, version: string): Promise<Proof> => {
  try {
    return await run()
  } catch (error) {
    const verdicts = { good: '?', absent: '?', nothing: '?', wrong: '?', fallback: '?' }
    return { name, version, verdicts, faults: [error instanceof Error ? error.message : String(error)] }
  }
}

const row = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(index === 0 ? 50 : 9))
    .join('')
    .trimEnd()

const started = performance.now()
const proofs: Proof[] = []
console.log(row(['package', ...variants]))
for (const sample of chosen) {
  for (const version of sample.versions) {
    const proof = await proveOrSay(() => prove(sample, version), sample.name, version)
    proofs.push(proof)
    console.log(row([`${sample.name}@${version}`, ...variants.map((variant) => proof.verdicts[variant])]))
    for (const fault of proof.faults) console.log(`  ${fault}`)
  }
}
const failed = new Set(proofs.filter(({ faults }) => faults.length > 0).map(({ name }) => name))
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`)
console.log(`${chosen.length} exercises, ${chosen.length - failed.size} proved, ${failed.size} failed`)
process.exitCode = failed.size === 0 && chosen.length > 0 ? 0 : 1
