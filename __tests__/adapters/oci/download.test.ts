import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStored } from '../../../src/adapters/archive/stored-image-files.js'
import { createDownload } from '../../../src/adapters/oci/download.js'
import type { Digest } from '../../../src/core/evidence.js'

const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** An empty tar archive. */
const layer = Buffer.alloc(1024)
const config = Buffer.from(
  JSON.stringify({ os: 'linux', architecture: 'arm64', rootfs: { type: 'layers', diff_ids: [sha256(layer)] } }),
)
const describe = (bytes: Buffer) => ({
  mediaType: 'application/octet-stream',
  digest: sha256(bytes),
  size: bytes.length,
})
const manifest = Buffer.from(
  JSON.stringify({
    schemaVersion: 2,
    config: describe(config),
    layers: [{ ...describe(layer), mediaType: 'application/vnd.oci.image.layer.v1.tar' }],
  }),
)
const digest = sha256(manifest)

/** What the registry sends for each digest; null: the connection breaks in the middle. */
let held: Map<string, Buffer | null>
let brokenOnce: boolean
let server: Server
let folder: string

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const bytes = held.get(url.split('/').at(-1) ?? '')
    if (bytes === undefined) return void response.writeHead(404).end()
    if (bytes === null || (brokenOnce && url.includes('/blobs/'))) {
      brokenOnce = false
      response.writeHead(200, { 'content-length': '4096' }).write('part')
      return void setTimeout(() => response.destroy(), 10)
    }
    response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  folder = mkdtempSync(join(tmpdir(), 'archproof-download-'))
})

afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

beforeEach(() => {
  brokenOnce = false
  held = new Map([manifest, config, layer].map((bytes) => [sha256(bytes), bytes]))
})

const fetchInto = (place: string) => {
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}/acme/shop`
  const patience = { attempts: 2, backOffMs: 1, timeoutMs: 20_000 }
  return createDownload(() => Promise.resolve(null), patience)({ name, digest, folder: join(folder, place) })
}

test('a platform is fetched as a layout that can be read', async () => {
  await fetchInto('good')
  const stored = await openStored({ name: 'shop', path: join(folder, 'good'), wanted: digest }, { tempDir: folder })
  expect(stored.images.map(({ platform, digest: found }) => [platform, found])).toEqual([['linux/arm64', digest]])
  await stored.close()
})

test('what breaks off is fetched again from its beginning', async () => {
  brokenOnce = true
  await fetchInto('again')
  expect(readFileSync(join(folder, 'again/blobs', sha256(layer).replace(':', '/')))).toEqual(layer)
})

test.each([
  ['other content of the same length', Buffer.alloc(1024, 1), /was answered with content of sha256:/],
  ['more content', Buffer.alloc(4096), /was answered with content of sha256:/],
  ['less content', Buffer.alloc(100), /was answered with content of sha256:/],
  ['a connection that always breaks', null, /got no answer/],
] as const)('%s is refused', async (_, bytes, message) => {
  held.set(sha256(layer), bytes)
  await expect(fetchInto(`bad-${String(bytes?.length)}`)).rejects.toThrow(message)
})

test('what is not there is told', async () => {
  held.delete(sha256(layer))
  await expect(fetchInto('no-layer')).rejects.toThrow('was answered with 404')
  held.delete(digest)
  await expect(fetchInto('no-manifest')).rejects.toThrow('found nothing there')
})

test('a manifest that does not say sizes is refused', async () => {
  const vague = Buffer.from(manifest.toString().replaceAll('"size"', '"length"'))
  held.set(sha256(vague), vague)
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}/acme/shop`
  const download = createDownload(() => Promise.resolve(null))
  await expect(download({ name, digest: sha256(vague), folder: join(folder, 'vague') })).rejects.toThrow(
    'does not say the size',
  )
})
