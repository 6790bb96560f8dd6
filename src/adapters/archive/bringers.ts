import type { BringingLayer } from '../../core/finding.js'
import { layerInstructions } from '../../core/layers/instructions.js'
import { readLayers, type Reading } from './read-layers.js'
import type { StoredImage } from './stored-image.js'

/**
 * Which layers brought these files of the merged file system. Layers are read from the highest, and no further than until
 * all are found.
 * @throws DamagedImage
 */
export const bringersOf = async (
  { layers, document }: StoredImage,
  paths: readonly string[],
  reading: Reading,
): Promise<ReadonlyMap<string, BringingLayer>> => {
  const wanted = new Set(paths)
  const found = new Map<string, BringingLayer>()
  if (wanted.size === 0) return found
  const instructions = layerInstructions(document)
  for await (const { path, layer } of readLayers(layers, reading, { gaps: [], bytes: [] })) {
    if (!wanted.has(path)) continue
    found.set(path, { layer: layer + 1, instruction: instructions[layer] ?? '' })
    if (found.size === wanted.size) break
  }
  return found
}
