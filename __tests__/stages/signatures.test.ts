import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { createProviderKeys } from '../../src/adapters/github/provider-keys.js'
import { createSignatures } from '../../src/adapters/github/signatures.js'
import type { Digest } from '../../src/core/evidence.js'
import { matchProofs } from '../../src/core/match-proofs.js'
import { renderProof } from '../../src/core/proof.js'
import { audienceOf, renderSignature, type Self } from '../../src/core/signature.js'
import { checkSignatures, type SignaturesWanted } from '../../src/stages/signatures.js'
import { startIdentityProvider, type Forgery, type IdentityProvider } from '../support/identity-provider.js'
import { amd64, arm64, outcomeOf } from '../support/outcome.js'

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

const outcome = outcomeOf()
const digestOf = (text: string): Digest => `sha256:${createHash('sha256').update(text).digest('hex')}`

/** What the runner says of a job without a token. */
const self: Self = {
  repository: 'acme/shop',
  repository_id: '424242',
  run_id: '42',
  run_attempt: '1',
  sha: '0123456789abcdef0123456789abcdef01234567',
}

/** The proofs of two jobs; that of arm64 has this beside it. */
const proofsWith = (signatureOf: (text: string) => string | null) => {
  const files = [amd64, arm64].map((platform) => {
    const text = renderProof(outcome, platform) ?? ''
    const genuine = renderSignature(provider.token(audienceOf(digestOf(text))))
    return { name: `${platform}.json`, text, signature: platform === arm64 ? signatureOf(text) : genuine }
  })
  const { images, source } = outcome
  const { repository, commit, url: run } = source
  return matchProofs(files, { platforms: [amd64, arm64], images, repository, commit, run }).proofs
}

const signed =
  (forgery: Forgery = {}) =>
  (text: string) =>
    renderSignature(provider.token(audienceOf(digestOf(text)), forgery))

interface Asked {
  readonly signature: (text: string) => string | null
  readonly granted?: boolean
  readonly wanted?: SignaturesWanted
}

const check = async ({ signature, granted = false, wanted = 'auto' }: Asked) => {
  const environment = { ...provider.environment(granted) }
  Object.assign(process.env, environment)
  const keys = createProviderKeys({ timeoutMs: 20_000, pauseMs: 1 })
  const signatures = createSignatures({ environment, now: Date.now, keys })
  const { findings, handed } = await checkSignatures(
    { proofs: proofsWith(signature), wanted, self },
    { signatures, digestOf },
  )
  return { codes: findings.map(({ code, platform, severity }) => [code, platform, severity]), findings, handed }
}

const workflow = 'acme/shop/.github/workflows/image.yml@refs/tags/v1.2.3'

test.each([true, false])(
  'proofs that jobs of this run have signed are good (this job may sign: %s)',
  async (granted) => {
    const { codes, handed } = await check({ signature: signed(), granted, wanted: 'required' })
    expect(codes).toEqual([])
    expect([...handed]).toEqual([
      [amd64, { isSigned: true, signer: workflow }],
      [arm64, { isSigned: true, signer: workflow }],
    ])
  },
)

const refused = [['AP719', arm64, 'error']]

test.each<[SignaturesWanted, boolean, readonly unknown[]]>([
  ['auto', false, []],
  ['auto', true, refused],
  ['required', false, refused],
  ['optional', true, []],
])('one that is not signed, with signatures: %s where this job may sign: %s', async (wanted, granted, expected) => {
  const { codes, handed } = await check({ signature: () => null, granted, wanted })
  expect(codes).toEqual(expected)
  expect(handed.get(arm64)).toEqual({ isSigned: false, signer: null })
})

const elsewhere = { claims: { job_workflow_ref: 'acme/shop/.github/workflows/test.yml@refs/tags/v1.2.3' } }

test.each<[string, (text: string) => string, string]>([
  ['of another proof', () => signed()('another'), 'was signed for other contents'],
  ['of another run', signed({ claims: { run_id: '41' } }), 'has the run 41, this job 42'],
  ['of another repository', signed({ claims: { repository_id: '1' } }), 'has the repository id 1'],
  ['of another commit', signed({ claims: { sha: 'f'.repeat(40) } }), 'has the commit fff'],
  ['of an attempt to come', signed({ claims: { run_attempt: '2' } }), 'is of attempt 2'],
  ['that is none', () => '{}', 'is no signature'],
])('a signature %s is refused, whatever is wanted', async (_, signature, reason) => {
  for (const wanted of ['auto', 'optional'] as const) {
    const { codes, findings, handed } = await check({ signature, wanted })
    expect(codes).toEqual([['AP720', arm64, 'error']])
    expect(findings[0]?.found).toContain(reason)
    expect(handed.has(arm64)).toBe(false)
  }
})

test('who may sign itself knows its workflow file, and believes no other', async () => {
  expect((await check({ signature: signed(elsewhere), granted: true })).codes).toEqual([['AP720', arm64, 'error']])
  expect((await check({ signature: signed(elsewhere), granted: false })).codes).toEqual([])
})

test('while the provider cannot be asked nothing is refused and nothing is believed', async () => {
  provider.answer = () => [503, '']
  const { codes, findings, handed } = await check({ signature: signed(), granted: false })
  expect(codes).toEqual([
    ['AP721', amd64, 'unknown'],
    ['AP721', arm64, 'unknown'],
  ])
  expect(findings[0]?.found).toContain('answered HTTP 503')
  expect([...handed.values()]).toEqual([amd64, arm64].map(() => ({ isSigned: null, signer: null })))
})

test('a token for this job that says another run leaves doubt', async () => {
  Object.assign(process.env, provider.environment(true, { run_id: '1' }))
  const signatures = createSignatures({ environment: process.env, now: Date.now })
  const proofs = proofsWith(signed())
  const { findings } = await checkSignatures({ proofs, wanted: 'auto', self }, { signatures, digestOf })
  expect(findings.map(({ code }) => code)).toEqual(['AP721', 'AP721'])
  expect(findings[0]?.found).toContain('a token of somebody else')
})
