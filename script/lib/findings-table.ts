// Writes the table of all findings into README.md, between its markers; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { catalogue } from '../../src/core/findings/catalogue.js'

const readme = readFileSync('README.md', 'utf8')
const rows = Object.entries(catalogue)
  .toSorted(([one], [other]) => one.localeCompare(other))
  .map(([code, { title, severity }]) => `| [${code}](docs/findings/${code}.md) | ${title} | ${severity} |`)
const table = ['| code | finding | severity |', '|---|---|---|', ...rows].join('\n')
const written = readme.replace(
  /(<!-- findings: [^>]*-->\n)[\s\S]*(<!-- \/findings -->)/,
  (_, start: string, end: string) => `${start}${table}\n${end}`,
)
if (!process.argv.includes('--check')) writeFileSync('README.md', written)
else if (written !== readme) {
  console.error('README.md does not list the findings of the catalogue; run script/docs')
  process.exitCode = 1
}
