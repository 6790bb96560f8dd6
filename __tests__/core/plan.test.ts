import { expect, test } from '@jest/globals'
import type { InputName } from '../../src/core/input/names.js'
import { needsBuildPerPlatform, plan } from '../../src/core/plan.js'
import { eventOf, parse } from '../support/inputs.js'

const noFacts = { packageJson: null, commitTime: null }

const planOf = (given: Partial<Record<InputName, string>> = {}, event: ReturnType<typeof eventOf> | null = eventOf()) =>
  plan(parse(given, event), event, noFacts)

test('a release: names, tags, labels, cache scopes and the decision to publish are one value', () => {
  const event = eventOf({ ref: 'refs/tags/v1.2.3' })
  const inputs = parse({ 'github-token': 'ghs_token', target: 'runtime' }, event)
  const { source, images, tags, version, publish, cache, logins, build, notices } = plan(inputs, event, {
    packageJson: { name: 'shop', description: null, license: null, homepage: null },
    commitTime: '2026-02-02T00:00:00Z',
  })
  expect(source).toEqual({
    repository: 'acme/shop',
    commit: '0123456789abcdef0123456789abcdef01234567',
    ref: 'refs/tags/v1.2.3',
    url: 'https://github.com/acme/shop/actions/runs/42/attempts/2',
  })
  expect(images).toEqual(['ghcr.io/acme/shop'])
  expect(tags.map(({ reference }) => reference)).toEqual(
    ['1.2.3', '1.2', '1', 'latest'].map((tag) => `ghcr.io/acme/shop:${tag}`),
  )
  expect(version).toBe('1.2.3')
  expect(publish.wanted).toBe(true)
  expect(cache).toEqual({
    kind: 'service',
    mode: 'max',
    scopes: [
      { platform: 'linux/amd64', scope: 'acme-shop-runtime-linux-amd64-v1' },
      { platform: 'linux/arm64', scope: 'acme-shop-runtime-linux-arm64-v1' },
    ],
  })
  expect(logins).toEqual([{ registry: 'ghcr.io', username: 'octocat', secret: 'github-token' }])
  expect(build.labels).toContain('org.opencontainers.image.version=1.2.3')
  expect(build.labels).toContain('org.opencontainers.image.created=2026-02-02T00:00:00Z')
  expect(build.annotations).toContain('index:org.opencontainers.image.title=shop')
  expect(notices).toEqual([])
})

test('the time of the commit is that of the event when Git does not say', () => {
  expect(planOf().build.labels).toContain('org.opencontainers.image.created=2026-03-01T10:00:00+01:00')
})

test('one raised version leaves every scope behind', () => {
  const scopes = (version: string) => {
    const { cache } = planOf({ 'cache-version': version })
    return cache.kind === 'service' ? cache.scopes.map(({ scope }) => scope) : []
  }
  expect(scopes('1').filter((scope) => scopes('2').includes(scope))).toEqual([])
})

test.each([
  [{ cache: 'off' }, { kind: 'off' }],
  [{ 'cache-from': 'type=gha' }, { kind: 'given', from: ['type=gha'], to: [] }],
  [
    { cache: 'off', 'cache-to': 'type=registry,ref=a/b:cache' },
    { kind: 'given', from: [], to: ['type=registry,ref=a/b:cache'] },
  ],
])('%j is the cache %j', (given, cache) => {
  expect(planOf(given).cache).toEqual(cache)
})

const mine = { username: 'me', password: 'pass' }
const token = { 'github-token': 'ghs_token' }

test.each([
  [{ image: 'ghcr.io/acme/shop', ...token }, [{ registry: 'ghcr.io', username: 'octocat', secret: 'github-token' }]],
  [{ image: 'ghcr.io/acme/shop', ...token, ...mine }, [{ registry: 'ghcr.io', username: 'me', secret: 'password' }]],
  [{ image: 'registry.example/shop', ...token }, []],
  [
    { image: 'registry.example/shop,ghcr.io/acme/shop', ...token, ...mine },
    [
      { registry: 'registry.example', username: 'me', secret: 'password' },
      { registry: 'ghcr.io', username: 'octocat', secret: 'github-token' },
    ],
  ],
  [{ image: 'ghcr.io/acme/shop' }, []],
])('%j logs in to %j', (given, logins) => {
  expect(planOf(given).logins).toEqual(logins)
})

test('an empty token is told, once', () => {
  expect(planOf({ image: 'registry.example/shop' }).notices).toEqual([expect.stringContaining('github-token is empty')])
  expect(planOf({}, null).notices).toEqual([])
})

test('credentials that serve only one of several registries are told', () => {
  const { notices } = planOf({ image: 'a.example/x,b.example/x', ...mine, ...token })
  expect(notices).toEqual([
    'username and password are for a.example; for b.example the Docker configuration must have a login',
  ])
})

test('no secret is in the plan', () => {
  const planned = planOf({
    ...mine,
    ...token,
    secrets: 'npm=alpha-secret',
    'datadog-api-key': 'delta-secret',
    password: 'beta-secret',
  })
  expect(JSON.stringify(planned)).not.toMatch(/alpha-secret|beta-secret|delta-secret|ghs_token/)
})

test('arguments of one platform make one build for all impossible', () => {
  const args = { 'platform-build-args': 'linux/arm64=A=b' }
  expect(needsBuildPerPlatform(planOf())).toBe(false)
  expect(needsBuildPerPlatform(planOf(args))).toBe(true)
  expect(needsBuildPerPlatform(planOf({ ...args, platforms: 'linux/arm64' }))).toBe(false)
})

test('on a laptop there is an image to build and nothing to publish', () => {
  const planned = planOf({}, null)
  expect(planned).toMatchObject({ images: [], tags: [], version: null, publish: { wanted: false }, logins: [] })
  expect(planned.source).toEqual({ repository: null, commit: null, ref: null, url: null })
  expect(planned.build.attestations).toEqual([])
})
