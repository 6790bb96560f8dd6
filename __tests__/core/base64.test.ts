import { expect, test } from '@jest/globals'
import { base64, utf8 } from '../../src/core/base64.js'

test.each(['', 'a', 'ab', 'abc', 'acme:swordfish', 'päss 🐟', '\u0000\u007f', '%41?>~'])(
  '%j as Node has it',
  (text) => {
    expect(utf8(text)).toEqual([...Buffer.from(text)])
    expect(base64(utf8(text))).toBe(Buffer.from(text).toString('base64').replaceAll('=', ''))
  },
)
