import { isDigest, type BuiltImage, type BuiltPlatform, type Digest } from '../../core/evidence.js'
import { platformManifests } from '../../core/manifest-index.js'
import { architectures, parsePlatform, type Platform } from '../../core/platform.js'
import { ToolError } from '../../errors.js'
import { run, runOrThrow } from '../command.js'

const longestPullMs = 60 * 60 * 1000

const needsEngine =
  'Install Docker and start it; an OCI layout (oci-layout:PATH), a docker save archive (docker-archive:PATH) and a folder ' +
  '(dir:PATH) are checked without an engine'

const digestIn = async (argv: readonly string[]): Promise<Digest | null> => {
  const { exitCode, stdout } = await run('docker', ['image', 'inspect', ...argv])
  const digest = stdout.trim()
  return exitCode === 0 && isDigest(digest) ? digest : null
}

const manifestOf = (reference: string, platform: Platform): Promise<Digest | null> =>
  digestIn([`--platform=${platform}`, '--format', '{{.Id}}', '--', reference])

const present = async (reference: string, platform: Platform): Promise<BuiltPlatform | null> => {
  const digest = await manifestOf(reference, platform)
  return digest === null ? null : { platform, digest, config: null, size: null }
}

const pull = async (reference: string, platform: Platform): Promise<BuiltPlatform> => {
  const remedy = `Check the name, that it has an image for ${platform}, and that there is a login where it is private (docker login)`
  await runOrThrow('docker', ['pull', '--quiet', `--platform=${platform}`, '--', reference], remedy, {
    timeoutMs: longestPullMs,
  })
  const found = await present(reference, platform)
  if (found !== null) return found
  throw new ToolError({
    ran: `docker image inspect --platform=${platform} ${reference}`,
    outcome: 'knows no such image after it was pulled',
    output: '',
    remedy: 'Use Docker 28 or newer with the containerd image store',
  })
}

/** What the engine has; where it has nothing, what the registry says that there is. */
const platformsOf = async (reference: string): Promise<readonly Platform[]> => {
  const all = architectures.map(({ platform }) => platform)
  const here = await Promise.all(all.map(async (platform) => ((await present(reference, platform)) ? platform : null)))
  const held = here.filter((platform) => platform !== null)
  if (held.length > 0) return held
  const remedy = 'Check the name, and that there is a login where it is private (docker login)'
  const { stdout } = await runOrThrow('docker', ['buildx', 'imagetools', 'inspect', '--raw', reference], remedy)
  const named = [...platformManifests(stdout).keys()]
  if (named.length > 0) return named
  // A single manifest does not name its platform: the engine's own is what people mean.
  const { stdout: machine } = await runOrThrow('docker', ['version', '--format', '{{.Server.Arch}}'], needsEngine)
  return [parsePlatform(`linux/${machine.trim()}`) ?? 'linux/amd64']
}

/**
 * An image by its name: what the engine has of it, and pulled where it lacks a platform. What was pulled stays.
 * @param wanted null: every platform that there is
 * @throws ToolError
 */
export const presentImage = async (reference: string, wanted: readonly Platform[] | null): Promise<BuiltImage> => {
  await runOrThrow('docker', ['version', '--format', '{{.Server.Version}}'], needsEngine, { timeoutMs: 60_000 })
  const platforms: BuiltPlatform[] = []
  for (const platform of wanted ?? (await platformsOf(reference))) {
    platforms.push((await present(reference, platform)) ?? (await pull(reference, platform)))
  }
  const index = await digestIn(['--format', '{{.Id}}', '--', reference])
  if (index !== null) return { reference, index, platforms }
  throw new ToolError({
    ran: `docker image inspect ${reference}`,
    outcome: 'gave no digest',
    output: '',
    remedy: 'Use Docker 28 or newer with the containerd image store',
  })
}
