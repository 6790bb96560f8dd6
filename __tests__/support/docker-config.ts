import { cpSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A copy of the Docker client's configuration, for logins that must not touch the real one. @returns its folder */
export const copyDockerConfig = (): string => {
  const config = mkdtempSync(join(tmpdir(), 'archproof-config-'))
  const own = process.env['DOCKER_CONFIG'] ?? join(process.env['HOME'] ?? '/', '.docker')
  for (const name of ['cli-plugins', 'config.json', 'contexts', 'buildx']) {
    if (existsSync(join(own, name))) cpSync(join(own, name), join(config, name), { recursive: true })
  }
  return config
}
