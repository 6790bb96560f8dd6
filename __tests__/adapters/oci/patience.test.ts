import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, jest, test } from '@jest/globals'
import { createRegistry } from '../../../src/adapters/oci/registry.js'

afterEach(() => {
  jest.restoreAllMocks()
})

/** Ends every wait at once, and keeps how long it would have been. */
const withoutWaiting = (): number[] => {
  const waits: number[] = []
  const original = globalThis.setTimeout
  jest.spyOn(globalThis, 'setTimeout').mockImplementation((action: () => void, milliseconds = 0) => {
    // What is no round number of half seconds is a time limit of Node's own client.
    if (milliseconds < 500) return original(action, milliseconds)
    waits.push(milliseconds)
    return original(action, 0)
  })
  return waits
}

const tagIn = async (retryAfter: string | null): Promise<void> => {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(429, retryAfter === null ? {} : { 'retry-after': retryAfter }).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const name = `127.0.0.1:${(server.address() as AddressInfo).port}/acme/shop`
  const manifest = { digest: 'sha256:0' as const, mediaType: 'x', bytes: new Uint8Array() }
  const failed = await createRegistry(() => Promise.resolve(null))
    .tag(name, 'latest', manifest)
    .catch((error: unknown) => String(error))
  await new Promise((closed) => server.close(closed).closeAllConnections())
  expect(failed).toContain('was answered with 429')
}

test('a busy registry is given two minutes to take a tag', async () => {
  const waits = withoutWaiting()
  await tagIn(null)
  expect(waits).toEqual([1, 2, 4, 8, 16, 30, 30, 30].map((seconds) => seconds * 1000))
})

test('and longer where it asks for that', async () => {
  const waits = withoutWaiting()
  await tagIn('45')
  expect(waits).toEqual(Array.from({ length: 8 }, () => 45_000))
})
