import { baseName, joinPath } from '../packages/path.js'
import type { FileNode, RootFiles } from './root-files.js'

/** Which Node the image would start. */
export interface FoundNode {
  readonly path: string | null
  readonly gaps: readonly string[]
}

interface Hints {
  readonly environment: Readonly<Record<string, string>>
  readonly entrypoint: readonly string[]
}

/** Docker's, where the image sets none (daemon/pkg/oci/defaults.go). */
const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const names = ['node', 'nodejs']
const elfMagic = [0x7f, 0x45, 0x4c, 0x46]

const isProgram = (root: RootFiles, path: string): boolean => {
  const found = root.resolve(path)
  const source = found?.node.type === 'file' ? found.node.source : null
  return source !== null && elfMagic.every((byte, index) => source.read(0, 4)[index] === byte)
}

/** Every file called node that is a program, outside of installed packages, by its real path. */
const everyNode = (root: RootFiles): readonly string[] => {
  const found: string[] = []
  const pending: string[] = ['/']
  for (let dir = pending.pop(); dir !== undefined; dir = pending.pop()) {
    for (const { name, kind } of root.tree.list(dir)) {
      const path = joinPath(dir, name)
      if (kind === 'directory' && name !== 'node_modules') pending.push(path)
      if (kind === 'file' && names.includes(name) && isProgram(root, path)) found.push(path)
    }
  }
  return found.sort()
}

/**
 * Finds the Node binary: as a shell would by PATH, else the one that is started by its full name, else the only one there
 * is. A launcher script under that name (of a version manager) is none.
 */
export const findNode = (root: RootFiles, { environment, entrypoint }: Hints): FoundNode => {
  const path = environment['PATH'] ?? defaultPath
  const started = entrypoint[0] ?? ''
  const candidates = [
    ...path.split(':').flatMap((dir) => names.map((name) => (dir.startsWith('/') ? joinPath(dir, name) : ''))),
    ...(names.includes(baseName(started)) && started.startsWith('/') ? [started] : []),
  ]
  const chosen = candidates.find((candidate) => candidate !== '' && isProgram(root, candidate)) ?? null
  if (chosen !== null) return { path: chosen, gaps: [] }
  const all = everyNode(root)
  const [only, ...others] = all
  if (only === undefined) return { path: null, gaps: [] }
  const gaps =
    others.length === 0
      ? []
      : [`none of ${all.slice(0, 5).join(', ')} is on the PATH: which Node is started is not known`]
  return { path: only, gaps }
}

/** Whether a file of this name may be a Node binary, so that its content must be kept. */
export const mayBeNode = (path: string, { mode }: Pick<FileNode, 'mode'>): boolean =>
  names.includes(baseName(path)) && (mode & 0o111) !== 0
