import { expect, test } from '@jest/globals'
import { surroundingsOf, type Asked } from '../../../src/core/smoke/surroundings.js'

const asked: Asked = {
  moduleTimeoutMs: 60_000,
  moreModules: ['left-pad'],
  skippedModules: ['sharp'],
  config: { moduleExercises: new Map([['bcrypt', 'm.hashSync("a", 4)']]) },
}

test.each<[string, Partial<Asked>]>([
  ['the time limit', { moduleTimeoutMs: 1 }],
  ['the modules that are added', { moreModules: [] }],
  ['the modules that are left out', { skippedModules: ['sharp', 'bcrypt'] }],
  ['an expression', { config: { moduleExercises: new Map([['bcrypt', 'true']]) } }],
  ['what an expression is for', { config: { moduleExercises: new Map([['bcryptjs', 'm.hashSync("a", 4)']]) } }],
])('%s decides', (_, change) => {
  expect(surroundingsOf('machine', { ...asked, ...change })).not.toBe(surroundingsOf('machine', asked))
})

test('the machine decides, and nothing else does', () => {
  expect(surroundingsOf('another', asked)).not.toBe(surroundingsOf('machine', asked))
  expect(surroundingsOf('machine', { ...asked })).toBe(surroundingsOf('machine', asked))
})

test('where the machine cannot be seen nothing is the same', () => {
  expect(surroundingsOf(null, asked)).toBeNull()
})
