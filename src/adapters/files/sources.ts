import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve } from 'node:path'
import type { SourceText } from '../../core/anchor.js'
import type { Looked, PathKind } from '../../core/input/sources.js'

const kindOf = async (path: string): Promise<PathKind> => {
  try {
    const found = await stat(path)
    return found.isDirectory() ? 'folder' : 'file'
  } catch {
    return 'missing'
  }
}

/** What is at each of the paths, which are absolute or relative to the workspace. */
export const lookAt = async (workspace: string, paths: readonly string[]): Promise<Looked> =>
  new Map(await Promise.all(paths.map(async (path) => [path, await kindOf(resolve(workspace, path))] as const)))

/** Text of a file of the repository, named relative to the workspace; null when it is none or lies outside. */
export const readSource = async (workspace: string, path: string): Promise<SourceText | null> => {
  const absolute = resolve(workspace, path)
  const within = relative(workspace, absolute)
  if (within.startsWith('..') || isAbsolute(within)) return null
  try {
    return { path: within, text: await readFile(absolute, 'utf8') }
  } catch {
    return null
  }
}

/** A secret is a line or a key, not a film. */
const longestSecret = 64 * 1024

/** Contents of files that hold secrets, as far as they can be read and masked. */
export const readSecrets = async (workspace: string, paths: readonly string[]): Promise<readonly string[]> => {
  const texts = await Promise.all(
    paths.map(async (path) => {
      const absolute = resolve(workspace, path)
      const size = await stat(absolute).then(
        (found) => found.size,
        () => Infinity,
      )
      return size > longestSecret ? '' : (await readFile(absolute, 'utf8')).trim()
    }),
  )
  return texts.filter((text) => text !== '')
}
