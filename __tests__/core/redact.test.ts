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
  expect(redact(value, [])).toEqual(value)
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test.each(['', 'a:', 'ab:', 'acme:', 'octocat:'])(
  'what HTTP makes of a login is not told either, after "%s"',
  (user) => {
    const secret = 'päss/w?rd~swordfish'
    const printed = `sent ${base64(`${user}${secret}`)}, ${Buffer.from(`${user}${secret}`).toString('base64url')} and ${encodeURIComponent(secret)}`
    const told = redact(printed, [secret])
    for (const part of ['swordfish', encodeURIComponent('swordfish'), base64(`${user}${secret}`).slice(8, -4)]) {
      expect(told).not.toContain(part)
    }
    expect(told).toMatch(/^sent \S*\*\*\*\S*, \S*\*\*\*\S* and \*\*\*$/)
  },
)

test('tokens of other services, which nobody has given us, are not told', () => {
  const printed =
    'curl -H "Authorization: Bearer eyJhbGciOiJub25lIn0.e30." and authorization: basic YWNtZTpzd29yZGZpc2g='
  expect(redact({ printed }, [])).toEqual({
    printed: 'curl -H "Authorization: Bearer ***" and authorization: basic ***',
  })
})

test('words are no tokens', () => {
  const text = 'Basic authentication, bearer authentication-required, basic understanding'
  expect(redact(text, [])).toBe(text)
})
