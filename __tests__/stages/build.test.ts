import { expect, test } from '@jest/globals'
import { plan } from '../../src/core/plan.js'
import type { InputName } from '../../src/core/input/names.js'
import type { BuildRequest } from '../../src/ports/builder.js'
import type { BuilderFacts } from '../../src/ports/engine.js'
import type { Undo } from '../../src/ports/ledger.js'
import type { Log } from '../../src/ports/log.js'
import { build } from '../../src/stages/build.js'
import { parse } from '../support/inputs.js'
import { digestOf } from '../support/outcome.js'

// Which builder is asked for what, in which order; what real ones do with it is seen in e2e/remote-builder.test.ts.

const silent: Log = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: (_, body) => body(),
}

const ownBuilder: BuilderFacts = { name: 'default', isElsewhere: false, nodes: 1 }
const elsewhere = (nodes: number): BuilderFacts => ({ name: 'fleet', isElsewhere: true, nodes })

const buildOn = async (builder: BuilderFacts, given: Partial<Record<InputName, string>> = {}) => {
  const requests: BuildRequest[] = []
  const noted: string[] = []
  const { image } = await build(
    {
      plan: plan(parse({ cache: 'off', ...given }, null), null, { packageJson: null, commitTime: null }),
      ...{ builder, ownBuilder, environment: {}, name: 'shop' },
      cache: { read: false, write: false, because: '' },
    },
    {
      builder: {
        build: (request) => {
          requests.push(request)
          const made = { reference: request.name ?? '', index: digestOf('a'), platforms: [] }
          return Promise.resolve({ kind: 'built', image: made, metadata: '', steps: new Map(), milliseconds: 1 })
        },
      },
      ledger: {
        add: (undo: Undo) => {
          noted.push(undo.kind === 'image' ? undo.reference : undo.kind)
          return () => undefined
        },
      },
      log: silent,
    },
  )
  return { asked: requests.map(({ builder: on, name, platforms }) => [on.name, name, platforms.join()]), noted, image }
}

test.each([
  ['the one of the engine', ownBuilder, 'default'],
  ['one elsewhere on one node', elsewhere(1), 'fleet'],
])('%s makes all platforms at once', async (_, builder, name) => {
  const { asked, noted, image } = await buildOn(builder)
  expect(asked).toEqual([[name, 'shop', 'linux/amd64,linux/arm64']])
  expect(noted).toEqual(['shop'])
  expect(image?.reference).toBe('shop')
})

test.each<[string, BuilderFacts, Partial<Record<InputName, string>>]>([
  ['several nodes', elsewhere(2), {}],
  ['arguments that differ', elsewhere(1), { 'platform-build-args': 'linux/arm64=A=b' }],
])('%s: each platform elsewhere, and the engine joins them', async (_, builder, given) => {
  const { asked, noted } = await buildOn(builder, given)
  expect(asked).toEqual([
    ['fleet', 'shop-linux-amd64', 'linux/amd64'],
    ['fleet', 'shop-linux-arm64', 'linux/arm64'],
    ['default', 'shop', 'linux/amd64,linux/arm64'],
  ])
  expect(noted).toEqual(['shop-linux-amd64', 'shop-linux-arm64', 'shop'])
})

test('one platform needs no joining, however many nodes there are', async () => {
  expect((await buildOn(elsewhere(2), { platforms: 'linux/arm64' })).asked).toEqual([['fleet', 'shop', 'linux/arm64']])
})
