import { createSecretKey, generateKeyPairSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createProviderKeys } from '../../../src/adapters/github/provider-keys.js'
import { createSignatures } from '../../../src/adapters/github/signatures.js'
import { audienceOf } from '../../../src/core/signature.js'
import { startIdentityProvider, type Forgery, type IdentityProvider } from '../../support/identity-provider.js'
import { digestOf } from '../../support/outcome.js'

const audience = audienceOf(digestOf('a'))

let provider: IdentityProvider
let ownEnvironment: NodeJS.ProcessEnv
beforeAll(async () => {
  provider = await startIdentityProvider()
  ownEnvironment = { ...process.env }
})
afterEach(() => {
  provider.answer = null
  process.env = { ...ownEnvironment }
})
afterAll(() => provider.close())

const seconds = (offset: number) => Math.floor(Date.now() / 1000) + offset

const signatures = (now = Date.now) => {
  // @actions/core reads where to ask for a token from the environment of the process.
  Object.assign(process.env, provider.environment(true))
  return createSignatures({
    ...{ environment: process.env, now },
    keys: createProviderKeys({ timeoutMs: 20_000, pauseMs: 1 }),
  })
}

test('a token that a job asked for says which job it is', async () => {
  const { granted, sign, read } = signatures()
  expect(granted).toBe(true)
  expect(await read(await sign(audience), audience)).toEqual({
    iss: provider.issuer,
    repository: 'acme/shop',
    repository_id: '424242',
    run_id: '42',
    run_attempt: '1',
    sha: '0123456789abcdef0123456789abcdef01234567',
    workflow_ref: 'acme/shop/.github/workflows/image.yml@refs/tags/v1.2.3',
    job_workflow_ref: 'acme/shop/.github/workflows/image.yml@refs/tags/v1.2.3',
  })
})

test('without id-token: write nothing can be asked for', () => {
  const environment = provider.environment(false)
  expect(createSignatures({ environment, now: Date.now }).granted).toBe(false)
})

test('a job that may not ask is told what was asked', async () => {
  const { sign } = signatures()
  process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'another'
  await expect(sign(audience)).rejects.toThrow(/^ask GitHub for an identity token failed: .*(401|credentials)/s)
})

test('a token stays a signature when it has expired', async () => {
  const hour = 3_600_000
  const claims = { iat: seconds(-7200), nbf: seconds(-7800), exp: seconds(-6900) }
  expect(await signatures().read(provider.token(audience, { claims }), audience)).toMatchObject({ run_id: '42' })
  expect(await signatures(() => Date.now() + hour).read(provider.token(audience), audience)).toMatchObject({})
})

const strangerKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const weakKey = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const future = { iat: seconds(3600), exp: seconds(4000), nbf: seconds(3000) }

test.each<[string, () => Forgery, string]>([
  ['a key of somebody else', () => ({ key: strangerKey }), 'has not signed this token'],
  ['a short key', () => ({ key: weakKey }), 'has not signed this token'],
  ['no key', () => ({ header: { alg: 'none' }, key: null }), 'not signed with RS256'],
  ['no signature', () => ({ key: null }), 'has not signed this token'],
  [
    'the public key as a password',
    () => ({ header: { alg: 'HS256' }, key: createSecretKey(Buffer.from(provider.publicKey)) }),
    'not signed with RS256',
  ],
  ['a key without a name', () => ({ header: { kid: undefined } }), 'names no key'],
  ['a key of another name', () => ({ header: { kid: 'gone' } }), 'has no key of the name'],
  ['an extension that must be understood', () => ({ header: { crit: ['b64'], b64: false } }), 'is not right'],
  ['another audience', () => ({ claims: { aud: audienceOf(digestOf('b')) } }), 'was signed for other contents'],
  ['no audience', () => ({ claims: { aud: undefined } }), 'was signed for other contents'],
  ['another issuer', () => ({ claims: { iss: 'https://evil.example' } }), 'was issued by https://evil.example'],
  [
    'github.com as its issuer',
    () => ({ claims: { iss: 'https://token.actions.githubusercontent.com' } }),
    'was issued by',
  ],
  ['no issuer', () => ({ claims: { iss: undefined } }), 'was issued by nobody'],
  ['no time', () => ({ claims: { iat: undefined } }), 'does not say when'],
  ['a time to come', () => ({ claims: future }), 'in the future'],
  ['an end before its beginning', () => ({ claims: { exp: seconds(-10) } }), 'is not right'],
  ['no run', () => ({ claims: { run_id: undefined } }), 'does not say which job'],
])('a token with %s is not believed', async (_, forgery, reason) => {
  const told = await signatures().read(provider.token(audience, forgery()), audience)
  expect(told).toEqual({ wrong: expect.stringContaining(reason) })
})

test.each(['', 'a', 'a.b.c', '..', `${'e30.'.repeat(2)}x`, '\u0000', 'e30.e30.e30.e30.e30'])(
  '%j is no token',
  async (text) => expect(await signatures().read(text, audience)).toEqual({ wrong: expect.any(String) }),
)

const discovery = '/_services/token/.well-known/openid-configuration'
const keys = '/_services/token/.well-known/jwks'
const huge = JSON.stringify({ keys: [{ kty: 'RSA', n: 'A'.repeat(200_000) }] })

test.each<[string, string, readonly [number, string], RegExp]>([
  ['is down', discovery, [503, ''], /answered HTTP 503\. The runner must reach http:\/\/127/],
  ['has no keys', keys, [404, '{}'], /jwks failed: answered HTTP 404/],
  ['has an empty list of keys', keys, [200, '{"keys":[]}'], /something else than was asked for/],
  ['has endless keys', keys, [200, huge], /answered more than 131072 bytes/],
  ['speaks no JSON', keys, [200, '<html>'], /jwks failed/],
  [
    'is another',
    discovery,
    [200, '{"issuer":"https://evil.example","jwks_uri":"https://evil.example/jwks"}'],
    /names the issuer https:\/\/evil/,
  ],
])('when the provider %s, it is not known who signed', async (_, path, answer, message) => {
  provider.answer = (asked) => (asked === path ? answer : null)
  await expect(signatures().read(provider.token(audience), audience)).rejects.toThrow(message)
})

test('keys of another place than the provider are not fetched', async () => {
  const elsewhere = JSON.stringify({ issuer: provider.issuer, jwks_uri: 'https://evil.example/jwks' })
  provider.answer = (asked) => (asked === discovery ? [200, elsewhere] : null)
  await expect(signatures().read(provider.token(audience), audience)).rejects.toThrow('keys would be at https://evil')
})

test('nothing is asked over a line that others can write to', async () => {
  await expect(createProviderKeys()('http://github.example/_services/token')).rejects.toThrow('it is not HTTPS')
})

test('a provider that is busy once is asked again, and its keys are fetched once for all proofs', async () => {
  const { read } = signatures()
  let busy = 2
  provider.answer = () => (busy-- > 0 ? [503, ''] : null)
  const before = provider.requests.length
  expect(await read(provider.token(audience), audience)).toMatchObject({ run_id: '42' })
  expect(await read(provider.token(audience), audience)).toMatchObject({ run_id: '42' })
  expect(provider.requests.slice(before).map((one) => one.split('/').at(-1))).toEqual([
    'openid-configuration',
    'openid-configuration',
    'openid-configuration',
    'jwks',
  ])
})
