import { open, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import type { ConfigText } from '../../core/config/load-config.js'
import { largestConfig } from '../../core/config/read-config.js'

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** At most `limit` bytes of a regular file; null when it is longer. */
const readBounded = async (path: string, limit: number): Promise<Buffer | null> => {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(limit + 1), 0, limit + 1, 0)
    return bytesRead > limit ? null : buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The real path of a file of the repository; text: why it is none. A link must not lead out of it. */
const inRepository = async (workspace: string, path: string): Promise<{ path: string } | { why: string }> => {
  try {
    const [root, real] = await Promise.all([realpath(workspace), realpath(resolve(workspace, path))])
    const within = relative(root, real)
    if (within.startsWith('..') || isAbsolute(within)) return { why: 'lies outside of the repository' }
    return (await stat(real)).isFile() ? { path: real } : { why: 'is not a file' }
  } catch (error) {
    return { why: codeOf(error) === 'ENOENT' ? 'is not there' : `cannot be read (${codeOf(error)})` }
  }
}

/** The config file of the repository, as far as it is there and fits. */
export const readConfigText = async (workspace: string, path: string): Promise<ConfigText> => {
  const found = await inRepository(workspace, path)
  if ('why' in found) {
    // Checks that are never run because of an ending would look like checks that passed.
    const other = path.replace(/\.yml$/, '.yaml')
    const isNamedSo = found.why === 'is not there' && other !== path && 'path' in (await inRepository(workspace, other))
    return { path, text: null, why: isNamedSo ? `is not there, but ${other} is` : found.why }
  }
  const bytes = await readBounded(found.path, largestConfig)
  return bytes === null
    ? { path, text: null, why: `is larger than ${largestConfig / 1024} KiB` }
    : { path, text: bytes.toString('utf8'), why: '' }
}

/** A file that is put into a container is a configuration or a key, not a film. */
const largestFile = 4 * 1024 * 1024

/** Contents of the files of the repository that checks name; why one cannot be had, as text. */
export const readCheckFiles = async (
  workspace: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array | string>> =>
  new Map(
    await Promise.all(
      paths.map(async (path): Promise<[string, Uint8Array | string]> => {
        const found = await inRepository(workspace, path)
        if ('why' in found) return [path, found.why]
        return [path, (await readBounded(found.path, largestFile)) ?? 'is larger than 4 MiB']
      }),
    ),
  )
