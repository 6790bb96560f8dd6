import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, type CommandResult } from '../../src/adapters/command.js'
import { startCacheService, type CacheService } from '../support/cache-service.js'
import { cacheToken } from '../support/cache-token.js'

/** One, as the action does it with this cache: a build of several platforms exports the sum of them. */
const platforms = ['linux/amd64']

let service: CacheService
let context: string
/** Every name of a test carries its mark: the engine may serve others, and only records with the mark are pruned. */
let mark: string
const image = () => `cache-service-test:${mark}`

beforeAll(async () => {
  service = await startCacheService()
})
afterAll(() => service.close())

beforeEach(async () => {
  mark = randomUUID().slice(0, 8)
  context = await mkdtemp(join(tmpdir(), 'archproof-cache-build-'))
  for (const arch of ['amd64', 'arm64']) {
    await writeFile(join(context, `small-${arch}-${mark}`), `small ${arch} ${mark}`)
    // Larger than 1 MiB: BuildKit uploads it in blocks.
    await writeFile(join(context, `large-${arch}-${mark}`), randomBytes(2_500_000))
  }
  const copies = ['small', 'large'].map((name) => `COPY ${name}-$TARGETARCH-${mark} /${name}`)
  await writeFile(join(context, 'Dockerfile'), ['FROM scratch', 'ARG TARGETARCH', ...copies, ''].join('\n'))
})
afterEach(async () => {
  service.faults = []
  await forget()
  await rm(context, { recursive: true, force: true })
})

/** The engine forgets what it built, layers included, so that they can only come from the cache service. */
const forget = async (): Promise<void> => {
  await run('docker', ['image', 'rm', '-f', image()])
  // A record is called after its step, or `imported sha256:…` when it came from the service.
  const digests = service.entries.flatMap(({ key }) => /^buildkit-blob-1-(sha256:.+)/.exec(key)?.[1] ?? [])
  const filter = `description~=${[mark, ...digests].join('|')}`
  const pruned = await run('docker', ['buildx', 'prune', '-af', '--filter', filter])
  expect(pruned.exitCode).toBe(0)
}

interface Scopes {
  readonly version: number
  readonly token?: string
  readonly options?: string
}

const build = async ({ version, token, options = ',ignore-error=true' }: Scopes): Promise<CommandResult> => {
  const scopes = platforms.map((platform) => `app-v${version}-${platform.replace('/', '-')}-${mark}`)
  return run(
    'docker',
    [
      ...['buildx', 'build', '--progress', 'plain', '--provenance=false', '--platform', platforms.join(',')],
      ...scopes.flatMap((scope) => ['--cache-from', `type=gha,scope=${scope}`]),
      ...scopes.flatMap((scope) => ['--cache-to', `type=gha,scope=${scope},mode=max${options}`]),
      ...['--load', '-t', image(), context],
    ],
    { env: service.environment(token), timeoutMs: 600_000 },
  )
}

/** How many of the two COPY steps of each platform were not run. */
const cachedSteps = ({ stderr }: CommandResult): number => {
  const copies = new Set([...stderr.matchAll(/^(#\d+) \[.*COPY /gm)].map(([, step]) => step))
  // A layer that has to be fetched is shown instead of the word.
  const cached = stderr.matchAll(/^(#\d+) (?:CACHED$|(?:extracting )?sha256:[0-9a-f]{64} )/gm)
  return new Set([...cached].map(([, step]) => step).filter((step) => copies.has(step))).size
}
const asked = (operation: string, key: RegExp) =>
  service.requests.filter((request) => request.operation === operation && key.test(request.key))

test('a build is cold, then warm from the service alone, then cold again with the next version', async () => {
  const cold = await build({ version: 1 })
  expect([cold.exitCode, cachedSteps(cold)]).toEqual([0, 0])
  const saved = service.entries.map(({ key, finalized }) => ({ key, finalized }))
  expect(saved.filter(({ key }) => key.startsWith('buildkit-blob-')).length).toBeGreaterThanOrEqual(2)
  for (const platform of ['amd64']) {
    expect(saved).toContainEqual({
      key: expect.stringMatching(`^index-app-v1-linux-${platform}-${mark}-1-[0-9a-f]{8}#1$`),
      finalized: true,
    })
  }
  expect(saved.every(({ finalized }) => finalized)).toBe(true)

  await forget()
  const warm = await build({ version: 1 })
  expect([warm.exitCode, cachedSteps(warm)]).toEqual([0, 2])
  expect(asked('download', /^buildkit-blob-/).length).toBeGreaterThanOrEqual(2)
  // 409: the exports of the two platforms run side by side and meet at a common layer.
  expect(
    [...new Set(service.requests.map(({ status }) => status))].filter((status) => ![200, 201, 409].includes(status)),
  ).toEqual([])

  await forget()
  const bumped = await build({ version: 2 })
  expect([bumped.exitCode, cachedSteps(bumped)]).toEqual([0, 0])
})

test('a warm build yields the digest of the cold one', async () => {
  const digest = async () => (await run('docker', ['image', 'inspect', '-f', '{{.Id}}', image()])).stdout.trim()
  await build({ version: 1 })
  const cold = await digest()
  expect(cold).toMatch(/^sha256:/)
  await forget()
  await build({ version: 1 })
  expect(await digest()).toBe(cold)
})

test('a service that fails to save costs the cache, not the build', async () => {
  service.faults = [{ on: 'create', effect: 500 }]
  const ignoring = await build({ version: 1 })
  expect([ignoring.exitCode, ignoring.stderr]).toEqual([
    0,
    expect.stringContaining('error writing layer blob: internal'),
  ])
  expect(asked('create', /./).some(({ status }) => status === 500)).toBe(true)
  const strict = await build({ version: 1, options: '' })
  expect(strict.exitCode).toBe(1)
})

test('an expired token fails the build even when errors are to be ignored', async () => {
  const expired = await build({ version: 1, token: cacheToken({ expiresIn: -60 }) })
  expect([expired.exitCode, expired.stderr]).toEqual([1, expect.stringContaining('cache token expired')])
})

test('a layer that arrives corrupt fails the build instead of entering the image', async () => {
  await build({ version: 1 })
  await forget()
  service.faults = [{ on: 'download', effect: 'corrupt', key: /^buildkit-blob-/ }]
  const corrupt = await build({ version: 1 })
  expect([corrupt.exitCode, corrupt.stderr]).toEqual([1, expect.stringContaining('unexpected commit digest')])
})
