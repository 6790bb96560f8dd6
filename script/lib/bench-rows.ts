// The rows of docs/performance.json, and the table of docs/performance.md that is made of them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface BenchRow {
  readonly name: string
  readonly baseline: string
  /** baseline / ours: bigger is better. */
  readonly ratio: number
  readonly median_ms?: number
  readonly baseline_median_ms?: number
  /** Of rows about memory: the most of all runs. */
  readonly peak_mb?: number
  readonly baseline_mb?: number
  readonly runs: number
  readonly command: 'script/bench' | 'script/bench memory'
}

const docs = join(import.meta.dirname, '../../docs')

export const committedRows = (): readonly BenchRow[] =>
  JSON.parse(readFileSync(join(docs, 'performance.json'), 'utf8')) as readonly BenchRow[]

const amount = (ms: number | undefined, megabytes: number | undefined): string =>
  megabytes === undefined ? `${((ms ?? NaN) / 1000).toFixed(1)} s` : `${Math.round(megabytes)} MB`

/** Replaces the rows that this command made before, or of some only those, and the table. */
export const writeRows = (rows: readonly BenchRow[], someOnly = false): void => {
  const committed = committedRows()
  const kept = committed.filter(({ command }) => rows.every((row) => row.command !== command))
  const all = someOnly
    ? committed.map((row) => rows.find(({ name }) => name === row.name) ?? row)
    : [...kept, ...rows].toSorted((one, other) => one.command.length - other.command.length)
  writeFileSync(join(docs, 'performance.json'), `${JSON.stringify(all, null, 2)}\n`)
  const table = all.map(
    ({ name, baseline, ratio, median_ms: ms, baseline_median_ms: baseMs, peak_mb: mb, baseline_mb: baseMb, runs }) =>
      `| ${name} | ${baseline} | **${ratio}x** | ${amount(ms, mb)} | ${amount(baseMs, baseMb)} | ${runs} |`,
  )
  writeFileSync(
    join(docs, 'performance.md'),
    `<!-- Written by script/bench from docs/performance.json. -->

# Performance

Measured in one run, alternating, on the sample app (7 native modules, about 440 MB a platform) for linux/amd64 and linux/arm64,
one of them emulated, on 2 cores. The ratio is the baseline's median through ours: bigger is better. The last rows are
\`script/bench memory\`: the bundle's \`archproof check\` of OCI layouts that have 200, 400 and 600 MB of real packages. \`script/bench
--check\` measures again, and so does \`script/bench memory --check\`.

The row of a change of the application alone leaves out what the cache service of GitHub takes to answer: two requests, made while the
file system is read.

| what | against | ratio | archproof | baseline | runs |
|---|---|---|---|---|---|
${table.join('\n')}
`,
  )
}

/** Says which committed ratios are not what was measured now, by 30 %, and fails the process then. */
export const compareRows = (rows: readonly BenchRow[]): void => {
  const committed = committedRows()
  for (const { name, ratio } of rows) {
    const expected = committed.find((row) => row.name === name)?.ratio
    if (expected === undefined || Math.abs(ratio / expected - 1) > 0.3) {
      console.error(`${name}: measured ${ratio}x, committed is ${expected ?? 'nothing'}`)
      process.exitCode = 1
    }
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN
