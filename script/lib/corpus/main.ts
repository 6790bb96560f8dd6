// Builds the agreement corpus: real packages, good and broken on purpose, judged by the audit and then loaded and exercised.
// Writes docs/corpus.json and docs/corpus.md. See script/corpus for how it is called.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { auditRows, type Audited } from './audit-rows.js'
import { compare, withOneCause } from './compare.js'
import { isUnmodified, type CorpusPackage, type CorpusRow, type CorpusTarget } from './corpus-package.js'
import { isKnownDisagreement } from './known-disagreements.js'
import { differences } from './differential.js'
import { muslRoot } from './musl-root.js'
import { corpusPackages } from './packages.js'
import { place } from './places.js'
import { recorded } from './recorded.js'
import { planRows, rootNameOf, rowsFolder, type PlannedRow } from './rows.js'
import { nodeIn, openInTurn, openOnMusl, runModule, type Runtime } from './run-row.js'
import { corpusTable, summaryOf } from './table.js'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    arch: { type: 'string' },
    libc: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    again: { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
  },
})

const say = (text: string): void => void process.stderr.write(`corpus: ${text}\n`)

const targets: readonly CorpusTarget[] = (
  [
    { arch: 'amd64', libc: 'glibc' },
    { arch: 'arm64', libc: 'glibc' },
    { arch: 'amd64', libc: 'musl' },
    { arch: 'arm64', libc: 'musl' },
  ] as const
).filter(({ arch, libc }) => arch === (options.arch ?? arch) && libc === (options.libc ?? libc))

/** Runs `body` over all items, a few at a time. */
const side = async <T>(items: readonly T[], body: (item: T) => Promise<void>, jobs: number): Promise<void> => {
  const pending = [...items].reverse()
  const worker = async (): Promise<void> => {
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) await body(item)
  }
  await Promise.all(Array.from({ length: jobs }, worker))
}

/** /proc, /dev and the rows are mounted in a namespace of this process, which takes them with it. */
const enter = (root: string, rows: string): void => {
  execFileSync('mount', ['--bind', rows, join(root, 'rows')])
  execFileSync('mount', ['-t', 'proc', 'proc', join(root, 'proc')])
  execFileSync('mount', ['--bind', '/dev', join(root, 'dev')])
}

const leave = (root: string): void => {
  for (const folder of ['rows', 'proc', 'dev']) execFileSync('umount', [join(root, folder)])
}

const seconds = { amd64: 60, arm64: 300 } as const

const runRow = async ({ pkg, target, id, variant }: PlannedRow, audited: Audited, root: string): Promise<Runtime> => {
  const dir = `/rows/${id}/node_modules/${pkg.name}`
  const unseen = { family: 'plain', certain: false, files: [], name: pkg.name, version: pkg.version, dir } as const
  const module = { missing: null, pairs: [], absent: null, fallback: '', inTurn: false, ...(audited.module ?? unseen) }
  const room = { root, timeoutMs: seconds[target.arch] * 1000 }
  const key = { package: pkg.name, version: pkg.version, target, variant, files: module.files, dir: module.dir }
  return recorded(key, options.again, () =>
    target.libc === 'musl'
      ? (module.inTurn ? openInTurn : openOnMusl)(module.files, room)
      : runModule(module, nodeIn(root), room.timeoutMs),
  )
}

const describe = (row: CorpusRow): string =>
  `${row.package}@${row.version} ${row.platform} ${row.libc} ${row.variant}: audit ${row.audit} (${row.cause_audit.replaceAll('\n', ' | ').slice(0, 300)}), run ${row.runtime} (${row.cause_runtime.replaceAll('\n', ' | ').slice(0, 300)})`

const runRoot = async (rows: readonly PlannedRow[], target: CorpusTarget, name: string): Promise<CorpusRow[]> => {
  const root = target.libc === 'musl' ? await muslRoot(target.arch) : join(place('roots'), `${name}-${target.arch}`)
  const folder = rowsFolder(target, name)
  const started = performance.now()
  const audits = await auditRows(rows, target, { root, rows: folder })
  say(`${name} ${target.arch}: audited ${rows.length} rows in ${Math.round(performance.now() - started)} ms`)
  enter(root, folder)
  const results: CorpusRow[] = []
  try {
    await side(
      rows,
      async (row) => {
        const audited = audits.get(row.id)
        if (audited === undefined) throw new Error(`${row.id} was not audited`)
        const result = compare(row, audited, await runRow(row, audited, root))
        results.push(result)
        if (result.agree !== true) say(describe(result))
        if (results.length % 25 === 0) say(`${name} ${target.arch}: ${results.length} of ${rows.length}`)
      },
      Number(options.jobs),
    )
  } finally {
    leave(root)
  }
  return results
}

/** Packages that could not be fetched or compiled. */
const notMade: string[] = []

const wanted = ({ name, compiled }: CorpusPackage): boolean =>
  options.only === undefined || options.only.split(',').includes(name) || (options.only === 'published' && !compiled)

const runTarget = async (target: CorpusTarget): Promise<CorpusRow[]> => {
  const planned: PlannedRow[] = []
  await side(
    corpusPackages.filter(wanted),
    async (pkg) => {
      try {
        planned.push(...(await planRows(pkg, target)))
      } catch (error) {
        notMade.push(`${pkg.name}@${pkg.version} for ${target.arch} ${target.libc}: ${String(error)}`)
        say(notMade.at(-1) ?? '')
      }
    },
    Number(options.jobs),
  )
  say(`${target.arch} ${target.libc}: ${planned.length} rows`)
  const results: CorpusRow[] = []
  for (const name of [...new Set(planned.map(rootNameOf))].sort()) {
    results.push(
      ...(await runRoot(
        planned.filter((row) => rootNameOf(row) === name),
        target,
        name,
      )),
    )
  }
  return results
}

const seen: CorpusRow[] = []
for (const target of targets) seen.push(...(await runTarget(target)))
const results = [...withOneCause(seen)]

const sortKey = (row: CorpusRow): string =>
  [row.family, row.package, row.version, row.platform, row.libc, row.variant].join('\0')
results.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))

if (!options['no-write']) {
  const file = 'docs/corpus.json'
  const keyOf = (row: CorpusRow): string => sortKey(row)
  const fresh = new Set(seen.map(keyOf))
  // A part of the corpus was run: the other rows stay as they are.
  const isPart = options.only !== undefined || targets.length < 4
  const kept = isPart && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CorpusRow[]) : []
  const all = [...kept.filter((row) => !fresh.has(keyOf(row))), ...results].sort((one, other) =>
    sortKey(one) < sortKey(other) ? -1 : 1,
  )
  writeFileSync(file, `[\n${all.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
  writeFileSync('docs/corpus.md', corpusTable(all))
}

const differing = differences(results.length === 0 ? [] : corpusPackages.filter(wanted))
for (const text of differing.differing) say(text)
say(`${differing.objects} objects read as readelf reads them, ${differing.differing.length} differently`)

const { rows, agree, unknown, disagree } = summaryOf(results)
const surprising = results.filter((row) => row.agree === false && !isKnownDisagreement(row)).length
console.log(`${rows} rows, ${agree} agree, ${unknown} unknown, ${disagree} disagree`)
const doubtful = results.filter((row) => row.audit === 'unknown' && isUnmodified(row.variant))
const bad =
  notMade.length > 0 || surprising > 0 || unknown > rows * 0.03 || doubtful.length > 0 || differing.differing.length > 0
process.exitCode = bad ? 1 : 0
