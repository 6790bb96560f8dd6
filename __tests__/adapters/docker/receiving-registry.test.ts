import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startReceiving, type ReceivingRegistry } from '../../../src/adapters/docker/receiving-registry.js'
import type { Digest } from '../../../src/core/evidence.js'

let folder: string
let registry: ReceivingRegistry
let refusals: string[]
const repository = 'archproof-run/0123456789abcdef'
const known: Digest = `sha256:${'a'.repeat(64)}`

const digestOf = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`
const hexOf = (digest: Digest): string => digest.slice('sha256:'.length)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-receiving-'))
  refusals = []
  registry = await startReceiving({
    ...{ folder, repository },
    isKnown: (digest) => Promise.resolve(digest === known),
    onRefusal: (because) => refusals.push(because),
  })
})

afterEach(() => {
  registry.close()
  rmSync(folder, { recursive: true })
})

const ask = (method: string, path: string, body?: string): Promise<Response> =>
  fetch(`http://${registry.host}${path}`, { method, ...(body === undefined ? {} : { body }) })
const inside = (path: string): string => `/v2/${repository}/${path}`

/** Sends a blob as clients do. */
const send = async (text: string, digest = digestOf(text)): Promise<Response> => {
  const session = await ask('POST', inside('blobs/uploads/'))
  expect(session.status).toBe(202)
  return ask('PUT', `${session.headers.get('location') ?? ''}?digest=${digest}`, text)
}

test('it keeps blobs and manifests under their digests, and says which manifest was given the tag', async () => {
  expect((await ask('GET', '/v2/')).status).toBe(200)
  const layer = 'x'.repeat(1_000_000)
  expect((await ask('HEAD', inside(`blobs/${digestOf(layer)}`))).status).toBe(404)
  expect((await send(layer)).status).toBe(201)
  expect((await ask('HEAD', inside(`blobs/${digestOf(layer)}`))).status).toBe(200)
  expect((await ask('HEAD', inside('manifests/image'))).status).toBe(404)
  expect((await ask('PUT', inside(`manifests/${digestOf('{"a":1}')}`), '{"a":1}')).status).toBe(201)
  expect(registry.tagged()).toBeNull()
  expect((await ask('PUT', inside('manifests/image'), '{"b":2}')).status).toBe(201)
  expect(registry.tagged()).toBe(digestOf('{"b":2}'))
  const kept = [layer, '{"a":1}', '{"b":2}']
  expect(readdirSync(folder).toSorted()).toEqual(kept.map((text) => hexOf(digestOf(text))).toSorted())
  for (const text of kept) expect(readFileSync(join(folder, hexOf(digestOf(text))), 'utf8')).toBe(text)
  expect(refusals).toEqual([])
})

test('what is known need not be brought', async () => {
  expect((await ask('HEAD', inside(`blobs/${known}`))).status).toBe(200)
})

test.each(['/', '/v2/archproof-run/other/blobs/uploads/', '/v2/_catalog'])(
  'whoever does not know the repository gets nothing and ends nothing: %s',
  async (path) => {
    for (const method of ['GET', 'POST', 'PUT']) {
      const answer = await ask(method, path, method === 'GET' ? undefined : 'x')
      expect(answer.status).toBe(404)
    }
    expect(readdirSync(folder)).toEqual([])
    expect(refusals).toEqual([])
  },
)

test.each([
  ['a blob that is not what its digest says', () => send('bad', digestOf('good')), /content of sha256:\w+ is damaged/],
  ['a blob whose digest is none', () => send('bad', '../../x' as Digest), /is no digest/],
  ['a blob without digest', () => ask('PUT', inside('blobs/uploads/1'), 'x'), /nothing is no digest/],
  ['a damaged manifest', () => ask('PUT', inside(`manifests/${digestOf('good')}`), 'bad'), /is damaged/],
  ['a manifest without end', () => ask('PUT', inside('manifests/image'), 'x'.repeat(5_000_000)), /too long/],
  ['a layer in pieces', () => ask('PATCH', inside('blobs/uploads/1'), 'x'), /PATCH was not expected/],
  ['whoever asks for content', () => ask('GET', inside(`blobs/${known}`)), /GET was not expected/],
])('%s: refused, and nothing is kept', async (_, body, because) => {
  await expect(body()).rejects.toThrow()
  expect(refusals).toEqual([expect.stringMatching(because)])
  expect(readdirSync(folder)).toEqual([])
  expect(registry.tagged()).toBeNull()
})
