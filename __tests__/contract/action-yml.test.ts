import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { architectures } from '../../src/core/platform.js'
import { allInputNames, inputNames, refusedInputs } from '../../src/core/input/names.js'
import { createReader } from '../../src/core/input/reader.js'
import { outputNames } from '../../src/outputs.js'
import { parse, present, rawInputs } from '../support/inputs.js'
import { parseInputs } from '../../src/inputs.js'

interface Described {
  readonly description?: string
  readonly default?: string
  readonly required?: boolean
}

const action = parseYaml(readFileSync('action.yml', 'utf8')) as {
  readonly name: string
  readonly description: string
  readonly branding: { readonly icon: string; readonly color: string }
  readonly inputs: Readonly<Record<string, Described>>
  readonly outputs: Readonly<Record<string, Described>>
  readonly runs: Readonly<Record<string, string>>
}

const inputs = Object.entries(action.inputs)
const outputs = Object.entries(action.outputs)

test('what action.yml declares is what the parser knows, and the other way round', () => {
  expect(inputs.map(([name]) => name).sort()).toEqual([...allInputNames].sort())
  expect(outputs.map(([name]) => name).sort()).toEqual([...outputNames].sort())
})

test('the parser reads every input that it knows', () => {
  const read = new Set<string | symbol>()
  const raw = new Proxy(rawInputs(), { get: (target, name) => (read.add(name), Reflect.get(target, name) as string) })
  parseInputs(raw, { looked: present(rawInputs()), event: null })
  expect([...read].sort()).toEqual([...allInputNames].sort())
})

test.each([...inputs, ...outputs])('%s has a description that fits a table', (_, { description = '' }) => {
  expect(description).toMatch(/^\S.{10,}\S$/)
  // The runner evaluates expressions there, and refuses the whole file for one that has no value.
  expect(description).not.toContain('${{')
})

test.each(inputs)('%s is optional, and has its default in the code', (name, { default: value, required }) => {
  expect(required ?? false).toBe(false)
  expect(value).toBe(name === 'github-token' ? '${{ github.token }}' : undefined)
})

test.each(inputNames.map((name) => [name]))('the description of %s shows the default', (name) => {
  expect(action.inputs[name]?.description).toMatch(/Default: ./)
})

/** Defaults that are a value, read back out of the descriptions. */
const shown = Object.fromEntries(
  inputs.flatMap(([name, { description = '' }]) => {
    const [, value] = /Default: `([^`]+)`$/.exec(description) ?? []
    return value === undefined ? [] : [[name, value]]
  }),
)

test('the defaults that descriptions show are those of the code', () => {
  expect(Object.keys(shown).length).toBeGreaterThan(12)
  expect(parse(shown)).toEqual({ ...parse(), build: { ...parse().build, network: 'default', sbom: 'false' } })
})

test.each(Object.keys(refusedInputs))('%s is declared as not supported', (name) => {
  expect(action.inputs[name]?.description).toMatch(/^Not supported: /)
})

test('the platforms shown are known', () => {
  const known: readonly string[] = architectures.map(({ platform }) => platform)
  expect(shown['platforms']?.split(',').filter((platform) => !known.includes(platform))).toEqual([])
})

test('it runs the bundles that the repository holds, under Node 24, and always cleans up', () => {
  expect(action.runs).toEqual({
    using: 'node24',
    main: 'dist/main/index.js',
    post: 'dist/post/index.js',
    'post-if': 'always()',
  })
})

test('the marketplace accepts its heading', () => {
  expect(action.description.length).toBeLessThanOrEqual(125)
  expect(action.branding).toEqual({ icon: 'check-circle', color: 'green' })
})

test('the reader itself takes nothing for given that is blank', () => {
  const reader = createReader(rawInputs({ image: ' \n ' }))
  expect(reader.text('image')).toBe('')
})

test('docs/inputs.md is what action.yml says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['script/input-docs', '--check'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
