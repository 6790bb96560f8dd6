import { expect, test } from '@jest/globals'
import { encodeEvent, longestField } from '../../../src/core/smoke/protocol.js'
import { readProbeLine } from '../../../src/core/smoke/read-line.js'

const token = 'abc'

test('what is encoded is read', () => {
  const event = { kind: 'start', index: 3, lane: 0 } as const
  const [first, line] = encodeEvent(token, event).split('\n')
  expect(first).toBe('')
  expect(readProbeLine(line ?? '', token)).toEqual(event)
})

test.each([
  '',
  '{"kind":"end"}',
  'abd{"kind":"end"}',
  ' abc{"kind":"end"}',
  'abc',
  'abc{"kind":"end"',
  'abcnull',
  'abc[]',
  'abc{"kind":"proved"}',
  'abc{"kind":"start"}',
  'abc{"kind":"start","index":-1}',
  'abc{"kind":"start","index":1.5}',
  'abc{"kind":"start","index":"1"}',
  'abc{"kind":"done","result":{"index":1}}',
  'abc{"kind":"module","module":{"index":1,"name":"x","version":"1","dir":"/x","family":"other","files":[]}}',
])('%j is no line of the probe', (line) => expect(readProbeLine(line, token)).toBeNull())

test('fields and lists are bounded', () => {
  const files = Array.from({ length: 1000 }, () => 'f'.repeat(longestField + 10))
  const module = { index: 0, name: 'n', version: '1', dir: '/n', family: 'plain', files, certain: true }
  const event = readProbeLine(`${token}${JSON.stringify({ kind: 'module', module })}`, token)
  expect(event?.kind === 'module' ? event.module.files.map((file) => file.length) : []).toEqual(
    Array.from({ length: 32 }, () => longestField),
  )
})
