import type { ByteSource, ElfReading } from '../elf/elf-object.js'
import { readElf } from '../elf/read-elf.js'
import type { Filesystem } from '../link/loader.js'
import { baseName, joinPath, parentOf } from '../packages/path.js'
import type { Tree, TreeEntry } from '../packages/tree.js'
import { mayOpen, type Identity } from './identity.js'

/** A file whose content can be searched as well as read at random. */
export interface SearchableSource extends ByteSource {
  /** Offset of the first occurrence of `bytes` at or behind `from`; -1 when there is none. */
  indexOf(bytes: Uint8Array, from: number): number
}

/** What was kept of one file of the image. */
export interface FileNode {
  readonly type: 'file' | 'directory' | 'symlink' | 'other'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  /** Target as written, of symbolic links; empty otherwise. */
  readonly target: string
  readonly capabilities: boolean
  /** Names in a folder; null for everything else. */
  readonly children: Map<string, FileNode> | null
  /** Whole content, where it was kept: as text, as bytes, or for reading at random. */
  text: string | null
  bytes: Uint8Array | null
  source: SearchableSource | null
}

/** What an archive says of a file. */
export type FileFacts = Pick<FileNode, 'type' | 'mode' | 'uid' | 'gid' | 'size' | 'target' | 'capabilities'>

/** A root file system as it comes out of an archive, entry by entry. */
export interface RootFiles {
  /** Adds an entry; a later one of the same path replaces the earlier, but a folder keeps what is in it. */
  add(path: string, facts: FileFacts): FileNode
  /** Adds another name of an entry that was added before; false when there is none. */
  link(path: string, target: string): boolean
  /** Where a path leads, every link followed; null when nowhere. Nothing leaves the root. */
  resolve(path: string): { readonly path: string; readonly node: FileNode } | null
  readonly tree: Tree
  /** Parses an object now: while the archive comes in there is time that would only be waited away. */
  parse(node: FileNode): void
  /** Whether this user may start the file that a path leads to; null: user not known, that anybody may will do. */
  mayStart(path: string, user: Identity | null): boolean
  /** The view of a loader that runs as this user; null: user not known, everything is readable. */
  filesystem(user: Identity | null): Filesystem
}

/** As many as Linux follows in one path (MAXSYMLINKS, include/linux/namei.h). */
const mostLinks = 40

const folder = (facts: Partial<FileFacts> = {}): FileNode => ({
  mode: 0o755,
  uid: 0,
  gid: 0,
  size: 0,
  target: '',
  capabilities: false,
  text: null,
  bytes: null,
  source: null,
  ...facts,
  type: 'directory',
  children: new Map(),
})

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.')

/** Walks a path from the root, following links in all its parts; null when it leads nowhere. */
const walk = (root: FileNode, path: string): { path: string; node: FileNode; chain: FileNode[] } | null => {
  const pending = partsOf(path).reverse()
  const names: string[] = []
  const chain: FileNode[] = [root]
  let links = 0
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part === '..') {
      names.pop()
      if (chain.length > 1) chain.pop()
      continue
    }
    const next = chain[chain.length - 1]?.children?.get(part)
    if (next === undefined) return null
    if (next.type !== 'symlink') {
      names.push(part)
      chain.push(next)
      continue
    }
    links += 1
    if (links > mostLinks) return null
    if (next.target.startsWith('/')) {
      names.length = 0
      chain.length = 1
    }
    pending.push(...partsOf(next.target).reverse())
  }
  const node = chain[chain.length - 1]
  return node === undefined ? null : { path: `/${names.join('/')}`, node, chain }
}

/** The folder node of a path of the archive itself (no links followed), made when the archive did not name it. */
const folderAt = (root: FileNode, path: string): FileNode => {
  let node = root
  for (const part of partsOf(path)) {
    const existing = node.children?.get(part)
    if (existing !== undefined && existing.children !== null) {
      node = existing
      continue
    }
    const made = folder()
    node.children?.set(part, made)
    node = made
  }
  return node
}

/** What the archive itself has at a path (no links followed); undefined when it has nothing. */
const childAt = (root: FileNode, path: string): FileNode | undefined => {
  let node: FileNode | undefined = root
  for (const part of partsOf(path)) node = node?.children?.get(part)
  return node
}

const kindOf = ({ type }: FileNode): TreeEntry['kind'] => type

const treeOf = (root: FileNode): Tree => ({
  list: (dir) => {
    const children = walk(root, dir)?.node.children
    return children === undefined || children === null
      ? []
      : [...children].map(([name, node]) => ({ name, kind: kindOf(node) }))
  },
  text: (path) => walk(root, path)?.node.text ?? null,
  exists: (path) => walk(root, path) !== null,
  realpath: (path) => walk(root, path)?.path ?? null,
})

const readingOf = (node: FileNode, readings: Map<FileNode, ElfReading>): ElfReading | null => {
  if (node.source === null) return node.type === 'file' && node.size === 0 ? { kind: 'other', what: 'empty' } : null
  const known = readings.get(node)
  if (known !== undefined) return known
  const reading = readElf(node.source)
  readings.set(node, reading)
  return reading
}

const filesystemOf = (root: FileNode, readings: Map<FileNode, ElfReading>, user: Identity | null): Filesystem => ({
  resolve: (path) => {
    const found = walk(root, path)
    return found?.node.type === 'file' ? found.path : null
  },
  object: (realPath) => {
    const node = walk(root, realPath)?.node
    return node === undefined ? null : readingOf(node, readings)
  },
  content: (realPath) => walk(root, realPath)?.node.bytes ?? null,
  readable: (realPath) => {
    const found = walk(root, realPath)
    if (found === null || user === null) return found !== null
    const folders = found.chain.slice(0, -1)
    return folders.every((node) => mayOpen(user, node, 'execute')) && mayOpen(user, found.node, 'read')
  },
})

/** An empty root file system. */
export const createRootFiles = (): RootFiles => {
  const root = folder()
  // Objects are parsed when a loader asks for them, and once: most libraries of an image never are.
  const readings = new Map<FileNode, ElfReading>()
  const place = (path: string, node: FileNode): void => {
    folderAt(root, parentOf(path)).children?.set(baseName(path), node)
  }
  return {
    add: (written, facts) => {
      // A name like `..` in a folder would send those who walk the tree round in circles.
      const path = joinPath('/', written)
      if (facts.type !== 'directory') {
        const node: FileNode = { ...facts, children: null, text: null, bytes: null, source: null }
        place(path, node)
        return node
      }
      const existing = path === '/' ? root : folderAt(root, parentOf(path)).children?.get(baseName(path))
      const node: FileNode = { ...folder(facts), children: existing?.children ?? new Map<string, FileNode>() }
      if (path !== '/') place(path, node)
      return node
    },
    link: (written, writtenTarget) => {
      const [path, target] = [joinPath('/', written), joinPath('/', writtenTarget)]
      const node = childAt(root, target)
      if (node === undefined || node.children !== null) return false
      place(path, node)
      return true
    },
    resolve: (path) => walk(root, path),
    tree: treeOf(root),
    parse: (node) => void readingOf(node, readings),
    mayStart: (path, user) => {
      const found = walk(root, path)
      if (found?.node.type !== 'file') return false
      if (user === null) return (found.node.mode & 0o111) !== 0
      const folders = found.chain.slice(0, -1)
      return folders.every((node) => mayOpen(user, node, 'execute')) && mayOpen(user, found.node, 'execute')
    },
    filesystem: (user) => filesystemOf(root, readings, user),
  }
}
