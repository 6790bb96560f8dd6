import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createRegistry } from '../../../src/adapters/oci/registry.js'
import { refusalFinding } from '../../../src/core/push-refusal.js'
import { ToolError } from '../../../src/errors.js'

type Handler = (request: IncomingMessage, response: ServerResponse, host: string) => void

let server: Server | null = null
let asked: string[] = []

/** A registry on loopback that answers as the handler says. @returns the name of a repository in it */
const serve = async (handler: Handler): Promise<string> => {
  asked = []
  const started = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? '-'}`)
    handler(request, response, `127.0.0.1:${(started.address() as AddressInfo).port}`)
  })
  server = started
  await new Promise<void>((ready) => started.listen(0, '127.0.0.1', ready))
  return `127.0.0.1:${(started.address() as AddressInfo).port}/acme/shop`
}

afterEach(async () => {
  const started = server
  server = null
  if (started === null) return
  started.closeAllConnections()
  await new Promise((closed) => started.close(closed))
})

/** Gives up soon. */
const quick = { attempts: 3, backOffMs: 1, timeoutMs: 30_000 }

const nobody = () => Promise.resolve(null)
const acme = () => Promise.resolve({ username: 'acme', secret: 'swordfish' })
const basic = `Basic ${Buffer.from('acme:swordfish').toString('base64')}`

/** As registries with token authentication do it: a challenge, an exchange, and the request again. */
const withTokens =
  (token: (request: IncomingMessage) => string | null, then: Handler): Handler =>
  (request, response, host) => {
    if (request.url?.startsWith('/token') === true) {
      const granted = token(request)
      response.writeHead(granted === null ? 401 : 200).end(JSON.stringify({ token: granted }))
    } else if (request.headers.authorization !== 'Bearer good') {
      const challenge = `Bearer realm="http://${host}/token",service="registry",scope="x"`
      response.writeHead(401, { 'www-authenticate': challenge }).end('{}')
    } else then(request, response, host)
  }

test('push permission is asked for by an upload session, which is abandoned', async () => {
  const name = await serve((request, response) => {
    if (request.method === 'POST') response.writeHead(202, { location: '/v2/acme/shop/blobs/uploads/1?state=x' }).end()
    else response.writeHead(204).end()
  })
  expect(await createRegistry(nobody).refusesPush(name)).toBeNull()
  expect(asked).toEqual(['POST /v2/acme/shop/blobs/uploads/ -', 'DELETE /v2/acme/shop/blobs/uploads/1?state=x -'])
})

test('a session elsewhere is left alone, so that credentials go to no other host', async () => {
  const name = await serve((_, response) => response.writeHead(202, { location: 'http://127.0.0.1:1/upload' }).end())
  expect(await createRegistry(acme).refusesPush(name)).toBeNull()
  expect(asked).toHaveLength(1)
})

test('a login is exchanged for a token, which is used from then on', async () => {
  const name = await serve(
    withTokens(
      ({ headers }) => (headers.authorization === basic ? 'good' : null),
      (_, response) => response.writeHead(202).end(),
    ),
  )
  const registry = createRegistry(acme)
  expect(await registry.refusesPush(name)).toBeNull()
  expect(asked[1]).toMatch(/^GET \/token\?service=registry&scope=repository%3Aacme%2Fshop%3Apull%2Cpush Basic /)
  expect(await registry.refusesPush(name)).toBeNull()
  expect(asked.filter((request) => request.includes('/token'))).toHaveLength(1)
})

test('a host that the registry sends us to cannot ask for our login', async () => {
  const seen: string[] = []
  const other = createServer((request, response) => {
    const { host = '' } = request.headers
    seen.push(`${request.url?.replace(/\?.*/, '') ?? ''} ${request.headers.authorization ?? '-'}`)
    if (request.url?.startsWith('/token') === true) response.end('{"token":"good"}')
    else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${host}/token",service="x"` }).end('{}')
  })
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
  const { port } = other.address() as AddressInfo
  const name = await serve((_, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${port}/manifest` }).end(),
  )
  await createRegistry(acme, quick)
    .manifest(name, '1.2.3')
    .catch(() => null)
  other.closeAllConnections()
  await new Promise((closed) => other.close(closed))
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen)).toEqual(new Set(['/manifest -']))
})

test.each([
  [401, nobody, false],
  [403, acme, true],
  [418, acme, true],
])('a refusal with %d comes back in the words of the registry', async (status, credentials, withLogin) => {
  const name = await serve((_, response) =>
    response.writeHead(status).end('{"errors":[{"code":"DENIED","message":"said so"}]}'),
  )
  const refusal = await createRegistry(credentials).refusesPush(name)
  expect(refusal).toEqual({ by: 'registry', status, message: 'DENIED: said so', withLogin })
})

test('a refusal of the token service is told as such', async () => {
  const name = await serve(
    withTokens(
      () => null,
      (_, response) => response.writeHead(202).end(),
    ),
  )
  expect(await createRegistry(acme).refusesPush(name)).toMatchObject({ by: 'token service', status: 401 })
})

test('a known login without the right is told from a wrong one by the challenge', async () => {
  const name = await serve((request, response, host) => {
    if (request.url?.startsWith('/token') === true) response.writeHead(200).end('{"token":"weak"}')
    else {
      const error = request.headers.authorization === 'Bearer weak' ? ',error="insufficient_scope"' : ''
      const challenge = `Bearer realm="http://${host}/token",service="registry",scope="x"${error}`
      const body = '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}'
      response.writeHead(401, { 'www-authenticate': challenge }).end(body)
    }
  })
  const refusal = await createRegistry(acme).refusesPush(name)
  expect(refusal).toMatchObject({ status: 401, message: 'insufficient_scope: UNAUTHORIZED: authentication required' })
  expect(refusalFinding(refusal!, { name, home: null, unused: null }).code).toBe('AP710')
})

test.each([
  (host: string) => `Basic realm="old", Bearer realm="http://${host}/token", scope="x"`,
  (host: string) => `bearer realm=http://${host}/token, Basic realm="old"`,
])('a challenge is found among others, and a service that is not named is not made up', async (challenge) => {
  const name = await serve((request, response, host) => {
    if (request.url?.startsWith('/token') === true) response.writeHead(200).end('{"token":"good"}')
    else if (request.headers.authorization === 'Bearer good') response.writeHead(202).end()
    else response.writeHead(401, { 'www-authenticate': challenge(host) }).end()
  })
  expect(await createRegistry(acme).refusesPush(name)).toBeNull()
  expect(asked[1]).toMatch(/^GET \/token\?scope=repository/)
})

test('an address that is none is not asked for again', async () => {
  const name = await serve((_, response) =>
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://",service="x"' }).end(),
  )
  expect(await createRegistry(acme, quick).refusesPush(name)).toMatchObject({ status: null })
  expect(asked).toHaveLength(1)
})

test('a registry that repeats what it was sent does not have it told', async () => {
  const name = await serve(({ headers }, response) => {
    if (headers.authorization === undefined) response.writeHead(401, { 'www-authenticate': 'Basic' }).end()
    else response.writeHead(403).end(`no right for ${headers.authorization}`)
  })
  expect((await createRegistry(acme).refusesPush(name))?.message).toBe('no right for Basic ***')
})

test('a long refusal is read before it is cut', async () => {
  const body = JSON.stringify({ errors: [{ code: 'DENIED', message: 'x'.repeat(5000) }] })
  const name = await serve((_, response) => response.writeHead(403).end(body))
  expect((await createRegistry(acme).refusesPush(name))?.message).toMatch(/^DENIED: x{1992}$/)
})

test('a registry that asks for more time gets it', async () => {
  let left = 1
  const name = await serve((_, response) =>
    left-- > 0 ? response.writeHead(429, { 'retry-after': '1' }).end() : response.writeHead(202).end(),
  )
  const started = performance.now()
  expect(await createRegistry(acme, quick).refusesPush(name)).toBeNull()
  expect(performance.now() - started).toBeGreaterThan(990)
})

test('tags are listed over all pages', async () => {
  const name = await serve((request, response) => {
    const last = request.url?.includes('last=b') === true
    const link = { link: '</v2/acme/shop/tags/list?n=2&last=b>; rel="next"' }
    response.writeHead(200, last ? {} : link).end(JSON.stringify({ tags: last ? ['c'] : ['a', 'b'] }))
  })
  expect(await createRegistry(acme).tags(name)).toEqual({ kind: 'listed', tags: ['a', 'b', 'c'] })
})

test('a tag that is none is not among them', async () => {
  const tags = ['1.0.0', '', '../x', 'a b', '\u001b[31m', 'x'.repeat(129), 7]
  const name = await serve((_, response) => response.writeHead(200).end(JSON.stringify({ tags })))
  expect(await createRegistry(acme).tags(name)).toEqual({ kind: 'listed', tags: ['1.0.0'] })
})

test('a list that goes on elsewhere is not known, and nobody is asked there', async () => {
  const link = { link: '<http://127.0.0.1:1/v2/acme/shop/tags/list?last=b>; rel="next"' }
  const name = await serve((_, response) => response.writeHead(200, link).end('{"tags":["a","b"]}'))
  expect(await createRegistry(acme).tags(name)).toMatchObject({
    kind: 'unknown',
    reason: 'the next page is elsewhere, at http://127.0.0.1:1',
  })
})

test('a list that is too long to hold is not known', async () => {
  const body = JSON.stringify({ tags: Array.from({ length: 30_000 }, () => 'x'.repeat(128)) })
  const name = await serve((_, response) =>
    response.writeHead(200, { link: '</v2/acme/shop/tags/list?last=x>; rel="next"' }).end(body),
  )
  expect(await createRegistry(acme).tags(name)).toMatchObject({ kind: 'unknown' })
  expect(asked.length).toBeLessThan(6)
})

test.each([
  [404, '{}', { kind: 'absent' }],
  [403, '{}', { kind: 'unknown' }],
  [200, 'no JSON', { kind: 'unknown' }],
  [200, '{"tags":null}', { kind: 'listed', tags: [] }],
])('a list of tags answered with %d and %s', async (status, body, list) => {
  const name = await serve((_, response) => response.writeHead(status).end(body))
  expect(await createRegistry(acme).tags(name)).toMatchObject(list)
})

test('a refusal is not repeated, a passing failure is', async () => {
  const refusing = await serve((_, response) => response.writeHead(403).end())
  await createRegistry(acme).refusesPush(refusing)
  expect(asked).toHaveLength(1)
  server?.close()
  let left = 2
  const busy = await serve((_, response) => response.writeHead(left-- > 0 ? 429 : 202).end())
  expect(await createRegistry(acme, quick).refusesPush(busy)).toBeNull()
  expect(asked).toHaveLength(3)
})

test('a manifest whose header contradicts its bytes is damaged', async () => {
  const headers = { 'content-type': 'x', 'docker-content-digest': `sha256:${'0'.repeat(64)}` }
  const name = await serve((_, response) => response.writeHead(200, headers).end('{}'))
  await expect(createRegistry(nobody).manifest(name, 'latest')).rejects.toThrow(/44136fa355b3.* as sha256:000/)
})

test('what was written is asked for until it shows', async () => {
  let left = 2
  const name = await serve((_, response) => response.writeHead(left-- > 0 ? 404 : 200).end('{}'))
  const digest = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
  expect((await createRegistry(nobody, quick).written(name, 'latest', digest))?.digest).toBe(digest)
  expect(asked).toHaveLength(3)
})

test('what never shows is told as it is', async () => {
  const name = await serve((_, response) => response.writeHead(404).end())
  expect(await createRegistry(nobody, quick).written(name, 'latest', 'sha256:')).toBeNull()
  expect(asked).toHaveLength(3)
})

/** A second host, to which the registry sends on. @returns what it was asked for, and how to end it */
const elsewhere = async (handler: Handler) => {
  const credentials: (string | undefined)[] = []
  const other = createServer((request, response) => {
    credentials.push(request.headers.authorization)
    handler(request, response, '')
  })
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready))
  const host = `127.0.0.1:${(other.address() as AddressInfo).port}`
  const close = (): Promise<unknown> => new Promise((closed) => other.close(closed).closeAllConnections())
  return { host, credentials, close }
}

test('what is read may come from elsewhere, and nobody there sees the login or can ask for it', async () => {
  const other = await elsewhere((_, response) =>
    response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${other.host}/token"` }).end(),
  )
  const name = await serve((request, response) => {
    if (request.headers.authorization === undefined) response.writeHead(401, { 'www-authenticate': 'Basic' }).end()
    else response.writeHead(307, { location: `http://${other.host}/manifest` }).end()
  })
  await expect(createRegistry(acme, quick).manifest(name, 'latest')).rejects.toThrow('was answered with 401')
  await other.close()
  expect(asked.map((request) => request.split(' ').slice(2).join(' '))).toEqual(['-', basic])
  expect(other.credentials).toEqual([undefined])
})

test.each(['http://192.0.2.1/x', 'ftp://127.0.0.1/x'])('nothing is read from %s, which is less private', async (to) => {
  const name = await serve((_, response) => response.writeHead(302, { location: to }).end())
  await expect(createRegistry(nobody, quick).manifest(name, 'latest')).rejects.toThrow('less private than itself')
  expect(asked).toHaveLength(1)
})

test('a circle is left', async () => {
  const name = await serve((_, response) => response.writeHead(302, { location: '/v2/' }).end())
  await expect(createRegistry(nobody, quick).manifest(name, 'latest')).rejects.toThrow('was answered with 302')
  expect(asked).toHaveLength(4)
})

test('a limit of GitHub, which it words as a refusal, is waited for', async () => {
  let left = 1
  const limit = '{"errors":[{"code":"DENIED","message":"You have exceeded a secondary rate limit."}]}'
  const name = await serve((_, response) =>
    left-- > 0 ? response.writeHead(403).end(limit) : response.writeHead(202).end(),
  )
  expect(await createRegistry(acme, quick).refusesPush(name)).toBeNull()
})

test('a tag is taken away without leaving anything in a registry that deletes nothing', async () => {
  const name = await serve(({ method }, response) => response.writeHead(method === 'DELETE' ? 405 : 200).end())
  await expect(createRegistry(acme, quick).untag(name, '1.0.0')).rejects.toThrow('takes no tag away')
  expect(asked.filter((request) => /^(PUT|POST)/.test(request))).toEqual([])
})

test('a cancelled job waits for no tag', async () => {
  const name = await serve((_, response) => response.writeHead(503).end())
  const cancelled = new AbortController()
  const manifest = { digest: 'sha256:0' as const, mediaType: 'x', bytes: new Uint8Array() }
  setTimeout(() => cancelled.abort(new Error('the job was cancelled')), 50)
  await expect(createRegistry(acme).tag(name, 'latest', manifest, cancelled.signal)).rejects.toBeInstanceOf(ToolError)
  expect(asked.length).toBeLessThan(3)
})

test.each([
  ['{"mediaType":"application/x+json"}', 'text/html', 'application/x+json'],
  ['{}', 'application/vnd.oci.image.index.v1+json; charset=utf-8', 'application/vnd.oci.image.index.v1+json'],
])('a manifest %s that comes as %s is given back as %s', async (body, type, mediaType) => {
  const name = await serve((_, response) => response.writeHead(200, { 'content-type': type }).end(body))
  expect((await createRegistry(nobody).manifest(name, 'latest'))?.mediaType).toBe(mediaType)
})

test('a manifest is named by the digest of its bytes', async () => {
  const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json' }
  const name = await serve((_, response) => response.writeHead(200, headers).end('{}'))
  expect(await createRegistry(nobody).manifest(name, 'latest')).toMatchObject({
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  })
})

test('a manifest that is not there is null; to a stranger so is one that is not for strangers', async () => {
  const missing = await serve((_, response) => response.writeHead(404).end())
  expect(await createRegistry(nobody).manifest(missing, 'latest')).toBeNull()
  server?.close()
  const closed = await serve((_, response) => response.writeHead(403).end())
  expect(await createRegistry(acme).manifest(closed, 'latest', 'a stranger')).toBeNull()
  expect(asked.every((request) => request.endsWith(' -'))).toBe(true)
  await expect(createRegistry(acme).manifest(closed, 'latest')).rejects.toBeInstanceOf(ToolError)
})

test('a tag that is refused says what was asked and answered, and no credentials', async () => {
  const name = await serve((_, response) => response.writeHead(403).end('{"errors":[{"code":"DENIED"}]}'))
  const manifest = { digest: 'sha256:0' as const, mediaType: 'x', bytes: new Uint8Array() }
  const failure: unknown = await createRegistry(acme)
    .tag(name, 'latest', manifest)
    .catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ToolError)
  expect(String(failure)).toMatch(
    /PUT http:\/\/127\.0\.0\.1:\d+\/v2\/acme\/shop\/manifests\/latest was answered with 403.*DENIED/s,
  )
  expect(String(failure)).not.toContain('swordfish')
})

test('an answer without end is cut', async () => {
  const name = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'x' })
    const more = (): void => {
      while (response.write(Buffer.alloc(1024 * 1024)));
    }
    response.on('drain', more)
    more()
  })
  expect((await createRegistry(nobody).manifest(name, 'latest'))?.bytes.length).toBe(4 * 1024 * 1024)
})

test('nobody there is no answer, not a refusal', async () => {
  expect(await createRegistry(acme, quick).refusesPush('127.0.0.1:1/acme/shop')).toMatchObject({ status: null })
})
