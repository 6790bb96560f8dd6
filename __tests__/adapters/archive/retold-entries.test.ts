import { expect, test } from '@jest/globals'
import { retoldEntries } from '../../../src/adapters/archive/retold-entries.js'
import type { ImageEntry } from '../../../src/ports/image-files.js'

const entry = (change: Partial<ImageEntry>): ImageEntry => ({
  ...{ path: '/a', type: 'file', mode: 0o644, uid: 0, gid: 0, size: 1, target: '', capabilities: false },
  bytes: () => Promise.reject(new Error('cut in bytes')),
  keep: () => Promise.reject(new Error('cut in keep')),
  ...change,
})

const state = { returned: false }
async function* entries(): AsyncGenerator<ImageEntry> {
  try {
    await Promise.resolve()
    yield entry({})
    yield entry({ path: '/b', bytes: () => Promise.resolve(new Uint8Array([1])) })
    throw new Error('cut between')
  } finally {
    state.returned = true
  }
}

const retell = (error: unknown) => Promise.resolve(new Error(`retold: ${(error as Error).message}`))

test('what goes wrong is retold, in the content of an entry as between entries', async () => {
  const told: string[] = []
  const note = (error: unknown) => void told.push((error as Error).message)
  try {
    for await (const one of retoldEntries(entries(), retell)) {
      await one.bytes(1).then((bytes) => told.push(`${one.path} ${bytes?.length ?? 0}`), note)
      await one.keep(() => true).catch(note)
    }
  } catch (error) {
    note(error)
  }
  expect(told).toEqual([
    'retold: cut in bytes',
    'retold: cut in keep',
    '/b 1',
    'retold: cut in keep',
    'retold: cut between',
  ])
})

test('who stops early ends what is behind it', async () => {
  state.returned = false
  for await (const one of retoldEntries(entries(), retell)) if (one.path === '/a') break
  expect(state.returned).toBe(true)
})
