import { expect, test } from '@jest/globals'
import { redact } from '../../src/core/redact.js'

test('a secret is replaced wherever it stands, the longest first', () => {
  const value = { found: 'npm said hunter2-long and hunter2', list: [{ inner: 'xhunter2y' }], size: 3, none: null }
  expect(redact(value, ['hunter2', 'hunter2-long'])).toEqual({
    found: 'npm said *** and ***',
    list: [{ inner: 'x***y' }],
    size: 3,
    none: null,
  })
})

test('what is too short to be a secret stays, and so does everything without secrets', () => {
  const value = { text: 'a1b' }
  expect(redact(value, ['a', ''])).toEqual(value)
  expect(redact(value, [])).toBe(value)
})
