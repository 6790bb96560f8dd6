import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { CorpusRow } from '../../script/lib/corpus/corpus-package.js'
import { isKnownDisagreement, knownDisagreements } from '../../script/lib/corpus/known-disagreements.js'
import { corpusTable, summaryOf } from '../../script/lib/corpus/table.js'

const rows = JSON.parse(readFileSync('docs/corpus.json', 'utf8')) as readonly CorpusRow[]

test('docs/corpus.md is the table of docs/corpus.json', () => {
  expect(readFileSync('docs/corpus.md', 'utf8')).toBe(corpusTable(rows))
})

test('every certain verdict of the audit was what happened, for the same reason', () => {
  expect(rows.filter((row) => row.agree === false && !isKnownDisagreement(row))).toEqual([])
  expect(knownDisagreements.length).toBeLessThanOrEqual(rows.length * 0.002)
  expect(rows.filter(({ audit, agree }) => (agree === null) !== (audit === 'unknown'))).toEqual([])
  expect(rows.filter(({ audit, runtime, agree }) => agree === true && audit !== runtime)).toEqual([])
})

test('few verdicts are unknown, and none of an unmodified package', () => {
  const { unknown } = summaryOf(rows)
  expect(unknown).toBeLessThanOrEqual(rows.length * 0.03)
  expect(rows.filter(({ audit, variant }) => audit === 'unknown' && variant === 'good')).toEqual([])
})

test('what is broken names a cause on both sides', () => {
  const silent = rows.filter((row) => row.audit === 'broken' && (row.cause_runtime === '' || row.cause_audit === ''))
  expect(silent).toEqual([])
})
