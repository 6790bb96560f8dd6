import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BringingLayer } from '../../core/finding.js'
import type { Platform } from '../../core/platform.js'
import { openStored } from '../archive/stored-image-files.js'
import { run, runOrThrow } from '../command.js'

interface Asked {
  readonly image: string
  readonly platform: Platform
  readonly paths: readonly string[]
}

const remedy = 'Check that the engine runs, that the image is still in it and that the disk has room for it'

/** An export that takes longer is not worth what it tells. */
const timeoutMs = 180_000

/**
 * Which layers of an image of the engine brought these files. The archive of a container does not say, so the image is
 * exported with its layers.
 * @throws ToolError
 */
export const savedBringers = async (
  { image, platform, paths }: Asked,
  { tempDir, signal }: { readonly tempDir: string; readonly signal?: AbortSignal },
): Promise<ReadonlyMap<string, BringingLayer>> => {
  const limits = { timeoutMs, ...(signal === undefined ? {} : { signal }) }
  const folder = await mkdtemp(join(tempDir, 'archproof-layers-'))
  try {
    const path = join(folder, 'image.tar')
    // Engines before API 1.48 do not know the flag, and have one platform.
    const exact = await run('docker', ['save', `--platform=${platform}`, '--output', path, image], limits)
    if (exact.exitCode !== 0) await runOrThrow('docker', ['save', '--output', path, image], remedy, limits)
    const source = await openStored({ name: `docker save ${image}`, path, wanted: null }, { tempDir })
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
