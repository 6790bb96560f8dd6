import { baseName, joinPath, parentOf } from '../packages/path.js'
import { createLayerTree, type LayerTree } from './layer-tree.js'

/** What decides where an entry of a layer is seen. */
export interface LayerEntry {
  /** Absolute and normalised. */
  readonly path: string
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other'
  /** Of hard links: absolute and normalised. */
  readonly target: string
}

/**
 * Merges layers as engines do (OCI image specification, layer.md), read from the top down, so that nothing is read that a
 * later layer replaces or removes. Within a layer entries are taken in their order.
 */
export interface LayerMerge {
  /**
   * The names under which an entry of the current layer is seen in the merged file system: none when it is hidden; the names
   * behind the first are hard links to it.
   */
  readonly place: (entry: LayerEntry) => readonly string[]
  /**
   * Whether the current layer must be read once more, with the entries given to `placeAgain`: a file of it is hidden, and
   * another name of that file is not.
   */
  readonly again: () => boolean
  readonly placeAgain: (entry: LayerEntry) => readonly string[]
  /** Goes on to the next lower layer. */
  readonly down: () => void
  /** What cannot be told for certain, once all layers are read. */
  readonly gaps: () => readonly string[]
}

const whiteout = '.wh.'
const opaque = '.wh..wh.opq'
/** Folders in the root in which AUFS keeps its own files. */
const aufs = '/.wh..wh.'
const mostGaps = 20

const shape = (type: LayerEntry['type']): 'directory' | 'symlink' | 'other' =>
  type === 'directory' || type === 'symlink' ? type : 'other'

/** More paths than any image of the field has; each takes memory, and a few bytes of an archive can name a thousand folders. */
const mostPaths = 1_500_000

interface State {
  readonly tree: LayerTree
  /** The current layer: 0 is the lowest. */
  layer: number
  /** Hidden files of the current layer by path; hard links with what they are a name of. */
  hidden: Map<string, string>
  /** Names in this layer of files of it that are hidden. */
  missed: Map<string, string[]>
  /** Names of files that must come from a layer further down. */
  wanted: Map<string, string[]>
}

const remember = (where: Map<string, string[]>, target: string, names: readonly string[]): void => {
  const known = where.get(target) ?? []
  for (const name of names) known.push(name)
  where.set(target, known)
}

/** Names of a hard link: seen at once when its target is, and otherwise as soon as that is read. */
const link = (names: readonly string[], target: string, state: State): readonly string[] => {
  const source = state.hidden.get(target)
  if (source !== undefined) remember(state.missed, source, names)
  else if (state.tree.at(target).layer === state.layer) return names
  else remember(state.wanted, target, names)
  return []
}

const isMarker = (path: string): boolean => baseName(path).startsWith(whiteout) || path.startsWith(aufs)

const remove = (path: string, { tree, layer }: State): void => {
  const [name, folder] = [baseName(path), parentOf(path)]
  if (name === opaque) {
    const node = tree.at(folder)
    node.emptied = Math.max(node.emptied, layer)
    return
  }
  const removed = name.slice(whiteout.length)
  // What else begins like that belongs to AUFS; and nothing removes the folder that it is in.
  if (!name.startsWith(whiteout) || removed.startsWith(whiteout) || ['', '.', '..'].includes(removed)) return
  const node = tree.at(joinPath(folder, removed))
  node.removed = Math.max(node.removed, layer)
}

const place = ({ path, type, target }: LayerEntry, state: State): readonly string[] => {
  const { tree, layer, wanted, hidden } = state
  const isSeen = !tree.hides(path, shape(type), layer)
  if (isSeen) tree.put(path, shape(type), layer)
  if (type === 'directory') return isSeen ? [path] : []
  const names = [...(isSeen ? [path] : []), ...(wanted.get(path) ?? [])]
  wanted.delete(path)
  if (!isSeen) hidden.set(path, type === 'hardlink' ? (hidden.get(target) ?? target) : path)
  return type === 'hardlink' && names.length > 0 ? link(names, target, state) : names
}

/**
 * @param layers how many there are
 * @throws RangeError, from `place`, when they name more than `limit` files and folders
 */
export const createLayerMerge = (layers: number, limit = mostPaths): LayerMerge => {
  const doubts = new Set<string>()
  const doubt = (text: string): void => {
    if (doubts.size < mostGaps) doubts.add(text)
  }
  const ambiguous = (path: string): void =>
    doubt(`a layer writes below ${path}, which is a symbolic link: engines differ in where that ends up`)
  const state: State = {
    tree: createLayerTree(ambiguous, limit),
    layer: layers - 1,
    hidden: new Map(),
    missed: new Map(),
    wanted: new Map(),
  }
  return {
    place: (entry) => {
      if (!isMarker(entry.path)) return place(entry, state)
      remove(entry.path, state)
      return []
    },
    again: () => state.missed.size > 0,
    placeAgain: ({ path, type }) => {
      const names = type === 'directory' || type === 'hardlink' ? undefined : state.missed.get(path)
      state.missed.delete(path)
      return names ?? []
    },
    down: () => {
      const lost = [...state.missed, ...(state.layer === 0 ? state.wanted : [])]
      for (const [target, names] of lost) doubt(`${names[0] ?? ''} is a link to ${target}, which is not there`)
      state.hidden = new Map()
      state.missed = new Map()
      state.layer -= 1
    },
    gaps: () => [...doubts],
  }
}
