import { Util } from '@docker/actions-toolkit/lib/util.js'
import { expect, test } from '@jest/globals'
import { parseItems, parseLines, splitPair } from '../../src/core/delimited.js'

const texts = [
  'linux/amd64,linux/arm64',
  'linux/amd64\nlinux/arm64',
  ' linux/amd64 , linux/arm64 \r\n\n linux/386 ',
  'KEY=a,b,c',
  '"KEY=a,b,c"',
  '"KEY=first\nsecond"\nOTHER=x',
  'KEY="quoted"',
  '"KEY=with ""quotes"""',
  'type=gha,scope=x\ntype=registry,ref=user/app:cache',
  '"type=local,src=/a,b",c\nd',
  '# no comment',
  ',,,',
  '\n\n',
]

// docker/build-push-action reads its inputs with this very function.
test.each(texts)('a list reads as in docker/build-push-action: %j', (text) => {
  expect(parseItems(text)).toEqual({ ok: true, value: Util.getList(text).filter((item) => item !== '') })
  expect(parseLines(text)).toEqual({
    ok: true,
    value: Util.getList(text, { ignoreComma: true }).filter((item) => item !== ''),
  })
})

test('a quotation mark that is never closed is a complaint, not a crash', () => {
  expect(parseLines('"KEY=value')).toEqual({
    ok: false,
    complaint: {
      message: 'has a quotation mark that is never closed',
      remedy: 'Close it, or write "" for a quotation mark itself',
    },
  })
})

test.each([
  ['KEY=value', { key: 'KEY', value: 'value' }],
  ['KEY=a=b', { key: 'KEY', value: 'a=b' }],
  ['KEY=', { key: 'KEY', value: '' }],
  ['KEY', null],
  ['=value', null],
  ['', null],
])('%j splits at the first equals sign', (text, pair) => {
  expect(splitPair(text)).toEqual(pair)
})
