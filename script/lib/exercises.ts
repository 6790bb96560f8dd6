// Tries built-in exercises on the real packages (see script/exercises).
import { existsSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { prove, type Proof } from '../../__tests__/support/exercises/proof.js'
import { dataFile, readRows, renderExercises, textFile, type Row } from '../../__tests__/support/exercises/report.js'
import { samples } from '../../__tests__/support/exercises/samples.js'
import { variants } from '../../__tests__/support/exercises/sample.js'

const wanted = process.argv.slice(2)
const chosen = samples.filter(({ name }) => wanted.length === 0 || wanted.includes(name))

const proveOrSay = async (run: () => Promise<Proof>, name: string, version: string): Promise<Proof> => {
  try {
    return await run()
  } catch (error) {
    const verdicts = { good: '?', absent: '?', nothing: '?', wrong: '?', fallback: '?' }
    return { name, version, verdicts, faults: [error instanceof Error ? error.message : String(error)] }
  }
}

const line = (cells: readonly string[]): string =>
  cells
    .map((cell, index) => cell.padEnd(index === 0 ? 50 : 9))
    .join('')
    .trimEnd()

/** Rows of samples that still are, with those of the packages that were just proved in place of the earlier ones. */
const keep = (proofs: readonly Proof[]): void => {
  const fresh = proofs.map(({ name, version, verdicts }) => ({ name, version, verdicts }))
  const earlier = existsSync(dataFile) ? readRows() : []
  const rows = samples.flatMap(({ name, versions }) =>
    versions.flatMap((version): readonly Row[] => {
      const is = (row: Row): boolean => row.name === name && row.version === version
      return [fresh.find(is) ?? earlier.find(is)].filter((row) => row !== undefined)
    }),
  )
  writeFileSync(dataFile, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`)
  writeFileSync(textFile, renderExercises(samples, rows))
}

const started = performance.now()
const proofs: Proof[] = []
console.log(line(['package', ...variants]))
for (const sample of chosen) {
  for (const version of sample.versions) {
    const proof = await proveOrSay(() => prove(sample, version), sample.name, version)
    proofs.push(proof)
    console.log(line([`${sample.name}@${version}`, ...variants.map((variant) => proof.verdicts[variant])]))
    for (const fault of proof.faults) console.log(`  ${fault}`)
  }
}
const failed = new Set(proofs.filter(({ faults }) => faults.length > 0).map(({ name }) => name))
keep(proofs.filter(({ faults }) => faults.length === 0))
console.log(`in ${((performance.now() - started) / 1000).toFixed(0)} s`)
console.log(`${chosen.length} exercises, ${chosen.length - failed.size} proved, ${failed.size} failed`)
process.exitCode = failed.size === 0 && chosen.length > 0 ? 0 : 1
