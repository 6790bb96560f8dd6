import { baseName, isWithin, joinPath, parentOf } from '../../src/core/packages/path.js'
import type { BuiltEntry, FileSystem, Inode } from './built-layers.js'

const opaque = '.wh..wh..opq'

const removeBelow = (files: FileSystem, path: string, isKept: boolean): void => {
  for (const other of [...files.keys()]) if (isWithin(other, path) && !(isKept && other === path)) files.delete(other)
}

const markersOf = (entries: readonly BuiltEntry[]) => entries.filter(({ path }) => baseName(path).startsWith('.wh.'))

/** What is there with one layer more. */
const applied = (below: FileSystem, entries: readonly BuiltEntry[], layer: number): FileSystem => {
  const files = new Map(below)
  const put = (path: string, node: Inode): void => {
    const parent = parentOf(path)
    if (parent !== '/' && files.get(parent)?.type !== 'directory')
      put(parent, { type: 'directory', id: 0, mode: 0o755, target: '', layer })
    if (node.type !== 'directory' || files.get(path)?.type !== 'directory') removeBelow(files, path, false)
    files.set(path, node)
  }
  const markers = markersOf(entries)
  // "Whiteout files MUST only apply to resources in lower/parent layers": so they come first, wherever they stand.
  for (const { path } of markers) {
    const [folder, name] = [parentOf(path), baseName(path)]
    if (name === opaque) removeBelow(files, folder, true)
    else removeBelow(files, joinPath(folder, name.slice('.wh.'.length)), false)
  }
  for (const { path, type, target, id, mode, leadsTo } of entries.filter((entry) => !markers.includes(entry))) {
    if (type === 'other') throw new Error(`${path}: nothing builds that`)
    const linked = type === 'hardlink' ? files.get(target) : undefined
    if (type === 'hardlink' && linked?.type !== 'file')
      throw new Error(`${path} is a link to ${target}, which is no file`)
    put(path, linked ?? { type: type as Inode['type'], id, mode, target: leadsTo, layer })
  }
  return files
}

/**
 * What layers come to, done as the OCI image specification tells it (layer.md, "Applying Changesets"): the lowest first, one
 * upon the other, each as a whole.
 */
export const naivelyMerged = (layers: readonly (readonly BuiltEntry[])[]): FileSystem =>
  layers.reduce<FileSystem>(applied, new Map())
