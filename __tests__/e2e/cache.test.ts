import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run } from '../../src/adapters/command.js'
import { startCacheService, type CacheService } from '../support/cache-service.js'
import { runOn } from '../support/job.js'
import type { StepResult } from '../support/runner.js'

let service: CacheService
let context: string
/** In the name of every step: the engine may serve others, and only records with the mark are pruned. */
const mark = randomUUID().slice(0, 8)

beforeAll(async () => {
  service = await startCacheService()
  context = await mkdtemp(join(tmpdir(), 'archproof-cache-'))
  for (const arch of ['amd64', 'arm64']) await writeFile(join(context, `data-${arch}-${mark}`), randomBytes(1_500_000))
  await writeFile(
    join(context, 'Dockerfile'),
    `FROM node:22-slim\nARG TARGETARCH\nCOPY data-$TARGETARCH-${mark} /data\nRUN echo ${mark} > /made\n`,
  )
})

afterAll(async () => {
  await service.close()
  await rm(context, { recursive: true, force: true })
})

/** The builder forgets the steps; after post no image holds their layers, so that they can only come from the service. */
const forget = async (): Promise<void> => {
  const digests = service.entries.flatMap(({ key }) => /^buildkit-blob-1-(sha256:.+)/.exec(key)?.[1] ?? [])
  const filter = `description~=${[mark, ...digests].join('|')}`
  expect((await run('docker', ['buildx', 'prune', '--all', '--force', '--filter', filter])).exitCode).toBe(0)
}

const build = async (version: string, env: Readonly<Record<string, string>> = service.environment()) => {
  const { main, post } = await runOn({
    workspace: context,
    env,
    inputs: { image: 'registry.example/acme/cached', context: '.', publish: 'never', 'cache-version': version },
  })
  expect(main.exitCode).toBe(0)
  expect(post.exitCode).toBe(0)
  return main
}

/** Platforms whose COPY and RUN both came from the cache in the build that is for one platform. */
const warmPlatforms = ({ log }: StepResult): readonly string[] =>
  [...log.matchAll(/^(linux\/\w+): (\d+) of (\d+) steps came from the cache$/gm)]
    // The base counts as a step; it is never taken from the cache service.
    .filter(([, , cached]) => Number(cached) >= 2)
    .map(([, platform]) => platform ?? '')
    .toSorted()

test('C1, C2: cold, warm after a prune, and cold again when cache-version is raised', async () => {
  expect(warmPlatforms(await build('1'))).toEqual([])
  const scopes = service.entries.flatMap(({ key }) => /^index-(.+?)-1-[0-9a-f]{8}#/.exec(key)?.[1] ?? [])
  expect([...new Set(scopes)].toSorted()).toEqual(['acme-cached-linux-amd64-v1', 'acme-cached-linux-arm64-v1'])

  await forget()
  expect(warmPlatforms(await build('1'))).toEqual(['linux/amd64', 'linux/arm64'])
  expect(
    service.requests.some(({ operation, key }) => operation === 'download' && key.startsWith('buildkit-blob')),
  ).toBe(true)

  await forget()
  expect(warmPlatforms(await build('2'))).toEqual([])
})

test('without the service nothing is said about a cache', async () => {
  const main = await build('1', {})
  expect(main.log).not.toContain('came from the cache')
  expect(main.annotations.filter(({ title }) => title.includes('AP801'))).toEqual([])
})

test('C3: a service that is down costs the cache, one notice and nothing else', async () => {
  const main = await build('1', { ...service.environment(), ACTIONS_RESULTS_URL: 'http://127.0.0.1:1/' })
  expect(main.annotations.filter(({ title }) => title.includes('AP801'))).toHaveLength(1)
  expect(main.log).not.toContain('--cache-to')
})

test('the token of the service is in no log', async () => {
  const environment = service.environment()
  const main = await build('1', environment)
  expect(main.printed).not.toContain(environment['ACTIONS_RUNTIME_TOKEN'])
})
