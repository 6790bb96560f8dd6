import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createRegistry } from '../../src/adapters/oci/registry.js'
import { refusalFinding } from '../../src/core/push-refusal.js'
import { startAuthRegistry, user, type AuthRegistry } from '../support/auth-registry.js'

const patience = { attempts: 2, backOffMs: 10, timeoutMs: 30_000 }
const registryAs = (login: typeof user | null) => createRegistry(() => Promise.resolve(login), patience)

/** An index of nothing: content enough for a tag to point to. */
const empty = (title: string) => {
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const annotations = { 'org.opencontainers.image.title': title }
  return { mediaType, bytes: Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: [], annotations })) }
}

describe.each(['token', 'basic'] as const)('a registry with %s authentication', (kind) => {
  let running: AuthRegistry
  beforeAll(async () => (running = await startAuthRegistry(kind)))
  afterAll(() => running.close())
  const name = () => `${running.host}/acme/shop`

  const codeFor = async (login: typeof user | null) => {
    const refusal = await registryAs(login).refusesPush(name())
    return refusal === null ? null : refusalFinding(refusal, { name: name(), home: null, unused: null }).code
  }

  test('the login is accepted, a wrong one and none are told apart', async () => {
    expect(await codeFor(user)).toBeNull()
    expect(await codeFor({ ...user, secret: 'wrong' })).toBe('AP706')
    expect(await codeFor(null)).toBe('AP705')
  })

  test('a repository is new until something is pushed, and then lists its tags', async () => {
    const registry = registryAs(user)
    expect(await registry.tags(`${name()}/fresh`)).toEqual({ kind: 'absent' })
    await registry.tag(`${name()}/fresh`, '1.0.0', { ...empty('fresh'), digest: 'sha256:' })
    expect(await registry.tags(`${name()}/fresh`)).toEqual({ kind: 'listed', tags: ['1.0.0'] })
  })

  test('a tag is taken away alone, and a new one with it', async () => {
    const registry = registryAs(user)
    const one = { ...empty('one'), digest: 'sha256:' as const }
    for (const tag of ['keep', 'drop']) await registry.tag(name(), tag, one)
    await registry.untag(name(), 'drop')
    expect(await registry.manifest(name(), 'drop')).toBeNull()
    expect((await registry.manifest(name(), 'keep'))?.bytes).toEqual(one.bytes)
    expect(await registry.tags(name())).toEqual({ kind: 'listed', tags: ['keep'] })
  })

  test('a stranger sees what strangers may see', async () => {
    const registry = registryAs(user)
    await registry.tag(`${name()}/seen`, 'latest', { ...empty('seen'), digest: 'sha256:' })
    const seen = await registry.manifest(`${name()}/seen`, 'latest', 'a stranger')
    // The token service lets everybody pull; the password file lets nobody.
    expect(seen === null).toBe(kind === 'basic')
  })
})

test('a token that runs out in the middle is renewed', async () => {
  const running = await startAuthRegistry('token')
  // The registry allows for a minute of difference between clocks.
  running.lifetime = -120
  const registry = registryAs(user)
  const name = `${running.host}/acme/shop`
  try {
    expect((await registry.refusesPush(name))?.status).toBe(401)
    running.lifetime = 300
    expect(await registry.refusesPush(name)).toBeNull()
  } finally {
    await running.close()
  }
})
