import { baseName, joinPath, parentOf } from '../packages/path.js'
import { createLayerTree, type Ambiguity, type LayerTree } from './layer-tree.js'

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
const opaque = '.wh..wh..opq'
/** Folders in the root in which AUFS keeps its own files. */
const aufs = '/.wh..wh.'
const mostGaps = 20

const shape = (type: LayerEntry['type']): 'directory' | 'symlink' | 'other' =>
  type === 'directory' || type === 'symlink' ? type : 'other'

/** More paths than any image of the field has; each takes memory, and a few bytes of an archive can name a thousand folders. */
const mostPaths = 1_500_000

/** Letters of the names of links and of hidden files that are followed. */
const mostLetters = 64 * 1024 * 1024

const ambiguities: Readonly<Record<Ambiguity, (path: string) => string>> = {
  link: (path) => `writes below ${path}, which is a symbolic link: engines differ in where that ends up`,
  file: (path) => `writes below ${path}, which is no folder: engines differ in where that ends up`,
  remade: (path) => `removes ${path} and has it as a folder: engines differ in what is in it`,
}

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
  /** Hard links of the current layer, and what they are names of. */
  linked: Set<string>
  /** Paths that the current layer has more than once. */
  twice: Set<string>
  /** Letters of all names that these hold; a name may be long and there may be many. */
  letters: number
  readonly doubt: (text: string) => void
}

const spend = (state: State, names: readonly string[]): void => {
  for (const name of names) state.letters += name.length
  if (state.letters > mostLetters) throw new RangeError(`names of links of more than ${mostLetters} letters`)
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

const remove = (path: string, { tree, layer, doubt }: State): void => {
  const [name, folder] = [baseName(path), parentOf(path)]
  // A layer that removes something has the folder that it was in, and engines go through a link that is there further down.
  if (!tree.hides(folder, 'directory', layer)) tree.reach(path, layer)
  if (name === opaque) {
    const node = tree.at(folder)
    node.emptied = Math.max(node.emptied, layer)
    return
  }
  const removed = name.slice(whiteout.length)
  // What else begins like that belongs to AUFS; and nothing removes the folder that it is in.
  if (!name.startsWith(whiteout) || removed.startsWith(whiteout) || ['', '.', '..'].includes(removed)) return
  const gone = joinPath(folder, removed)
  const node = tree.at(gone)
  if (node.kind !== null && node.layer === layer)
    doubt(`a layer has ${gone} and, behind it, a whiteout of it: engines differ in whether it is there`)
  node.removed = Math.max(node.removed, layer)
}

/** Notes a path that its layer had before: what a link to it, or a folder in its place, comes to depends on the order. */
const compare = ({ path, type }: LayerEntry, { tree, layer, hidden, twice, doubt }: State): void => {
  const { kind = null, layer: from } = tree.find(path) ?? {}
  if (hidden.has(path)) twice.add(path)
  if (from !== layer || kind === null) return
  const isFolder = kind === 'directory' || kind === 'implicit'
  if (isFolder && type === 'directory') return
  if (isFolder || type === 'directory')
    doubt(`a layer has ${path} as a folder and as something else: engines differ in what is there`)
  else twice.add(path)
}

const note = ({ path, type, target }: LayerEntry, isSeen: boolean, state: State): void => {
  const isLink = type === 'hardlink'
  if (isLink) {
    spend(state, [path, target])
    state.linked.add(path).add(target)
  }
  if (isSeen) return
  spend(state, [path])
  state.hidden.set(path, isLink ? (state.hidden.get(target) ?? target) : path)
}

const place = (entry: LayerEntry, state: State): readonly string[] => {
  const { path, type, target } = entry
  const { tree, layer, wanted } = state
  const isSeen = !tree.hides(path, shape(type), layer)
  compare(entry, state)
  if (isSeen) tree.put(path, shape(type), layer)
  else if (type !== 'directory') tree.empty(path, layer)
  if (type === 'directory') return isSeen ? [path] : []
  const others = wanted.get(path) ?? []
  for (const name of others)
    state.doubt(`${name} is a link to ${path}, which its layer does not have before it: engines differ in what it is`)
  const names = [...(isSeen ? [path] : []), ...others]
  wanted.delete(path)
  note(entry, isSeen, state)
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
  const ambiguous = (path: string, why: Ambiguity): void => doubt(`a layer ${ambiguities[why](path)}`)
  const state: State = {
    tree: createLayerTree(ambiguous, limit),
    layer: layers - 1,
    hidden: new Map(),
    missed: new Map(),
    wanted: new Map(),
    linked: new Set(),
    twice: new Set(),
    letters: 0,
    doubt,
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
      for (const path of state.twice)
        if (state.linked.has(path)) doubt(`a layer has ${path} twice and links to it: engines differ in what they are`)
      state.linked = new Set()
      state.twice = new Set()
      state.hidden = new Map()
      state.missed = new Map()
      state.layer -= 1
    },
    gaps: () => [...doubts],
  }
}
