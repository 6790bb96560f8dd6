import { expect, test } from '@jest/globals'
import { exitComplaint, httpComplaint, textComplaint, withoutLineEnd } from '../../../src/core/checks/expectations.js'
import { isSubset, probeProgram, readProbed } from '../../../src/core/checks/prober.js'
import type { ExitExpectation, HttpExpectation } from '../../../src/core/config/config.js'

const exit = (change: Partial<ExitExpectation>): ExitExpectation => ({
  ...{ code: null, not: null, withinMs: null, output: null },
  ...change,
})

test.each([
  [null, 0, null],
  [null, 1, 'it ended with exit status 1 instead of 0'],
  [null, 137, 'it ended with exit status 137 (signal 9) instead of 0'],
  [exit({ not: 0 }), 1, null],
  [exit({ not: 0 }), 0, 'it ended with exit status 0, which it must not'],
  [exit({ code: 78 }), 78, null],
  [exit({ code: 78 }), 0, 'it ended with exit status 0 instead of 78'],
  [exit({}), 5, null],
])('exit %j, ended with %i: %s', (expected, code, complaint) => {
  expect(exitComplaint(expected, code)).toBe(complaint)
})

const http = (change: Partial<HttpExpectation> = {}): HttpExpectation => ({
  ...{ port: 3001, path: '/health', status: 200, json: undefined, headers: new Map() },
  ...change,
})

test.each([
  [http(), 200, 'anything', null],
  [http(), 503, 'down', 'port 3001 answered /health with 503 instead of 200: "down"'],
  [http({ status: 503 }), 503, '', null],
  [http({ json: { status: 'ok' } }), 200, '{"status":"ok","more":1}', null],
  [
    http({ json: { status: 'ok' } }),
    200,
    '{"status":"bad"}',
    'port 3001 answered /health with 200 and JSON without {"status":"ok"}: "{\\"status\\":\\"bad\\"}"',
  ],
  [http({ json: null }), 200, 'null', null],
  [http({ json: {} }), 200, '<html>', 'port 3001 answered /health with 200 and no JSON: "<html>"'],
])('%j answered with %i %j', (expected, status, body, complaint) => {
  expect(httpComplaint(expected, { kind: 'answer', status, body })).toBe(complaint)
})

test.each([
  [{ a: 1 }, { a: 1, b: 2 }, true],
  [{ a: { b: [1] } }, { a: { b: [1, 2] } }, true],
  [{ a: 1 }, { a: '1' }, false],
  [[1], { 0: 1 }, false],
  [{ a: undefined }, {}, false],
  [{ toString: 1 }, {}, false],
  [1, 1, true],
  [{}, null, false],
])('%j in %j: %s', (part, whole, is) => expect(isSubset(part, whole)).toBe(is))

test('what the prober tells is read, and nonsense is not', () => {
  expect(readProbed('{"kind":"answer","status":200,"body":"x"}\n')).toEqual({ kind: 'answer', status: 200, body: 'x' })
  expect(readProbed('{"kind":"loopback"}')).toEqual({ kind: 'loopback' })
  for (const text of ['', 'x', 'null', '[]', '{"kind":"answer","status":"200","body":"x"}', '{"kind":"other"}']) {
    expect(readProbed(text)).toBeNull()
  }
})

test('nothing that is written in a config file can end the program of the prober', () => {
  const path = '/`${process.exit(9)}`"\u2028\\'
  const program = probeProgram(http({ path, headers: new Map([['x', path]]) }), 1000)
  const written = program.split('\n')[0]?.replace('const wanted = ', '')
  expect(JSON.parse(written ?? '')).toMatchObject({ path, headers: { x: path } })
})

test('a text that takes too long is neither right nor wrong', () => {
  const pattern = { kind: 'pattern', source: '(a+)+$', flags: '' } as const
  expect(textComplaint('standard output', pattern, 'aaa', null)).toContain('took too long')
  expect(textComplaint('standard output', pattern, 'aaa', true)).toBeNull()
  expect(textComplaint('standard output', { kind: 'exact', text: 'b' }, 'a\n', false)).toBe(
    'standard output is not "b": "a"',
  )
  expect(withoutLineEnd('a\n\n')).toBe('a\n')
})
