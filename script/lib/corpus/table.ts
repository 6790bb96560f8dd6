import { knownDisagreements } from './known-disagreements.js'
import { needsLibstdcxx } from './packages.js'
import { corpusFamilies, variants, type CorpusRow } from './corpus-package.js'

export interface CorpusSummary {
  readonly rows: number
  readonly agree: number
  readonly unknown: number
  readonly disagree: number
}

export const summaryOf = (rows: readonly CorpusRow[]): CorpusSummary => ({
  rows: rows.length,
  agree: rows.filter(({ agree }) => agree === true).length,
  unknown: rows.filter(({ agree }) => agree === null).length,
  disagree: rows.filter(({ agree }) => agree === false).length,
})

const cells = (values: readonly (string | number)[]): string => `| ${values.join(' | ')} |`

const table = (head: readonly string[], lines: readonly (readonly (string | number)[])[]): string =>
  [cells(head), cells(head.map(() => '---')), ...lines.map(cells)].join('\n')

const numbers = (rows: readonly CorpusRow[]): readonly number[] => {
  const { agree, unknown, disagree } = summaryOf(rows)
  return [
    rows.length,
    rows.filter(({ runtime }) => runtime === 'ok').length,
    rows.filter(({ runtime }) => runtime === 'broken').length,
    agree,
    unknown,
    disagree,
  ]
}

const head = ['rows', 'work', 'broken', 'agree', 'unknown', 'disagree']

const groups = <Key extends string>(
  rows: readonly CorpusRow[],
  keys: readonly Key[],
  of: (row: CorpusRow) => Key,
): readonly (readonly (string | number)[])[] =>
  keys
    .map((key) => ({ key, members: rows.filter((row) => of(row) === key) }))
    .filter(({ members }) => members.length > 0)
    .map(({ key, members }) => [key, ...numbers(members)])

const count = (items: readonly unknown[]): number => new Set(items).size

/** What one package came to, in one line: how many of its rows agree, and what is not a plain agreement. */
const packageLines = (rows: readonly CorpusRow[]): readonly (readonly (string | number)[])[] => {
  const names = [...new Set(rows.map((row) => `${row.family}\0${row.package}`))].sort()
  return names.map((key) => {
    const members = rows.filter((row) => `${row.family}\0${row.package}` === key)
    const versions = [...new Set(members.map(({ version }) => version))]
    return [members[0]?.family ?? '', members[0]?.package ?? '', versions.join(', '), ...numbers(members)]
  })
}

/** What the audit says wrongly, each with the reason. */
const known = (rows: readonly CorpusRow[]): string => {
  const lines = knownDisagreements
    .filter((one) => rows.some((row) => row.agree === false && row.package === one.package))
    .map((one) => `- ${one.package} ${one.version} on ${one.platform}, ${one.libc}, ${one.variant}: ${one.why}.`)
  return lines.length === 0 ? '' : `## Where the audit is wrong\n\n${lines.join('\n')}\n\n`
}

const introduction = (rows: readonly CorpusRow[]): string => {
  const packages = [...new Set(rows.map((row) => row.package))]
  const several = packages.filter(
    (name) => count(rows.filter((row) => row.package === name).map(({ version }) => version)) > 1,
  ).length
  const { agree, unknown, disagree } = summaryOf(rows)
  return `${rows.length} rows, ${agree} agree, ${unknown} unknown, ${disagree} disagree: ${packages.length} packages, ${several} of them in several versions.`
}

/** docs/corpus.md, from the rows of docs/corpus.json. */
export const corpusTable = (rows: readonly CorpusRow[]): string =>
  `# Does the audit say what happens?

<!-- Made by script/corpus from docs/corpus.json; do not edit. -->

${introduction(rows)}

Every row is one real package on one platform, as npm installs it or broken on purpose. The **audit** reads its files and starts
nothing. Then the package is **loaded and exercised** in the same root file system, for arm64 by QEMU, with the same probe that the
action uses. The two agree when both say that it works, or both say that it does not **for the same reason**: what the audit
names (object, library, version, symbol or package) occurs in the message of the run. Causes and messages of all rows are in
[corpus.json](corpus.json).

\`script/corpus\` makes all of it again, as root on Debian or Ubuntu, from npm and Debian packages; \`--only NAME,NAME\`, \`--arch\`
and \`--libc\` run a part. It ends with status 1 when a certain verdict is wrong, when more than 3 % are unknown, or when an
unmodified package is unknown.

How the run is made:

- Roots with glibc are Debian 12 with the official Node binary. "older C library" is Debian 11, "older libstdc++" is Debian 12 with
  the libstdc++ of Debian 11, "other Node" has the next release line, "system library missing" has none but what Node needs.
- There is no Node for musl in npm or Debian. There the picked file is opened by musl's own loader, lazily as Node does, in a
  program that exports the symbols of Node, beside stand-ins of libstdc++ and libgcc_s that have all their symbols. Functions of
  the package are not called, and which file its loader picks is not tested there. Not opened there, because their initialisers
  need the real libstdc++: ${[...needsLibstdcxx].map((name) => `\`${name}\``).join(', ')}.
- Packages that publish binaries outside of npm only are compiled with node-gyp on Debian 12, for arm64 with a cross-compiler.
- For arm64 with glibc the variants that are about JavaScript, or do not differ by architecture, are left out.
- A package for which the probe has no exercise counts as working when it loads and its native object is mapped.
- An installation for which the registry did not give the platform package is none, and has no rows.
- What a package does not do as it is published, on a platform, is one row: what is done to it on top would have two causes.

${known(rows)}## By variant

${table(
  ['variant', ...head],
  groups(rows, variants, ({ variant }) => variant),
)}

## By loader

${table(
  ['loader', ...head],
  groups(rows, corpusFamilies, ({ family }) => family),
)}

## By platform

${table(
  ['platform', ...head],
  groups(
    rows,
    [...new Set(rows.map((row) => `${row.platform}, ${row.libc}`))].sort(),
    (row) => `${row.platform}, ${row.libc}`,
  ),
)}

## By package

${table(['loader', 'package', 'versions', ...head], packageLines(rows))}
`
