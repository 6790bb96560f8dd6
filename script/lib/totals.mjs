// Adds up the result files of jest (and of script/mutants, which writes the same form): failures in full, skipped tests with
// their reasons, and the closing line. Usage: totals.mjs FAILED_STEPS FILE…
import { existsSync, readFileSync } from 'node:fs'

const [failedSteps, ...files] = process.argv.slice(2)
const totals = { passed: 0, failed: Number(failedSteps), skipped: 0 }

for (const file of files) {
  if (!existsSync(file)) {
    console.log(`no results were written: ${file}`)
    totals.failed += 1
    continue
  }
  const results = JSON.parse(readFileSync(file, 'utf8'))
  // A suite that could not even be loaded has no tests of its own to fail.
  totals.failed += results.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  ).length
  for (const suite of results.testResults) {
    for (const { status, fullName } of suite.assertionResults) {
      if (status === 'passed') totals.passed += 1
      else if (status === 'failed') totals.failed += 1
      else {
        totals.skipped += 1
        console.log(`skipped: ${fullName}`)
      }
    }
  }
}

console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1
