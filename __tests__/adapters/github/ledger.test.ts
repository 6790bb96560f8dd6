import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { ledgerPath, openLedger, readLedger } from '../../../src/adapters/github/ledger.js'
import { parseFileCommands } from '../../support/runner.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-ledger-test-'))
  writeFileSync(join(folder, 'state'), '')
  process.env['GITHUB_STATE'] = join(folder, 'state')
})

afterEach(() => {
  delete process.env['GITHUB_STATE']
  delete process.env['STATE_ledger']
  rmSync(folder, { recursive: true })
})

/** What the runner would hand to the post step at this very moment, were main killed now. */
const stateNow = (): Record<string, string> => parseFileCommands(readFileSync(join(folder, 'state'), 'utf8'))

const afterKill = () => readLedger(stateNow()['ledger'] ?? '')

test('what was added is known to a later process, the latest first', () => {
  const ledger = openLedger(folder)
  ledger.add({ kind: 'folder', path: '/tmp/a' })
  ledger.add({ kind: 'containers', run: 'archproof-1' })
  ledger.add({ kind: 'renamed-image', reference: 'r.example/a:1', before: 'sha256:1' })
  expect(afterKill()).toEqual([
    { kind: 'renamed-image', reference: 'r.example/a:1', before: 'sha256:1' },
    { kind: 'containers', run: 'archproof-1' },
    { kind: 'folder', path: '/tmp/a' },
  ])
})

test('what is gone or is to stay is forgotten, once or twice', () => {
  const ledger = openLedger(folder)
  const forget = ledger.add({ kind: 'containers', run: 'archproof-1' })
  ledger.add({ kind: 'containers', run: 'archproof-1' })
  forget()
  forget()
  expect(afterKill()).toEqual([{ kind: 'containers', run: 'archproof-1' }])
})

test('the state that post gets is only a path, whatever was added', () => {
  const ledger = openLedger(folder)
  for (let index = 0; index < 1000; index++) ledger.add({ kind: 'image', reference: `candidate:${index}` })
  expect(Object.keys(stateNow())).toEqual(['ledger'])
  expect(stateNow()['ledger']?.length).toBeLessThan(500)
  expect(afterKill()).toHaveLength(1000)
})

test('nobody else on the machine can read it', () => {
  openLedger(folder)
  expect(statSync(stateNow()['ledger'] ?? '').mode & 0o077).toBe(0)
})

test('half a line, and lines that no ledger wrote, are passed over', () => {
  const ledger = openLedger(folder)
  ledger.add({ kind: 'login', registry: 'ghcr.io' })
  const path = stateNow()['ledger'] ?? ''
  appendFileSync(
    path,
    '{"add":7,"undo":{"kind":"folder","path":""}}\nnull\n{"add":8,"undo":{"kind":"shell","command":"x"}}\n{"add":9,"un',
  )
  expect(readLedger(path)).toEqual([{ kind: 'login', registry: 'ghcr.io' }])
})

test('post of a main that never came so far finds no ledger', () => {
  expect(ledgerPath()).toBeNull()
  process.env['STATE_ledger'] = '/tmp/x'
  expect(ledgerPath()).toBe('/tmp/x')
})

test('a ledger that is gone is an error to tell of, not an empty one', () => {
  expect(() => readLedger(join(folder, 'none'))).toThrow('ENOENT')
})
