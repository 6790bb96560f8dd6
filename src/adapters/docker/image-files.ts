import { randomBytes } from 'node:crypto'
import { parsePlatform, type Platform } from '../../core/platform.js'
import type { SeenFile } from '../../core/smoke/deciding-files.js'
import { ToolError } from '../../errors.js'
import type { ImageConfig, ImageFiles, OpenImage } from '../../ports/image-files.js'
import { toImageConfig, type WrittenConfig } from '../archive/image-config.js'
import { openSpool } from '../archive/spool.js'
import { run, runOrThrow } from '../command.js'
import { layerBringers } from './layer-bringers.js'
import { layerSizes } from './layer-sizes.js'
import { readArchive } from './container-archive.js'

export interface DockerImageFilesOptions {
  /** Marks the containers of this run (`archproof.run=<this>`), so that what a killed run left can be found. */
  readonly runLabel: string
  /** A folder for what is kept aside. */
  readonly tempDir: string
  readonly signal?: AbortSignal
  /** Most bytes kept aside per image. Default 8 GiB. */
  readonly keepLimit?: number
}

const remedy = 'Check that the engine runs and that the image is in it (docker image ls)'

/** Reads images through the engine: a container that is never started, and its archive. */
export const dockerImageFiles = (options: DockerImageFilesOptions): ImageFiles => ({
  open: async (image, platform, watch) => {
    const limits = options.signal === undefined ? {} : { signal: options.signal }
    const name = `archproof-files-${randomBytes(8).toString('hex')}`
    const remove = async (): Promise<void> => {
      // -v: an image with VOLUME gets anonymous volumes even when its container never starts.
      await run('docker', ['rm', '--force', '--volumes', name], { timeoutMs: 60_000 })
    }
    const creation = runOrThrow('docker', createArgv(name, image, platform, options.runLabel), remedy, limits)
    const [created, config] = await Promise.allSettled([creation, readConfig(image, platform)])
    if (created.status === 'rejected' || config.status === 'rejected') {
      await remove()
      throw created.status === 'rejected' ? created.reason : (config as PromiseRejectedResult).reason
    }
    // Beside the reading, which takes longer.
    const sizes = layerSizes(image, platform, limits)
    const bringers = (paths: readonly string[]) => layerBringers({ image, platform, paths }, options)
    return { ...openContainer({ name, config: config.value, remove, watch }, options), bringers, layers: () => sizes }
  },
})

const createArgv = (name: string, image: string, platform: Platform, runLabel: string): readonly string[] => [
  'create',
  '--pull=never',
  `--platform=${platform}`,
  `--name=${name}`,
  `--label=archproof.run=${runLabel}`,
  '--network=none',
  image,
  // Never run; an image without entrypoint and command needs some word here to be accepted.
  'archproof',
]

interface Container {
  readonly name: string
  readonly config: ImageConfig
  readonly remove: () => Promise<void>
  readonly watch: ((file: SeenFile) => void) | undefined
}

const openContainer = ({ name, config, remove, watch }: Container, options: DockerImageFilesOptions): OpenImage => {
  const spool = openSpool(options.tempDir, options.keepLimit ?? 8 * 1024 ** 3)
  let removing: Promise<void> | undefined
  const removeOnce = (): Promise<void> => (removing ??= remove())
  return {
    config,
    entries: (async function* () {
      try {
        yield* readArchive(name, { spool, signal: options.signal, watch })
      } finally {
        // What was kept aside does not need it any more; removing takes a while and the caller has work to do.
        void removeOnce()
      }
    })(),
    close: async () => {
      await Promise.all([spool.close(), removeOnce()])
    },
  }
}

const outcomeOf = (exitCode: number | null): string =>
  exitCode === null ? 'was ended' : `ended with exit status ${exitCode}`

/** What `docker image inspect` prints; everything may be absent or null. */
interface InspectedImage {
  readonly Os?: string
  readonly Architecture?: string
  readonly Variant?: string
  readonly Config?: WrittenConfig | null
}

const readConfig = async (image: string, platform: Platform): Promise<ImageConfig> => {
  const format = ['--format', '{{json .}}']
  // Engines before API 1.49 do not know the flag; they keep one platform per image, so what they have is compared.
  const exact = await run('docker', ['image', 'inspect', `--platform=${platform}`, ...format, image])
  if (exact.exitCode === 0) return toImageConfig(parseImage(exact.stdout, image).Config)
  const only = parseImage((await runOrThrow('docker', ['image', 'inspect', ...format, image], remedy)).stdout, image)
  const variant = only.Variant === undefined || only.Variant === '' ? '' : `/${only.Variant}`
  if (parsePlatform(`${only.Os ?? ''}/${only.Architecture ?? ''}${variant}`) === platform)
    return toImageConfig(only.Config)
  throw new ToolError({
    ran: `docker image inspect --platform=${platform} ${image}`,
    outcome: outcomeOf(exact.exitCode),
    output: exact.stderr.trim().slice(-1000),
    remedy,
  })
}

const parseImage = (json: string, image: string): InspectedImage => {
  try {
    return JSON.parse(json) as InspectedImage
  } catch (error) {
    throw new ToolError({ ran: `docker image inspect ${image}`, outcome: 'gave no JSON', output: '', remedy }, error)
  }
}
