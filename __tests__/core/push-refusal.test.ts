import { expect, test } from '@jest/globals'
import type { Home } from '../../src/core/github-pages.js'
import { loginRefusal, refusalFinding, type PushRefusal } from '../../src/core/push-refusal.js'

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

// What the person reads, for each code on GitHub's registry and on another.
test.each([
  [{}, 'ghcr.io/acme/shop', 'AP701', '"Manage Actions access": https://github.com/users/acme/packages/container/shop/'],
  [{ status: 418 }, 'docker.io/acme/shop', 'AP701', 'See what the registry answered for docker.io/acme/shop'],
  [{ withLogin: false }, 'ghcr.io/acme/shop', 'AP705', 'leave username, password and github-token at their defaults'],
  [{ withLogin: false }, 'docker.io/acme/shop', 'AP705', 'log in to docker.io before this step'],
  [{ by: 'token service' }, 'ghcr.io/acme/shop', 'AP706', "Use the job's own token"],
  [{ by: 'token service' }, 'docker.io/acme/shop', 'AP706', 'Check the user name and password for docker.io'],
  [{}, 'ghcr.io/other/shop', 'AP710', 'the token of Acme/shop can push to packages of Acme only'],
  [{}, 'docker.io/other/shop', 'AP710', 'Use credentials that may push to docker.io/other/shop'],
  [{ status: 404 }, 'ghcr.io/acme/shop', 'AP711', 'Check the name ghcr.io/acme/shop'],
  [{ status: null }, 'docker.io/acme/shop', 'AP712', 'NODE_EXTRA_CA_CERTS'],
] as const)('%j for %s: %s and its remedy', (change, name, code, remedy) => {
  const found = refusalFinding(refusal(change), { ...facts, name })
  expect(found.code).toBe(code)
  expect(found.change).toContain(remedy)
  if (!name.startsWith('ghcr.io/')) expect(found.change).not.toMatch(/Acme|packages: write|ghcr/)
})

test('a user has no setting that forbids packages', () => {
  const message = 'installation not allowed to Create user package'
  const named = (ownerKind: Home['ownerKind']) =>
    refusalFinding(refusal({ message }), { ...facts, home: { ...home, ownerKind } })
  expect(named('user').code).toBe('AP709')
  expect(named('user').change).not.toContain('organi')
  expect(named('organization').change).toContain('https://github.com/organizations/acme/settings/packages')
})

test.each([
  ['Error response from daemon: Get "https://ghcr.io/v2/": denied: denied', 'AP706'],
  ['unauthorized: incorrect username or password', 'AP706'],
  ['Get "https://registry.example/v2/": dial tcp: lookup registry.example: no such host', 'AP712'],
])('a login that fails with %j is %s', (message, code) => {
  expect(refusalFinding(loginRefusal(message), { ...facts, name: 'registry.example/a/b' }).code).toBe(code)
})

test('given credentials that an earlier login kept from being used are named', () => {
  const { change } = refusalFinding(refusal(), { ...facts, unused: 'deployer' })
  expect(change).toContain('the given one of deployer was not')
})
