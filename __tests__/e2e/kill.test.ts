import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { processesOf } from '../../src/adapters/linux/processes.js'
import { copyDockerConfig } from '../support/docker-config.js'
import { baseContexts, buildSample } from '../support/images.js'
import { containersOf, engineState, runOn } from '../support/job.js'
import { registry } from '../support/registry.js'
import type { StepOptions } from '../support/runner.js'

// Takes about 60 s: each run is ended as soon as what it holds is there.

let config: string
/** A repository that holds nothing but a config file. */
let workspace: string

beforeAll(async () => {
  config = copyDockerConfig()
  workspace = mkdtempSync(join(tmpdir(), 'archproof-repository-'))
  await baseContexts()
  writeFileSync(join(workspace, 'archproof.yml'), endlessCheck(await buildSample()))
}, 1_200_000)
afterAll(() => [config, workspace].forEach((folder) => rmSync(folder, { recursive: true })))

const isRunning = (command: string): boolean =>
  readdirSync('/proc').some((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() === command
    } catch {
      return false
    }
  })

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await delay(50)
}

/** Name of the run that wrote the ledger of which the state tells. */
const runOf = (ledger: string): string =>
  /"kind":"processes","run":"([0-9a-f]+)"/.exec(readFileSync(ledger, 'utf8'))?.[1] ?? ''

const logins = (): readonly string[] => {
  const { auths = {} } = JSON.parse(readFileSync(join(config, 'config.json'), 'utf8')) as { auths?: object }
  return Object.keys(auths)
}

const networksOf = (run: string): readonly string[] =>
  execFileSync('docker', ['network', 'ls', '--quiet', '--filter', `label=archproof.run=${run}`], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')

/** What a run holds of the machine. */
const held = (run: string, temporary: string) => ({
  networks: networksOf(run).length,
  programs: processesOf(run).length,
  containers: containersOf(run).length,
  logins: logins().length,
  folders: readdirSync(temporary).filter((name) => !/^(?:archproof-report-|_runner)/.test(name)).length,
})

const nothing = { networks: 0, programs: 0, containers: 0, logins: 0, folders: 0 }

/** A check of the app that never ends, with a service that it needs. */
const endlessCheck = (service: string): string => `
services:
  db: { image: "${service}", command: [sleep, "3600"] }
checks:
  - name: never ends
    services: [db]
    command: [sleep, "3600"]
    timeout: 1h
`

type During = 'build' | 'container' | 'check'

/** Part of the name of the last container that a run starts there. */
const lastContainer = { container: '-smoke-', check: '-check-' }

type Signal = NonNullable<StepOptions['signal']>['name']

/** A run that is ended while its build, its module or its check is at work: what it held before post, and what after. */
const kill = async (name: Signal, during: During) => {
  // A number that no other command has, so that the step of the build can be found.
  const sleep = `${during === 'build' ? 80_000 + process.pid : 0}`
  const temporary = mkdtempSync(join(tmpdir(), 'archproof-kill-'))
  const before = engineState()
  const started = (): boolean =>
    during === 'build'
      ? isRunning(`sleep ${sleep}`)
      : engineState().containers.some((one) => one.includes(lastContainer[during]) && !before.containers.includes(one))
  let atKill = nothing
  let run = ''
  try {
    const { main, post } = await runOn({
      fixture: 'endless',
      ...{ temporary, workspace },
      signal: { name, after: () => until(started) },
      between: ({ state }) => {
        run = runOf(state['ledger'] ?? '')
        atKill = held(run, temporary)
      },
      env: { DOCKER_CONFIG: config },
      inputs: {
        ...{ platforms: 'linux/amd64', publish: 'always', 'build-args': `SLEEP=${sleep}`, 'module-timeout': '10m' },
        ...(during === 'check' ? { modules: '!endless-addon', config: 'archproof.yml' } : {}),
        ...{ image: `${registry()}/kill-${process.pid}/shop`, username: 'acme', password: 'swordfish-9' },
      },
    })
    const isBuilding = isRunning(`sleep ${sleep}`)
    return { main, post, atKill, left: held(run, temporary), engine: [before, engineState()], isBuilding, run }
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

type Killed = Awaited<ReturnType<typeof kill>>

describe('SIGKILL while it builds, followed by post', () => {
  let killed: Killed
  beforeAll(async () => void (killed = await kill('SIGKILL', 'build')), 300_000)

  test('leaves no program, and the step of the build is over', () => {
    expect(killed.main.endedBy).toBe('SIGKILL')
    // Client and plugin may end by themselves when nobody reads what they print: post relies on no such luck.
    expect(killed.post.log).toContain(`undone: processes ${killed.run}`)
    expect([killed.left.programs, killed.isBuilding]).toEqual([0, false])
  })
  test('leaves no login', () => expect([killed.atKill.logins, killed.left.logins]).toEqual([1, 0]))
  test('leaves no temporary folder', () => {
    // The ledger, what the builder is given, and what its toolkit keeps.
    expect([killed.atKill.folders, killed.left.folders]).toEqual([3, 0])
  })
  test('leaves the engine as it was', () => expect(killed.engine[1]).toEqual(killed.engine[0]))
})

describe('SIGKILL while a module runs, followed by post', () => {
  let killed: Killed
  beforeAll(async () => void (killed = await kill('SIGKILL', 'container')), 300_000)

  test('leaves no container', () => {
    expect(killed.atKill.containers).toBeGreaterThanOrEqual(1)
    expect(killed.left.containers).toBe(0)
  })
  test('leaves no volume, no network and no name of an image', () => expect(killed.engine[1]).toEqual(killed.engine[0]))
  test('leaves nothing else', () => expect(killed.left).toEqual(nothing))
})

describe('SIGKILL while a check runs, followed by post', () => {
  let killed: Killed
  beforeAll(async () => void (killed = await kill('SIGKILL', 'check')), 300_000)

  test('leaves no network', () => {
    expect(killed.atKill.networks).toBe(1)
    expect(killed.left.networks).toBe(0)
  })
  test('leaves neither the service nor the app, nor anything else', () => {
    expect(killed.atKill.containers).toBeGreaterThanOrEqual(2)
    expect(killed.left).toEqual(nothing)
    expect(killed.engine[1]).toEqual(killed.engine[0])
  })
})

describe.each<[Signal, During]>([
  ['cancel', 'build'],
  ['SIGTERM', 'container'],
])('%s during %s', (name, during) => {
  test('ends the run by itself within its grace, and leaves nothing', async () => {
    const started = performance.now()
    const { main, post, left, engine, isBuilding } = await kill(name, during)
    expect(main.exitCode).toBe(name === 'SIGTERM' ? 143 : 130)
    expect(main.outputs['published']).not.toBe('true')
    expect(post.log).not.toContain('not undone')
    expect([left, isBuilding]).toEqual([nothing, false])
    expect(engine[1]).toEqual(engine[0])
    expect(performance.now() - started).toBeLessThan(120_000)
  }, 300_000)
})
