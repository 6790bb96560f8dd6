import { expect, test } from '@jest/globals'
import type { Home } from '../../src/core/github-pages.js'
import { refusalFinding, type PushRefusal } from '../../src/core/push-refusal.js'

const home: Home = { serverUrl: 'https://github.com', owner: 'Acme', repository: 'shop', ownerKind: 'user' }
const refusal = (change: Partial<PushRefusal> = {}): PushRefusal => ({
  ...{ by: 'registry', status: 403, message: 'DENIED: denied', withLogin: true },
  ...change,
})
const facts = { name: 'ghcr.io/acme/shop', home, unused: null }

test.each([
  [{ withLogin: false, status: 401 }, 'ghcr.io/acme/shop', 'AP705'],
  [{ by: 'token service', status: 403 }, 'ghcr.io/acme/shop', 'AP706'],
  [{ status: 401, message: 'UNAUTHORIZED: authentication required' }, 'registry.example/a/b', 'AP706'],
  [{ status: 401, message: 'insufficient_scope: authorization failed' }, 'registry.example/a/b', 'AP710'],
  [{ status: 403 }, 'registry.example/a/b', 'AP710'],
  [{ status: 403 }, 'ghcr.io/somebody/shop', 'AP710'],
  [{ status: 403 }, 'ghcr.io/acme/shop', 'AP701'],
  [{ status: 400, message: 'NAME_INVALID: invalid repository name' }, 'registry.example/a/b', 'AP711'],
  [{ status: 404 }, 'registry.example/a/b', 'AP711'],
  [{ status: 418 }, 'registry.example/a/b', 'AP701'],
  [{ status: 429 }, 'registry.example/a/b', 'AP712'],
  [{ status: null }, 'registry.example/a/b', 'AP712'],
] as const)('%j for %s is %s', (change, name, code) => {
  expect(refusalFinding(refusal(change), { ...facts, name }).code).toBe(code)
})

test("the settings of a user's package are elsewhere than those of an organisation's", () => {
  const denied = refusal({ message: 'DENIED: permission_denied: write_package' })
  const named = (name: string, ownerKind: Home['ownerKind']) =>
    refusalFinding(denied, { name, home: { ...home, ownerKind }, unused: null }).change
  expect(named('ghcr.io/acme/shop/api', 'user')).toContain(
    'https://github.com/users/acme/packages/container/shop%2Fapi/settings',
  )
  expect(named('ghcr.io/acme/shop', 'organization')).toContain(
    'https://github.com/orgs/acme/packages/container/shop/settings',
  )
})

test('given credentials that an earlier login kept from being used are named', () => {
  const { change } = refusalFinding(refusal(), { ...facts, unused: 'deployer' })
  expect(change).toContain('the given one of deployer was not')
})
