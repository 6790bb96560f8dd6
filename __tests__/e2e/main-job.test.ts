import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startDatadogIntake, type DatadogIntake } from '../support/datadog-intake.js'
import { bothPlatforms } from '../support/images.js'
import { engineState, runOn } from '../support/job.js'
import { manifest, registry, tagsOf, versionTag } from '../support/registry.js'
import type { StepResult } from '../support/runner.js'
import { skopeo } from '../support/skopeo.js'

const key = 'c0ffee0000decade00facade00beef99'
const modules = ['@swc/core', 'bcrypt', 'better-sqlite3', 'esbuild', 'onnxruntime-node', 'rollup', 'sharp']
const image = () => `${registry()}/main-job-${process.pid}/shop`

interface PlatformOutput {
  readonly platform: string
  readonly digest: string
  readonly size: number
  readonly method: string
  readonly modules: readonly { readonly name: string; readonly state?: string }[]
}

let intake: DatadogIntake
let folder: string
let before: ReturnType<typeof engineState>
let main: StepResult
let post: StepResult

beforeAll(async () => {
  intake = await startDatadogIntake(key)
  folder = await mkdtemp(join(tmpdir(), 'archproof-report-'))
  before = engineState()
  const inputs = { image: image(), 'report-dir': folder, 'datadog-api-key': key }
  ;({ main, post } = await runOn({ inputs, env: { ARCHPROOF_DATADOG_URL: intake.url } }))
})

afterAll(async () => {
  await intake.close()
  await rm(folder, { recursive: true, force: true })
})

const platforms = () => JSON.parse(main.outputs['platforms'] ?? '[]') as PlatformOutput[]

test('G7: the image is verified, published and named by its digest', () => {
  expect(main.exitCode).toBe(0)
  expect(main.outputs).toMatchObject({ verdict: 'verified', published: 'true', image: image() })
  expect(JSON.parse(main.outputs['tags'] ?? '')).toEqual(
    ['1.2.3', '1.2', '1', 'latest'].map((tag) => `${image()}:${tag}`),
  )
})

test('the registry holds an index of both platforms whose digests the action names', async () => {
  const index = await manifest(image(), '1.2.3')
  expect(index?.digest).toBe(main.outputs['digest'])
  const images = index?.json.manifests?.filter(({ platform }) => platform.os === 'linux') ?? []
  expect(images.map(({ platform, digest }) => [`linux/${platform.architecture}`, digest])).toEqual(
    platforms().map(({ platform, digest }) => [platform, digest]),
  )
  for (const { digest } of platforms()) expect((await manifest(image(), digest))?.digest).toBe(digest)
  for (const tag of ['1.2', '1', 'latest']) expect((await manifest(image(), tag))?.digest).toBe(index?.digest)
})

test('another client reads the index, its annotations and both platforms', async () => {
  const source = `docker://${image()}:1.2.3`
  const raw = await skopeo('inspect', '--raw', '--tls-verify=false', source)
  const { annotations } = JSON.parse(raw) as { annotations?: Record<string, string> }
  const key = (name: string): string => `org.opencontainers.image.${name}`
  expect(annotations).toMatchObject({ [key('source')]: 'https://github.com/acme/shop', [key('version')]: '1.2.3' })
  for (const { platform } of platforms()) {
    const [, architecture = ''] = platform.split('/')
    const told = await skopeo('inspect', '--override-arch', architecture, '--tls-verify=false', source)
    expect(JSON.parse(told)).toMatchObject({ Architecture: architecture, Labels: { [key('version')]: '1.2.3' } })
  }
})

test('every native module of the sample was found and proved on both platforms', () => {
  expect(platforms().map(({ platform }) => platform)).toEqual(bothPlatforms)
  for (const { modules: proved } of platforms()) {
    expect(proved.map(({ name }) => name).toSorted()).toEqual(modules)
  }
  const table = main.summary.split('\n').filter((line) => line.startsWith('| `'))
  for (const name of modules) {
    expect(table.find((line) => line.includes(`\`${name}\``))?.match(/✅/g)).toHaveLength(2)
  }
})

test('the summary says what a person wants to know', () => {
  expect(main.summary.split('\n')[0]).toContain('Verified and published')
  expect(main.summary).toContain(`docker pull ${image()}@${main.outputs['digest'] ?? '?'}`)
  expect(main.summary).toMatch(/emulated \(QEMU \d+|native/)
  const largest = main.summary.split('\n').filter((line) => /^- `linux\/(?:amd64|arm64)`: /.test(line))
  expect(largest).toHaveLength(2)
  for (const line of largest) expect(line).toMatch(/`\/app\/node_modules\/onnxruntime-node` \d+ MB/)
  const byLayer = main.summary.split('\n').filter((line) => /^- `linux\/\w+`, by layer: /.test(line))
  expect(byLayer).toHaveLength(2)
  for (const line of byLayer) expect(line).toMatch(/`COPY .*node_modules.*` \d+ MB/)
})

test('report.json holds the same', () => {
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Record<string, unknown>
  expect(report).toMatchObject({ schema: 1, verdict: 'verified' })
  expect(JSON.stringify(report)).toContain(main.outputs['digest'])
})

test('nothing is annotated when nothing is wrong', () => {
  expect(main.annotations.filter(({ level }) => level !== 'notice')).toEqual([])
})

test('D4: Datadog gets build time, size and verdict per platform, and one event', () => {
  expect(intake.events).toHaveLength(1)
  for (const platform of bothPlatforms) {
    const own = intake.series.filter(({ tags }) => tags.includes(`platform:${platform}`))
    const metrics = own.map(({ metric }) => metric)
    expect(metrics).toEqual(
      expect.arrayContaining(['archproof.build.duration', 'archproof.image.size', 'archproof.verified']),
    )
    expect(own.find(({ metric }) => metric === 'archproof.verified')?.points[0]?.value).toBe(1)
  }
})

test('D3: the key of Datadog is nowhere but in its header', () => {
  const everywhere = [main.log, main.summary, post.printed, readFileSync(join(folder, 'report.json'), 'utf8')]
  for (const text of [...everywhere, JSON.stringify(main.outputs), JSON.stringify(main.state)]) {
    expect(text).not.toContain(key)
  }
  for (const { path, body } of intake.requests) expect(path + body).not.toContain(key)
})

test('post leaves the engine as it was', () => {
  expect(post.exitCode).toBe(0)
  // The sample and its bases may have been built for the test; the run itself leaves no name.
  const left = engineState()
  expect({ ...left, images: [] }).toEqual({ ...before, images: [] })
  const added = left.images.filter((name) => !before.images.includes(name))
  expect(added.filter((name) => !name.startsWith('archproof-fixture/'))).toEqual([])
})

test('a pull request is verified and not published', async () => {
  const name = `${image()}-pr`
  const event = {
    name: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: {
      ...versionTag.payload,
      pull_request: {
        number: 7,
        head: { repo: { full_name: 'acme/shop' } },
        base: { repo: { full_name: 'acme/shop' } },
      },
    },
  }
  const run = await runOn({ event, fixture: 'no-modules', inputs: { image: name } })
  expect(run.main.outputs).toMatchObject({ verdict: 'verified', published: 'false', tags: '[]' })
  expect(run.main.exitCode).toBe(0)
  expect(await tagsOf(name)).toEqual([])
})
