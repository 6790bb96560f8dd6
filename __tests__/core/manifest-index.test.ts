import { expect, test } from '@jest/globals'
import type { Digest } from '../../src/core/evidence.js'
import { strayManifests } from '../../src/core/manifest-index.js'
import type { Platform } from '../../src/core/platform.js'

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`
const known = new Map<Platform, Digest>([
  ['linux/amd64', digest('a')],
  ['linux/arm64', digest('b')],
])

const amd64 = { digest: digest('a'), platform: { os: 'linux', architecture: 'amd64' } }
const arm64 = { digest: digest('b'), platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } }
const annotations = {
  'vnd.docker.reference.type': 'attestation-manifest',
  'vnd.docker.reference.digest': digest('b'),
}
const attestation = { digest: digest('c'), platform: { os: 'unknown', architecture: 'unknown' }, annotations }

const strays = (...manifests: readonly unknown[]) => strayManifests(JSON.stringify({ manifests }), known)

test('platforms that are known, and attestations about them, are no strays', () => {
  expect(strays(amd64, arm64, attestation)).toEqual([])
  expect(strayManifests(JSON.stringify({ config: {}, layers: [] }), known)).toEqual([])
})

test.each<[string, object]>([
  ['linux/arm/v6', { digest: digest('e'), platform: { os: 'linux', architecture: 'arm', variant: 'v6' } }],
  ['windows/amd64', { digest: digest('e'), platform: { os: 'windows', architecture: 'amd64' } }],
  // The one that stands last is taken by some clients, and the first by others.
  ['linux/arm64', { digest: digest('e'), platform: { os: 'linux', architecture: 'arm64' } }],
  ['linux/amd64', { digest: digest('b'), platform: { os: 'linux', architecture: 'amd64' } }],
  ['linux/arm/v6', { digest: digest('e'), platform: { os: 'linux', architecture: 'arm', variant: 'v6' }, annotations }],
  ['unknown/unknown', { ...attestation, annotations: {} }],
  ['unknown/unknown', { ...attestation, annotations: { ...annotations, 'vnd.docker.reference.digest': digest('f') } }],
  ['no platform', { digest: digest('e') }],
])('%s is one: %j', (platform, more) => {
  expect(strays(amd64, arm64, more)).toEqual([`${platform} ${(more as { digest: string }).digest}`])
})
