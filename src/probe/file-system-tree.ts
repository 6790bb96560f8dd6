import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs'
import type { Tree, TreeEntry } from '../core/packages/tree.js'

const mostText = 1024 * 1024

const orElse = <Value, Other>(read: () => Value, other: Other): Value | Other => {
  try {
    return read()
  } catch {
    return other
  }
}

const kindOf = (entry: Dirent): TreeEntry['kind'] => {
  if (entry.isDirectory()) return 'directory'
  if (entry.isFile()) return 'file'
  return entry.isSymbolicLink() ? 'symlink' : 'other'
}

/** The root file system of the container in which the probe runs. */
export const fileSystemTree: Tree = {
  list: (dir) =>
    orElse(() => readdirSync(dir, { withFileTypes: true }), []).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  text: (path) => orElse(() => (statSync(path).size <= mostText ? readFileSync(path, 'utf8') : null), null),
  exists: existsSync,
  realpath: (path) => orElse(() => realpathSync(path), null),
}
