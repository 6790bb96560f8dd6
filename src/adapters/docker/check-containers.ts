import { availableParallelism } from 'node:os'
import { pack } from 'tar-stream'
import type {
  CheckContainer,
  CheckContainers,
  CheckContainerSpec,
  ContainerEnd,
  ContainerOutput,
} from '../../ports/check-containers.js'
import { ToolError } from '../../errors.js'
import { run, runOrThrow, type CommandResult } from '../command.js'
import { proxies } from './containers.js'
import { runLabel } from './run-containers.js'

/** Bytes of each stream that expectations are compared with, and of both together that reports show. */
const kept = { stream: 1024 * 1024, log: 16 * 1024 }

/** Bounds that keep the machine alive and that no app under test comes near. */
const bounds = ['--memory=4g', '--pids-limit=4096', '--ulimit=core=0', '--log-driver=none']

const remedy = 'See what the engine says; an image of a service must be one that this machine can pull'

const argvOf = (name: string, label: string, spec: CheckContainerSpec): readonly string[] => {
  const [entrypoint, ...rest] = spec.command ?? []
  const { network } = spec
  const named = [...spec.env.keys(), ...spec.envFrom, ...spec.unset]
  return [
    'create',
    `--name=${name}`,
    `--label=${label}`,
    ...(spec.platform === null ? ['--pull=missing'] : ['--pull=never', `--platform=${spec.platform}`]),
    ...bounds,
    ...(network === null ? [] : [`--network=${network.name}`]),
    ...(network === null || network.alias === null ? [] : [`--network-alias=${network.alias}`]),
    ...proxies.filter((variable) => !named.includes(variable)).map((variable) => `--env=${variable}=`),
    ...[...spec.env].map(([variable, value]) => `--env=${variable}=${value}`),
    // A name alone takes its value from the environment of the client, and is taken away where that does not have it.
    ...[...spec.envFrom, ...spec.unset].map((variable) => `--env=${variable}`),
    ...(entrypoint === undefined ? [] : [`--entrypoint=${entrypoint}`]),
    spec.image,
    ...rest,
  ]
}

/** What the client must not have, so that a name alone takes the variable away. */
const withoutUnset = ({ unset }: CheckContainerSpec): Readonly<Record<string, undefined>> =>
  Object.fromEntries(unset.map((variable) => [variable, undefined]))

const archiveOf = async (files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> => {
  const archive = pack()
  for (const [path, bytes] of files) archive.entry({ name: path.slice(1), mode: 0o644 }, Buffer.from(bytes))
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** What is left of a text when its beginning is dropped. */
const tail = (text: string, limit: number): string => (text.length <= limit ? text : text.slice(-limit))

interface State {
  readonly ExitCode?: number
  readonly Error?: string
  readonly OOMKilled?: boolean
}

/** What the engine says of the end, and only when the client that watched it agrees: a client that failed saw nothing. */
const endOf = async (name: string, client: CommandResult): Promise<ContainerEnd> => {
  const { stdout, exitCode } = await run('docker', ['inspect', '--format', '{{json .State}}', name])
  if (exitCode !== 0) return { exitCode: null, error: 'its container is gone', outOfMemory: false }
  const { ExitCode = 0, Error: error = '', OOMKilled = false } = JSON.parse(stdout) as State
  if (error !== '') return { exitCode: null, error, outOfMemory: false }
  if (client.exitCode === ExitCode) return { exitCode: ExitCode, error: '', outOfMemory: OOMKilled }
  throw new ToolError({
    ran: `docker start --attach ${name}`,
    outcome: `ended with exit status ${client.exitCode ?? 'unknown'}, and its container with ${ExitCode}`,
    output: client.stderr.trim().slice(-500),
    remedy: 'Run the job again',
  })
}

const containerOf = (name: string): CheckContainer => {
  const buffers = { stdout: '', stderr: '', log: '' }
  const take = (line: string, stream: 'stdout' | 'stderr'): void => {
    if (buffers[stream].length < kept.stream) buffers[stream] += `${line}\n`.slice(0, kept.stream)
    buffers.log = tail(`${buffers.log}${line}\n`, kept.log)
  }
  return {
    run: async () => {
      Object.assign(buffers, { stdout: '', stderr: '', log: '' })
      return endOf(name, await run('docker', ['start', '--attach', name], { onLine: take, keep: 4096 }))
    },
    hasStarted: async () => {
      const { stdout, exitCode } = await run('docker', ['inspect', '--format', '{{.State.StartedAt}}', name])
      // Go's zero time.
      return exitCode === 0 && !stdout.startsWith('0001-')
    },
    output: (): ContainerOutput => ({ ...buffers }),
    execute: async (command, stdin, timeoutMs) => {
      // What the image preloads into every Node is not wanted in ours.
      const quiet = ['--env=NODE_OPTIONS=', '--env=NODE_V8_COVERAGE=']
      return run('docker', ['exec', '--interactive', ...quiet, name, ...command], {
        stdin,
        timeoutMs,
        keep: kept.stream,
      })
    },
    stop: async () => {
      await run('docker', ['stop', name], { timeoutMs: 60_000 })
    },
  }
}

/** Lets `limit` bodies run at a time. */
const turns = (limit: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(body: () => Promise<T>): Promise<T> => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await body()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}

/**
 * Containers and networks of declared checks, all with the label of the run. Nothing of the machine is mounted and no port is
 * published, so that it works in a container job and with an engine elsewhere.
 */
export const createCheckContainers = (runId: string): CheckContainers => {
  let count = 0
  const names = new Map<CheckContainer, string>()
  const label = runLabel(runId)
  const nextName = (kind: string): string => `archproof-${runId}-${kind}-${(count += 1)}`
  return {
    inTurn: turns(Math.max(2, availableParallelism())),
    create: async (spec) => {
      const name = nextName('check')
      await runOrThrow('docker', argvOf(name, label, spec), remedy, { env: withoutUnset(spec), timeoutMs: 600_000 })
      const container = containerOf(name)
      names.set(container, name)
      if (spec.files.size > 0) {
        const stdin = await archiveOf(spec.files)
        await runOrThrow('docker', ['cp', '-', `${name}:/`], 'Check the paths below files', {
          stdin,
          timeoutMs: 60_000,
        })
      }
      return container
    },
    network: async () => {
      const name = nextName('network')
      await runOrThrow('docker', ['network', 'create', `--label=${label}`, name], remedy, { timeoutMs: 60_000 })
      return name
    },
    remove: async (containers, network) => {
      const own = containers.flatMap((container) => names.get(container) ?? [])
      if (own.length > 0) await run('docker', ['rm', '--force', '--volumes', ...own], { timeoutMs: 60_000 })
      if (network !== null) await run('docker', ['network', 'rm', network], { timeoutMs: 60_000 })
    },
  }
}
