import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that the intake got, as it came. */
export interface IntakeRequest {
  readonly method: string
  readonly path: string
  readonly key: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What to answer instead of what the protocol says, for one request. */
export type Trouble =
  | { readonly status: number; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }
  /** No answer at all. */
  | 'silence'
  /** The connection is closed in the middle. */
  | 'reset'

export interface DatadogIntake {
  readonly url: string
  readonly requests: readonly IntakeRequest[]
  /** Series and events that were accepted. */
  readonly series: readonly {
    readonly metric: string
    readonly tags: readonly string[]
    readonly points: readonly { value: number }[]
  }[]
  readonly events: readonly Readonly<Record<string, unknown>>[]
  /** The next requests meet these, one each; then all is well again. */
  trouble(...next: readonly Trouble[]): void
  /** Every request meets this until it is null again. */
  always(trouble: Trouble | null): void
  close(): Promise<void>
}

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Limit of /api/v2/series, in bytes of the request. */
const longestPayload = 512_000

/** A small server with the part of Datadog's API that the action uses, over real HTTP on loopback. */
export const startDatadogIntake = async (validKey: string): Promise<DatadogIntake> => {
  const requests: IntakeRequest[] = []
  const series: DatadogIntake['series'][number][] = []
  const events: Readonly<Record<string, unknown>>[] = []
  const queue: Trouble[] = []
  let standing: Trouble | null = null

  const answer = (request: IntakeRequest, response: ServerResponse): void => {
    if (request.key !== validKey) {
      json(response, 403, { errors: ['Forbidden'] })
      return
    }
    if (request.method === 'GET' && request.path === '/api/v1/validate') {
      json(response, 200, { valid: true })
      return
    }
    if (Buffer.byteLength(request.body) > longestPayload) {
      json(response, 413, { errors: ['Payload too large'] })
      return
    }
    if (request.method === 'POST' && request.path === '/api/v2/series') {
      series.push(...(JSON.parse(request.body) as { series: typeof series }).series)
      json(response, 202, { errors: [] })
      return
    }
    if (request.method === 'POST' && request.path === '/api/v1/events') {
      const event = JSON.parse(request.body) as Record<string, unknown>
      if (typeof event['title'] !== 'string' || typeof event['text'] !== 'string') {
        json(response, 400, { errors: ['title and text are required'] })
        return
      }
      events.push(event)
      json(response, 202, { status: 'ok' })
      return
    }
    json(response, 404, { errors: ['Not found'] })
  }

  const server = createServer((incoming, response) => {
    void read(incoming).then((body) => {
      const request: IntakeRequest = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        key: String(incoming.headers['dd-api-key'] ?? ''),
        headers: incoming.headers,
        body,
      }
      requests.push(request)
      const trouble = queue.shift() ?? standing
      if (trouble === null) answer(request, response)
      else if (trouble === 'reset') incoming.socket.destroy()
      else if (trouble !== 'silence') {
        response.writeHead(trouble.status, { 'content-type': 'application/json', ...trouble.headers })
        response.end(trouble.body ?? JSON.stringify({ errors: [`status ${trouble.status}`] }))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    series,
    events,
    trouble: (...next) => void queue.push(...next),
    always: (trouble) => {
      standing = trouble
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
