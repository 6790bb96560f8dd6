import { expect, test } from '@jest/globals'
import type { Digest } from '../../src/core/evidence.js'
import type { Home } from '../../src/core/github-pages.js'
import type { Manifest } from '../../src/ports/registry.js'
import { lookAsStranger } from '../../src/stages/stranger.js'
import { verifiedOf } from '../support/scratch-image.js'

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`
const built = (['linux/amd64', 'linux/arm64'] as const).map((platform, at) => ({
  ...{ platform, digest: digest(String(at)), config: null, size: 1 },
}))
const verified = verifiedOf({ reference: 'candidate', index: digest('a'), platforms: built })
const all = [digest('a'), digest('0'), digest('1')]
const home: Home = { serverUrl: 'https://github.com', owner: 'acme', repository: 'shop', ownerKind: 'organization' }

/** A registry that shows a stranger what `shows` says. */
const look = async (name: string, isNew: boolean | null, shows: (digest: Digest) => Digest | null) => {
  const told: string[] = []
  const log = {
    ...{ info: (line: string) => void told.push(line), warning: () => undefined, debug: () => undefined },
    group: <T>(_: string, body: () => Promise<T>) => body(),
  }
  const manifest = (_: string, reference: string, as?: string): Promise<Manifest | null> => {
    if (as !== 'a stranger') throw new Error('looked with a login')
    const held = shows(reference as Digest)
    return Promise.resolve(held === null ? null : { digest: held, mediaType: '', bytes: new Uint8Array() })
  }
  const findings = await lookAsStranger(
    { verified, names: new Map([[name, isNew]]), home },
    { registry: { manifest }, log },
  )
  return { findings, told }
}

test('a new package that nobody can pull is told, with where to change that', async () => {
  const { findings } = await look('ghcr.io/acme/shop', true, () => null)
  expect(findings).toMatchObject([{ code: 'AP713', severity: 'notice' }])
  expect(findings[0]?.found).toContain('without a login it cannot be pulled')
  expect(findings[0]?.change).toContain('https://github.com/orgs/acme/packages/container/shop/settings')
})

test('a new package that everybody can pull is told as such', async () => {
  const { findings } = await look('docker.io/acme/shop', true, (asked) => asked)
  expect(findings[0]?.found).toContain('everybody can pull it')
  expect(findings[0]?.change).toBe('Who may pull it is set where docker.io shows the repository')
})

test.each(all)('when a stranger does not get %s, it is not public', async (missing) => {
  const { findings } = await look('ghcr.io/acme/shop', true, (asked) => (asked === missing ? null : asked))
  expect(findings[0]?.found).toContain(`it gives others, or nothing, for ${missing}`)
})

test('a registry that does not say keeps nothing from being published', async () => {
  const { findings } = await look('ghcr.io/acme/shop', true, () => {
    throw new Error('GET was answered with 500')
  })
  expect(findings[0]?.found).toContain('is not known: GET was answered with 500')
})

test.each([false, null])('of a package that was there before (%s) it is only in the log', async (isNew) => {
  const { findings, told } = await look('ghcr.io/acme/shop', isNew, () => null)
  expect(findings).toEqual([])
  expect(told).toEqual(['ghcr.io/acme/shop to one without a login: private'])
})
