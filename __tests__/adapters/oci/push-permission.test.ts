import { afterEach, expect, test } from '@jest/globals'
import { createRegistry } from '../../../src/adapters/oci/registry.js'
import type { Home } from '../../../src/core/github-pages.js'
import { refusalFinding } from '../../../src/core/push-refusal.js'
import { startGhcr, type Ghcr, type GhcrAnswer } from '../../support/ghcr.js'

let ghcr: Ghcr | null = null

afterEach(async () => {
  await ghcr?.close()
  ghcr = null
})

const home: Home = { serverUrl: 'https://github.com', owner: 'acme', repository: 'shop', ownerKind: 'organization' }
const patience = { attempts: 2, backOffMs: 1, timeoutMs: 30_000 }
const job = () => Promise.resolve({ username: 'octocat', secret: 'ghs_x' })
const nobody = () => Promise.resolve(null)

const probe = async (answer: GhcrAnswer, credentials: typeof job | typeof nobody) => {
  ghcr = await startGhcr(answer)
  const name = `${ghcr.host}/acme/shop`
  const refusal = await createRegistry(credentials, patience).refusesPush(name)
  // The answers are of the emulated host; the remedies must be those for the real one.
  return refusal === null ? null : refusalFinding(refusal, { name: 'ghcr.io/acme/shop', home, unused: null })
}

test.each([
  ['write package', 'AP708', 'https://github.com/orgs/acme/packages/container/shop/settings'],
  ['create package', 'AP709', 'https://github.com/organizations/acme/settings/packages'],
  ['read-only token', 'AP707', 'packages: write'],
  ['other owner', 'AP710', 'the token of acme/shop can push to packages of acme only'],
  ['token scopes', 'AP706', "Use the job's own token"],
  ['classic tokens', 'AP706', 'an organisation may forbid classic ones'],
  ['wrong token', 'AP706', "Use the job's own token"],
  ['wrong password', 'AP706', 'A secret that does not exist arrives as an empty password'],
  ['name', 'AP711', 'Check the name'],
  ['down', 'AP712', 'can be reached'],
] as const)('GHCR answers "%s": %s', async (answer, code, remedy) => {
  const found = await probe(answer, job)
  expect(found).toMatchObject({ code, severity: 'error' })
  expect(found?.change).toContain(remedy)
})

test('without a login it says so, whatever the registry would answer', async () => {
  expect(await probe('accepts', nobody)).toMatchObject({ code: 'AP705' })
})

test('a package that may be pushed leaves nothing behind, and a new one is known as new', async () => {
  expect(await probe('accepts', job)).toBeNull()
  const registry = createRegistry(job, patience)
  expect(await registry.tags(`${ghcr?.host ?? ''}/acme/shop`)).toEqual({ kind: 'absent' })
  const kinds = ghcr?.requests.filter((request) => !request.includes('/token')).map((request) => request.split('?')[0])
  expect(kinds).toEqual([
    'POST /v2/acme/shop/blobs/uploads/',
    'POST /v2/acme/shop/blobs/uploads/',
    'DELETE /v2/acme/shop/blobs/upload/1',
    'GET /v2/acme/shop/tags/list',
    'GET /v2/acme/shop/tags/list',
  ])
})

test('a registry that is not there is unreachable', async () => {
  const refusal = await createRegistry(job, patience).refusesPush('127.0.0.1:1/acme/shop')
  expect(refusalFinding(refusal!, { name: '127.0.0.1:1/acme/shop', home, unused: null }).code).toBe('AP712')
})
