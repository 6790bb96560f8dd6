import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startCacheService, type CacheService } from '../support/cache-service.js'
import { buildSample, fixtureContexts } from '../support/images.js'
import { runOn } from '../support/job.js'
import { machineInputs, registry } from '../support/registry.js'

// Takes about 30 s: six runs of a small image for one platform.

let service: CacheService
let context: string
let temporary: string
let contexts: readonly string[]

beforeAll(async () => {
  const machine = (await machineInputs())['build-contexts'] ?? ''
  contexts = [machine, ...(await fixtureContexts('no-modules', await buildSample()))].filter((line) => line !== '')
  service = await startCacheService()
  temporary = mkdtempSync(join(tmpdir(), 'archproof-verdict-runs-'))
  context = mkdtempSync(join(tmpdir(), 'archproof-verdict-app-'))
  write('server.js', 'console.log(1)\n')
  write('package.json', '{ "name": "app", "version": "1.0.0" }\n')
  write(
    'Dockerfile',
    `FROM node:22-slim
WORKDIR /app
COPY --from=app /app/node_modules/bcrypt node_modules/bcrypt
COPY --from=app /app/node_modules/node-gyp-build node_modules/node-gyp-build
COPY package.json server.js ./
CMD ["node", "server.js"]
`,
  )
})

afterAll(async () => {
  for (const folder of [context, temporary]) rmSync(folder, { recursive: true, force: true })
  await service.close()
})

const write = (name: string, text: string): void => writeFileSync(join(context, name), text)

/** A run on the image as it is now: what it came to, and by which run its modules were proved. */
const runOnce = async (
  inputs: Readonly<Record<string, string>> = {},
  env: Record<string, string> = service.environment(),
) => {
  const { main } = await runOn({
    temporary,
    env,
    inputs: {
      ...{
        context,
        platforms: 'linux/amd64',
        publish: 'never',
        cache: 'off',
        image: `${registry()}/verdict/${process.pid}`,
      },
      'build-contexts': contexts.join('\n'),
      ...inputs,
    },
  })
  return {
    verdict: main.outputs['verdict'],
    provedIn: /proved in (https:\S+)/.exec(main.log)?.[1] ?? 'this run',
    said: main.log.split('\n').filter((line) => line.includes('verdicts of earlier runs')),
  }
}

const earlier = { verdict: 'verified', provedIn: 'https://github.com/acme/shop/actions/runs/42', said: [] }
const itself = { verdict: 'verified', provedIn: 'this run', said: [] }

test('what was proved is not run again while nothing that decides has changed', async () => {
  expect(await runOnce()).toEqual(itself)
  expect(service.entries).toHaveLength(1)
  expect(await runOnce()).toEqual(earlier)
  write('server.js', 'console.log(2)\n')
  expect(await runOnce()).toEqual(earlier)
  write('package.json', '{ "name": "app", "version": "1.0.1" }\n')
  expect(await runOnce()).toEqual(itself)
})

test('it is run again where that is asked for, and where the service is down', async () => {
  expect(await runOnce({ 'verdict-cache': 'false' })).toEqual(itself)
  service.faults = [{ on: 'lookup', effect: 500, key: /^archproof-verdict/ }]
  const { said, ...run } = await runOnce()
  expect([run, said.length]).toEqual([{ verdict: 'verified', provedIn: 'this run' }, 1])
  service.faults = []
})

const lookUps = (): number =>
  service.requests.filter(({ key, operation }) => operation === 'lookup' && key.startsWith('archproof-verdict-')).length

test('a run that publishes does not even look', async () => {
  const before = lookUps()
  expect(await runOnce({ publish: 'always', tags: '1.0.0' })).toEqual(itself)
  expect(lookUps()).toBe(before)
})
