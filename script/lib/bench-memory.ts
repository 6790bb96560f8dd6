// Measures what the bundle's audit takes for images of growing size: memory, and processor time. Needs no engine. See script/bench.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeApplication, makeLayout, output } from './bench-layout.js'
import { compareRows, median, writeRows, type BenchRow } from './bench-rows.js'

const runs = Number(process.env['RUNS'] ?? 3)
/** Megabytes that the files of the images have, about. */
const sizes = [200, 400, 600]
/** What the audit may take, however large the image is. */
const mostMegabytes = 400

interface Measured {
  readonly megabytes: number
  readonly ms: number
  readonly peak: number
}

/** Milliseconds of processor time, which other programs do not change much, and megabytes of one run. */
const auditOnce = (layout: string): readonly [number, number] => {
  const peak = `${layout}.peak`
  rmSync(peak, { force: true })
  const preload = `--import=${join(import.meta.dirname, 'peak-memory.mjs')}`
  const bundle = join(import.meta.dirname, '../../dist/cli/index.js')
  const argv = [preload, bundle, 'check', `oci-layout:${layout}`, '--json', '--fail-on', 'never']
  const report = output(process.execPath, argv, { ...process.env, PEAK_FILE: peak })
  const { platforms } = JSON.parse(report) as {
    readonly platforms: readonly { readonly modules: readonly unknown[] }[]
  }
  if (platforms.length !== 1 || platforms[0]?.modules.length === 0) throw new Error('nothing was audited')
  const lines = readFileSync(peak, 'utf8').trim().split('\n')
  const most = (column: number): number => Math.max(...lines.map((line) => Number(line.split(' ')[column])))
  return [most(1) / 1000, (most(0) * 1024) / 1e6]
}

const measure = async (folder: string): Promise<readonly Measured[]> => {
  const application = join(folder, 'application')
  makeApplication(application)
  const measured: Measured[] = []
  for (const size of sizes) {
    const layout = join(folder, String(size))
    const megabytes = (await makeLayout(layout, application, size * 1e6)) / 1e6
    const all = Array.from({ length: runs }, () => auditOnce(layout))
    const one = { megabytes, ms: median(all.map(([ms]) => ms)), peak: Math.max(...all.map(([, peak]) => peak)) }
    process.stderr.write(`${megabytes.toFixed(0)} MB: ${one.ms.toFixed(0)} ms, ${one.peak.toFixed(0)} MB of memory\n`)
    measured.push(one)
    rmSync(layout, { recursive: true })
  }
  return measured
}

const rounded = (ratio: number): number => Number(ratio.toFixed(2))

const rowsOf = (measured: readonly Measured[]): readonly BenchRow[] => {
  const [small, large] = [measured[0], measured.at(-1)]
  if (small === undefined || large === undefined) throw new Error('nothing was measured')
  const times = large.megabytes / small.megabytes
  const common = { runs, command: 'script/bench memory' } as const
  const growth = `the image of ${sizes[0]} MB, times the files' size`
  return [
    {
      name: `memory of the audit of ${sizes.at(-1)} MB, against what it may take`,
      ...{ baseline: `${mostMegabytes} MB`, ratio: rounded(mostMegabytes / large.peak) },
      ...{ peak_mb: Math.round(large.peak), baseline_mb: mostMegabytes, ...common },
    },
    {
      name: `memory of the audit of ${sizes.at(-1)} MB, against growth in proportion`,
      ...{ baseline: growth, ratio: rounded((small.peak * times) / large.peak) },
      ...{ peak_mb: Math.round(large.peak), baseline_mb: Math.round(small.peak * times), ...common },
    },
    {
      name: `processor time of the audit of ${sizes.at(-1)} MB, against growth in proportion`,
      ...{ baseline: growth, ratio: rounded((small.ms * times) / large.ms) },
      ...{ median_ms: Math.round(large.ms), baseline_median_ms: Math.round(small.ms * times), ...common },
    },
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'archproof-bench-memory-'))
try {
  const rows = rowsOf(await measure(folder))
  for (const { name, ratio } of rows) process.stderr.write(`${name}: ${ratio}x\n`)
  if (process.argv.includes('--check')) compareRows(rows)
  else writeRows(rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
