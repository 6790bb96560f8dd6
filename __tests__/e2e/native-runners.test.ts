import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createRegistry } from '../../src/adapters/oci/registry.js'
import { startAuthRegistry, user, type AuthRegistry } from '../support/auth-registry.js'
import { startDatadogIntake, type DatadogIntake } from '../support/datadog-intake.js'
import { copyDockerConfig } from '../support/docker-config.js'
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.js'
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider.js'
import { bothPlatforms } from '../support/images.js'
import { machineInputs, versionTag } from '../support/registry.js'
import { rootAction, runAction, runJob, type StepOptions, type StepResult } from '../support/runner.js'
import { skopeo } from '../support/skopeo.js'

/** What each job and merge give as their login. */
const login = { username: user.username, password: user.secret }
const datadogKey = '0123456789abcdef0123456789abcdef'

const config = `
checks:
  - name: the tool runs
    command: [node, tool.js, --version]
    stdout: tool v4.20.3
`

/** Makes of the app one with a native module. */
const nativeModule = `
ARG TARGETARCH
COPY addon node_modules/workspace-addon
COPY addons/\${TARGETARCH}/working.node node_modules/workspace-addon/build/Release/addon.node
`

let workspace: string
let proofs: string
let jobs: readonly StepResult[]
/** A registry with a token service, as GHCR is, and what stands before it. */
let registry: AuthRegistry
let gate: FaultProxy
let intake: DatadogIntake
let provider: IdentityProvider
let env: Readonly<Record<string, string>>

const image = () => `${gate.host}/acme/shop`
const reader = () => createRegistry(() => Promise.resolve(user))

const manifest = async (reference: string) => {
  const found = await reader().manifest(image(), reference)
  if (found === null) return null
  const json = JSON.parse(Buffer.from(found.bytes).toString()) as {
    manifests?: { digest: string; platform: { os: string; architecture: string } }[]
  }
  return { digest: found.digest, bytes: found.bytes, json }
}

const tagsNow = async () => {
  const tags = await reader().tags(image())
  // The registry says of a repository without any tag that it does not exist.
  if (tags.kind === 'absent') return []
  return tags.kind === 'listed' ? tags.tags : tags.kind
}

/** What the jobs of the matrix do, one after the other: this machine is all of their runners. */
beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'archproof-runners-'))
  proofs = join(workspace, 'proofs')
  const fixtures = join(rootAction, '__tests__/fixtures')
  cpSync(join(fixtures, 'checked-app'), workspace, { recursive: true })
  cpSync(join(fixtures, 'images/any-image/addon'), join(workspace, 'addon'), { recursive: true })
  cpSync(join(fixtures, 'addons'), join(workspace, 'addons'), { recursive: true })
  appendFileSync(join(workspace, 'Dockerfile'), nativeModule)
  mkdirSync(join(workspace, '.github'))
  writeFileSync(join(workspace, '.github/archproof.yml'), config)
  intake = await startDatadogIntake(datadogKey)
  registry = await startAuthRegistry('token')
  gate = await startFaultProxy(registry.host)
  provider = await startIdentityProvider()
  env = { DOCKER_CONFIG: copyDockerConfig(), ARCHPROOF_DATADOG_URL: intake.url }
  const machine = await machineInputs()
  const results: StepResult[] = []
  for (const platform of bothPlatforms) {
    const own = { image: image(), platforms: platform, publish: 'by-digest', 'report-dir': join(proofs, platform) }
    const inputs = { ...machine, ...login, ...own }
    const given = { ...env, ...provider.environment(true) }
    results.push((await runJob({ action: rootAction, workspace, event: versionTag, inputs, env: given })).main)
  }
  jobs = results
})

afterAll(async () => {
  await Promise.all([gate, registry, intake, provider].map((one) => one.close()))
  for (const folder of [workspace, env['DOCKER_CONFIG'] ?? '']) rmSync(folder, { recursive: true, force: true })
})

type Merging = Partial<Omit<StepOptions, 'step' | 'action' | 'inputs'>> & Pick<Parameters<typeof runJob>[0], 'between'>

/** Without `id-token: write`, unless a test grants it. */
const merge = (inputs: Readonly<Record<string, string>> = {}, more: Merging = {}) =>
  runJob({
    action: join(rootAction, 'merge'),
    ...{ workspace, event: versionTag, inputs: { image: image(), proofs, ...login, ...inputs } },
    env: { ...env, ...provider.environment(false) },
    ...more,
  })

const codes = (step: StepResult) =>
  step.annotations.flatMap(({ title }) => [...title.matchAll(/AP\d+/g)].map(([code]) => code))

const fileOf = (platform: string) => `proof-${platform.replaceAll('/', '-')}.json`
const signatureOf = (platform: string) => fileOf(platform).replace('.json', '.signature.json')
const textOf = (platform: string) => readFileSync(join(proofs, platform, fileOf(platform)), 'utf8')
const digestOf = (platform: string) => (JSON.parse(textOf(platform)) as { digest: string }).digest

/** Merges with the proof of arm64 changed, and finds every tag as it was: there is none. */
const mergeWith = async (change: (text: string) => string) => {
  const folder = mkdtempSync(join(workspace, 'changed-'))
  writeFileSync(join(folder, fileOf('linux/amd64')), textOf('linux/amd64'))
  writeFileSync(join(folder, fileOf('linux/arm64')), change(textOf('linux/arm64')))
  const { main } = await merge({ proofs: folder })
  expect(await tagsNow()).toEqual([])
  return main
}

test('plan gives each platform a runner', async () => {
  const inputs = { runners: 'linux/arm64=big-arm' }
  const { exitCode, outputs } = await runAction({
    ...{ action: join(rootAction, 'plan'), step: 'main', inputs, event: versionTag },
  })
  expect(exitCode).toBe(0)
  expect(JSON.parse(outputs['matrix'] ?? '')).toMatchObject({
    include: [
      { platform: 'linux/amd64', runner: 'ubuntu-24.04' },
      { platform: 'linux/arm64', runner: 'big-arm' },
    ],
  })
  expect(outputs['publish']).toBe('by-digest')
  expect(outputs['artifact']).toMatch(/^proof-[0-9a-f]{8}$/)
})

test('plan tells everything that is wrong with its inputs at once', async () => {
  const inputs = { runners: 'linux/s390x=big\nbanana' }
  const step = await runAction({ action: join(rootAction, 'plan'), step: 'main', inputs, event: versionTag })
  expect(step.exitCode).toBe(1)
  expect(step.printed).toContain(
    'runners: "linux/s390x=big": is for linux/s390x, which is not built. Add linux/s390x to',
  )
  expect(step.printed).toContain('runners: "banana": names no platform and runner. Write for example')
})

test('B7: each job pushes its platform by digest, and no tag', async () => {
  for (const { exitCode, outputs } of jobs) {
    const { verdict, published, tags } = outputs
    expect([exitCode, verdict, published, tags]).toEqual([0, 'verified', 'false', '[]'])
    expect((await manifest(outputs['digest'] ?? ''))?.digest).toBe(outputs['digest'])
  }
  expect(await tagsNow()).toEqual([])
})

test('everything that is wrong with the inputs of merge is told at once', async () => {
  const { main } = await merge({ proofs: '', platforms: 'linux', tags: 'a b', signatures: 'maybe' })
  expect(main.exitCode).toBe(1)
  for (const input of ['proofs', 'platforms', 'tags', 'signatures'])
    expect(main.printed).toMatch(RegExp(`^ *${input}\\b`, 'm'))
})

test('a platform that was left out is refused', async () => {
  const { main } = await merge({ proofs: join(proofs, 'linux/amd64') })
  expect(main.exitCode).toBe(1)
  expect(main.outputs).toMatchObject({ verdict: 'refused', published: 'false' })
  expect(codes(main)).toContain('AP716')
  expect(await tagsNow()).toEqual([])
})

test.each([
  ['a platform whose job failed', (text: string) => text.replace('"verified"', '"refused"')],
  ['a proof of another run', (text: string) => text.replace('/actions/runs/42', '/actions/runs/41')],
  ['a proof of another image', (text: string) => text.replace('/shop"', '/other"')],
  ['evidence about another digest', (text: string) => text.replace(digestOf('linux/arm64'), digestOf('linux/amd64'))],
])('%s is refused', async (_, change) => {
  expect(change(textOf('linux/arm64'))).not.toBe(textOf('linux/arm64'))
  const { exitCode, outputs, annotations } = await mergeWith(change)
  expect([exitCode, outputs['verdict']]).toEqual([1, 'refused'])
  expect(annotations.map(({ title }) => title).join()).toContain('AP717')
})

test.each([
  ['without its signature', () => undefined, 'AP719', 'has no signature beside it'],
  [
    'with the signature of the genuine one',
    (folder: string) =>
      cpSync(join(proofs, 'linux/arm64', signatureOf('linux/arm64')), join(folder, signatureOf('linux/arm64'))),
    'AP720',
    'was signed for other contents',
  ],
] as const)('a forged proof %s is refused where jobs sign', async (_, sign, code, reason) => {
  const folder = mkdtempSync(join(workspace, 'forged-'))
  cpSync(join(proofs, 'linux/amd64'), join(folder, 'linux/amd64'), { recursive: true })
  const forged = textOf('linux/arm64').replace('"milliseconds": ', '"milliseconds": 1')
  expect(forged).not.toBe(textOf('linux/arm64'))
  writeFileSync(join(folder, fileOf('linux/arm64')), forged)
  sign(folder)
  const { main } = await merge({ proofs: folder }, { env: { ...env, ...provider.environment(true) } })
  expect([main.exitCode, main.outputs['verdict'], main.outputs['published']]).toEqual([1, 'refused', 'false'])
  expect(codes(main)).toContain(code)
  expect(main.printed).toContain(reason)
  expect(await tagsNow()).toEqual([])
})

test('a digest that nobody proved is refused, whatever its proof says', async () => {
  // The manifest of the other platform is in the registry too: only what the pushed index names tells.
  const main = await mergeWith((text) => text.replaceAll(digestOf('linux/arm64'), digestOf('linux/amd64')))
  expect([main.exitCode, main.outputs['verdict']]).toEqual([1, 'refused'])
  expect(codes(main)).toContain('AP718')
})

test('an image under the name of another platform is found out by reading it', async () => {
  // Who can push can make an index that says so, and who can write artifacts a proof that agrees.
  const digest = digestOf('linux/amd64')
  const amd64 = await manifest(digest)
  const type = 'application/vnd.oci.image.manifest.v1+json'
  const size = amd64?.bytes.length
  const platform = { os: 'linux', architecture: 'arm64' }
  const index = { schemaVersion: 2, manifests: [{ mediaType: type, digest, size, platform }] }
  const bytes = Buffer.from(JSON.stringify(index))
  const pushed = `sha256:${createHash('sha256').update(bytes).digest('hex')}` as const
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  await reader().tag(image(), pushed, { digest: pushed, mediaType, bytes })
  const main = await mergeWith((text) =>
    text
      .replaceAll(digestOf('linux/arm64'), digest)
      .replace(/"pushed": "[^"]*"/, `"pushed": ${JSON.stringify(pushed)}`),
  )
  expect([main.exitCode, main.outputs['verdict'], main.outputs['published']]).toEqual([1, 'unknown', 'false'])
  expect(main.printed).toContain('it holds no image for linux/arm64')
})

test('a native module that no job has run is a doubt', async () => {
  const main = await mergeWith((text) => {
    const proof = JSON.parse(text) as { smoke: { outcomes: { module: { name: string } }[] } }
    expect(proof.smoke.outcomes.map(({ module }) => module.name)).toEqual(['workspace-addon'])
    return JSON.stringify({ ...proof, smoke: { ...proof.smoke, outcomes: [] } })
  })
  expect([main.exitCode, main.outputs['verdict'], main.outputs['published']]).toEqual([1, 'unknown', 'false'])
})

test('a login that the registry does not know is told before anything is read', async () => {
  const { main } = await merge({ password: 'wrong' })
  expect([main.exitCode, main.outputs['published']]).toEqual([1, 'false'])
  expect(codes(main)).toContain('AP706')
})

test.each(['1.2.3', 'latest'])('killed when it moves the tag %s: after the post step no tag is left', async (tag) => {
  let reached = (): void => undefined
  let ended = (): void => undefined
  const isReached = new Promise<void>((done) => (reached = done))
  const isEnded = new Promise<void>((done) => (ended = done))
  gate.onRequest = async (name) => {
    if (!name.startsWith(`PUT manifests/${tag}`)) return
    reached()
    await isEnded
  }
  const signal = { name: 'SIGKILL', after: () => isReached } as const
  const { main, post } = await merge({}, { signal, between: () => ended() })
  gate.onRequest = () => undefined
  expect(main.endedBy).toBe('SIGKILL')
  expect(post.exitCode).toBe(0)
  expect(post.log).toContain('undone: tags')
  expect(await tagsNow()).toEqual([])
})

test('a check that the config declares and no job has made is a doubt', async () => {
  const main = await mergeWith((text) => JSON.stringify({ ...(JSON.parse(text) as object), checks: null }))
  expect([main.exitCode, main.outputs['verdict'], main.outputs['published']]).toEqual([1, 'unknown', 'false'])
})

test('B7: proved and signed platforms become one index, tagged once, with their attestations', async () => {
  const { main, post } = await merge(
    { 'datadog-api-key': datadogKey, 'datadog-service': 'joined' },
    // As after "Re-run failed jobs": what the jobs proved in the first attempt is still good.
    { env: { ...env, ...provider.environment(true, { run_attempt: '2' }) } },
  )
  expect(main.outputs).toMatchObject({ verdict: 'verified', published: 'true', 'first-push': 'true' })
  expect(main.exitCode).toBe(0)
  const index = await manifest('1.2.3')
  expect(index?.digest).toBe(main.outputs['digest'])
  for (const tag of ['1.2', '1', 'latest']) expect((await manifest(tag))?.digest).toBe(index?.digest)
  const platforms = index?.json.manifests?.map(({ platform }) => `${platform.os}/${platform.architecture}`)
  expect(platforms).toEqual([...bothPlatforms, 'unknown/unknown', 'unknown/unknown'])
  expect(index?.json.manifests?.slice(0, 2).map(({ digest }) => digest)).toEqual(bothPlatforms.map(digestOf))
  expect(post.exitCode).toBe(0)
  // How it ran is what the jobs have seen.
  expect(main.summary).toContain('workspace-addon')
  expect(main.summary.match(/ \| signed \| /g)).toHaveLength(2)
  expect(main.summary).toContain('written in `acme/shop/.github/workflows/image.yml@refs/tags/v1.2.3`')
  const proved = intake.series.filter(
    ({ metric, tags }) => metric === 'archproof.modules' && tags.includes('state:proved'),
  )
  expect(proved.map(({ tags, points }) => [tags.includes('service:joined'), points[0]?.value])).toEqual([
    [true, 1],
    [true, 1],
  ])
  expect(intake.events).toHaveLength(1)
  if (process.env['ARCHPROOF_SHOW'] !== undefined) writeFileSync(process.env['ARCHPROOF_SHOW'], main.summary)
})

test('another client reads the index that merge made, its annotations and both platforms', async () => {
  const source = `docker://${image()}:1.2.3`
  const raw = await skopeo('inspect', '--raw', '--tls-verify=false', source)
  expect(`sha256:${createHash('sha256').update(raw).digest('hex')}`).toBe((await manifest('1.2.3'))?.digest)
  const key = (name: string): string => `org.opencontainers.image.${name}`
  const annotations = { [key('source')]: `${provider.server}/acme/shop`, [key('version')]: '1.2.3' }
  expect(JSON.parse(raw)).toMatchObject({ annotations })
  for (const platform of bothPlatforms) {
    const [, architecture = ''] = platform.split('/')
    const told = await skopeo('inspect', '--override-arch', architecture, '--tls-verify=false', source)
    expect(JSON.parse(told)).toMatchObject({ Architecture: architecture, Labels: { [key('version')]: '1.2.3' } })
  }
})
