import { execFileSync, spawn } from 'node:child_process'
import { createHash, createPrivateKey, randomUUID, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createSocket, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The one who may pull and push. */
export const user = { username: 'acme', secret: 'swordfish' }

/** bcrypt of that password, as `htpasswd -B` writes it; the registry takes no other kind. */
const htpasswd = 'acme:$2y$05$abcdefghijklmnopqrstuupWDwJQeCHYIBQy8WvkVB6ImhZ476YYy\n'

export interface AuthRegistry {
  /** `127.0.0.1:port` */
  readonly host: string
  /** Tokens that were asked for: who, and for what. */
  readonly grants: readonly string[]
  /** Seconds that the next tokens are good for. */
  lifetime: number
  readonly close: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const socket = createSocket()
  await new Promise<void>((ready) => socket.listen(0, '127.0.0.1', ready))
  const { port } = socket.address() as AddressInfo
  await new Promise((closed) => socket.close(closed))
  return port
}

const answers = async (host: string): Promise<void> => {
  for (let tries = 0; tries < 1200; tries += 1) {
    const there = await fetch(`http://${host}/v2/`).then(
      () => true,
      () => false,
    )
    if (there) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the registry on ${host} does not start`)
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token service of distribution's token specification: anybody may pull, the one user may do what he asks for. */
const startTokenService = async (folder: string, audience: string, state: { grants: string[]; lifetime: number }) => {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=tokens']
  execFileSync('openssl', [...request, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  const x5c = [readFileSync(certificate, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '')]
  const privateKey = createPrivateKey(readFileSync(key))
  const expected = `Basic ${Buffer.from(`${user.username}:${user.secret}`).toString('base64')}`
  const server = createServer((asked, response) => {
    const { authorization } = asked.headers
    if (authorization !== undefined && authorization !== expected) {
      response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED","message":"incorrect username or password"}]}')
      return
    }
    const scopes = new URL(asked.url ?? '', 'http://x').searchParams.getAll('scope')
    state.grants.push(`${authorization === undefined ? 'stranger' : user.username} ${scopes.join(' ')}`)
    const access = scopes.map((scope) => {
      const [type, name, actions = ''] = scope.split(':')
      const granted = actions.split(',').filter((action) => authorization !== undefined || action === 'pull')
      return { type, name, actions: granted }
    })
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: 'tokens', sub: '', aud: audience, nbf: now - 60, iat: now, jti: randomUUID(), access }
    const text = `${base64url({ alg: 'RS256', typ: 'JWT', x5c })}.${base64url({ ...claims, exp: now + state.lifetime })}`
    const token = `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
    response.writeHead(200).end(JSON.stringify({ token }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
  const settings = `token: { realm: "${realm}", service: "${audience}", issuer: tokens, rootcertbundle: "${certificate}" }`
  return { server, settings }
}

/**
 * Debian's docker-registry with a login of its own, empty, until it is closed.
 * @param kind `token`: with a token service, as GHCR and Docker Hub have it; `basic`: with a password file
 */
export const startAuthRegistry = async (kind: 'token' | 'basic'): Promise<AuthRegistry> => {
  const program = join(process.env['ARCHPROOF_ENGINE_STATE'] ?? '', 'bin/docker-registry')
  const folder = mkdtempSync(join(tmpdir(), 'archproof-registry-'))
  const state = { grants: [] as string[], lifetime: 300 }
  const host = `127.0.0.1:${await freePort()}`
  const service = kind === 'token' ? await startTokenService(folder, 'registry', state) : null
  writeFileSync(join(folder, 'htpasswd'), htpasswd)
  writeFileSync(
    join(folder, 'registry.yml'),
    [
      'version: 0.1',
      'log: { level: error, accesslog: { disabled: true } }',
      'storage:',
      `  filesystem: { rootdirectory: "${folder}/data" }`,
      '  delete: { enabled: true }',
      `http: { addr: "${host}", secret: "${createHash('sha256').update(folder).digest('hex')}" }`,
      `auth: { ${service?.settings ?? `htpasswd: { realm: registry, path: "${folder}/htpasswd" }`} }`,
    ].join('\n'),
  )
  const child = spawn(program, ['serve', join(folder, 'registry.yml')], { stdio: 'ignore' })
  await answers(host)
  return Object.assign(state, {
    host,
    close: async () => {
      const ended = new Promise((done) => child.once('close', done))
      child.kill()
      await ended
      service?.server.closeAllConnections()
      await new Promise((closed) => (service === null ? closed(null) : service.server.close(closed)))
      rmSync(folder, { recursive: true })
    },
  })
}
