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
})

test('one that runs out of memory on a long text says nothing, and the job goes on', async () => {
  const source = `^${'('.repeat(20)}a${')'.repeat(20)}*$`
  expect(() => new RegExp(source).test('a'.repeat(1024 * 1024))).toThrow(RangeError)
  expect(await patterns.matches({ source, flags: '' }, 'a'.repeat(1024 * 1024))).toBeNull()
})
