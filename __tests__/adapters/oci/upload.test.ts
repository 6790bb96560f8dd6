import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createBlobQuery, createUpload } from '../../../src/adapters/oci/upload.js'
import type { Digest } from '../../../src/core/evidence.js'

let folder: string
let image: Digest
let server: Server | null = null
let asked: string[] = []

const keep = (content: string): { digest: Digest; size: number } => {
  const hex = createHash('sha256').update(content).digest('hex')
  writeFileSync(join(folder, hex), content)
  return { digest: `sha256:${hex}`, size: content.length }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-upload-'))
  image = keep(JSON.stringify({ schemaVersion: 2, config: keep('{}'), layers: [] })).digest
})

afterAll(() => rmSync(folder, { recursive: true }))

afterEach(async () => {
  const started = server
  server = null
  await new Promise((closed) => started?.close(closed).closeAllConnections() ?? closed(null))
})

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A registry that answers as the handler says. @returns its host */
const serveEverything = async (handler: Handler): Promise<string> => {
  asked = []
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url?.split('?')[0] ?? ''}`)
    request.resume()
    handler(request, response)
  })
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A registry that has nothing and answers a request for an upload as the handler says. @returns its host */
const serve = (open: Handler): Promise<string> =>
  serveEverything((request, response) => {
    if (request.method === 'POST') open(request, response)
    else response.writeHead(request.method === 'HEAD' ? 404 : 201).end()
  })

const upload = createUpload(() => Promise.resolve({ username: 'acme', secret: 'swordfish' }), {
  ...{ attempts: 2, backOffMs: 1, timeoutMs: 30_000 },
})

test('a registry that says it has taken a layer from elsewhere, and has not, is not believed', async () => {
  const host = await serve((_, response) => response.writeHead(201).end())
  const from = [`${host}/acme/other`]
  await expect(upload({ folder, image, name: `${host}/acme/shop`, from })).rejects.toThrow('was accepted and not done')
  expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
})

test.each(['http://192.0.2.1/upload', 'ftp://127.0.0.1/upload', 'http://', null])(
  'nothing is sent where the registry says %s',
  async (location) => {
    const host = await serve((_, response) => response.writeHead(202, location === null ? {} : { location }).end())
    const failed = upload({ folder, image, name: `${host}/acme/shop`, from: [] })
    await expect(failed).rejects.toThrow('was answered without an address that can be used')
    expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([])
  },
)

test('a store of another host gets the layer, and no login', async () => {
  const seen: (string | undefined)[] = []
  const store = createServer((request, response) => {
    seen.push(request.headers.authorization)
    request.resume()
    response.writeHead(201).end()
  })
  await new Promise<void>((ready) => store.listen(0, '127.0.0.1', ready))
  const location = `http://127.0.0.1:${(store.address() as AddressInfo).port}/store`
  const host = await serve((request, response) => {
    if (request.headers.authorization === undefined) response.writeHead(401, { 'www-authenticate': 'Basic' }).end()
    else response.writeHead(202, { location }).end()
  })
  await upload({ folder, image, name: `${host}/acme/shop`, from: [] })
  await new Promise((closed) => store.close(closed).closeAllConnections())
  expect(seen).toEqual([undefined])
})

test('a registry is asked for what it has, and one that does not say is asked once', async () => {
  const anonymous = () => Promise.resolve(null)
  const here: Digest = `sha256:${'1'.repeat(64)}`
  const gone: Digest = `sha256:${'2'.repeat(64)}`
  let isUp = true
  const host = await serveEverything((request, response) => {
    response.writeHead(isUp ? (request.url?.includes(here) === true ? 200 : 404) : 503).end()
  })
  const has = createBlobQuery(anonymous)
  expect([await has(`${host}/acme/shop`, here), await has(`${host}/acme/shop`, gone)]).toEqual([true, false])
  isUp = false
  expect(await has(`${host}/acme/shop`, here)).toBe(false)
  isUp = true
  expect(await has(`${host}/acme/shop`, here)).toBe(false)
  expect(asked).toHaveLength(3)
})
