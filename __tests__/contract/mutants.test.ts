import { expect, test } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

interface Mutant {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly test: readonly string[]
}

const mutants = JSON.parse(readFileSync(join(root, '__tests__/mutants.json'), 'utf8')) as readonly Mutant[]

test.each(mutants)('the broken variant still applies: $name', ({ file, find, replace, test: [path = ''] }) => {
  expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2)
  expect(replace).not.toBe(find)
  expect(existsSync(join(root, path))).toBe(true)
})

test('each broken variant has a name of its own', () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
})
