import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Credentials } from '../../ports/registry.js'
import { run } from '../command.js'

interface DockerConfig {
  readonly auths?: Readonly<Record<string, { auth?: string; identitytoken?: string }>>
  readonly credHelpers?: Readonly<Record<string, string>>
  readonly credsStore?: string
}

/** Docker Hub's login is kept under this name, whatever host serves its API. */
const hub = 'https://index.docker.io/v1/'

/** What `docker login` and `docker logout` must be told so that they mean the same entry; logout does not translate it. */
export const loginServer = (registry: string): string => (registry === 'docker.io' ? hub : registry)

const configKeys = (host: string): readonly string[] =>
  host === 'docker.io' ? [hub, 'index.docker.io', 'docker.io'] : [host, `https://${host}`, `https://${host}/v1/`]

const readConfig = async (): Promise<DockerConfig> => {
  const folder = process.env['DOCKER_CONFIG'] ?? join(homedir(), '.docker')
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'))
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    // No file, or one that Docker itself could not read either: no logins.
    return {}
  }
}

const fromHelper = async (helper: string, key: string): Promise<Credentials | null> => {
  // The name becomes part of a program's name: nothing but what helpers are really called.
  if (!/^[\w.-]+$/.test(helper)) return null
  const result = await run(`docker-credential-${helper}`, ['get'], { stdin: key, timeoutMs: 10_000 })
  if (result.exitCode !== 0) return null
  try {
    const { Username, Secret } = JSON.parse(result.stdout) as { Username?: unknown; Secret?: unknown }
    return typeof Username === 'string' && typeof Secret === 'string' ? { username: Username, secret: Secret } : null
  } catch {
    return null
  }
}

const fromAuth = (entry: { auth?: string; identitytoken?: string } | undefined): Credentials | null => {
  if (typeof entry?.identitytoken === 'string' && entry.identitytoken !== '') {
    return { username: '<token>', secret: entry.identitytoken }
  }
  if (typeof entry?.auth !== 'string' || entry.auth === '') return null
  const [username, ...secret] = Buffer.from(entry.auth, 'base64').toString('utf8').split(':')
  return username === undefined || username === '' ? null : { username, secret: secret.join(':') }
}

/** The login of a registry in the Docker configuration, credential helpers included; null when there is none. */
export const dockerCredentials = async (host: string): Promise<Credentials | null> => {
  const config = await readConfig()
  for (const key of configKeys(host)) {
    const helper = config.credHelpers?.[key] ?? config.credsStore
    const found = helper === undefined ? null : await fromHelper(helper, key)
    const login = found ?? fromAuth(config.auths?.[key])
    if (login !== null) return login
  }
  return null
}
