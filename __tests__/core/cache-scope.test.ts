import { expect, test } from '@jest/globals'
import { cacheScope, type CacheIdentity } from '../../src/core/cache-scope.js'

const identity: CacheIdentity = { scope: null, image: 'acme/shop', target: null, version: '1' }

test.each([
  [{}, 'linux/amd64', 'acme-shop-linux-amd64-v1'],
  [{}, 'linux/arm/v7', 'acme-shop-linux-arm-v7-v1'],
  [{ target: 'runtime' }, 'linux/arm64', 'acme-shop-runtime-linux-arm64-v1'],
  [{ version: '3' }, 'linux/arm64', 'acme-shop-linux-arm64-v3'],
  [{ scope: 'build', target: 'runtime' }, 'linux/arm64', 'build-linux-arm64-v1'],
  // A scope is a field of a comma-separated list: nothing may end it.
  [{ target: 'a,mode=min' }, 'linux/amd64', 'acme-shop-a-mode-min-linux-amd64-v1'],
] as const)('%j on %s is %s', (change, platform, scope) => {
  expect(cacheScope({ ...identity, ...change }, platform)).toBe(scope)
})

test('every platform, target, image and version has a scope of its own', () => {
  const scopes = (['linux/amd64', 'linux/arm64'] as const).flatMap((platform) =>
    ['acme/shop', 'acme/other'].flatMap((image) =>
      [null, 'builder', 'runtime'].flatMap((target) =>
        ['1', '2'].map((version) => cacheScope({ scope: null, image, target, version }, platform)),
      ),
    ),
  )
  expect(new Set(scopes).size).toBe(2 * 2 * 3 * 2)
})
