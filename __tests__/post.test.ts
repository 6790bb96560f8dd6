import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openLedger } from '../src/adapters/github/ledger.js'
import { processesOf } from '../src/adapters/linux/processes.js'
import type { Undo } from '../src/ports/ledger.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-post-'))
  process.env['GITHUB_STATE'] = join(folder, 'state')
  writeFileSync(join(folder, 'state'), '')
})

afterEach(() => {
  delete process.env['GITHUB_STATE']
  rmSync(folder, { recursive: true })
})

/** The post step from its source, without an engine: what is in the engine cannot be undone, and is named. */
const post = (state: string) =>
  spawnSync(process.execPath, ['--import', './script/lib/typescript.mjs', 'src/post.ts'], {
    env: { PATH: process.env['PATH'] ?? '', DOCKER_HOST: `unix://${folder}/no.sock`, STATE_ledger: state },
    encoding: 'utf8',
  })

const made = (name: string): string => {
  const path = join(folder, name)
  mkdirSync(path)
  writeFileSync(join(path, 'file'), '')
  return path
}

/** A ledger of main's, and what the runner hands to post of it. */
const ledger = () => {
  const opened = openLedger(folder)
  const name = readdirSync(folder).find((entry) => entry.startsWith('archproof-ledger-')) ?? ''
  return { add: (entry: Undo) => opened.add(entry), state: join(folder, name, 'ledger.jsonl') }
}

test('post undoes what main noted, and nothing else', () => {
  const [kept, gone, other] = [made('kept'), made('gone'), made('other')]
  const { add, state } = ledger()
  add({ kind: 'folder', path: gone })
  add({ kind: 'folder', path: kept })()
  const { status } = post(state)
  expect(status).toBe(0)
  expect([existsSync(gone), existsSync(kept), existsSync(other)]).toEqual([false, true, true])
})

test('what cannot be undone is named, does not stop the rest and does not fail the job', () => {
  const gone = made('gone')
  const { add, state } = ledger()
  add({ kind: 'folder', path: gone })
  add({ kind: 'containers', run: '0123456789ab' })
  const { status, stdout } = post(state)
  expect(status).toBe(0)
  expect(stdout).toContain('not undone: containers 0123456789ab')
  expect(existsSync(gone)).toBe(false)
})

test('a main that never came to its ledger leaves nothing to do', () => {
  const { status, stdout } = post('')
  expect([status, stdout.includes('undone')]).toEqual([0, false])
})

test('what a killed run left running is ended, with what that has started, before anything else is undone', async () => {
  const { add, state } = ledger()
  const gone = made('gone')
  add({ kind: 'processes', run: 'post-test' })
  add({ kind: 'folder', path: gone })
  // Deaf to the polite signal, and it makes anew what is undone too early.
  const program = `
    process.on('SIGTERM', () => undefined)
    const { spawn } = require('node:child_process')
    const { mkdirSync } = require('node:fs')
    const started = spawn(process.execPath, ['-e', ${JSON.stringify('setInterval(() => {}, 1000)')}, 'x'], { detached: true })
    setInterval(() => mkdirSync(${JSON.stringify(gone)}, { recursive: true }), 20)
    process.stdout.write(String(started.pid))`
  const child = spawn(process.execPath, ['-e', program], {
    detached: true,
    env: { PATH: process.env['PATH'], ARCHPROOF_RUN: 'post-test' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    env: { PATH: process.env['PATH'], ARCHPROOF_RUN: 'post-test-2' },
    stdio: 'ignore',
  })
  let grandchild = 0
  try {
    const [pid] = (await once(child.stdout, 'data')) as [Buffer]
    grandchild = Number(pid)
    // The environment of a process is there a moment after the process.
    while (processesOf('post-test').length < 2) await delay(50)
    const { status, stdout } = post(state)
    expect([status, stdout]).toEqual([0, expect.stringContaining('undone: processes post-test')])
    expect(processesOf('post-test')).toEqual([])
    expect(existsSync(gone)).toBe(false)
    expect(processesOf('post-test-2')).toEqual([other.pid])
  } finally {
    for (const one of [child, other]) one.kill('SIGKILL')
    // Gone already, unless what is tested here is broken.
    if (grandchild > 0 && existsSync(`/proc/${grandchild}`)) process.kill(grandchild, 'SIGKILL')
  }
})
