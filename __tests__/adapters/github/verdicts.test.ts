import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { createCacheService } from '../../../src/adapters/github/cache-service.js'
import { createVerdicts, type VerdictStoreOptions } from '../../../src/adapters/github/verdicts.js'
import type { Verdicts } from '../../../src/ports/verdicts.js'
import { startCacheService, type CacheService } from '../../support/cache-service.js'

// The real client of GitHub's cache service against one that speaks its protocol.

let service: CacheService
let temporary: string
let said: string[]
let before: NodeJS.ProcessEnv

beforeEach(async () => {
  service = await startCacheService()
  temporary = mkdtempSync(join(tmpdir(), 'archproof-verdicts-'))
  said = []
  before = { ...process.env }
  Object.assign(process.env, service.environment(), { RUNNER_TEMP: temporary, GITHUB_WORKSPACE: temporary })
})

afterEach(async () => {
  process.env = before
  rmSync(temporary, { recursive: true })
  await service.close()
})

const store = (change: Partial<VerdictStoreOptions> = {}): Verdicts =>
  createVerdicts({
    ...{ product: 'p1', runId: 41, runsUrl: 'https://github.com/acme/shop/actions/runs/', temporary, use: 'use' },
    offer: () => createCacheService(process.env, Date.now).offer(),
    log: {
      info: (text) => void said.push(text),
      warning: (text) => void said.push(text),
      debug: () => undefined,
      group: (_, body) => body(),
    },
    ...change,
  })

const lookUps = (): readonly string[] =>
  service.requests.filter(({ key }) => key.startsWith('archproof-verdict-')).map(({ operation }) => operation)

test('what one run keeps another finds, by name of the run', async () => {
  await store().keep('machine', 'contents')
  const later = store({ runId: 42 })
  expect(await later.mayKnow('machine')).toBe(true)
  expect(await later.find('machine', 'contents')).toBe('https://github.com/acme/shop/actions/runs/41')
  expect(said).toEqual([])
  // Nothing of ours is left (the client leaves an empty folder), and nothing was fetched.
  expect(existsSync(join(temporary, 'archproof-verdict'))).toBe(false)
  expect(service.requests.filter(({ operation }) => operation === 'download')).toEqual([])
})

test('another image, another machine and another version of the product are not the same', async () => {
  await store().keep('machine', 'contents')
  expect(await store().find('machine', 'content')).toBeNull()
  expect(await store().find('machine 2', 'contents')).toBeNull()
  expect(await store().mayKnow('machine 2')).toBe(false)
  expect(await store({ product: 'p2' }).mayKnow('machine')).toBe(false)
})

test('a run that publishes keeps what it proves and never looks', async () => {
  await store().keep('machine', 'contents')
  const asked = lookUps().length
  const publishing = store({ use: 'keep', runId: 43 })
  expect(await publishing.mayKnow('machine')).toBe(false)
  expect(await publishing.find('machine', 'contents')).toBeNull()
  expect(lookUps()).toHaveLength(asked)
  await publishing.keep('machine', 'other')
  expect(await store().find('machine', 'other')).toMatch(/43$/)
})

test('a planted entry that names no run is nothing', async () => {
  const planted = store({ runId: '7?x=::error::' as unknown as number })
  await planted.keep('machine', 'contents')
  expect(service.entries).toHaveLength(1)
  expect(await store().find('machine', 'contents')).toBeNull()
})

test.each(['refuse', 'garbage', 'stall', 403, 500] as const)(
  'a service that answers with %s is left alone after it is said once',
  async (effect) => {
    const verdicts = store({ offer: () => Promise.resolve({ read: true, write: true, because: '' }) })
    service.faults = [
      { on: 'lookup', effect },
      { on: 'create', effect },
    ]
    expect(await verdicts.mayKnow('machine')).toBe(false)
    expect(await verdicts.find('machine', 'contents')).toBeNull()
    await verdicts.keep('machine', 'contents')
    expect(service.entries).toEqual([])
    expect(said.length).toBeLessThanOrEqual(1)
    if (effect !== 'refuse')
      expect(said).toEqual([expect.stringMatching(/^The verdicts of earlier runs are not used: /)])
  },
)

test('where no service is offered nothing is asked', async () => {
  const verdicts = store({ offer: () => Promise.resolve({ read: false, write: false, because: '' }) })
  expect(await verdicts.mayKnow('machine')).toBe(false)
  await verdicts.keep('machine', 'contents')
  expect([service.requests.length, said]).toEqual([0, []])
})
