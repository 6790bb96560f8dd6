import { createLayerMerge, type LayerMerge } from '../../core/layers/merge.js'
import type { ImageEntry } from '../../ports/image-files.js'
import { openLayer, type Budget, type StoredLayer } from './blob.js'
import { DamagedImage } from './damaged-image.js'
import type { BlobStore } from './blob-store.js'
import type { Spool } from './spool.js'
import { readTar } from './tar-entries.js'
import { isUnpackError } from './unpack.js'

/** An entry of the merged file system, with the layer that brought it: 0 is the lowest. */
export interface LayeredEntry extends ImageEntry {
  readonly layer: number
}

/** What is learnt of the layers besides their entries. */
export interface Learnt {
  /** What cannot be told for certain. */
  readonly gaps: string[]
  /** Bytes of the files of each layer, hidden or not, the lowest first. */
  readonly bytes: number[]
}

/** Where layers are read from, and with what bounds. */
export interface Reading {
  readonly store: BlobStore
  readonly spool: Spool
  readonly budget: Budget
}

/** All entries of a layer, to the end of its file: only there it is known whether it is what its digest says. */
async function* entriesOf(layer: StoredLayer, { store, spool, budget }: Reading): AsyncGenerator<ImageEntry> {
  const { stream, isRight } = await openLayer(store, layer, budget)
  try {
    yield* readTar(stream, spool)
    await isRight
  } catch (error) {
    if (!isUnpackError(error)) throw error
    throw new DamagedImage(`${layer.name}: ${error.message}`, error)
  } finally {
    stream.destroy()
  }
}

/** The entry under its first name, and hard links to it under the others. */
function* named(entry: ImageEntry, names: readonly string[], layer: number): Generator<LayeredEntry> {
  const [first, ...others] = names
  if (first === undefined) return
  yield { ...entry, path: first, layer }
  const target = entry.type === 'hardlink' ? entry.target : first
  for (const path of others) yield { ...entry, path, type: 'hardlink', size: 0, target, layer }
}

/**
 * The root file system that the layers come to, every file once. The highest layer comes first, so that nothing is kept that
 * is replaced or removed further up.
 * @throws DamagedImage
 */
export async function* readLayers(
  layers: readonly StoredLayer[],
  reading: Reading,
  learnt: Learnt,
): AsyncGenerator<LayeredEntry> {
  const merge = createLayerMerge(layers.length)
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const layer = layers[index]
    if (layer === undefined) break
    yield* placed(weighed(entriesOf(layer, reading), learnt.bytes, index), merge.place, index)
    if (merge.again()) yield* placed(entriesOf(layer, reading), merge.placeAgain, index)
    merge.down()
  }
  learnt.gaps.push(...merge.gaps())
}

async function* weighed(
  entries: AsyncIterable<ImageEntry>,
  bytes: number[],
  layer: number,
): AsyncGenerator<ImageEntry> {
  let sum = 0
  for await (const entry of entries) {
    sum += entry.size
    yield entry
  }
  bytes[layer] = sum
}

async function* placed(
  entries: AsyncIterable<ImageEntry>,
  place: LayerMerge['place'],
  layer: number,
): AsyncGenerator<LayeredEntry> {
  try {
    for await (const entry of entries) yield* named(entry, place(entry), layer)
  } catch (error) {
    if (error instanceof RangeError) throw new DamagedImage(error.message, error)
    throw error
  }
}
