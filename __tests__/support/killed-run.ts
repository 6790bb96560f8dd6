// Runs of the actions that are ended half-way: what they held of the machine, and what of it is left after post.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { processesOf } from '../../src/adapters/linux/processes.js'
import { copyDockerConfig } from './docker-config.js'
import { baseContexts, bothPlatforms, buildFixture, buildSample } from './images.js'
import { engineState, runOn, type JobOptions } from './job.js'
import { registry } from './registry.js'
import { node24, rootAction, runJob, type StepOptions, type StepResult } from './runner.js'

/** What is at work when the run is ended. */
export type During = 'build' | 'audit' | 'module' | 'check'
export type Action = 'root' | 'check'
export type Signal = NonNullable<StepOptions['signal']>['name']

/** What a run holds of the machine, counted. */
export interface Held {
  readonly programs: number
  /** Containers that were made and never started. */
  readonly created: number
  readonly running: number
  readonly networks: number
  /** Volumes and names of images that were not there before. */
  readonly volumes: number
  readonly images: number
  readonly logins: number
  /** Temporary folders, ledger and all. */
  readonly folders: number
}

export const nothing: Held = {
  ...{ programs: 0, created: 0, running: 0, networks: 0, volumes: 0, images: 0, logins: 0, folders: 0 },
}

export interface Killed {
  readonly main: StepResult
  readonly post: StepResult
  /** Label of the run. */
  readonly run: string
  /** Before post, and after it. */
  readonly held: Held
  readonly left: Held
  readonly engine: readonly [before: ReturnType<typeof engineState>, after: ReturnType<typeof engineState>]
  /** Whether the step of the build goes on after post. */
  readonly isBuilding: boolean
}

/** Checks of the app that never end on either platform, with a service that they need. */
const endlessChecks = (service: string): string => `
services:
  db: { image: "${service}", command: [sleep, "3600"] }
checks:
  - name: never ends
    services: [db]
    command: [sleep, "3600"]
    timeout: 1h
`

/** What the runs of one test file share. */
export interface Shop {
  readonly config: string
  /** A repository that holds nothing but a config file. */
  readonly workspace: string
  /** An image that is there already, whose module never comes back; it declares a volume. */
  readonly endless: string
  /** Where it would be published. */
  readonly image: string
  close(): void
}

export const openShop = async (): Promise<Shop> => {
  const config = copyDockerConfig()
  const workspace = mkdtempSync(join(tmpdir(), 'archproof-repository-'))
  await baseContexts()
  writeFileSync(join(workspace, 'archproof.yml'), endlessChecks(await buildSample()))
  const endless = await buildFixture('endless')
  const close = (): void => [config, workspace].forEach((folder) => rmSync(folder, { recursive: true }))
  return { config, workspace, endless, image: `${registry()}/kill-${process.pid}/shop`, close }
}

const lines = (...argv: readonly string[]): readonly string[] =>
  execFileSync('docker', argv, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')

/** Programs of this machine, each as its words. */
const commandLines = (): readonly string[] =>
  readdirSync('/proc').map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    } catch {
      return ''
    }
  })

const isRunning = (command: string): boolean => commandLines().includes(command)

/** Name of the run that wrote the ledger of which the state tells. */
const runOf = ({ state }: StepResult): string => {
  const [, run] = /"kind":"processes","run":"([0-9a-f]+)"/.exec(readFileSync(state['ledger'] ?? '', 'utf8')) ?? []
  if (run === undefined) throw new Error('the run was ended before it noted anything')
  return run
}

const loginsIn = (config: string): number => {
  const { auths = {} } = JSON.parse(readFileSync(join(config, 'config.json'), 'utf8')) as { auths?: object }
  return Object.keys(auths).length
}

interface Place {
  readonly shop: Shop
  readonly temporary: string
  readonly before: ReturnType<typeof engineState>
}

const heldBy = (run: string, { shop, temporary, before }: Place): Held => {
  const label = `label=archproof.run=${run}`
  const states = lines('ps', '--all', '--filter', label, '--format', '{{.State}}')
  const now = engineState()
  const added = (kind: 'volumes' | 'images'): number => now[kind].filter((one) => !before[kind].includes(one)).length
  return {
    programs: processesOf(run).length,
    created: states.filter((state) => state === 'created').length,
    running: states.filter((state) => state !== 'created').length,
    networks: lines('network', 'ls', '--quiet', '--filter', label).length,
    volumes: added('volumes'),
    images: added('images'),
    logins: loginsIn(shop.config),
    folders: readdirSync(temporary).filter((name) => !/^(?:archproof-report-|_runner)/.test(name)).length,
  }
}

/** Part of the name of the containers that are waited for, and how many there are of them on both platforms. */
const awaited = {
  audit: { name: 'archproof-files-', count: 1, state: 'created' },
  module: { name: '-smoke-', count: bothPlatforms.length, state: 'running' },
  // The app and its service.
  check: { name: '-check-', count: 2 * bothPlatforms.length, state: 'running' },
}

/** Names of the containers that show what is at work; null: it is not yet. */
const seenAtWork = (during: Exclude<During, 'build'>, before: Place['before']): readonly string[] | null => {
  const { name, count, state } = awaited[during]
  const there = lines(
    'ps',
    '--all',
    '--filter',
    `name=${name}`,
    '--filter',
    `status=${state}`,
    '--format',
    '{{.Names}}',
  )
  const own = there.filter((one) => !before.containers.includes(one))
  return own.length < count ? null : own
}

const isAtWork = (during: During, sleep: string, { before }: Place): boolean =>
  during === 'build' ? isRunning(`sleep ${sleep}`) : seenAtWork(during, before) !== null

const jobOf = (action: Action, during: During, { shop, sleep }: { readonly shop: Shop; readonly sleep: string }) => {
  const inputs = {
    platforms: (during === 'build' ? ['linux/amd64'] : bothPlatforms).join(','),
    'module-timeout': '10m',
    ...(during === 'check' ? { modules: '!endless-addon', config: 'archproof.yml' } : {}),
  }
  const publishing = { publish: 'always', image: shop.image, username: 'acme', password: 'swordfish-9' }
  return (options: JobOptions) =>
    action === 'check'
      ? runJob({ ...options, action: join(rootAction, 'check'), inputs: { ...inputs, image: shop.endless } })
      : runOn({
          ...options,
          fixture: 'endless',
          inputs: { ...inputs, ...publishing, 'build-args': `SLEEP=${sleep}` },
        })
}

/** Milliseconds until what is waited for must be at work, and until main and post must each have ended. */
const patience = { atWork: 400_000, step: 500_000 }

/** What there is of all runs, for the reader of a test that waited in vain. */
const thereNow = (): string =>
  [
    ...lines('ps', '--all', '--format', '{{.Names}} {{.Image}} {{.Status}}'),
    ...commandLines().filter((words) => /docker|buildx/.test(words)),
  ].join('\n')

/** Whether the command is still there after the minute in which a builder may be ending it. */
const goesOn = async (command: string): Promise<boolean> => {
  const until = performance.now() + 60_000
  while (isRunning(command) && performance.now() < until) await delay(200)
  return isRunning(command)
}

/** Ends a run of the action with the signal while its build, its audit, a module or a check is at work, and lets post follow. */
export const killRun = async (shop: Shop, signal: Signal, action: Action, during: During): Promise<Killed> => {
  // A number that no other command has, so that the step of the build can be found.
  const sleep = `${during === 'build' ? 80_000 + process.pid : 0}`
  const temporary = mkdtempSync(join(tmpdir(), 'archproof-kill-'))
  const place: Place = { shop, temporary, before: engineState() }
  let isOver = false
  const inVain: string[] = []
  const atWork = async (): Promise<void> => {
    const until = performance.now() + patience.atWork
    while (!isOver && !isAtWork(during, sleep, place)) {
      if (performance.now() > until) return void inVain.push(thereNow())
      await delay(50)
    }
  }
  let run = ''
  let held = nothing
  try {
    const { main, post } = await jobOf(action, during, { shop, sleep })({
      ...{ temporary, workspace: shop.workspace, timeoutMs: patience.step },
      signal: { name: signal, after: atWork },
      between: (ended) => {
        isOver = true
        run = runOf(ended)
        held = heldBy(run, place)
      },
      env: { DOCKER_CONFIG: shop.config },
    })
    const isStuck = inVain.length > 0 || main.timedOut || post.timedOut
    if (isStuck) throw new Error([`stuck during ${during}:`, ...inVain, main.printed, 'post:', post.printed].join('\n'))
    return {
      ...{ main, post, run, held, left: heldBy(run, place) },
      engine: [place.before, engineState()],
      isBuilding: await goesOn(`sleep ${sleep}`),
    }
  } finally {
    isOver = true
    rmSync(temporary, { recursive: true })
  }
}

/** Ends the command `archproof check` while its modules are at work. */
export const killCommand = async (shop: Shop, signal: 'SIGINT' | 'SIGTERM') => {
  const before = engineState()
  const argv = [join(rootAction, 'dist/cli/index.js'), 'check', shop.endless, '--module-timeout=10m']
  const child = spawn(node24, argv, { stdio: 'ignore', env: { ...process.env, DOCKER_CONFIG: shop.config } })
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  let names: readonly string[] | null = null
  while (names === null && child.exitCode === null) {
    await delay(50)
    names = seenAtWork('module', before)
  }
  child.kill(signal)
  const [exitCode] = await ended
  // One that it started after it was told to end would have a number of its own.
  const series = (names ?? []).map((name) => name.replace(/\d+$/, ''))
  const clients = commandLines().filter((words) => series.some((name) => words.includes(name)))
  return { exitCode, names: names ?? [], clients, engine: [before, engineState()] as const }
}
