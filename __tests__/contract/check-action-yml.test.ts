import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { checkInputNames } from '../../src/core/input/check-inputs.js'
import { checkOutputNames } from '../../src/outputs.js'

const action = parseYaml(readFileSync('check/action.yml', 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: Readonly<Record<string, string>>
}

test('what check/action.yml declares is what the parser knows, and the other way round', () => {
  expect(Object.keys(action.inputs).sort()).toEqual([...checkInputNames].sort())
  expect(Object.keys(action.outputs).sort()).toEqual([...checkOutputNames].sort())
})

test.each(Object.entries(action.inputs))('%s shows its default, which is in the code', (_, input) => {
  expect(input.description).toMatch(/Default: ./)
  expect(input.default).toBeUndefined()
})

test('it runs its own bundle, and cleans up as the root action does', () => {
  expect(action.runs).toEqual({
    using: 'node24',
    main: '../dist/check/index.js',
    post: '../dist/post/index.js',
    'post-if': 'always()',
  })
})
