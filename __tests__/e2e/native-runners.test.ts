import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createRegistry } from '../../src/adapters/oci/registry.js'
import { bothPlatforms } from '../support/images.js'
import { machineInputs, manifest, registry, tagsOf, versionTag } from '../support/registry.js'
import { rootAction, runAction, runJob, type StepResult } from '../support/runner.js'

const image = () => `${registry()}/runners-${process.pid}/shop`

const config = `
checks:
  - name: the tool runs
    command: [node, tool.js, --version]
    stdout: tool v4.20.3
`

let workspace: string
let proofs: string
let jobs: readonly StepResult[]

/** What the jobs of the matrix do, one after the other: this machine is all of their runners. */
beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'archproof-runners-'))
  proofs = join(workspace, 'proofs')
  cpSync(join(rootAction, '__tests__/fixtures/checked-app'), workspace, { recursive: true })
  mkdirSync(join(workspace, '.github'))
  writeFileSync(join(workspace, '.github/archproof.yml'), config)
  const machine = await machineInputs()
  const results: StepResult[] = []
  for (const platform of bothPlatforms) {
    const own = { image: image(), platforms: platform, publish: 'by-digest', 'report-dir': join(proofs, platform) }
    const inputs = { ...machine, ...own }
    results.push((await runJob({ action: rootAction, workspace, event: versionTag, inputs })).main)
  }
  jobs = results
}, 900_000)

afterAll(() => rmSync(workspace, { recursive: true }))

const merge = (inputs: Readonly<Record<string, string>> = {}) =>
  runJob({
    action: join(rootAction, 'merge'),
    ...{ workspace, event: versionTag, inputs: { image: image(), proofs, ...inputs } },
  })

const codes = (step: StepResult) =>
  step.annotations.flatMap(({ title }) => [...title.matchAll(/AP\d+/g)].map(([code]) => code))

const fileOf = (platform: string) => `proof-${platform.replaceAll('/', '-')}.json`
const textOf = (platform: string) => readFileSync(join(proofs, platform, fileOf(platform)), 'utf8')
const digestOf = (platform: string) => (JSON.parse(textOf(platform)) as { digest: string }).digest

/** Merges with the proof of arm64 changed, and finds every tag as it was: there is none. */
const mergeWith = async (change: (text: string) => string) => {
  const folder = mkdtempSync(join(workspace, 'changed-'))
  writeFileSync(join(folder, fileOf('linux/amd64')), textOf('linux/amd64'))
  writeFileSync(join(folder, fileOf('linux/arm64')), change(textOf('linux/arm64')))
  const { main } = await merge({ proofs: folder })
  expect(await tagsOf(image())).toEqual([])
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
}, 300_000)

test('each job pushes its platform by digest, and no tag', async () => {
  for (const { exitCode, outputs } of jobs) {
    const { verdict, published, tags } = outputs
    expect([exitCode, verdict, published, tags]).toEqual([0, 'verified', 'false', '[]'])
    expect((await manifest(image(), outputs['digest'] ?? ''))?.digest).toBe(outputs['digest'])
  }
  expect(await tagsOf(image())).toEqual([])
})

test('everything that is wrong with the inputs of merge is told at once', async () => {
  const { main } = await merge({ proofs: '', platforms: 'linux', tags: 'a b' })
  expect(main.exitCode).toBe(1)
  for (const input of ['proofs', 'platforms', 'tags']) expect(main.printed).toMatch(RegExp(`^ *${input}\\b`, 'm'))
}, 300_000)

test('a platform that was left out is refused', async () => {
  const { main } = await merge({ proofs: join(proofs, 'linux/amd64') })
  expect(main.exitCode).toBe(1)
  expect(main.outputs).toMatchObject({ verdict: 'refused', published: 'false' })
  expect(codes(main)).toContain('AP716')
  expect(await tagsOf(image())).toEqual([])
}, 300_000)

test.each([
  ['a platform whose job failed', (text: string) => text.replace('"verified"', '"refused"')],
  ['a proof of another run', (text: string) => text.replace('/actions/runs/42', '/actions/runs/41')],
  ['a proof of another image', (text: string) => text.replace('/shop"', '/other"')],
  ['evidence about another digest', (text: string) => text.replace(digestOf('linux/arm64'), digestOf('linux/amd64'))],
])(
  '%s is refused',
  async (_, change) => {
    expect(change(textOf('linux/arm64'))).not.toBe(textOf('linux/arm64'))
    const { exitCode, outputs, annotations } = await mergeWith(change)
    expect([exitCode, outputs['verdict']]).toEqual([1, 'refused'])
    expect(annotations.map(({ title }) => title).join()).toContain('AP717')
  },
  300_000,
)

test('a digest that nobody proved is refused, whatever its proof says', async () => {
  // The manifest of the other platform is in the registry too: only what the pushed index names tells.
  const main = await mergeWith((text) => text.replaceAll(digestOf('linux/arm64'), digestOf('linux/amd64')))
  expect([main.exitCode, main.outputs['verdict']]).toEqual([1, 'refused'])
  expect(codes(main)).toContain('AP718')
}, 300_000)

test('an image under the name of another platform is found out by reading it', async () => {
  // Who can push can make an index that says so, and who can write artifacts a proof that agrees.
  const digest = digestOf('linux/amd64')
  const amd64 = await manifest(image(), digest)
  const type = 'application/vnd.oci.image.manifest.v1+json'
  const size = Buffer.byteLength(JSON.stringify(amd64?.json, null, 2))
  const platform = { os: 'linux', architecture: 'arm64' }
  const index = { schemaVersion: 2, manifests: [{ mediaType: type, digest, size, platform }] }
  const bytes = Buffer.from(JSON.stringify(index))
  const pushed = `sha256:${createHash('sha256').update(bytes).digest('hex')}` as const
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  await createRegistry(() => Promise.resolve(null)).tag(image(), pushed, { digest: pushed, mediaType, bytes })
  const main = await mergeWith((text) =>
    text
      .replaceAll(digestOf('linux/arm64'), digest)
      .replace(/"pushed": "[^"]*"/, `"pushed": ${JSON.stringify(pushed)}`),
  )
  expect([main.exitCode, main.outputs['verdict'], main.outputs['published']]).toEqual([1, 'unknown', 'false'])
  expect(main.printed).toContain('it holds no image for linux/arm64')
}, 300_000)

test('a check that the config declares and no job has made is a doubt', async () => {
  const main = await mergeWith((text) => JSON.stringify({ ...(JSON.parse(text) as object), checks: null }))
  expect([main.exitCode, main.outputs['verdict'], main.outputs['published']]).toEqual([1, 'unknown', 'false'])
}, 300_000)

test('proved platforms become one index, tagged once, with their attestations', async () => {
  const { main, post } = await merge()
  expect(main.outputs).toMatchObject({ verdict: 'verified', published: 'true', 'first-push': 'true' })
  expect(main.exitCode).toBe(0)
  const index = await manifest(image(), '1.2.3')
  expect(index?.digest).toBe(main.outputs['digest'])
  for (const tag of ['1.2', '1', 'latest']) expect((await manifest(image(), tag))?.digest).toBe(index?.digest)
  const platforms = index?.json.manifests?.map(({ platform }) => `${platform.os}/${platform.architecture}`)
  expect(platforms).toEqual([...bothPlatforms, 'unknown/unknown', 'unknown/unknown'])
  expect(index?.json.manifests?.slice(0, 2).map(({ digest }) => digest)).toEqual(bothPlatforms.map(digestOf))
  expect(post.exitCode).toBe(0)
}, 300_000)
