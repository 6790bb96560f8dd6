import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const rows = readFileSync('docs/scenarios.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, tests] = /^\| (N\d+) \|.*\| (.*) \|$/.exec(line) ?? []
    if (id === undefined || tests === undefined) return []
    return [[id, [...tests.matchAll(/\]\((.*?)\)/g)].map(([, file = '']) => join('docs', file))] as const]
  })

test('every scenario of native modules has its row', () => {
  expect(rows.map(([id]) => id)).toEqual(['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9'])
})

test.each(rows)('%s is in the names of the tests that its row names', (id, files) => {
  expect(files).not.toEqual([])
  for (const file of files) expect(readFileSync(file, 'utf8')).toMatch(RegExp(`\\b${id}\\b`))
})
