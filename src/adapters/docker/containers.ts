import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import type { Method } from '../../core/evidence.js'
import type { Platform } from '../../core/platform.js'
import type { Containers, ContainerResult, ContainerSpec } from '../../ports/containers.js'
import { run, type CommandResult } from '../command.js'
import { askMachine, nativePlatforms, registeredEmulator, surroundings, versionOf } from './machine.js'
import { runLabel } from './run-containers.js'

/** Variables by which the client passes the proxies of its own configuration, passwords and all, into containers. */
export const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
  name,
  name.toLowerCase(),
])

const kept = 64 * 1024

/** The kernel ignores deadly signals that process 1 sends itself, so abort() would never end without an init. */
const withInit = '--init'

/** DAC_OVERRIDE stays, because root of the image would otherwise not read files of other users, which it can in production. */
const capabilities = { none: ['--cap-drop=ALL', '--cap-add=DAC_OVERRIDE'], default: [] } as const

/**
 * No network, no privileges, bounded memory and processes, nothing of the host. /tmp is the image's own: Docker's tmpfs is
 * mounted noexec, and some packages unpack their native file there.
 */
const hardened = [
  '--network=none',
  '--security-opt=no-new-privileges',
  '--pids-limit=1024',
  '--memory=4g',
  '--ulimit=core=0',
  '--log-driver=none',
  '--no-healthcheck',
]

const argvOf = (
  { image, platform, command, capabilities: wanted }: ContainerSpec,
  identity: readonly string[],
): readonly string[] => {
  const [program = '', ...rest] = command
  return [
    'run',
    '--rm',
    '--interactive',
    '--pull=never',
    `--platform=${platform}`,
    ...identity,
    ...hardened,
    ...capabilities[wanted],
    ...proxies.map((name) => `--env=${name}=`),
    `--entrypoint=${program}`,
    image,
    ...rest,
  ]
}

/** Until an engine that cannot end a container is no longer waited for. */
const endingMs = 60_000

/** Removes the container until its client is gone: it may not exist yet when the end is called for. */
const endContainer = async (name: string, client: Promise<unknown>, giveUp: () => void): Promise<void> => {
  const started = performance.now()
  const over = client.then(() => true)
  for (let isOver = false; !isOver;) {
    await run('docker', ['rm', '--force', '--volumes', name], { timeoutMs: 30_000 })
    if (performance.now() - started > endingMs) giveUp()
    isOver = await Promise.race([over, delay(300, false)])
  }
}

/** Runs the client, and takes its container away when the time is over or the caller has had enough. */
const watched = async (
  name: string,
  { timeoutMs, signal }: ContainerSpec,
  start: (signal: AbortSignal) => Promise<CommandResult>,
): Promise<{ result: CommandResult; isCut: boolean }> => {
  const patience = new AbortController()
  const client = start(patience.signal)
  const endings: Promise<void>[] = []
  const end = (): void => {
    if (endings.length === 0) endings.push(endContainer(name, client, () => patience.abort()))
  }
  const timer = setTimeout(end, timeoutMs)
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted === true) end()
  try {
    const result = await client
    return { result, isCut: endings.length > 0 }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
    await Promise.all(endings)
  }
}

/** What the engine says when a program is for a machine that it has neither nor emulates. */
export const isForeign = (text: string): boolean => /exec format error/i.test(text)

/**
 * Containers of a Docker engine, wherever it is: nothing of this machine is mounted. All carry the label of the run, so
 * that whatever a killed run leaves can be found.
 */
export const createContainers = (runId: string): Containers => {
  let count = 0
  const start = async (spec: ContainerSpec, options: readonly string[]): Promise<ContainerResult> => {
    count += 1
    const name = `archproof-${runId}-smoke-${count}`
    const argv = argvOf(spec, [`--name=${name}`, `--label=${runLabel(runId)}`, ...options])
    const { result, isCut } = await watched(name, spec, (signal) =>
      run('docker', argv, {
        ...{ stdin: spec.stdin, signal },
        keep: kept,
        onLine: (line, stream) => {
          if (stream === 'stdout') spec.onLine(line)
        },
      }),
    )
    return { exitCode: isCut ? null : result.exitCode, stderr: result.stderr, milliseconds: result.milliseconds }
  }

  const machine = once(askMachine)

  /** QEMU user tells its version instead of running anything when this variable is set (linux-user/main.c). */
  const askInContainer = async (platform: Platform, image: string): Promise<Method | null> => {
    let output = ''
    const onLine = (line: string): void => {
      output ||= line
    }
    const spec: ContainerSpec = {
      ...{ image, platform, capabilities: 'none', timeoutMs: 60_000 },
      command: ['node', '--version'],
      stdin: '',
      onLine,
    }
    // Without an init, because that one hides "exec format error" behind a search for a shell.
    const { stderr } = await start(spec, ['--env=QEMU_VERSION=1'])
    if (isForeign(stderr)) return null
    return { kind: 'emulated', emulator: versionOf(output) ?? 'an unknown emulator' }
  }

  return {
    method: async (platform, image) => {
      const { architecture, isLocal } = await machine()
      if (nativePlatforms(architecture).includes(platform)) return { kind: 'native' }
      const emulator = isLocal ? await registeredEmulator(platform) : null
      return emulator === null ? askInContainer(platform, image) : { kind: 'emulated', emulator }
    },
    surroundings: async (platform) => surroundings(await machine(), platform),
    // Of an engine elsewhere it is not known.
    processors: async () => ((await machine()).isLocal ? availableParallelism() : 1),
    run: (spec) => start(spec, [withInit]),
  }
}

const once = <Value>(ask: () => Promise<Value>): (() => Promise<Value>) => {
  let answer: Promise<Value> | null = null
  return () => (answer ??= ask())
}
