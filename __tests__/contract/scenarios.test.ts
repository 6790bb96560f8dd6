import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const rows = readFileSync('docs/scenarios.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, tests] = /^\| ([A-Z]\d+) \|.*\| (.*) \|$/.exec(line) ?? []
    if (id === undefined || tests === undefined) return []
    return [[id, [...tests.matchAll(/\]\((.*?)\)/g)].map(([, file = '']) => join('docs', file))] as const]
  })

test('every scenario has one row, and the native modules have all of theirs', () => {
  const ids = rows.map(([id]) => id)
  expect(ids).toEqual([...new Set(ids)])
  expect(ids.filter((id) => id.startsWith('N'))).toEqual(Array.from({ length: 12 }, (_, before) => `N${before + 1}`))
})

test.each(rows)('%s is in the names of the tests that its row names', (id, files) => {
  expect(files).not.toEqual([])
  for (const file of files) expect(readFileSync(file, 'utf8')).toMatch(RegExp(`\\b${id}\\b`))
})
