import { createLayerMerge, type LayerEntry } from '../../src/core/layers/merge.js'
import { builtStack, type BuiltEntry, type FileSystem, type Inode } from './built-layers.js'
import { naivelyMerged } from './naive-layers.js'

/** What layers come to by the merge of the product, which reads them from the top, and what it holds for uncertain. */
export interface Merged {
  readonly files: FileSystem
  readonly gaps: readonly string[]
}

/** @throws when a path comes out twice, or a link leads nowhere */
export const merged = (layers: readonly (readonly BuiltEntry[])[]): Merged => {
  const merge = createLayerMerge(layers.length)
  const files: FileSystem = new Map()
  const links = new Map<string, string>()
  const take = (entry: BuiltEntry, layer: number, place: (one: LayerEntry) => readonly string[]): void => {
    const [first, ...others] = place(entry)
    if (first === undefined) return
    for (const path of [first, ...others])
      if (files.has(path) || links.has(path)) throw new Error(`${path} comes out twice`)
    const { type, id, mode, leadsTo } = entry
    if (type === 'hardlink') links.set(first, entry.target)
    else files.set(first, { type: type as Inode['type'], id, mode, target: leadsTo, layer })
    for (const path of others) links.set(path, type === 'hardlink' ? entry.target : first)
  }
  for (const [layer, entries] of [...layers.entries()].toReversed()) {
    for (const entry of entries) take(entry, layer, merge.place)
    if (merge.again()) for (const entry of entries) take(entry, layer, merge.placeAgain)
    merge.down()
  }
  for (const [path, target] of links) {
    const linked = files.get(target) ?? files.get(links.get(target) ?? '')
    if (linked === undefined) throw new Error(`${path} is a link to ${target}, which is not there`)
    files.set(path, linked)
  }
  return { files, gaps: merge.gaps() }
}

/** One line for each path: its kind, which file it is a name of, its mode or where it leads; folders that no layer names are left out. */
export const linesOf = (files: FileSystem): readonly string[] =>
  [...files]
    .filter(([, { id }]) => id !== 0)
    .map(
      ([path, { type, id, mode, target }]) => `${path} ${type} ${id} ${type === 'symlink' ? target : mode.toString(8)}`,
    )
    .toSorted()

const stackOf = (layers: readonly (readonly BuiltEntry[])[]): string =>
  layers
    .map((entries) => entries.map(({ path, type, target }) => `${type} ${path}${target && ` = ${target}`}`).join(', '))
    .join('\n')

const differences = (wanted: readonly string[], seen: readonly string[]): readonly string[] => [
  ...wanted.filter((line) => !seen.includes(line)).map((line) => `- ${line}`),
  ...seen.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`),
]

/**
 * Merges the stack of layers that the bytes make, and compares it with the file system that it was made from. The merge by
 * the words of the specification is there to see that the stack itself is right.
 * @throws with what differs
 */
export const compareMerges = (bytes: Uint8Array): void => {
  const { layers, steps } = builtStack(bytes)
  const truth = linesOf(steps.at(-1) ?? new Map<string, Inode>())
  const bySpecification = differences(truth, linesOf(naivelyMerged(layers)))
  const { files, gaps } = merged(layers)
  const byProduct = [...differences(truth, linesOf(files)), ...gaps]
  for (const [name, found] of Object.entries({
    'the stack is not right': bySpecification,
    'merged wrongly': byProduct,
  }))
    if (found.length > 0) throw new Error([name, ...found, 'layers, the lowest first:', stackOf(layers)].join('\n'))
}
