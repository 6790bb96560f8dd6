import { expect, test } from '@jest/globals'
import { timeLimitedPatterns } from '../../../src/adapters/regexp/patterns.js'

const patterns = timeLimitedPatterns(10_000)

test('a pattern matches or does not', async () => {
  expect(await patterns.matches({ source: '^v22\\.', flags: '' }, 'v22.1.0\n')).toBe(true)
  expect(await patterns.matches({ source: '^V22', flags: 'i' }, 'v22')).toBe(true)
  expect(await patterns.matches({ source: '^v20', flags: '' }, 'v22')).toBe(false)
})

test('one that backtracks for ever is ended', async () => {
  const impatient = timeLimitedPatterns(500)
  expect(await impatient.matches({ source: '^(a+)+$', flags: '' }, `${'a'.repeat(60)}!`)).toBeNull()
}, 30_000)
