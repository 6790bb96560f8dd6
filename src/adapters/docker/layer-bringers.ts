import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BringingLayer } from '../../core/finding.js'
import type { Platform } from '../../core/platform.js'
import { openStored } from '../archive/stored-image-files.js'
import { run, runOrThrow } from '../command.js'
import { contentFile } from './kept-content.js'
import { receiveImage } from './received-image.js'

interface Asked {
  readonly image: string
  readonly platform: Platform
  readonly paths: readonly string[]
}

export interface BringersOptions {
  /** Marks the name that the image has in the engine meanwhile. */
  readonly runLabel: string
  readonly tempDir: string
  readonly signal?: AbortSignal
}

const remedy = 'Check that the engine runs, that the image is still in it and that the disk has room for it'

/** An export that takes longer is not worth what it tells. */
const timeoutMs = 180_000

type Limits = { readonly timeoutMs: number; readonly signal?: AbortSignal }

/** Has the engine bring the platform's content, as an image layout. @returns whether it could */
const bringLayout = async (
  { image, platform }: Asked,
  path: string,
  { runLabel, ...limits }: Limits & Pick<BringersOptions, 'runLabel'>,
): Promise<boolean> => {
  const folder = join(path, 'blobs/sha256')
  const digest = await receiveImage({ image, platform, folder, run: runLabel, ...limits })
  if (digest === null) return false
  const { size } = await stat(contentFile(folder, digest))
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const index = { schemaVersion: 2, manifests: [{ mediaType, digest, size }] }
  await writeFile(join(path, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  await writeFile(join(path, 'index.json'), JSON.stringify(index))
  return true
}

const saveArchive = async ({ image, platform }: Asked, path: string, limits: Limits): Promise<void> => {
  // Engines before API 1.48 do not know the flag, and have one platform.
  const exact = await run('docker', ['save', `--platform=${platform}`, '--output', path, image], limits)
  if (exact.exitCode !== 0) await runOrThrow('docker', ['save', '--output', path, image], remedy, limits)
}

/**
 * Which layers of an image of the engine brought these files. The archive of a container does not say, so the engine gives
 * out the layers: by a push to this process, or where it cannot reach that, as an archive.
 * @throws ToolError
 */
export const layerBringers = async (
  asked: Asked,
  { runLabel, tempDir, signal }: BringersOptions,
): Promise<ReadonlyMap<string, BringingLayer>> => {
  const limits = { timeoutMs, ...(signal === undefined ? {} : { signal }) }
  const { image, platform, paths } = asked
  const folder = await mkdtemp(join(tempDir, 'archproof-layers-'))
  try {
    const layout = join(folder, 'layout')
    const archive = join(folder, 'image.tar')
    const isBrought = await bringLayout(asked, layout, { runLabel, ...limits })
    if (!isBrought) await saveArchive(asked, archive, limits)
    const path = isBrought ? layout : archive
    const source = await openStored({ name: `the layers of ${image}`, path, wanted: null }, { tempDir })
    try {
      const open = await source.files.open(image, platform)
      try {
        return (await open.bringers?.(paths)) ?? new Map()
      } finally {
        await open.close()
      }
    } finally {
      await source.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
