import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { runOrThrow } from '../../src/adapters/command.js'

/** The engine gives out its own BuildKit behind an upgrade of HTTP (moby, api/server/router/grpc); builders want it bare. */
const upgrade = 'POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n'

const joinTo = (client: Socket, engine: string): void => {
  const upstream = connect(engine)
  let head = Buffer.alloc(0)
  const onHead = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    upstream.off('data', onHead)
    client.write(head.subarray(end + 4))
    upstream.pipe(client)
    client.pipe(upstream)
  }
  upstream.on('data', onHead)
  upstream.write(upgrade)
  for (const [one, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    one.on('error', () => other.destroy())
    one.on('close', () => other.destroy())
  }
}

/** A real BuildKit behind a socket of its own, as on another machine. */
const listen = async (path: string): Promise<Server> => {
  const engine = (process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock').replace('unix://', '')
  const server = createServer((client) => joinTo(client, engine))
  await new Promise<void>((ready) => server.listen(path, ready))
  return server
}

export interface RemoteBuilder {
  readonly name: string
  readonly close: () => Promise<void>
}

const remedy = 'Start the engine first: eval "$(script/engine up)"'

/**
 * A builder with the driver `remote`: what it makes goes into no engine by itself, and several nodes make no common artefact. The
 * BuildKit behind it is real, and shares its store with the engine.
 * @param nodes platforms of each
 */
export const createRemoteBuilder = async (
  name: string,
  { folder, nodes }: { readonly folder: string; readonly nodes: readonly string[] },
): Promise<RemoteBuilder> => {
  const servers: Server[] = []
  for (const [index, platforms] of nodes.entries()) {
    const socket = join(folder, `${name}-${index}.sock`)
    servers.push(await listen(socket))
    const more = index === 0 ? [] : ['--append', '--node', `${name}-${index}`]
    const argv = ['buildx', 'create', ...more, '--name', name, '--driver', 'remote', '--platform', platforms]
    await runOrThrow('docker', [...argv, `unix://${socket}`], remedy)
  }
  return {
    name,
    close: async () => {
      await runOrThrow('docker', ['buildx', 'rm', name], remedy)
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
    },
  }
}
