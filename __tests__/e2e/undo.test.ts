import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { setTimeout as delay } from 'node:timers/promises'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { undoInEngine } from '../../src/adapters/docker/undo.js'
import { buildFixture } from '../support/images.js'
import { containersOf } from '../support/job.js'
import { rootAction, runAction } from '../support/runner.js'

let folder: string
let config: string | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-undo-'))
  config = process.env['DOCKER_CONFIG']
})

afterEach(() => {
  if (config === undefined) delete process.env['DOCKER_CONFIG']
  else process.env['DOCKER_CONFIG'] = config
  rmSync(folder, { recursive: true })
})

const docker = async (...argv: string[]) => (await runOrThrow('docker', argv, 'script/engine up')).stdout.trim()
const idOf = async (reference: string) =>
  (await run('docker', ['image', 'inspect', '--format', '{{.Id}}', reference])).stdout.trim()

test.each([
  ['docker.io', 'https://index.docker.io/v1/'],
  ['registry.example', 'registry.example'],
])('a login to %s is gone, and no other', async (registry, entry) => {
  const auth = { auth: Buffer.from('me:pass').toString('base64') }
  const path = join(folder, 'config.json')
  writeFileSync(path, JSON.stringify({ auths: { [entry]: auth, 'other.example': auth } }))
  process.env['DOCKER_CONFIG'] = folder
  await undoInEngine({ kind: 'login', registry })
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ auths: { 'other.example': auth } })
  expect(readFileSync(path, 'utf8')).not.toContain(entry)
})

test('a name that the run gave is gone, one that it took points to what it did before', async () => {
  const image = await buildFixture('no-modules')
  const [given, taken] = [`undo-${process.pid}.example/given:1`, `undo-${process.pid}.example/taken:1`]
  await docker('tag', image, given)
  await docker('tag', image, taken)
  const other = await idOf(await buildFixture('crashing-module'))
  await undoInEngine({ kind: 'image', reference: given })
  await undoInEngine({ kind: 'renamed-image', reference: taken, before: other })
  expect([await idOf(given), await idOf(taken)]).toEqual(['', other])
  await undoInEngine({ kind: 'image', reference: taken })
  // What is gone already is no error.
  await undoInEngine({ kind: 'image', reference: taken })
  expect(await idOf(image)).not.toBe('')
})

test('containers of the run are gone with their volumes, running or not, and no others', async () => {
  const image = await buildFixture('no-modules')
  const id = `undo${process.pid}`
  const create = (name: string, label: string) =>
    docker(
      'create',
      '--name',
      name,
      '--label',
      label,
      '--volume',
      '/data',
      image,
      'node',
      '-e',
      'setInterval(()=>{},1e3)',
    )
  await create(`${id}-a`, `archproof.run=${id}`)
  await create(`${id}-b`, `archproof.run=${id}`)
  await create(`${id}-c`, `archproof.run=${id}x`)
  await docker('start', `${id}-b`)
  const before = await docker('volume', 'ls', '--quiet')
  await undoInEngine({ kind: 'containers', run: id })
  expect(await docker('ps', '--all', '--filter', `name=${id}-`, '--format', '{{.Names}}')).toBe(`${id}-c`)
  expect((await docker('volume', 'ls', '--quiet')).split('\n').length).toBe(before.split('\n').length - 2)
  await docker('rm', '--volumes', `${id}-c`)
})

/** @returns milliseconds from the end of the client until the container was there; post waits for 3000 */
const comeLate = async (image: string, id: string): Promise<number> => {
  const ledger = join(folder, id, 'ledger.jsonl')
  mkdirSync(join(folder, id))
  const entries = (['processes', 'containers'] as const).map((kind, add) => ({ add, undo: { kind, run: id } }))
  writeFileSync(ledger, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  // As the engine does when it is slow: it was asked before, and the container comes when the client has been ended.
  const client = spawn('sleep', ['60'], { env: { ...process.env, ARCHPROOF_RUN: id } })
  const late = once(client, 'exit').then(async () => {
    const ended = performance.now()
    await delay(500)
    await docker('create', '--label', `archproof.run=${id}`, image)
    return performance.now() - ended
  })
  const { log } = await runAction({ action: rootAction, step: 'post', state: { ledger } })
  expect(log).toContain(`undone: containers ${id}`)
  return late
}

test('a container that the engine makes after its client was killed is gone as well', async () => {
  const image = await buildFixture('no-modules')
  let id = ''
  // On a busy machine it may come later than post waits for it: then nothing was tried.
  for (let tries = 1, milliseconds = Infinity; milliseconds > 2000 && tries <= 5; tries += 1) {
    if (id !== '') await undoInEngine({ kind: 'containers', run: id })
    id = `late${process.pid}-${tries}`
    milliseconds = await comeLate(image, id)
  }
  expect(containersOf(id)).toEqual([])
})
