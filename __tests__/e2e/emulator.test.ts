import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { emulatorImage, emulatorName } from '../../src/adapters/docker/emulators.js'
import { createEngine } from '../../src/adapters/docker/engine.js'
import type { Platform } from '../../src/core/platform.js'
import { baseContexts } from '../support/images.js'
import { engineState, runOn } from '../support/job.js'

// About 15 s. The image that registers emulators is the only stand-in: registrations are of the whole machine, and are not this
// test's to change. It takes the words of the real one, registers nothing, and is still at it when the run is killed.

const docker = (...argv: readonly string[]): string => execFileSync('docker', argv, { encoding: 'utf8' }).trim()
const rare: readonly Platform[] = ['linux/s390x', 'linux/ppc64le', 'linux/riscv64']

let folder: string
let platform: Platform
/** What the name stood for before. */
let real: string

const standIn = (architecture: string, name: string): string => `
const words = process.argv.slice(2).join(' ')
process.on('SIGTERM', () => process.exit(143))
if (words === '--install ${architecture}') setInterval(() => undefined, 1000)
else process.exit(words === '--uninstall ${name}' ? 0 : 1)
`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-emulator-'))
  const { platforms } = await createEngine().inspect(null)
  const missing = rare.find((one) => !platforms.includes(one))
  if (missing === undefined)
    throw new Error(`this machine emulates ${rare.join(', ')}, so there is nothing to register`)
  platform = missing
  real = docker('image', 'ls', '--quiet', '--no-trunc', emulatorImage)
  writeFileSync(join(folder, 'emulator.js'), standIn(missing.split('/')[1] ?? '', emulatorName(missing)))
  writeFileSync(
    join(folder, 'Dockerfile'),
    'FROM node:22-slim\nCOPY emulator.js /\nENTRYPOINT ["node", "/emulator.js"]\n',
  )
  const contexts = (await baseContexts()).flatMap((context) => ['--build-context', context])
  docker('buildx', 'build', '--quiet', '--load', '--provenance=false', ...contexts, '--tag', emulatorImage, folder)
})

afterAll(() => {
  if (real === '') docker('image', 'rm', emulatorImage)
  else docker('tag', real, emulatorImage)
  rmSync(folder, { recursive: true })
})

test('SIGKILL while an emulator is registered: post takes it out again, and no container is left', async () => {
  const before = engineState()
  const registers = (): boolean => docker('ps', '--format', '{{.Image}}').includes('tonistiigi/binfmt')
  let isOver = false
  let ledger = ''
  const { main, post } = await runOn({
    fixture: 'no-modules',
    inputs: { platforms: platform, publish: 'never' },
    signal: {
      name: 'SIGKILL',
      after: async () => {
        while (!isOver && !registers()) await delay(50)
      },
    },
    between: ({ state }) => {
      isOver = true
      ledger = readFileSync(state['ledger'] ?? '', 'utf8')
    },
  })
  expect([main.endedBy, registers()]).toEqual(['SIGKILL', false])
  expect(ledger).toContain(`"kind":"emulator","name":"${emulatorName(platform)}"`)
  expect(post.log).toContain(`undone: emulator ${emulatorName(platform)}`)
  expect(post.log).not.toContain('not undone')
  expect(engineState()).toEqual(before)
})
