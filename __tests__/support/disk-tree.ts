import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import type { Tree, TreeEntry } from '../../src/core/packages/tree.js'

const attempt = <T>(body: () => T, otherwise: T): T => {
  try {
    return body()
  } catch {
    return otherwise
  }
}

/** A folder of this machine as the root of a file system. Links in it must not lead out of it. */
export const diskTree = (root: string): Tree => ({
  list: (dir) =>
    attempt(
      () =>
        readdirSync(root + dir, { withFileTypes: true }).map((entry): TreeEntry => {
          const kind = entry.isDirectory() ? 'directory' : entry.isFile() ? 'file' : 'symlink'
          return { name: entry.name, kind }
        }),
      [],
    ),
  text: (path) =>
    attempt(() => (statSync(root + path).size > 1024 * 1024 ? null : readFileSync(root + path, 'utf8')), null),
  exists: (path) => existsSync(root + path),
  realpath: (path) => attempt(() => realpathSync(root + path).slice(realpathSync(root).length), null),
})
