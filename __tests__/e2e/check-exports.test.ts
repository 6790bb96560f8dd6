import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import type { Finding } from '../../src/core/finding.js'
import { auditImage } from '../../src/stages/audit.js'
import { bothPlatforms, buildFixture, buildSample, type FixtureName } from '../support/images.js'
import { rootAction, runJob } from '../support/runner.js'

// What BuildKit and the engine export, checked from the files alone, and compared with what the audit says of the same image
// in the engine. The images are those of the other tests.

const remedy = 'Start the engine first: eval "$(script/engine up)"'
const digest = `sha256:${'0'.repeat(64)}` as const
let folder = ''

/** Exports an image as BuildKit does, without building anything. */
const exported = async (reference: string, output: string, platforms: readonly string[]): Promise<void> => {
  await writeFile(join(folder, 'Dockerfile'), 'FROM app\n')
  const options = ['--build-context', `app=docker-image://${reference}`, '--platform', platforms.join(',')]
  const argv = ['buildx', 'build', '--provenance=false', ...options, '--output', output, folder]
  await runOrThrow('docker', argv, remedy, { timeoutMs: 300_000 })
}

/** The command from its sources, in a process of its own; no engine is to be found by it. */
const archproof = async (...words: readonly string[]) => {
  const argv = ['--import', './script/lib/typescript.mjs', 'src/cli.ts', 'check', ...words, '--json']
  const env = { PATH: folder, DOCKER_HOST: '' }
  const { exitCode, stdout, stderr } = await run(process.execPath, argv, { timeoutMs: 120_000, env })
  if (stdout === '') throw new Error(stderr)
  const report = JSON.parse(stdout) as {
    readonly verdict: string
    readonly platforms: readonly { readonly modules: readonly { readonly name: string; readonly audit: string }[] }[]
    readonly findings: readonly Finding[]
  }
  return { exitCode, ...report }
}

const severe = (findings: readonly Finding[]) =>
  findings.filter(({ severity }) => severity === 'error' || severity === 'unknown')

const said = (findings: readonly Finding[]) =>
  findings.map(({ code, severity, subject, found, broughtBy }) => ({ code, severity, subject, found, broughtBy }))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archproof-exports-'))
  const sample = await buildSample()
  await exported(sample, `type=oci,tar=false,dest=${join(folder, 'layout')}`, bothPlatforms)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('an OCI layout of the sample: nothing is wrong, and every module was audited', async () => {
  const { exitCode, verdict, findings, platforms } = await archproof(`oci-layout:${join(folder, 'layout')}`)
  expect({ exitCode, verdict, severe: severe(findings) }).toEqual({ exitCode: 0, verdict: 'verified', severe: [] })
  expect(platforms).toHaveLength(2)
  for (const { modules } of platforms) {
    expect(modules.map(({ name }) => name)).toEqual(expect.arrayContaining(['bcrypt', 'esbuild', 'rollup', 'sharp']))
    expect(new Set(modules.map(({ audit }) => audit))).toEqual(new Set(['ok']))
  }
})

test('a docker archive of the sample, by the action: nothing is wrong', async () => {
  await exported(await buildSample(), `type=docker,dest=${join(folder, 'sample.tar')}`, ['linux/amd64'])
  const { main, post } = await runJob({
    action: join(rootAction, 'check'),
    workspace: folder,
    inputs: { image: 'docker-archive:sample.tar' },
  })
  expect({ status: main.exitCode, post: post.exitCode, verdict: main.outputs['verdict'] }).toEqual({
    ...{ status: 0, post: 0, verdict: 'verified' },
  })
  expect(JSON.parse(main.outputs['findings'] ?? '{}')).toMatchObject({ error: 0 })
  expect(main.annotations.filter(({ level }) => level === 'error')).toEqual([])
})

/** Fixture, the one thing that is wrong with it, part of how it is said, and the instruction that brought it. */
const broken: readonly [FixtureName, string, RegExp, RegExp][] = [
  ['wrong-architecture', 'AP101 bcrypt', /bcrypt\.glibc\.node is built for x64/, /^COPY .*linux-x64 .*linux-arm64/],
  ['truncated-object', 'AP108 bcrypt', /bcrypt\.glibc\.node is damaged/, /^RUN .*truncate -s 4096/],
  ['esbuild-mismatch', 'AP202 esbuild', /0\.25\.9/, /^COPY .*esbuild/],
]

test('archives of broken images name exactly what is wrong, and say what is said of the same image in the engine', async () => {
  const references: string[] = []
  for (const [name] of broken) references.push(await buildFixture(name))
  const archive = join(folder, 'saved.tar')
  await runOrThrow('docker', ['save', '--platform=linux/arm64', '--output', archive, ...references], remedy, {
    timeoutMs: 300_000,
  })
  const files = dockerImageFiles({ runLabel: `check-exports-${process.pid}`, tempDir: folder })
  for (const [index, [name, wanted, text, instruction]] of broken.entries()) {
    const reference = references[index] ?? ''
    const inspect = ['image', 'inspect', '--platform=linux/arm64', '--format={{.Id}}', reference]
    const { stdout } = await runOrThrow('docker', inspect, remedy)
    const { exitCode, verdict, findings } = await archproof(
      `docker-archive:${archive}@${stdout.trim()}`,
      '--platforms=linux/arm64',
    )
    expect({ name, exitCode, verdict }).toEqual({ name, exitCode: 1, verdict: 'refused' })
    const [first, ...others] = severe(findings)
    expect([`${first?.code} ${first?.subject}`, others]).toEqual([wanted, []])
    expect(first?.found).toMatch(text)
    expect(first?.broughtBy?.instruction).toMatch(instruction)
    const inEngine = await auditImage({ image: reference, platform: 'linux/arm64', digest }, files)
    expect(said(findings)).toEqual(said(inEngine.findings))
  }
})

test('the export of a broken image by BuildKit is refused by the action, with the name of the file', async () => {
  const archive = join(folder, 'broken.tar')
  await exported(await buildFixture('wrong-architecture'), `type=docker,dest=${archive}`, ['linux/arm64'])
  const { main } = await runJob({
    action: join(rootAction, 'check'),
    workspace: folder,
    inputs: { image: 'docker-archive:broken.tar', 'report-dir': 'report' },
  })
  expect([main.exitCode, main.outputs['verdict']]).toEqual([1, 'refused'])
  const [error] = main.annotations.filter(({ level }) => level === 'error')
  expect(error?.message).toMatch(/bcrypt\.glibc\.node is built for x64/)
  expect(JSON.stringify(error)).toContain('AP101')
  expect(JSON.parse(await readFile(join(folder, 'report/report.json'), 'utf8'))).toMatchObject({ verdict: 'refused' })
})
