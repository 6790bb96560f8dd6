import { joinPath } from '../packages/path.js'

/** What a layer further up has at a path. implicit: a folder that is only there because something is in it. */
type Kind = 'directory' | 'implicit' | 'symlink' | 'other'

/** One path of the merged file system; layers are numbered from the lowest, 0, and -1 is none. */
export interface LayerNode {
  kind: Kind | null
  /** The highest layer that has the path. */
  layer: number
  /** The highest layer that removes the path from those below it. */
  removed: number
  /** The highest layer that removes what those below it have in this folder. */
  emptied: number
  /** The highest layer that removes the path and then has it as a folder. */
  remade: number
  /** The last layer that has something in this folder. */
  filled: number
  /** The last layer that has what is no folder here, hidden by a folder further up. */
  barred: number
  children: Map<string, LayerNode> | null
}

/**
 * Why engines differ: a layer has something below what is a symbolic link, or no folder at all; or removes a folder and has it,
 * which on overlayfs leaves what is below (containerd, pkg/archive/tar.go: a whiteout there is a device, which the folder
 * replaces).
 */
export type Ambiguity = 'link' | 'file' | 'remade'

const newNode = (): LayerNode => ({
  kind: null,
  layer: -1,
  removed: -1,
  emptied: -1,
  remade: -1,
  filled: -1,
  barred: -1,
  children: null,
})

/** What the layers read so far, from the top, say about paths. */
export interface LayerTree {
  /** The node of a path, made when there is none. */
  readonly at: (path: string) => LayerNode
  /** The node of a path, if there is one. */
  readonly find: (path: string) => LayerNode | undefined
  /** Whether a layer above `layer` hides the path of an entry of that type. */
  readonly hides: (path: string, type: 'directory' | 'symlink' | 'other', layer: number) => boolean
  /** Notes that a layer has something in the folders of the path, and gives the node of the path itself. */
  readonly reach: (path: string, layer: number) => LayerNode
  /** Notes that a visible entry is there, with the folders that it is in. */
  readonly put: (path: string, type: 'directory' | 'symlink' | 'other', layer: number) => void
  /** Notes that what is no folder is at the path and hidden: a folder further up has nothing of what is below that layer. */
  readonly empty: (path: string, layer: number) => void
}

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '')

const isFolder = ({ kind }: LayerNode): boolean => kind === 'directory' || kind === 'implicit'

/** Whether a layer above hides everything that is below this path further down. */
const closes = (node: LayerNode, layer: number): boolean =>
  node.emptied > layer || (node.layer > layer && node.kind !== null && !isFolder(node))

/** The node of a path as a layer sees it; `hidden`: by what layers above have on the way or remove; `unknown`: they have nothing there. */
const seenFrom = (
  root: LayerNode,
  parts: readonly string[],
  layer: number,
  ambiguous: (path: string, why: Ambiguity) => void,
): LayerNode | 'hidden' | 'unknown' => {
  let node = root
  for (const [index, part] of parts.entries()) {
    if (closes(node, layer)) return 'hidden'
    const next = node.children?.get(part)
    if (next === undefined) return 'unknown'
    node = next
    if (node.removed <= layer) continue
    if (node.remade === node.removed && index < parts.length - 1)
      ambiguous(`/${parts.slice(0, index + 1).join('/')}`, 'remade')
    return 'hidden'
  }
  return node
}

/**
 * @param ambiguous called with a path where engines differ in what the layers come to
 * @param limit most paths
 * @throws RangeError, from `at`, `reach` and `put`, when there are more paths than are followed
 */
export const createLayerTree = (ambiguous: (path: string, why: Ambiguity) => void, limit: number): LayerTree => {
  const root: LayerNode = { ...newNode(), kind: 'implicit' }
  let count = 0

  const child = (node: LayerNode, name: string): LayerNode => {
    node.children ??= new Map()
    const known = node.children.get(name)
    if (known !== undefined) return known
    count += 1
    if (count > limit) throw new RangeError(`more than ${limit} files and folders`)
    const made = newNode()
    node.children.set(name, made)
    return made
  }

  const find: LayerTree['find'] = (path) => {
    let node: LayerNode | undefined = root
    for (const part of partsOf(path)) node = node?.children?.get(part)
    return node
  }

  const hides: LayerTree['hides'] = (path, type, layer) => {
    const node = seenFrom(root, partsOf(path), layer, ambiguous)
    if (node === 'hidden' || node === 'unknown') return node === 'hidden'
    if (node.kind === null || node.layer <= layer) return false
    // A folder that was only implied takes owner and mode from the first that is named below.
    if (node.kind === 'implicit' && type === 'symlink') ambiguous(path, 'link')
    return node.kind !== 'implicit' || type !== 'directory'
  }

  const reach: LayerTree['reach'] = (path, layer) => {
    const parts = partsOf(path)
    let node = root
    parts.slice(0, -1).forEach((part, index) => {
      node = child(node, part)
      const isBelow = node.barred === layer || (node.layer === layer && node.kind !== null && !isFolder(node))
      node.filled = layer
      if (node.removed === layer) node.remade = layer
      if (isBelow) ambiguous(`/${parts.slice(0, index + 1).join('/')}`, node.kind === 'symlink' ? 'link' : 'file')
      if (node.kind === null || !isFolder(node)) Object.assign(node, { kind: 'implicit', layer })
    })
    const last = parts.at(-1)
    return last === undefined ? root : child(node, last)
  }

  const put: LayerTree['put'] = (path, type, layer) => {
    const node = reach(path, layer)
    if (node === root) return
    if (type === 'directory' && node.removed === layer) node.remade = layer
    node.kind = type
    node.layer = Math.max(node.layer, layer)
  }

  const empty: LayerTree['empty'] = (path, layer) => {
    const node = find(path)
    if (node === undefined) return
    if (node.filled === layer) ambiguous(path, 'file')
    node.barred = layer
    node.emptied = Math.max(node.emptied, layer)
  }

  return { empty, at: (path) => partsOf(joinPath('/', path)).reduce(child, root), find, hides, reach, put }
}
