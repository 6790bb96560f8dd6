import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/adapters/command.js'
import { startCacheService, type CacheService } from './cache-service.js'
import { cacheToken, readOnly } from './cache-token.js'

let service: CacheService
let workspace: string

beforeAll(async () => {
  service = await startCacheService()
  workspace = await mkdtemp(join(tmpdir(), 'archproof-cache-client-'))
  await mkdir(join(workspace, 'stuff'))
})
afterAll(async () => {
  await service.close()
  await rm(workspace, { recursive: true, force: true })
})
afterEach(() => {
  service.faults = []
})

/** Calls a function of @actions/cache in a process of its own: the client reads its settings from the environment. */
const actionsCache = async (call: string, token = cacheToken()): Promise<{ result: unknown; log: string }> => {
  const script = `
    import { restoreCache, saveCache } from '@actions/cache'
    const paths = [${JSON.stringify(join(workspace, 'stuff'))}]
    const result = await ${call}
    console.log('\\nresult=' + JSON.stringify(result ?? null))`
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...service.environment(token), RUNNER_TEMP: workspace, GITHUB_WORKSPACE: workspace },
    timeoutMs: 100_000,
  })
  const [, result = '"no result"'] = /^result=(.*)$/m.exec(stdout) ?? []
  return { result: JSON.parse(result) as unknown, log: stdout + stderr }
}
const file = () => join(workspace, 'stuff', 'content')
const written = async (content: Buffer): Promise<Buffer> => {
  await writeFile(file(), content)
  return content
}

test('@actions/cache saves in one piece and restores by key and by prefix', async () => {
  const content = await written(randomBytes(100_000))
  expect((await actionsCache(`saveCache(paths, 'deps-abc')`)).result).toBeGreaterThan(0)
  await rm(file())
  expect((await actionsCache(`restoreCache(paths, 'deps-abc')`)).result).toBe('deps-abc')
  expect(await readFile(file())).toEqual(content)
  await rm(file())
  expect((await actionsCache(`restoreCache(paths, 'deps-xyz', ['deps-'])`)).result).toBe('deps-abc')
  expect(await readFile(file())).toEqual(content)
  expect((await actionsCache(`restoreCache(paths, 'other')`)).result).toBeNull()
  expect((await actionsCache(`saveCache(paths, 'deps-abc')`)).result).toBe(-1)
})

test('@actions/cache saves a large cache in blocks', async () => {
  // Its client uploads up to 128 MiB in one piece.
  const content = await written(randomBytes(129 * 1024 * 1024))
  const asked = service.requests.length
  expect((await actionsCache(`saveCache(paths, 'large')`)).result).toBeGreaterThan(0)
  expect(service.requests.slice(asked).filter(({ operation }) => operation === 'upload').length).toBeGreaterThan(2)
  await rm(file())
  expect((await actionsCache(`restoreCache(paths, 'large')`)).result).toBe('large')
  expect(content.equals(await readFile(file()))).toBe(true)
})

test('@actions/cache understands a refusal and survives a missing blob', async () => {
  await written(Buffer.from('small'))
  const denied = await actionsCache(`saveCache(paths, 'k')`, cacheToken({ scopes: [readOnly('refs/heads/main')] }))
  expect(denied.result).toBe(-1)
  expect(denied.log).toContain('More details: cache write denied: token is read-only')
  expect((await actionsCache(`saveCache(paths, 'k')`)).result).toBeGreaterThan(0)
  service.faults = [{ on: 'download', effect: 404 }]
  expect((await actionsCache(`restoreCache(paths, 'k')`)).result).toBeNull()
})
