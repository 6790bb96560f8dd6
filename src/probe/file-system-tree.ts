import { existsSync, readdirSync, readFileSync, realpathSync, type Dirent } from 'node:fs'
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

/** Folders of distributions and of Node's own distribution; but for Debian's packages of Node modules. */
const ofTheSystem =
  /^\/(?:boot|etc|usr\/(?:games|include|local\/(?:include|share)|share\/(?!node)[^/]+|src)|usr\/lib\/[^/]*-linux-[^/]*\/(?!node)[^/]+|usr\/local\/lib\/node_modules\/(?:npm|corepack)|var\/(?:backups|cache|lib\/(?:apt|dpkg)|log|spool))(?:\/|$)/

/** Names of folders in a package that hold nothing native. */
const papers = new Set(
  '__tests__ cjs doc docs es esm example examples fixtures i18n locale locales man test tests types typings umd'.split(
    ' ',
  ),
)

const isOfPapers = (dir: string): boolean => {
  const start = dir.lastIndexOf('/node_modules/')
  if (start < 0) return false
  const [name = '', ...rest] = dir.slice(start + '/node_modules/'.length).split('/')
  const inside = name.startsWith('@') ? rest.slice(1) : rest
  return papers.has(inside[inside.length - 1] ?? '')
}

/**
 * Whether the probe passes a folder by. Each costs half a millisecond under an emulator, and a base image alone has two
 * thousand. The audit reads them all, and what only the audit finds is run afterwards.
 */
export const isPassedBy = (dir: string): boolean => ofTheSystem.test(dir) || isOfPapers(dir)

/** The root file system of the container in which the probe runs. */
export const fileSystemTree: Tree = {
  list: (dir) =>
    isPassedBy(dir)
      ? []
      : orElse(() => readdirSync(dir, { withFileTypes: true }), []).map((entry) => ({
          name: entry.name,
          kind: kindOf(entry),
        })),
  text: (path) => {
    const text = orElse(() => readFileSync(path, 'utf8'), null)
    return text !== null && text.length <= mostText ? text : null
  },
  exists: existsSync,
  realpath: (path) => orElse(() => realpathSync.native(path), null),
}
