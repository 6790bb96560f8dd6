import { createServer } from 'node:http'
import { bundle } from './bundle.js'
import { fahrenheit } from './infer.js'
import { openStore } from './store.js'
import { thumbnail } from './thumbnail.js'
import { transpile } from './transpile.js'

const largestBody = 4 * 1024 * 1024

class BadRequest extends Error {
  constructor(message, status = 400) {
    super(message)
    this.status = status
  }
}

const read = async (request) => {
  const chunks = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) throw new BadRequest(`the body is larger than ${largestBody} bytes`, 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const readText = async (request) => (await read(request)).toString('utf8')

/** The string properties of a JSON body, every one of which must be there. */
const readFields = async (request, ...names) => {
  let body
  try {
    body = JSON.parse(await readText(request))
  } catch (error) {
    throw error instanceof BadRequest ? error : new BadRequest('the body is not JSON')
  }
  return names.map((name) => {
    if (typeof body?.[name] !== 'string' || body[name] === '') throw new BadRequest(`"${name}" must be a text`)
    return body[name]
  })
}

const readNumber = (url, name, fallback) => {
  const number = Number(url.searchParams.get(name) ?? fallback)
  if (!Number.isFinite(number)) throw new BadRequest(`"${name}" must be a number`)
  return number
}

const json = (body, status = 200) => ({ status, type: 'application/json', body: `${JSON.stringify(body)}\n` })
const script = (body) => ({ status: 200, type: 'text/javascript', body })

/** Method and path to an answer. A source that does not compile is the caller's mistake. */
const routesOf = (store) => {
  const compile = (compiler) => async (request) => {
    const source = await readText(request)
    try {
      return script(await compiler(source))
    } catch (error) {
      throw new BadRequest(error.message.split('\n\n')[0])
    }
  }
  return {
    'GET /health': () => {
      try {
        store.check()
        return json({ status: 'ok' })
      } catch (error) {
        return json({ status: 'unavailable', reason: error.message }, 503)
      }
    },
    'POST /bundle': compile(bundle),
    'POST /transpile': compile(transpile),
    'POST /thumbnail': async (request, url) => {
      const size = Math.min(1024, Math.max(1, Math.round(readNumber(url, 'size', 64))))
      const image = await read(request)
      try {
        return { status: 200, type: 'image/png', body: await thumbnail(image, size) }
      } catch (error) {
        throw new BadRequest(error.message)
      }
    },
    'GET /infer': async (_request, url) => {
      const celsius = readNumber(url, 'celsius', 0)
      return json({ celsius, fahrenheit: await fahrenheit(celsius) })
    },
    'POST /users': async (request) => {
      const [name, password] = await readFields(request, 'name', 'password')
      return (await store.register(name, password)) ? json({ name }, 201) : json({ error: 'the name is taken' }, 409)
    },
    'POST /login': async (request) => {
      const [name, password] = await readFields(request, 'name', 'password')
      return (await store.login(name, password)) ? json({ name }) : json({ error: 'wrong name or password' }, 401)
    },
    'GET /notes': () => json(store.notes()),
    'POST /notes': async (request) => {
      const [text] = await readFields(request, 'text')
      return json(store.addNote(text), 201)
    },
  }
}

const answer = async (routes, request) => {
  const url = new URL(request.url, 'http://service')
  const route = routes[`${request.method} ${url.pathname}`]
  if (route === undefined) return json({ error: 'no such endpoint' }, 404)
  try {
    return await route(request, url)
  } catch (error) {
    if (error instanceof BadRequest) return json({ error: error.message }, error.status)
    console.error(error)
    return json({ error: 'internal error' }, 500)
  }
}

const store = openStore(process.env.DATABASE ?? ':memory:')
const routes = routesOf(store)
const server = createServer(async (request, response) => {
  const { status, type, body } = await answer(routes, request)
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body)
})

server.listen(Number(process.env.PORT ?? 3000), () => console.log(`listening on port ${server.address().port}`))

// The first process of a container gets no default signal handlers.
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close(() => {
      store.close()
      process.exit(0)
    })
    server.closeAllConnections()
  })
}
