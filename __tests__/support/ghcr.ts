import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How GHCR answers, for each cause of a refusal: who says so, with which status and in which words. */
export const ghcrAnswers = {
  accepts: null,
  'write package': { by: 'registry', status: 403, message: 'permission_denied: write_package' },
  'create package': { by: 'registry', status: 403, message: 'installation not allowed to Create organization package' },
  'read-only token': { by: 'registry', status: 403, message: 'installation not allowed to Write organization package' },
  'other owner': {
    by: 'registry',
    status: 403,
    message: 'permission_denied: The requested installation does not exist.',
  },
  'token scopes': {
    by: 'registry',
    status: 403,
    message: 'permission_denied: The token provided does not match expected scopes.',
  },
  'classic tokens': {
    by: 'registry',
    status: 403,
    message:
      'permission_denied: `acme` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.',
  },
  'wrong token': {
    by: 'registry',
    status: 401,
    message: 'unauthenticated: User cannot be authenticated with the token provided.',
  },
  'wrong password': { by: 'token service', status: 403, message: 'denied' },
  name: { by: 'registry', status: 404, message: 'repository name not known to registry' },
  down: { by: 'registry', status: 503, message: 'service unavailable' },
} as const

export type GhcrAnswer = keyof typeof ghcrAnswers

export interface Ghcr {
  /** `127.0.0.1:port` */
  readonly host: string
  readonly requests: readonly string[]
  readonly close: () => Promise<void>
}

const errorOf = (code: string, message: string): string => JSON.stringify({ errors: [{ code, message }] })

/**
 * A server that asks for tokens, refuses and words its refusals as GHCR does. It holds no images: a package of it is new.
 * @param answer what a push of anybody who has a login is answered with; a stranger never gets to it
 */
export const startGhcr = async (answer: GhcrAnswer): Promise<Ghcr> => {
  const requests: string[] = []
  const refusal = ghcrAnswers[answer]

  const giveToken = (url: URL, request: IncomingMessage, response: ServerResponse): void => {
    const mayPush = request.headers.authorization !== undefined
    const refused = mayPush ? refusal?.by === 'token service' : url.searchParams.get('scope')?.includes('push') === true
    if (refused) response.writeHead(403).end(errorOf('DENIED', 'denied'))
    else response.writeHead(200).end(JSON.stringify({ token: 'b3BhcXVl' }))
  }

  const answerPush = (response: ServerResponse): void => {
    if (refusal === null) {
      response.writeHead(202, { location: '/v2/acme/shop/blobs/upload/1' }).end()
      return
    }
    const code = { 401: 'UNAUTHORIZED', 403: 'DENIED', 404: 'NAME_UNKNOWN' }[refusal.status as number] ?? 'UNKNOWN'
    response.writeHead(refusal.status).end(errorOf(code, refusal.message))
  }

  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const { host = '' } = request.headers
    const url = new URL(request.url ?? '', `http://${host}`)
    if (url.pathname === '/token') giveToken(url, request, response)
    else if (request.headers.authorization !== 'Bearer b3BhcXVl') {
      const challenge = `Bearer realm="http://${host}/token",service="ghcr.io",scope="repository:acme/shop:pull"`
      response.writeHead(401, { 'www-authenticate': challenge }).end(errorOf('UNAUTHORIZED', 'authentication required'))
    } else if (request.method === 'POST') answerPush(response)
    // As GHCR does: the session expires by itself.
    else if (request.method === 'DELETE')
      response.writeHead(405).end(errorOf('UNSUPPORTED', 'The operation is unsupported.'))
    else if (url.pathname === '/v2/') response.writeHead(200).end('{}')
    else response.writeHead(404).end(errorOf('NAME_UNKNOWN', 'repository name not known to registry'))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
