import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createBuildLog } from '../../core/build-log.js'
import { isDigest, type BuiltImage, type BuiltPlatform } from '../../core/evidence.js'
import type { Platform } from '../../core/platform.js'
import type { Builder, BuildRequest } from '../../ports/builder.js'
import { ToolError } from '../../errors.js'
import { run, runOrThrow } from '../command.js'

/** A build prints for minutes at the most between two lines; hours without an end are a hang (QEMU, a dead cache). */
const longestBuildMs = 3 * 60 * 60 * 1000

/**
 * `docker buildx build` into an engine with the containerd image store, where a result of several platforms is one artefact:
 * what is run, what is pushed and what is named by digest are the same bytes.
 */
export const createBuildx = (options: { folder: string; workspace: string }): Builder => ({
  build: async (request) => {
    const folder = await mkdtemp(join(options.folder, 'build-'))
    try {
      return await build(request, options.workspace, join(folder, 'metadata.json'))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

/** From elsewhere it comes as an OCI archive, because the engine can read one, with the digests that it was made with. */
const outputOf = ({ name, builder }: BuildRequest): string => {
  if (name === null) return 'type=cacheonly'
  return builder.isElsewhere ? `type=docker,name=${name}` : `type=image,name=${name},unpack=true`
}

const build = async (request: BuildRequest, workspace: string, metadataFile: string) => {
  const log = createBuildLog()
  const argv = ['buildx', 'build', '--builder', request.builder.name, '--progress', 'plain', ...request.argv]
  argv.push('--output', outputOf(request), '--metadata-file', metadataFile, '--', request.context)
  const result = await run('docker', argv, {
    cwd: workspace,
    ...(request.dockerfile === undefined ? {} : { stdin: request.dockerfile }),
    env: { ...request.env, BUILDX_METADATA_WARNINGS: '0', DOCKER_CLI_HINTS: 'false' },
    timeoutMs: longestBuildMs,
    keep: 64 * 1024,
    onLine: (line) => {
      log.read(line)
      request.onLine(line)
    },
  })
  const { milliseconds } = result
  if (result.exitCode === null) {
    throw new ToolError({
      ran: 'docker buildx build',
      outcome: 'could not be run',
      output: result.stderr,
      remedy: 'Install Docker 28 or newer with the buildx plugin, or add docker/setup-docker-action before this step',
    })
  }
  if (result.timedOut || result.exitCode !== 0) {
    const failure = log.failure()
    const reason = result.timedOut ? `no end after ${longestBuildMs / 3_600_000} hours` : failure.reason
    return { kind: 'failed' as const, failure: { ...failure, reason }, milliseconds }
  }
  const metadata = await readFile(metadataFile, 'utf8')
  const image = request.name === null ? null : await inspectBuilt(request.name, request.platforms, metadata)
  return { kind: 'built' as const, image, metadata, steps: log.counts(), milliseconds }
}

/** Asks the engine for the digests of what was just built, by the digest that the builder says it has. */
const inspectBuilt = async (name: string, platforms: readonly Platform[], metadata: string): Promise<BuiltImage> => {
  const digest: unknown = (JSON.parse(metadata) as Record<string, unknown>)['containerimage.digest']
  if (!isDigest(digest)) {
    throw new ToolError({
      ran: 'docker buildx build',
      outcome: 'named no digest in its metadata file',
      output: metadata.slice(0, 500),
      remedy: 'Use buildx 0.13 or newer',
    })
  }
  const reference = `${name}@${digest}`
  const built = await Promise.all(platforms.map((platform) => inspectPlatform(reference, platform)))
  // buildx names the configuration of a result that has only one.
  const config: unknown = (JSON.parse(metadata) as Record<string, unknown>)['containerimage.config.digest']
  const only = built.length === 1 && isDigest(config) ? config : null
  return { reference, index: digest, platforms: built.map((platform) => ({ ...platform, config: only })) }
}

const inspectPlatform = async (reference: string, platform: Platform): Promise<BuiltPlatform> => {
  const argv = ['image', 'inspect', '--platform', platform, '--format', '{{.Id}}', reference]
  const result = await runOrThrow('docker', argv, 'The engine must use the containerd image store (Docker 28 or newer)')
  const digest = result.stdout.trim()
  if (!isDigest(digest)) {
    throw new ToolError({
      ran: `docker ${argv.join(' ')}`,
      outcome: 'gave no digest',
      output: result.stdout.slice(0, 200),
      remedy: 'The engine must use the containerd image store (Docker 28 or newer)',
    })
  }
  return { platform, digest, config: null, size: null }
}
