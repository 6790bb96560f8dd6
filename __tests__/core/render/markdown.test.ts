import { describe, expect, test } from '@jest/globals'
import { block, byteLength, code, folded, link, plain, sentence, table } from '../../../src/core/render/markdown.js'

test.each([
  ['a name', 'esbuild', '`esbuild`'],
  ['backticks inside', 'a`b``c', '```a`b``c```'],
  ['a backtick at the edge', '`a', '`` `a ``'],
  ['only backticks', '```', '```` ``` ````'],
  ['nothing', '', ''],
  ['several lines', 'a\nb', '`a b`'],
  ['a pipe, which would end the cell of a table', 'a|b', '<code>a&#124;b</code>'],
  ['a backslash, which parsers read differently before a pipe', 'a\\|b', '<code>a&#92;&#124;b</code>'],
])('code: %s', (_, text, expected) => expect(code(text)).toBe(expected))

test.each([
  [
    'names and versions become code',
    'needs @esbuild/linux-arm64@0.27.0 here',
    'needs `@esbuild/linux-arm64@0.27.0` here',
  ],
  ['punctuation around them does not', 'see (package.json), please.', 'see (`package.json`), please.'],
  ['plain language stays', 'It cannot be loaded: no such file', 'It cannot be loaded: no such file'],
  ['an address is code and no link', 'see https://evil.example/x', 'see `https://evil.example/x`'],
  ['a rule at the start', '---', '&#45;--'],
  ['a heading under the line before', '===', '`===`'],
  ['a list at the start', '- item', '&#45; item'],
  ['another list', '+ item', '&#43; item'],
  ['a numbered list', '1. item', '1&#46; item'],
  ['another numbered list', '12) item', '12&#41; item'],
  ['a title', '# x', '`#` x'],
  ['markup', 'a <b> !x', 'a `<b>` &#33;x'],
])('sentence: %s', (_, text, expected) => expect(sentence(text)).toBe(expected))

test('plain text carries no address of mail and mentions nobody', () => {
  expect(plain('a@b.example')).toBe('a&#64;<wbr>b.example')
  expect(plain('1.2.3')).toBe('1.2.3')
  expect(plain('1.')).toBe('1&#46;')
  expect(plain('www.evil.example')).toBe('www&#46;evil.example')
})

describe('blocks', () => {
  test.each(['```', '~~~', '````text', '`'.repeat(20)])('nothing inside ends it: %p', (inside) => {
    const lines = block(`a\n${inside}\nb`).split('\n')
    const fence = lines.at(-1) ?? ''
    expect(lines[0]).toBe(`${fence}text`)
    expect(lines.slice(1, -1).some((line) => line.startsWith(fence))).toBe(false)
  })

  test('it is closed even when it is cut', () => expect(block('x'.repeat(9000), 100)).toMatch(/…\n```$/))
})

test('a link has our address and a label that is only text', () => {
  expect(link('AP101 ](x)', 'https://a.example/b c>')).toBe('[AP101 &#93;(x)](<https://a.example/b%20c%3E>)')
})

test('what is folded is Markdown, its title text', () => {
  expect(folded('<b>', '`x`')).toBe(
    '<details>\n<summary>&lt;b></summary>\n\n`x`\n\n</details>'.replace('&lt;b>', '&#60;b&#62;'),
  )
})

test('a table has a row for the head, one for the rule and one for each entry', () => {
  expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |')
})

test.each(['', 'abc', 'é', '€', '😀', 'a😀é€'])('bytes of %p as UTF-8', (text) => {
  expect(byteLength(text)).toBe(Buffer.byteLength(text))
})
