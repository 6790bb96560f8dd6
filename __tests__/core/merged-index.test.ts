import { expect, test } from '@jest/globals'
import { annotationsOf, attestationManifests, platformManifests } from '../../src/core/manifest-index.js'
import { mergedIndex, type PushedPlatform } from '../../src/core/merged-index.js'
import { digestOf } from '../support/outcome.js'

const type = 'application/vnd.oci.image.manifest.v1+json'

const pushed = (architecture: string, digit: string, more: readonly object[] = []): PushedPlatform => ({
  ...{ platform: `linux/${architecture}`, manifest: digestOf(digit), digest: digestOf('0'), size: 10 },
  mediaType: 'application/vnd.oci.image.index.v1+json',
  json: JSON.stringify({
    manifests: [
      { mediaType: type, digest: digestOf(digit), size: 7, platform: { os: 'linux', architecture } },
      ...more,
    ],
  }),
})

const attestation = (about: string, digit: string) => ({
  ...{ mediaType: type, digest: digestOf(digit), size: 8, platform: { os: 'unknown', architecture: 'unknown' } },
  annotations: {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': digestOf(about),
  },
})

test('platforms come first, then their attestations, with the annotations of the index', () => {
  const parts = [pushed('amd64', 'a', [attestation('a', 'c')]), pushed('arm64', 'b', [attestation('b', 'd')])]
  const { json } = mergedIndex(parts, ['index:org.example.key=a=b', 'manifest:org.example.other=x'])
  expect([...platformManifests(json)]).toEqual([
    ['linux/amd64', digestOf('a')],
    ['linux/arm64', digestOf('b')],
  ])
  expect(attestationManifests(json).map(({ digest, about }) => [digest, about])).toEqual([
    [digestOf('c'), digestOf('a')],
    [digestOf('d'), digestOf('b')],
  ])
  expect(annotationsOf(json)).toEqual({ 'org.example.key': 'a=b' })
  const { manifests } = JSON.parse(json) as { manifests: { platform: { os: string } }[] }
  expect(manifests.map(({ platform }) => platform.os)).toEqual(['linux', 'linux', 'unknown', 'unknown'])
})

test('what is not proved, and what attests it, is not taken over', () => {
  const foreign = { mediaType: type, digest: digestOf('f'), size: 9, platform: { os: 'linux', architecture: 'mips' } }
  const { json } = mergedIndex([pushed('amd64', 'a', [foreign, attestation('f', 'e')])], [])
  expect(json).not.toContain(digestOf('f'))
  expect(json).not.toContain(digestOf('e'))
})

test('a platform that was pushed without an index is described', () => {
  const part = { ...pushed('arm64', 'b'), digest: digestOf('b'), mediaType: type, json: '{"layers":[]}' }
  const { manifests } = JSON.parse(mergedIndex([part], []).json) as { manifests: unknown[] }
  expect(manifests).toEqual([
    { mediaType: type, digest: digestOf('b'), size: 10, platform: { os: 'linux', architecture: 'arm64' } },
  ])
})
