import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { engineState, runOn } from '../support/job.js'
import { registry, tagsOf } from '../support/registry.js'

let folder: string
let ghcr: Server

/** A registry that answers a push as GHCR does when the job may not write packages. */
const refusing = (): Promise<Server> =>
  new Promise((ready) => {
    const server = createServer((request, response) => {
      const status = request.url === '/v2/' ? 200 : 403
      const errors = [{ code: 'DENIED', message: 'permission_denied: write_package' }]
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }))
    }).listen(0, '127.0.0.1', () => ready(server))
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-bad-'))
  ghcr = await refusing()
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await new Promise((closed) => ghcr.close(closed))
})

const errorsOf = (annotations: readonly { level: string; message: string }[]) =>
  annotations.filter(({ level }) => level === 'error').map(({ message }) => message)

test('everything wrong with the inputs is said at once, and nothing is built', async () => {
  const before = engineState()
  const { main, post } = await runOn({
    inputs: {
      image: 'ghcr.io/Acme/shop:1.0',
      platforms: 'linux/amd64,linux/banana',
      context: 'nowhere',
      'module-timeout': '60',
      password: 'swordfish-3',
      push: 'true',
      publish: 'never',
      outputs: 'type=local,dest=out',
    },
  })
  expect(main.exitCode).toBe(1)
  const errors = errorsOf(main.annotations)
  expect(errors).toHaveLength(1)
  for (const said of ['image', 'linux/banana', 'nowhere', 'module-timeout', 'password', 'push', 'outputs']) {
    expect(errors[0]).toContain(said)
  }
  expect(main.log).not.toContain('swordfish-3')
  expect(main.printed).not.toContain('load build definition')
  expect(post.exitCode).toBe(0)
  expect(engineState()).toEqual(before)
})

test('a step that fails is annotated on its line, with its last words', async () => {
  writeFileSync(
    join(folder, 'Dockerfile'),
    'FROM node:22-slim\nWORKDIR /app\nRUN echo "gyp ERR! find Python" && exit 7\n',
  )
  const image = `${registry()}/bad-${process.pid}/build`
  const { main } = await runOn({ workspace: folder, inputs: { image, context: '.', publish: 'always' } })
  expect(main.exitCode).toBe(1)
  expect(main.outputs).toMatchObject({ verdict: 'refused', published: 'false' })
  const [error] = main.annotations.filter(({ level }) => level === 'error')
  expect(error).toMatchObject({ file: 'Dockerfile', line: 3 })
  expect(error?.message).toContain('exit code: 7')
  expect(error?.message).toContain('gyp ERR! find Python')
  expect(await tagsOf(image)).toEqual([])
})

test('without an engine it says what was tried and what to do', async () => {
  const { main } = await runOn({
    fixture: 'no-modules',
    inputs: { image: `${registry()}/bad-${process.pid}/engine` },
    env: { DOCKER_HOST: `unix://${folder}/no.sock` },
  })
  expect(main.exitCode).toBe(1)
  expect(main.outputs['verdict']).toBe('unknown')
  const text = main.annotations.map(({ message }) => message).join('\n')
  expect(text).toContain('docker info')
  expect(text).toContain('docker/setup-docker-action')
})

test.each([
  ['refuses', () => `127.0.0.1:${(ghcr.address() as AddressInfo).port}`, 'AP708', /answered 403.*write_package/s],
  ['is not there', () => '127.0.0.1:1', 'AP712', /gave no answer/],
])('a registry that %s is found out before the build', async (_, host, code, says) => {
  const { main } = await runOn({
    fixture: 'no-modules',
    inputs: { image: `${host()}/acme/shop`, publish: 'always' },
  })
  expect(main.exitCode).toBe(1)
  expect(main.outputs).toMatchObject({ verdict: 'refused', published: 'false' })
  const errors = main.annotations.filter(({ level }) => level === 'error')
  expect(errors.map(({ title }) => title).join()).toContain(code)
  expect(errors.map(({ message }) => message).join()).toMatch(says)
  expect(main.printed).not.toContain('load build definition')
})
