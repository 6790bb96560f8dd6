import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Digest } from '../../src/core/evidence.js'
import type { Manifest } from '../../src/ports/registry.js'
import { readPushed } from '../../src/stages/read-pushed.js'

const sha256 = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

const stored = (json: object): Manifest => {
  const bytes = Buffer.from(JSON.stringify(json))
  return { digest: sha256(bytes), mediaType: 'application/vnd.oci.image.index.v1+json', bytes }
}

const arm64 = stored({ config: {}, layers: [], note: 'arm64' })
const amd64 = stored({ config: {}, layers: [], note: 'amd64' })

const indexOf = (...named: readonly (readonly [string, Manifest])[]): Manifest =>
  stored({
    manifests: named.map(([architecture, { digest }]) => ({ digest, platform: { os: 'linux', architecture } })),
  })

/** What a registry holds, by digest. */
const holding = (...manifests: readonly Manifest[]) => ({
  manifest: (_: string, reference: string) =>
    Promise.resolve(manifests.find(({ digest }) => digest === reference) ?? null),
})

const names = ['ghcr.io/acme/shop']
const platform = 'linux/arm64' as const
const read = (index: Manifest, proved: Manifest, ...held: readonly Manifest[]) =>
  readPushed({ platform, digest: proved.digest, pushed: index.digest }, names, holding(...held))

test('an index that names the proved manifest is what was pushed', async () => {
  const index = indexOf(['arm64', arm64])
  const { pushed, findings } = await read(index, arm64, index, arm64)
  expect(findings).toEqual([])
  expect(pushed).toMatchObject({ platform, manifest: arm64.digest, digest: index.digest })
})

test('an image without attestations is its own manifest', async () => {
  expect((await read(arm64, arm64, arm64)).pushed).toMatchObject({ manifest: arm64.digest, digest: arm64.digest })
})

const index = indexOf(['arm64', arm64])
const both = indexOf(['arm64', arm64], ['amd64', amd64])
const swapped = indexOf(['arm64', amd64])

/** Says that it is an attestation of the proved manifest. */
const stray = (where: object): object => ({
  ...{ digest: amd64.digest, platform: where },
  annotations: {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': arm64.digest,
  },
})
const extended = (more: object): Manifest =>
  stored({ manifests: [{ digest: arm64.digest, platform: { os: 'linux', architecture: 'arm64' } }, more] })

test('an index with an attestation is what was pushed', async () => {
  const attested = extended(stray({ os: 'unknown', architecture: 'unknown' }))
  expect((await read(attested, arm64, attested, arm64)).findings).toEqual([])
})

test.each([
  ['nothing at all', index, arm64, []],
  ['no manifest', index, arm64, [index]],
  ['an index that names another manifest', swapped, arm64, [swapped, arm64, amd64]],
  ['an index that names another platform as well', both, arm64, [both, arm64, amd64]],
  [
    'an index that names one more for a platform that nobody builds for',
    extended(stray({ os: 'linux', architecture: 'arm', variant: 'v6' })),
    arm64,
    [extended(stray({ os: 'linux', architecture: 'arm', variant: 'v6' })), arm64],
  ],
  ['the bare manifest of something else', amd64, arm64, [amd64, arm64]],
] as const)('%s is refused', async (_, what, proved, held) => {
  const { pushed, findings } = await read(what, proved, ...held)
  expect(pushed).toBeNull()
  expect(findings.map(({ code, platform: where }) => [code, where])).toEqual([['AP718', platform]])
})
