import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What goes wrong with a request. The first five pass: the same request works when it is made again. `lost answer`: the
 * registry does what it was asked, and nobody hears of it. The next three stay, for that request: refused, broken, and
 * content that is not what was stored. `dead`: nothing answers from there on.
 */
export const faults = [
  '429',
  '500',
  'reset',
  'lost answer',
  'silence',
  '401',
  'refused',
  'broken',
  'wrong content',
  'dead',
] as const

export type Fault = (typeof faults)[number]

export interface FaultProxy {
  /** `127.0.0.1:port` */
  readonly host: string
  /** Everything that was asked for, in order, each by a name that is the same in every run (`startFaultProxy`). */
  readonly requests: readonly string[]
  /** Called with the name of each request before it is passed on; a promise holds it back. */
  onRequest: (name: string) => void | Promise<void>
  /** Nothing goes wrong any more. */
  heal: () => void
  readonly close: () => Promise<void>
}

/**
 * What a request is for: its method, and its path below the repository. The address of an upload, which is another in every
 * run, is told by the digest that is uploaded.
 */
const purposeOf = ({ method = '', url = '' }: IncomingMessage): string => {
  const { pathname, searchParams } = new URL(url, 'http://registry')
  const [, path = pathname] = /^\/v2\/.+?\/((?:blobs|manifests|tags)\/.*)$/.exec(pathname) ?? []
  const upload = searchParams.get('digest')
  return `${method} ${upload === null ? path : `blobs/uploads/${upload}`}`
}

/**
 * Stands between a client and a registry, and makes one request go wrong: the one called `METHOD path`, or `METHOD path #2`
 * when it is the second of its kind. Uploads run side by side, so that a number in the order of all would be another request
 * in every run.
 */
export const startFaultProxy = async (
  registry: string,
  wrong: { readonly fault: Fault; readonly at: string } | null = null,
): Promise<FaultProxy> => {
  const requests: string[] = []
  const counts = new Map<string, number>()
  let isDue = false
  let fault = wrong
  let lasting: string | null = null

  const pass = (request: IncomingMessage, response: ServerResponse, change?: (body: Buffer) => Buffer | null): void => {
    const [hostname, port] = registry.split(':')
    const { method, url: path, headers } = request
    const onward = forward({ ...{ hostname, port, method, path }, headers }, (answer) => {
      if (change === undefined) {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
        return
      }
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const body = change(Buffer.concat(chunks))
        if (body === null) request.socket.destroy()
        else
          response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'content-length': body.length }).end(body)
      })
    })
    onward.on('error', () => request.socket.destroy())
    // A client that has gone will send no more: the registry must not wait for it, nor this process.
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  }

  const spoil = (kind: Fault, request: IncomingMessage, response: ServerResponse): void => {
    const fail = (status: number, headers = {}): void => {
      // An answer before the request was read: as a busy registry gives it.
      request.resume()
      response.writeHead(status, headers).end(JSON.stringify({ errors: [{ code: 'FAULT', message: kind }] }))
    }
    switch (kind) {
      case '429':
        fail(429, { 'retry-after': '0' })
        break
      case '500':
      case 'broken':
        fail(500)
        break
      case '401':
        fail(401, { 'www-authenticate': `Bearer realm="http://${request.headers.host ?? ''}/token",service="x"` })
        break
      case 'refused':
        fail(403)
        break
      case 'reset':
      case 'dead':
        request.socket.destroy()
        break
      case 'lost answer':
        pass(request, response, () => null)
        break
      case 'wrong content':
        pass(request, response, (body) => Buffer.concat([body, Buffer.from(' ')]))
        break
      case 'silence':
        request.resume()
    }
  }

  const proxy: { onRequest: FaultProxy['onRequest'] } = { onRequest: () => undefined }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith('/token') === true) {
      response.writeHead(200).end('{"token":"renewed"}')
      return
    }
    const what = purposeOf(request)
    const count = (counts.get(what) ?? 0) + 1
    counts.set(what, count)
    const name = count === 1 ? what : `${what} #${count}`
    requests.push(name)
    await proxy.onRequest(name)
    // Held back until its client had gone: nobody would ever end what were passed on now.
    if (request.socket.destroyed) return
    const kind = fault?.fault ?? null
    const isNow = name === fault?.at
    isDue ||= isNow
    if (isNow && (kind === 'refused' || kind === 'broken' || kind === 'wrong content')) lasting = what
    const goesWrong = isNow || (kind === 'dead' && isDue) || what === lasting
    if (kind !== null && goesWrong) spoil(kind, request, response)
    else pass(request, response)
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return Object.assign(proxy, {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    heal: () => {
      fault = null
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  })
}
