import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { copyDockerConfig } from '../support/docker-config.js'
import { engineState, runOn } from '../support/job.js'
import { registry } from '../support/registry.js'

let config: string

beforeAll(() => void (config = copyDockerConfig()))
afterAll(() => rmSync(config, { recursive: true }))

const logins = (): Record<string, unknown> => {
  const path = join(config, 'config.json')
  const parsed = JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}') as { auths?: Record<string, unknown> }
  return parsed.auths ?? {}
}

test('A1: nested in a composite action, where every unset input is an empty string, the defaults hold', async () => {
  const { main, post } = await runOn({
    fixture: 'no-modules',
    composite: true,
    inputs: { platforms: '', publish: 'never', tags: '' },
  })
  expect(main.exitCode).toBe(0)
  expect(main.outputs).toMatchObject({ verdict: 'verified', image: 'ghcr.io/acme/shop', published: 'false' })
  const platforms = JSON.parse(main.outputs['platforms'] ?? '[]') as { platform: string }[]
  expect(platforms.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
  expect(main.unexpected).toEqual([])
  expect(post.exitCode).toBe(0)
})

test('a login that was not there is made through standard input and undone', async () => {
  const inputs = { image: `${registry()}/login-${process.pid}/shop`, username: 'acme', password: 'swordfish-1' }
  const env = { DOCKER_CONFIG: config }
  const { main, post } = await runOn({ fixture: 'no-modules', inputs, env })
  expect(main.outputs['published']).toBe('true')
  expect(main.printed.split('\n').filter((line) => line.includes('swordfish-1'))).toEqual(['::add-mask::swordfish-1'])
  expect(post.log).toContain(`login ${registry()}`)
  expect(logins()).toEqual({})
})

test('A2: a login that was there is used and stays', async () => {
  const auth = { auth: Buffer.from('somebody:else').toString('base64') }
  const path = join(config, 'config.json')
  const parsed = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {}
  writeFileSync(path, JSON.stringify({ ...parsed, auths: { [registry()]: auth } }))
  const inputs = { image: `${registry()}/login-${process.pid}/shop`, username: 'acme', password: 'swordfish-2' }
  const { main } = await runOn({ fixture: 'no-modules', inputs, env: { DOCKER_CONFIG: config } })
  expect(main.outputs['published']).toBe('true')
  expect(logins()).toEqual({ [registry()]: auth })
})

test('load keeps the verified image under its tags, and takes nothing else', async () => {
  const name = `load-${process.pid}.example/acme/shop`
  const before = engineState()
  const { main } = await runOn({ fixture: 'no-modules', inputs: { image: name, publish: 'never', load: 'true' } })
  expect(main.exitCode).toBe(0)
  const added = engineState().images.filter((image) => !before.images.includes(image))
  expect(added.filter((image) => !image.startsWith('archproof-fixture/')).toSorted()).toEqual(
    ['1', '1.2', '1.2.3', 'latest'].map((tag) => `${name}:${tag}`),
  )
})

test('Node that is not on PATH is found, and the image is proved with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archproof-node-'))
  const dockerfile =
    'FROM node:22-slim\nRUN mkdir /runtime && mv /usr/local/bin/node /runtime/\nENTRYPOINT ["/runtime/node"]\n'
  writeFileSync(join(folder, 'Dockerfile'), dockerfile)
  const { main } = await runOn({
    workspace: folder,
    inputs: { image: 'x.example/acme/shop', context: '.', publish: 'never' },
  })
  rmSync(folder, { recursive: true })
  expect(main.outputs['verdict']).toBe('verified')
})

test('what a failing step prints of a secret is in no report', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archproof-secret-'))
  const lines = ['FROM node:22-slim', 'RUN --mount=type=secret,id=tok cat /run/secrets/tok && exit 3']
  writeFileSync(join(folder, 'Dockerfile'), lines.join('\n'))
  const reports = join(folder, 'reports')
  const inputs = { image: 'x.example/acme/shop', context: '.', publish: 'never', secrets: 'tok=swordfish-four' }
  const { main } = await runOn({ workspace: folder, inputs: { ...inputs, 'report-dir': reports } })
  const report = readFileSync(join(reports, 'report.json'), 'utf8')
  rmSync(folder, { recursive: true })
  expect(main.exitCode).toBe(1)
  expect(report).toContain('exit code: 3')
  for (const text of [report, main.summary, main.log, JSON.stringify(main.outputs)])
    expect(text).not.toContain('swordfish-four')
})
