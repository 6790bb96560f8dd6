import { describe, expect, test } from '@jest/globals'
import { harmless, shorten, singleLine } from '../../../src/core/render/harmless.js'
import { parseCommand, readOutput } from '../../support/runner-output.js'
import { cpuTime } from '../../support/cpu-time.js'

const commands = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]

/** Places where a command hides: each takes the command's name. */
const disguises: Readonly<Record<string, (name: string) => string>> = {
  'at the start': (name) => `::${name} name=digest::evil`,
  'upper case': (name) => `::${name.toUpperCase()} name=digest::evil`,
  'after spaces': (name) => `   \t ::${name} name=digest::evil`,
  'after a no-break space': (name) => `\u00a0\u2003::${name} name=digest::evil`,
  'after a carriage return': (name) => `40 %\r::${name} name=digest::evil`,
  'after CRLF': (name) => `line\r\n::${name} name=digest::evil`,
  'after a line separator': (name) => `line\u2028::${name} name=digest::evil`,
  'after a paragraph separator': (name) => `line\u2029::${name} name=digest::evil`,
  'after NEL': (name) => `line\u0085::${name} name=digest::evil`,
  'after vertical tab': (name) => `line\v::${name} name=digest::evil`,
  'after form feed': (name) => `line\f::${name} name=digest::evil`,
  'after a colour': (name) => `\u001b[31m::${name} name=digest::evil`,
  'after a title of the terminal': (name) => `\u001b]0;title\u0007::${name} name=digest::evil`,
  'after an unfinished escape': (name) => `\u001b[::${name} name=digest::evil`,
  'with a colour in the middle': (name) => `:\u001b[0m:${name} name=digest::evil`,
  'with a control character in the middle': (name) => `:\u0000:${name} name=digest::evil`,
  'with a zero-width space in the middle': (name) => `:\u200b:${name} name=digest::evil`,
  'with a soft hyphen before': (name) => `\u00ad::${name} name=digest::evil`,
  'with a byte order mark before': (name) => `\ufeff::${name} name=digest::evil`,
  'with a grapheme joiner in the middle': (name) => `:\u034f:${name} name=digest::evil`,
  'swallowed by an escape': (name) => `\u001b:::${name} name=digest::evil`,
  'old style': (name) => `##[${name} name=digest]evil`,
  'old style, anywhere': (name) => `linux/arm64 | ##[${name} name=digest]evil`,
  'old style, after another #': (name) => `###[${name} name=digest]evil`,
  'old style, twice': (name) => `##[##[${name} name=digest]evil`,
  'old style, with a colour inside': (name) => `#\u001b[m#[${name} name=digest]evil`,
  'old style, with a zero-width joiner inside': (name) => `#\u200d#[${name} name=digest]evil`,
  'old style, with a lone surrogate before': (name) => `\ud800##[${name} name=digest]evil`,
  'where a long line is cut': (name) => `${'x'.repeat(64 * 1024)}::${name} name=digest::evil`,
}

describe.each(Object.entries(disguises))('a command %s', (_, disguise) => {
  test.each(commands)('%s does not reach the runner', (name) => {
    expect(readOutput(harmless(disguise(name))).commands).toEqual([])
    expect(readOutput(singleLine(disguise(name))).commands).toEqual([])
  })
})

test('the disguises are real: without the treatment the runner obeys', () => {
  const obeyed = Object.entries(disguises)
    .filter(([, disguise]) => readOutput(disguise('set-output')).commands.length > 0)
    .map(([name]) => name)
  expect(obeyed).toEqual(
    expect.arrayContaining([
      'at the start',
      'after spaces',
      'after a carriage return',
      'with a zero-width space in the middle',
      'with a soft hyphen before',
      'old style, anywhere',
      'old style, with a zero-width joiner inside',
    ]),
  )
})

test.each([
  ['plain text stays', 'added 12 packages in 3s', 'added 12 packages in 3s'],
  ['scope operators inside a line stay', 'std::vector<int>::at', 'std::vector<int>::at'],
  ['indentation and tabs stay', '\tat require (node:internal)', '\tat require (node:internal)'],
  ['letters of every script stay', 'Größe 4 MB · 模块 · é', 'Größe 4 MB · 模块 · é'],
  ['colours go', '\u001b[1;31mERR!\u001b[0m code 1', 'ERR! code 1'],
  ['links of the terminal go', '\u001b]8;;https://a.example\u001b\\here\u001b]8;;\u001b\\', 'here'],
  ['a progress bar becomes lines', '10 %\r20 %\r\ndone', '10 %\n20 %\ndone'],
  ['directional overrides go', 'safe\u202etxt.exe', 'safetxt.exe'],
  ['a lone surrogate is replaced', 'a\udc00b', 'a\ufffdb'],
])('%s', (_, text, expected) => expect(harmless(text)).toBe(expected))

test('every line that it prints is at most 64 KiB', () => {
  const lines = harmless('y'.repeat(200_000)).split('\n')
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(64 * 1024 + 2)
  expect(lines.join('')).toHaveLength(200_000)
})

test('hostile input takes linear time', () => {
  const started = cpuTime()
  for (const unit of ['\u001b[', '\u001b]', '##[', '::', '\u001b[1;', ' ', '\r', '\u0090'])
    harmless(unit.repeat(300_000))
  expect(cpuTime() - started).toBeLessThan(5000)
})

test('shorten cuts between characters and shows that it did', () => {
  expect(shorten('short', 10)).toBe('short')
  expect(shorten('0123456789abc', 10)).toBe('012345678…')
  expect(shorten('12345678😀x', 10)).toBe('12345678…')
})

test('the reader of the tests knows both spellings of a command', () => {
  expect(parseCommand('  ::error file=a.ts,line=3,title=a%2Cb::x%0Ay')).toEqual({
    name: 'error',
    properties: { file: 'a.ts', line: '3', title: 'a,b' },
    data: 'x\ny',
  })
  expect(parseCommand('12:00 ##[set-output name=a;]b')).toEqual({
    name: 'set-output',
    properties: { name: 'a' },
    data: 'b',
  })
  expect(parseCommand('a ::error::x')).toBeNull()
})
