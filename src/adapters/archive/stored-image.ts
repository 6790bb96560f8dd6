import { isDigest, type Digest } from '../../core/evidence.js'
import {
  isAttestation,
  parseConfig,
  parseManifest,
  parseSaved,
  platformOf,
  type Descriptor,
  type ImageDocument,
  type Manifest,
  type SavedImage,
} from '../../core/layers/documents.js'
import type { Platform } from '../../core/platform.js'
import { blobName, digestOf, readDocument, type StoredLayer } from './blob.js'
import { DamagedImage } from './damaged-image.js'
import type { BlobStore } from './blob-store.js'

/** One platform of an image in a store. */
export interface StoredImage {
  readonly platform: Platform
  /** Of its manifest; of its configuration in an archive without manifests. */
  readonly digest: Digest
  readonly config: Digest
  readonly document: ImageDocument
  /** The lowest first. */
  readonly layers: readonly StoredLayer[]
}

/** What a store holds. */
export interface StoredImages {
  /** Of the only index or manifest that it names, otherwise of its own index. */
  readonly digest: Digest
  readonly images: readonly StoredImage[]
  /** What it names and does not hold, or cannot be understood, one sentence each. */
  readonly absent: readonly string[]
}

const deepest = 4
const mostManifests = 500

interface Search {
  readonly store: BlobStore
  /** Only what this names, if anything. */
  readonly wanted: Digest | null
  /** By manifest and platform: one manifest may be listed for several. */
  readonly images: Map<string, StoredImage>
  readonly absent: string[]
  /** Digests of the configurations of every image, wanted or not. */
  readonly configs: Set<Digest>
  seen: number
}

/** What a descriptor leads to; null when it leads nowhere, which is noted. */
const follow = async ({ digest, platform }: Descriptor, { store, absent }: Search): Promise<Manifest | null> => {
  const text = await readDocument(store, blobName(digest), digest)
  const manifest = text === null ? null : parseManifest(text)
  if (manifest !== null) return manifest
  const named = platformOf(platform)
  const what = text === null ? 'is not in it' : 'is neither an index nor a manifest'
  absent.push(`${digest}${named === null ? '' : ` (${named})`} ${what}`)
  return null
}

const visit = async (entry: Descriptor, isWanted: boolean, depth: number, search: Search): Promise<void> => {
  if (isAttestation(entry)) return
  search.seen += 1
  if (search.seen > mostManifests) throw new DamagedImage(`it names more than ${mostManifests} manifests`)
  const manifest = await follow(entry, search)
  if (manifest === null) return
  const wanted = isWanted || entry.digest === search.wanted
  if (manifest.kind === 'manifest') {
    search.configs.add(manifest.config.digest)
    if (wanted || manifest.config.digest === search.wanted) await add(entry, manifest, search)
    return
  }
  if (depth >= deepest) throw new DamagedImage(`its indexes are nested deeper than ${deepest}`)
  for (const below of manifest.manifests) await visit(below, wanted, depth + 1, search)
}

const add = async (
  { digest, platform }: Descriptor,
  { config, layers }: Extract<Manifest, { kind: 'manifest' }>,
  { store, images, absent }: Search,
): Promise<void> => {
  const written = await readDocument(store, blobName(config.digest), config.digest)
  const document = written === null ? null : parseConfig(written)
  if (document === null) {
    absent.push(`the configuration of ${digest} is not in it`)
    return
  }
  const named = platformOf(platform) ?? platformOf(document)
  if (named === null) return
  const ids = document.rootfs.diff_ids
  expectLayers(layers.length, ids.length, `the configuration of ${digest}`)
  const stored = layers.map((layer, place) => ({
    ...{ name: blobName(layer.digest), digest: layer.digest, diffId: ids[place] ?? null },
  }))
  images.set(`${digest} ${named}`, { platform: named, digest, config: config.digest, document, layers: stored })
}

/** The one thing that something names; null when there are several or none. */
const onlyOne = <T>(all: Iterable<T>): T | null => {
  const [only, ...others] = new Set(all)
  return only !== undefined && others.length === 0 ? only : null
}

const expectFound = (images: ReadonlyMap<string, StoredImage>, wanted: Digest | null): void => {
  if (wanted !== null && images.size === 0)
    throw new DamagedImage(`it holds no image ${wanted}`, undefined, 'Name the digest of one that it holds, or none')
}

const mostLayers = 500

const expectLayers = (count: number, described: number, what: string): void => {
  if (count > mostLayers) throw new DamagedImage(`${what} has more than ${mostLayers} layers`)
  if (count !== described) throw new DamagedImage(`${what} does not describe its ${count} layers`)
}

/**
 * Engines that know index.json read that, and older ones manifest.json: the images of the latter must be among the former's.
 * @param configs of all images of index.json, by digest
 */
const expectAgreement = async (store: BlobStore, configs: ReadonlySet<Digest>): Promise<void> => {
  const text = await readDocument(store, 'manifest.json', null)
  if (text === null) return
  const saved = parseSaved(text)
  if (saved === null) throw new DamagedImage('its manifest.json is none of docker save')
  for (const { config: name } of saved.slice(0, mostManifests)) {
    const written = await readDocument(store, name, null)
    if (written === null || !configs.has(digestOf(Buffer.from(written))))
      throw new DamagedImage(`its index.json and manifest.json disagree: ${name} is in no image of index.json`)
  }
}

const fromIndex = async (store: BlobStore, text: string, wanted: Digest | null): Promise<StoredImages> => {
  const index = parseManifest(text)
  if (index?.kind !== 'index') throw new DamagedImage('its index.json is no index')
  const search: Search = { store, wanted, images: new Map(), absent: [], configs: new Set(), seen: 0 }
  // The digest that stands for several images may be given back.
  const isAll = wanted === null || wanted === digestOf(Buffer.from(text))
  for (const entry of index.manifests) await visit(entry, isAll, 0, search)
  await expectAgreement(store, search.configs)
  expectFound(search.images, wanted)
  const named = onlyOne(index.manifests.filter((entry) => !isAttestation(entry)).map(({ digest }) => digest))
  const digest = wanted ?? named ?? digestOf(Buffer.from(text))
  return { digest, images: [...search.images.values()], absent: search.absent }
}

/** An image of an archive without manifests: its layers are those that its configuration describes. */
const savedImage = async (store: BlobStore, { config: name, layers }: SavedImage): Promise<StoredImage | null> => {
  const written = await readDocument(store, name, null)
  const document = written === null ? null : parseConfig(written)
  if (written === null || document === null) throw new DamagedImage(`${name} is no image configuration`)
  const config = digestOf(Buffer.from(written))
  const stated = `sha256:${/([0-9a-f]{64})(?:\.json)?$/.exec(name)?.[1] ?? ''}`
  if (isDigest(stated) && stated !== config) throw new DamagedImage(`${name} is not what its digest says`)
  const ids = document.rootfs.diff_ids
  expectLayers(layers.length, ids.length, name)
  const platform = platformOf(document)
  const stored = layers.map((layer, index) => ({ name: layer, digest: null, diffId: ids[index] ?? null }))
  return platform === null ? null : { platform, digest: config, config, document, layers: stored }
}

const fromSaved = async (store: BlobStore, text: string, wanted: Digest | null): Promise<StoredImages> => {
  const saved = parseSaved(text)
  if (saved === null) throw new DamagedImage('its manifest.json is none of docker save')
  const images = new Map<Digest, StoredImage>()
  const isAll = wanted === digestOf(Buffer.from(text))
  for (const entry of saved.slice(0, mostManifests)) {
    const image = await savedImage(store, entry)
    if (image !== null && (isAll || wanted === null || wanted === image.config)) images.set(image.config, image)
  }
  expectFound(images, wanted)
  return { digest: onlyOne(images.keys()) ?? digestOf(Buffer.from(text)), images: [...images.values()], absent: [] }
}

/**
 * What a store holds, by its own documents, each verified against the digest that names it.
 * @param wanted digest of an index, manifest or configuration, where it holds several images
 * @throws DamagedImage
 */
export const storedImages = async (store: BlobStore, wanted: Digest | null): Promise<StoredImages> => {
  const index = await readDocument(store, 'index.json', null)
  if (index !== null) return fromIndex(store, index, wanted)
  const saved = await readDocument(store, 'manifest.json', null)
  if (saved !== null) return fromSaved(store, saved, wanted)
  throw new DamagedImage('it has neither index.json nor manifest.json')
}
