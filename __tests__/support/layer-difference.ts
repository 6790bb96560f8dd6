import { baseName, isWithin, joinPath, parentOf } from '../../src/core/packages/path.js'
import type { BuiltEntry, FileSystem, Inode } from './built-layers.js'

/** How builders write differences: all of it is allowed by the OCI image specification (layer.md). */
interface Style {
  /** Whiteouts where the name would stand, before or behind everything else: their place says nothing. */
  readonly whiteouts: 'in place' | 'first' | 'last'
  /** A folder that was made anew has one opaque whiteout instead of many others. */
  readonly isOpaque: boolean
  /** With whiteouts first: also of what the layer brings anew. */
  readonly isRedundant: boolean
  /** Folders that did not change, and new ones with something in them, are not named. */
  readonly isBare: boolean
  readonly isReversed: boolean
}

/** Folders before what is in them, and names in their order, or against it. */
const inOrder =
  (isReversed: boolean) =>
  ([one]: readonly [string, ...unknown[]], [other]: readonly [string, ...unknown[]]): number => {
    if (isWithin(one, other) || isWithin(other, one)) return one.length - other.length
    return one < other === isReversed ? 1 : -1
  }

const marker = (path: string): BuiltEntry => ({ path, type: 'file', target: '', id: 0, mode: 0, leadsTo: '' })
const whiteoutOf = (path: string): BuiltEntry => marker(joinPath(parentOf(path), `.wh.${baseName(path)}`))

export interface Change {
  readonly before: FileSystem
  /** Of a new folder that its layer does not name, the id is taken. */
  readonly after: FileSystem
  readonly layer: number
  /** Where a layer below has what is no folder, or a whiteout: containerd makes no folder there that is not named (mkparent). */
  readonly barred: ReadonlySet<string>
  readonly style: Style
}

const inside = (files: FileSystem, path: string): readonly Inode[] =>
  [...files].filter(([other]) => other !== path && isWithin(other, path)).map(([, node]) => node)

/** Whether the layer brings the path and all that is in it, where something was before. */
const isReplaced = ({ before, after, layer }: Change, path: string): boolean =>
  before.has(path) && [after.get(path)!, ...inside(after, path)].every((node) => node.layer === layer)

const isOpaque = (change: Change, path: string): boolean =>
  change.style.isOpaque && change.after.get(path)?.type === 'directory' && isReplaced(change, path)

/** Whether the path needs a whiteout: what it was in is still a folder, and is not emptied as a whole. */
const isGone = (change: Change, path: string): boolean => {
  const parent = parentOf(path)
  if (change.after.has(path)) return false
  return parent === '/' || (change.after.get(parent)?.type === 'directory' && !isOpaque(change, parent))
}

/** Whether the path must be named before anything in it. */
const isBarred = ({ barred }: Change, path: string): boolean => [...barred].some((other) => isWithin(path, other))

/** Whether the layer brings something in the folder, or removes something from it. */
const isTouched = ({ before, after, layer }: Change, path: string): boolean =>
  inside(after, path).some((other) => other.layer === layer) ||
  [...before.keys()].some((other) => isWithin(other, path) && !after.has(other))

const isNamed = (change: Change, path: string): boolean => {
  const { before, after, layer, style } = change
  const node = after.get(path)!
  if (node.type !== 'directory') return node.layer === layer
  const holdsSome = isTouched(change, path)
  const isBare = style.isBare && !isBarred(change, path)
  if (isBare && holdsSome && !before.has(path)) {
    node.id = 0
    return false
  }
  if (node.layer !== layer && (isBare || !holdsSome)) return false
  // It is there since an earlier layer, and this one is the first to name it.
  if (node.id === 0) after.set(path, { ...node, id: -1 - layer })
  return true
}

type Placed = readonly (readonly [string, readonly BuiltEntry[]])[]

/** The first name of a file in an archive has its content. */
const withLinks = (change: Change, paths: readonly string[]): Placed => {
  const first = new Map<Inode, string>()
  return paths.map((path): Placed[number] => {
    const node = change.after.get(path)!
    const target = first.get(node)
    if (target === undefined) first.set(node, path)
    const type = target === undefined ? node.type : 'hardlink'
    const entry: BuiltEntry = { path, type, target: target ?? '', id: node.id, mode: node.mode, leadsTo: node.target }
    return [path, [entry, ...(isOpaque(change, path) ? [marker(joinPath(path, '.wh..wh..opq'))] : [])]]
  })
}

/** The entries of a layer: what differs between two file systems. */
export const difference = (change: Change): readonly BuiltEntry[] => {
  const { whiteouts, isReversed, isRedundant } = change.style
  const order = inOrder(isReversed)
  const gone: Placed = [...change.before.keys()]
    .filter((path) => isGone(change, path))
    .map((path) => [path, [whiteoutOf(path)]])
  const named = [...change.after.keys()].filter((path) => isNamed(change, path)).toSorted((a, b) => order([a], [b]))
  const brought = withLinks(change, named)
  const flat = (list: Placed) => list.flatMap(([, entries]) => entries)
  if (whiteouts === 'last') return flat([...brought, ...gone])
  // Not of folders: on overlayfs containerd keeps what is below a folder that its layer whites out and has.
  const replaced = named.filter(
    (path) => isRedundant && isReplaced(change, path) && change.after.get(path)?.type !== 'directory',
  )
  const first = [...replaced.map((path): Placed[number] => [path, [whiteoutOf(path)]]), ...gone]
  const isFree = first.every(([path]) => !isBarred(change, parentOf(path)))
  return whiteouts === 'first' && isFree ? flat([...first, ...brought]) : flat([...gone, ...brought].toSorted(order))
}
