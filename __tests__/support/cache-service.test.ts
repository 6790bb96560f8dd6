import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { cacheToken, readOnly, readWrite } from './cache-token.js'
import { startCacheService, type CacheService } from './cache-service.js'

let service: CacheService
beforeEach(async () => {
  service = await startCacheService()
})
afterEach(() => service.close())

interface Answer {
  ok?: boolean
  code?: string
  message?: string
  signed_upload_url?: string
  signed_download_url?: string
  matched_key?: string
  entry_id?: unknown
}

const call = async (method: string, body: object, token = cacheToken()): Promise<{ status: number; body: Answer }> => {
  const response = await fetch(`${service.url}twirp/github.actions.results.api.v1.CacheService/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}
const create = (key: string, token?: string) => call('CreateCacheEntry', { key, version: 'v' }, token)
const lookup = (key: string, token?: string, restore?: string[]) =>
  call('GetCacheEntryDownloadURL', { key, version: 'v', ...(restore && { restore_keys: restore }) }, token)
const finalize = (key: string, size: unknown, token?: string) =>
  call('FinalizeCacheEntryUpload', { key, version: 'v', size_bytes: size }, token)
const put = (url: string, body: string | Buffer) =>
  fetch(url, { method: 'PUT', body: new Uint8Array(Buffer.from(body)) })

/** Saves an entry the short way. */
const save = async (key: string, content: string, token?: string): Promise<void> => {
  const created = await create(key, token)
  expect((await put(created.body.signed_upload_url!, content)).status).toBe(201)
  expect((await finalize(key, content.length, token)).body.ok).toBe(true)
}
const restored = async (key: string, token?: string): Promise<string> => {
  const { body } = await lookup(key, token)
  return body.ok === true ? (await fetch(body.signed_download_url!)).text() : 'miss'
}

test('an entry is visible only after it was finalized, and then never changes', async () => {
  const created = await create('k')
  expect(created.body.ok).toBe(true)
  const upload = await put(created.body.signed_upload_url!, 'one')
  expect(upload.headers.get('x-ms-request-id')).toMatch(/./)
  expect(await restored('k')).toBe('miss')
  expect((await create('k')).status).toBe(409)
  const final = await finalize('k', '3')
  expect(final.body).toEqual({ ok: true, entry_id: expect.any(String) })
  expect(await restored('k')).toBe('one')

  expect((await put(created.body.signed_upload_url!, 'two')).status).toBe(409)
  expect((await create('k')).body.code).toBe('already_exists')
  expect((await finalize('k', 3)).status).toBe(404)
  expect(await restored('k')).toBe('one')
})

test('a finalized size that the blob does not have is refused', async () => {
  const created = await create('k')
  await put(created.body.signed_upload_url!, 'four')
  expect((await finalize('k', 5)).body.code).toBe('invalid_argument')
  expect(await restored('k')).toBe('miss')
})

test('a prefix finds the newest entry, not the last by name', async () => {
  await save('index#10', 'older')
  await save('index#9', 'newer')
  expect((await lookup('index')).body.matched_key).toBe('index#9')
  expect((await lookup('index#1')).body.matched_key).toBe('index#10')
  expect((await lookup('absent', undefined, ['absent', 'ind'])).body.matched_key).toBe('index#9')
  expect((await lookup('absent')).body).toEqual({ ok: false })
})

test('scopes are searched in token order and written to the first writable one', async () => {
  const main = cacheToken({ scopes: [readWrite('refs/heads/main')] })
  const branch = cacheToken({ scopes: [readWrite('refs/heads/x'), readOnly('refs/heads/main')] })
  await save('k', 'of main', main)
  expect(await restored('k', branch)).toBe('of main')
  await save('k', 'of x', branch)
  expect(await restored('k', branch)).toBe('of x')
  expect(await restored('k', main)).toBe('of main')
})

test('a token that may only read is told so, one that has expired is refused', async () => {
  const denied = await create('k', cacheToken({ scopes: [readOnly('refs/heads/main')] }))
  expect(denied).toEqual({ status: 200, body: { ok: false, message: 'cache write denied: token is read-only' } })
  expect((await lookup('k', cacheToken({ expiresIn: -1 }))).status).toBe(401)
  expect((await lookup('k', 'garbage')).status).toBe(401)
})

test('blocks are joined in the order of the list, whatever the order of their arrival', async () => {
  const created = await create('k')
  const url = created.body.signed_upload_url!
  const [a, b] = [randomBytes(70_000), randomBytes(5)]
  const id = (name: string) => encodeURIComponent(Buffer.from(name).toString('base64'))
  await put(`${url}&comp=block&blockid=${id('b')}`, b)
  await put(`${url}&blockid=${id('a')}&comp=block`, a)
  const list = (...names: string[]) =>
    `<?xml version="1.0" encoding="utf-8"?><BlockList>${names
      .map((name) => `<Latest>${Buffer.from(name).toString('base64')}</Latest>`)
      .join('')}</BlockList>`
  expect((await put(`${url}&comp=blocklist`, list('a', 'missing'))).status).toBe(400)
  const committed = await put(`${url}&comp=blocklist`, list('a', 'b'))
  expect([committed.status, committed.headers.get('x-ms-request-id')]).toEqual([201, expect.any(String)])
  expect((await finalize('k', 70_005)).body.ok).toBe(true)
  const { body } = await lookup('k')
  expect(Buffer.from(await (await fetch(body.signed_download_url!)).arrayBuffer())).toEqual(Buffer.concat([a, b]))
})

test('a download can be resumed', async () => {
  await save('k', '0123456789')
  const { body } = await lookup('k')
  const rest = await fetch(body.signed_download_url!, { headers: { 'x-ms-range': 'bytes=4-' } })
  expect([rest.status, rest.headers.get('content-range'), await rest.text()]).toEqual([206, 'bytes 4-9/10', '456789'])
  const part = await fetch(body.signed_download_url!, { headers: { range: 'bytes=0-1' } })
  expect(await part.text()).toBe('01')
  expect((await fetch(body.signed_download_url!, { headers: { range: 'bytes=10-' } })).status).toBe(416)
})

test('a URL is good for its own purpose only', async () => {
  await save('k', 'one')
  const { body } = await lookup('k')
  expect((await put(body.signed_download_url!, 'two')).status).toBe(403)
  expect((await fetch(body.signed_download_url!.replace(/sig=.*/, 'sig=forged'))).status).toBe(403)
  expect(await restored('k')).toBe('one')
})

test('faults come as ordered, for the keys and as often as ordered', async () => {
  await save('layer-1', 'content')
  await save('index-1', 'content')
  service.faults = [
    { on: 'lookup', effect: 503, times: 1 },
    { on: 'download', effect: 404, key: /^layer/ },
    { on: 'create', effect: 'refuse' },
  ]
  expect((await lookup('index-1')).body.code).toBe('unavailable')
  expect(await restored('index-1')).toBe('content')
  expect(await restored('layer-1')).toBe('')
  expect((await create('k')).body).toEqual({ ok: false, message: expect.stringContaining('refused') })
  expect(service.requests.filter(({ operation }) => operation === 'lookup').map(({ status }) => status)).toEqual([
    503, 200, 200,
  ])
})

test('downloads are spoilt in three ways', async () => {
  await save('k', 'content!')
  const { body } = await lookup('k')
  const get = async (effect: 'truncate' | 'corrupt' | 'cut') => {
    service.faults = [{ on: 'download', effect }]
    const response = await fetch(body.signed_download_url!)
    return `${response.headers.get('content-length')} ${await response.text().catch(() => 'broken off')}`
  }
  expect(await get('truncate')).toBe('4 cont')
  expect(await get('cut')).toBe('8 broken off')
  expect(await get('corrupt')).toMatch(/^8 [^c]ontent!$/)
})

test('a stalled request is never answered and ends with the service; a dropped one ends at once', async () => {
  service.faults = [
    { on: 'lookup', effect: 'stall' },
    { on: 'create', effect: 'drop' },
  ]
  await expect(create('k')).rejects.toThrow()
  const waiting = lookup('k').then(
    () => 'answered',
    () => 'ended',
  )
  expect(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 300, 'waiting'))])).toBe('waiting')
  await service.close()
  expect(await waiting).toBe('ended')
  service = await startCacheService()
})
