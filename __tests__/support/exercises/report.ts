// docs/exercises.json (what script/exercises saw) and docs/exercises.md (the same for people).
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exercises } from '../../../src/probe/exercises/all.js'
import { variants, type Sample, type Variant } from './sample.js'

/** What became of one exercise on one version of its package. */
export interface Row {
  readonly name: string
  readonly version: string
  readonly verdicts: Readonly<Record<Variant, string>>
}

const docs = join(import.meta.dirname, '../../../docs')
export const dataFile = join(docs, 'exercises.json')
export const textFile = join(docs, 'exercises.md')

export const readRows = (): readonly Row[] => JSON.parse(readFileSync(dataFile, 'utf8')) as readonly Row[]

/** Range of versions by name of package, of every built-in exercise. */
export const ranges: ReadonlyMap<string, string> = new Map(
  exercises.flatMap(({ packages }) => Object.entries(packages)),
)

/** The finding that each variant led to; one for all versions when they agree. */
const cell = (rows: readonly Row[], variant: Variant): string => {
  const seen = [...new Set(rows.map(({ verdicts }) => verdicts[variant]))]
  return seen.length === 0 ? 'not tried' : seen.join(', ')
}

const head = `# Exercises

For these packages archproof knows the smallest call that runs their native code and whose result can be checked. For every
other package with native code it loads the package and looks whether a native object of it is mapped into the process, or
whether its program starts. Your own expression replaces an exercise: [AP306](findings/AP306.md) says how.

\`script/exercises\` writes this page. It installs each package from npm, or compiles it, and runs the probe on it as a container
would, on linux/amd64 with Node 24: once as it is, and then

- **absent**: without any native file,
- **nothing**: with an add-on in its place that exports the same names, and whose functions return nothing,
- **wrong**: the same with functions that return something else than the real ones, and leave buffers as they were,
- **fallback**: with nothing but the package's implementation in JavaScript or WebAssembly, where it has one.

A package that is a program gets one that says nothing, and one that says other numbers. The columns name the finding:
[AP301](findings/AP301.md) does not load, [AP302](findings/AP302.md) crashes, [AP303](findings/AP303.md) hangs,
[AP304](findings/AP304.md) wrong result, [AP305](findings/AP305.md) native part not in use, [AP306](findings/AP306.md) could not be
exercised. None of them lets an image be published. Two codes are those of two versions.

A version outside of the range is exercised all the same: what passes is proved, and a wrong result is then *unknown* instead
of refused. Where the columns say "not tried", or a version is missing, the exercise has not been through this yet: such a
package takes long to compile.

| package | fits | tried | what it does | absent | nothing | wrong | fallback |
|---|---|---|---|---|---|---|---|
`

/** The page for people. */
export const renderExercises = (samples: readonly Sample[], rows: readonly Row[]): string => {
  const lines = samples.map(({ name, does }) => {
    const own = rows.filter((row) => row.name === name)
    const found = variants.slice(1).map((variant) => cell(own, variant))
    const tried = own.map(({ version }) => version).join(', ') || '-'
    return `| \`${name}\` | \`${ranges.get(name) ?? ''}\` | ${tried} | ${does} | ${found.join(' | ')} |`
  })
  const whole = samples.filter(({ name, versions }) =>
    versions.every((version) => rows.some((row) => row.name === name && row.version === version)),
  )
  const table = lines.sort((a, b) => a.localeCompare(b, 'en')).join('\n')
  return `${head}${table}\n\n${lines.length} packages, ${whole.length} of them tried on both versions.\n`
}
