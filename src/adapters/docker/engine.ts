import { Builder } from '@docker/actions-toolkit/lib/buildx/builder.js'
import type { BuilderInfo } from '@docker/actions-toolkit/lib/types/buildx/builder.js'
import { Context } from '@docker/actions-toolkit/lib/context.js'
import { parsePlatform, type Platform } from '../../core/platform.js'
import { ToolError } from '../../errors.js'
import type { BuilderFacts, Engine, EngineFacts } from '../../ports/engine.js'
import { run, runOrThrow } from '../command.js'
import { dockerCredentials, loginServer } from './credentials.js'
import { installEmulators } from './emulators.js'

const store = 'io.containerd.snapshotter.v1'

const installDocker =
  'Install Docker 28 or newer with the buildx plugin; on GitHub add docker/setup-docker-action before this step'

const switchStore =
  'Switch on the containerd image store, for example with docker/setup-docker-action and ' +
  'daemon-config: {"features": {"containerd-snapshotter": true}}'

interface Info {
  readonly ServerVersion?: string
  readonly Architecture?: string
  readonly DriverStatus?: readonly (readonly string[])[] | null
}

const readInfo = (text: string): Info => {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}

const inspectEngine = async (): Promise<Info> => {
  const { stdout } = await runOrThrow('docker', ['info', '--format', '{{json .}}'], installDocker, {
    timeoutMs: 120_000,
  })
  const info = readInfo(stdout)
  const types = (info.DriverStatus ?? []).map(([, value]) => value)
  if (info.ServerVersion !== undefined && !types.includes(store)) {
    throw new ToolError({
      ran: 'docker info',
      outcome: `found Docker ${info.ServerVersion} with the classic image store`,
      output: 'it cannot hold an image of several platforms, so what is verified could not be what is published',
      remedy: switchStore,
    })
  }
  if (info.ServerVersion === undefined) {
    throw new ToolError({ ran: 'docker info', outcome: 'named no engine', output: '', remedy: installDocker })
  }
  return info
}

const inspectBuilder = async (name: string | null) => {
  const version = await run('docker', ['buildx', 'version'], { timeoutMs: 120_000 })
  if (version.exitCode !== 0) {
    throw new ToolError({
      ran: 'docker buildx version',
      outcome: 'found no buildx',
      output: version.stderr.trim(),
      remedy: installDocker,
    })
  }
  try {
    return await new Builder().inspect(name ?? (await defaultBuilder()))
  } catch (error) {
    throw new ToolError(
      {
        ran: `docker buildx inspect ${name ?? ''}`.trim(),
        outcome: 'failed',
        output: error instanceof Error ? error.message : String(error),
        remedy: 'Name a builder of `docker buildx ls` in the input builder, or leave it empty',
      },
      error,
    )
  }
}

/**
 * The builder inside the engine of the current context: the one whose results are in the engine at once. It is named after
 * its context (`default` where there is no other), whatever builder an earlier step has made current.
 */
const defaultBuilder = async (): Promise<string> => {
  const context = await run('docker', ['context', 'show'], { timeoutMs: 120_000 })
  return context.exitCode === 0 && context.stdout.trim() !== '' ? context.stdout.trim() : 'default'
}

const isInEngine = ({ driver }: BuilderInfo): boolean => driver === 'docker'

const platformsOf = ({ nodes }: BuilderInfo): readonly Platform[] => {
  const listed = nodes.flatMap(({ platforms }) => (platforms ?? '').split(','))
  return [...new Set(listed.flatMap((text) => parsePlatform(text.replace('*', '')) ?? []))]
}

const factsOf = (builder: BuilderInfo): BuilderFacts => ({
  name: builder.name ?? 'default',
  isElsewhere: !isInEngine(builder),
  nodes: builder.nodes.length,
})

const inspect = async (wanted: string | null): Promise<EngineFacts> => {
  const [info, builder] = await Promise.all([inspectEngine(), inspectBuilder(wanted)])
  const own = wanted === null ? builder : await inspectBuilder(null)
  if (isInEngine(builder) && builder.name !== own.name) {
    throw new ToolError({
      ran: `docker buildx inspect ${builder.name ?? ''}`.trim(),
      outcome: 'found the builder of another engine',
      output: `what it makes stays there, and this job runs and pushes what the engine of ${own.name ?? 'its context'} has`,
      remedy:
        'Leave the input builder empty, or set DOCKER_CONTEXT or DOCKER_HOST for the step to the engine that is to do it all',
    })
  }
  return {
    version: info.ServerVersion ?? '',
    builder: factsOf(builder),
    ownBuilder: factsOf(own),
    platforms: platformsOf(own),
    native: parsePlatform(`linux/${info.Architecture ?? ''}`),
  }
}

/** Where the toolkit keeps its files: it makes this folder as soon as it is loaded, and leaves it. */
export const toolkitFolder = (): string => Context.tmpDir()

/** The engine that the Docker client of this machine talks to. */
export const createEngine = (): Engine => ({
  inspect,

  emulate: installEmulators,

  isLoggedIn: async (registry) => (await dockerCredentials(registry)) !== null,

  login: async (registry, username, password) => {
    await runOrThrow(
      'docker',
      ['login', '--username', username, '--password-stdin', loginServer(registry)],
      `Check that ${registry} can be reached and takes the given user name and password; on ghcr.io the job needs permissions: packages: write`,
      { stdin: password, timeoutMs: 60_000 },
    )
  },
})
