import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { run } from '../../src/adapters/command.js'
import { createContainers } from '../../src/adapters/docker/containers.js'
import { runLabel } from '../../src/adapters/docker/run-containers.js'
import type { Platform } from '../../src/core/platform.js'
import { buildFixture } from '../support/images.js'

const runId = `test-${randomBytes(4).toString('hex')}`
const containers = createContainers(runId)
const folder = mkdtempSync(join(tmpdir(), 'archproof-config-'))
let image = ''

beforeAll(async () => {
  image = await buildFixture('no-modules')
})
afterAll(() => rmSync(folder, { recursive: true }))

const left = async (): Promise<string> =>
  (await run('docker', ['ps', '--all', '--quiet', '--filter', `label=${runLabel(runId)}`])).stdout

const execute = async (
  program: string,
  more: { platform?: Platform; timeoutMs?: number; signal?: AbortSignal; image?: string } = {},
) => {
  const lines: string[] = []
  const result = await containers.run({
    image,
    platform: 'linux/amd64',
    command: ['node', '-'],
    stdin: program,
    capabilities: 'none',
    timeoutMs: 600_000,
    onLine: (line) => void lines.push(line),
    ...more,
  })
  return { ...result, lines }
}

test('a container has no network, no privileges, and nothing of the host', async () => {
  const { lines } = await execute(`
    const { readFileSync } = require('node:fs')
    const status = readFileSync('/proc/self/status', 'utf8')
    const field = (name) => RegExp(name + ':\\\\s+(\\\\S+)').exec(status)[1]
    const mounts = readFileSync('/proc/mounts', 'utf8').split('\\n').filter((line) => / \\/(home|root|var|tmp|work|run\\/docker)/.test(line))
    console.log(JSON.stringify({
      network: Object.keys(require('node:os').networkInterfaces()).filter((name) => name !== 'lo'),
      capabilities: parseInt(field('CapBnd'), 16),
      noNewPrivileges: field('NoNewPrivs'),
      mounts,
    }))`)
  // Bit 1 is CAP_DAC_OVERRIDE.
  expect(JSON.parse(lines.join(''))).toEqual({ network: [], capabilities: 2, noNewPrivileges: '1', mounts: [] })
})

test('a container has bounded memory and processes, and no log', async () => {
  const silence = new AbortController()
  const running = execute('setInterval(() => undefined, 1000); console.log("here")', { signal: silence.signal })
  const filter = ['--filter', `label=${runLabel(runId)}`]
  let id = ''
  while (id === '') id = (await run('docker', ['ps', '--quiet', '--no-trunc', ...filter])).stdout.trim()
  const { stdout } = await run('docker', ['inspect', '--format', '{{json .HostConfig}}', id])
  silence.abort()
  await running
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ Memory: 4 * 2 ** 30, PidsLimit: 1024, LogConfig: { Type: 'none' }, Privileged: false, Binds: null },
    Ulimits: [{ Name: 'core', Hard: 0, Soft: 0 }],
  })
})

test("passwords of the client's proxies do not get in", async () => {
  const before = process.env['DOCKER_CONFIG']
  if (before !== undefined && existsSync(before)) cpSync(before, folder, { recursive: true })
  const file = join(folder, 'config.json')
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {}
  const proxy = 'http://user:secret@proxy.invalid'
  writeFileSync(file, JSON.stringify({ ...config, proxies: { default: { httpProxy: proxy, httpsProxy: proxy } } }))
  try {
    process.env['DOCKER_CONFIG'] = folder
    const leaky = await run('docker', [
      'run',
      '--rm',
      '--platform=linux/amd64',
      image,
      'node',
      '-p',
      'process.env.HTTP_PROXY',
    ])
    expect(leaky.stdout).toContain('secret')
    const { lines } = await execute('console.log(JSON.stringify(process.env))')
    expect(lines.join()).toContain('PATH')
    expect(lines.join()).not.toContain('secret')
  } finally {
    if (before === undefined) delete process.env['DOCKER_CONFIG']
    else process.env['DOCKER_CONFIG'] = before
  }
})

test('a container is gone after its time', async () => {
  const { exitCode, milliseconds } = await execute('while (true) {}', { timeoutMs: 2000 })
  expect(exitCode).toBeNull()
  expect(milliseconds).toBeLessThan(300_000)
  expect(await left()).toBe('')
})

test.each([0, 50, 1500])('a container is gone when the caller has had enough after %i ms', async (delay) => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), delay)
  const { exitCode } = await execute('while (true) {}', { signal: controller.signal })
  expect(exitCode).toBeNull()
  expect(await left()).toBe('')
})

test('a process that aborts ends, with its signal', async () => {
  expect((await execute('process.abort()')).exitCode).toBe(128 + 6)
})

const megabytes = process.env['ARCHPROOF_ALL'] === 'yes' ? 1024 : 128

test(`${megabytes} MB of output are read and not kept, and what comes after them is not lost`, async () => {
  const before = process.memoryUsage().rss
  let last = ''
  const result = await containers.run({
    image,
    platform: 'linux/amd64',
    command: ['node', '-'],
    capabilities: 'none',
    stdin: `const { writeSync } = require('node:fs')
      const chunk = Buffer.alloc(1 << 20, 'x')
      const write = (fd, from) => { for (let at = 0; at < from.length;) try { at += writeSync(fd, from, at) } catch (error) { if (error.code !== 'EAGAIN') throw error } }
      for (let i = 0; i < ${megabytes}; i += 1) write(1, chunk)
      write(1, Buffer.from('\\nlast\\n'))
      for (let i = 0; i < 64; i += 1) write(2, chunk)`,
    timeoutMs: 120_000,
    onLine: (line) => void (last = line),
  })
  expect(result.exitCode).toBe(0)
  expect(last).toBe('last')
  expect(result.stderr.length).toBeLessThanOrEqual(64 * 1024)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
})

test('a platform that nothing here can run has no method', async () => {
  const reference = `archproof-fixture/foreign:${runId}`
  // Header of an executable for IBM Z, elf.h: ELFCLASS64, ELFDATA2MSB, ET_EXEC, EM_S390.
  const header = Buffer.alloc(64)
  header.write('7f454c460202010000000000000000000002001600000001', 'hex')
  writeFileSync(join(folder, 'node'), header, { mode: 0o755 })
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY node /usr/bin/node\nENV PATH=/usr/bin\n')
  const built = await run('docker', [
    'buildx',
    'build',
    '--quiet',
    '--load',
    '--provenance=false',
    '--platform=linux/s390x',
    '-t',
    reference,
    folder,
  ])
  expect(built.stderr + String(built.exitCode)).toMatch(/0$/)
  try {
    expect(await containers.method('linux/s390x', reference)).toBeNull()
    expect(await containers.method('linux/amd64', reference)).toEqual({ kind: 'native' })
  } finally {
    await run('docker', ['image', 'rm', '--force', reference])
  }
})
