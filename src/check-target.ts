import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { openStored } from './adapters/archive/stored-image-files.js'
import { dockerImageFiles } from './adapters/docker/image-files.js'
import { presentImage } from './adapters/docker/present-image.js'
import { folderPlatform } from './adapters/folder/folder-platform.js'
import { folderImageFiles } from './adapters/folder/image-files.js'
import { noDigest, type BuiltImage } from './core/evidence.js'
import type { Target } from './core/input/target.js'
import { architectures, type Platform } from './core/platform.js'
import { ConfigError } from './errors.js'
import type { ImageFiles } from './ports/image-files.js'

/** What a target turned out to be, ready to be read. */
export interface OpenTarget {
  readonly image: BuiltImage
  readonly requested: readonly Platform[]
  /** Why nothing of it can be run; null when it can. */
  readonly notRun: string | null
  readonly imageFiles: ImageFiles
  close(): Promise<void>
}

interface Surroundings {
  /** What relative paths count from. */
  readonly folder: string
  readonly tempDir: string
  /** Names the containers of this run. */
  readonly id: string
}

/**
 * Finds what is to be checked.
 * @param wanted null: every platform that it has
 * @throws ConfigError when nothing is there; ToolError when an engine is needed and does not work, or it is damaged
 */
export const openTarget = async (
  target: Target,
  wanted: readonly Platform[] | null,
  surroundings: Surroundings,
): Promise<OpenTarget> => {
  switch (target.kind) {
    case 'reference':
      return openReference(target.name, wanted, surroundings)
    case 'stored':
      return openArchive(target, wanted, surroundings)
    case 'folder':
      return openFolder(target, wanted, surroundings)
    case 'path':
      return openTarget(await recognise(target, surroundings), wanted, surroundings)
  }
}

const refuse = (name: string, message: string, remedy: string): ConfigError =>
  new ConfigError([{ input: 'image', value: name, message, remedy }])

const kindAt = async (path: string): Promise<'file' | 'folder' | null> => {
  const found = await stat(path).catch(() => null)
  if (found?.isDirectory() === true) return 'folder'
  return found?.isFile() === true ? 'file' : null
}

/** By what is there: a file is an archive; a folder with index.json is a layout, any other is the root of an image. */
const recognise = async (
  { name, path }: Extract<Target, { kind: 'path' }>,
  { folder }: Surroundings,
): Promise<Target> => {
  const at = resolve(folder, path)
  const kind = await kindAt(at)
  if (kind === 'file') return { kind: 'stored', name, path, digest: null }
  if (kind === 'folder') {
    const isLayout = (await kindAt(resolve(at, 'index.json'))) === 'file'
    return isLayout ? { kind: 'stored', name, path, digest: null } : { kind: 'folder', name, path }
  }
  throw refuse(name, 'is not there', 'Check the path; an image reference has no ./ in front and no .tar at its end')
}

const openReference = async (
  reference: string,
  wanted: readonly Platform[] | null,
  { id, tempDir }: Surroundings,
): Promise<OpenTarget> => {
  const image = await presentImage(reference, wanted)
  return {
    image,
    requested: wanted ?? image.platforms.map(({ platform }) => platform),
    notRun: null,
    imageFiles: dockerImageFiles({ runLabel: id, tempDir }),
    close: () => Promise.resolve(),
  }
}

const openArchive = async (
  { name, path, digest }: Extract<Target, { kind: 'stored' }>,
  wanted: readonly Platform[] | null,
  { folder, tempDir }: Surroundings,
): Promise<OpenTarget> => {
  const at = resolve(folder, path)
  if ((await kindAt(at)) === null) throw refuse(name, 'is not there', 'Check the path')
  const source = await openStored({ name, path: at, wanted: digest }, { tempDir })
  const platforms = source.images.map(({ platform, digest: manifest, config }) => ({
    ...{ platform, digest: manifest, config, size: null },
  }))
  const held = [...new Set(platforms.map(({ platform }) => platform))]
  if (held.length === 0) {
    await source.close()
    const why = source.absent.slice(0, 3).join('; ')
    throw refuse(name, `holds no Linux image${why === '' ? '' : `: ${why}`}`, 'Export it again with its platforms')
  }
  return {
    image: { reference: name, index: source.digest, platforms },
    requested: wanted ?? held,
    notRun: 'it is a file on disk that no engine has, so its modules were audited and not run',
    imageFiles: source.files,
    close: () => source.close(),
  }
}

const openFolder = async (
  { name, path }: Extract<Target, { kind: 'folder' }>,
  wanted: readonly Platform[] | null,
  { folder, tempDir }: Surroundings,
): Promise<OpenTarget> => {
  const root = resolve(folder, path)
  if ((await kindAt(root)) !== 'folder')
    throw refuse(name, 'is no folder', 'Give the folder that is the root of the image')
  const own = await folderPlatform(root)
  const requested = wanted ?? (own === null ? [] : [own])
  if (requested.length === 0) {
    const known = architectures.map(({ platform }) => platform).join(', ')
    throw refuse(name, 'does not tell which platform it is for', `Name it in platforms: one of ${known}`)
  }
  return {
    image: {
      reference: name,
      index: noDigest,
      platforms: requested.map((platform) => ({ platform, digest: noDigest, config: null, size: null })),
    },
    requested,
    notRun:
      'it is a folder: its modules were audited and not run, with an empty environment (no PATH, no LD_LIBRARY_PATH), as root and without file capabilities',
    imageFiles: folderImageFiles(root, { tempDir }),
    close: () => Promise.resolve(),
  }
}
