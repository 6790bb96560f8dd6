import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

// Takes about 40 s: each run is ended as soon as what it holds is there.

let config: string

beforeAll(async () => {
  config = copyDockerConfig()
  await baseContexts()
  await buildSample()
}, 1_200_000)
afterAll(() => rmSync(config, { recursive: true }))

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

/** What a run holds of the machine. */
const held = (run: string, temporary: string) => ({
  programs: processesOf(run).length,
  containers: containersOf(run).length,
  logins: logins().length,
  folders: readdirSync(temporary).filter((name) => !/^(?:archproof-report-|_runner)/.test(name)).length,
})

type Signal = NonNullable<StepOptions['signal']>['name']

/** A run that is ended while its build or its container is at work: what it held before post, and what after. */
const kill = async (name: Signal, during: 'build' | 'container') => {
  // A number that no other command has, so that the step of the build can be found.
  const sleep = `${during === 'build' ? 80_000 + process.pid : 0}`
  const temporary = mkdtempSync(join(tmpdir(), 'archproof-kill-'))
  const before = engineState()
  const started = (): boolean =>
    during === 'build'
      ? isRunning(`sleep ${sleep}`)
      : engineState().containers.some((one) => one.includes('-smoke-') && !before.containers.includes(one))
  let atKill = { programs: 0, containers: 0, logins: 0, folders: 0 }
  let run = ''
  try {
    const { main, post } = await runOn({
      fixture: 'endless',
      temporary,
      signal: { name, after: () => until(started) },
      between: ({ state }) => {
        run = runOf(state['ledger'] ?? '')
        atKill = held(run, temporary)
      },
      env: { DOCKER_CONFIG: config },
      inputs: {
        ...{ platforms: 'linux/amd64', publish: 'always', 'build-args': `SLEEP=${sleep}`, 'module-timeout': '10m' },
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
const nothing = { programs: 0, containers: 0, logins: 0, folders: 0 }

describe('SIGKILL while it builds, followed by post', () => {
  let killed: Killed
  beforeAll(async () => void (killed = await kill('SIGKILL', 'build')), 300_000)

  test('leaves no program, and the step of the build is over', () => {
    expect(killed.main.endedBy).toBe('SIGKILL')
    // The client and its plugin: without post they would go on until the build comes to its end.
    expect(killed.atKill.programs).toBeGreaterThanOrEqual(2)
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

describe.each<[Signal, 'build' | 'container']>([
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
