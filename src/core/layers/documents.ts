import * as v from 'valibot'
import { isDigest, type Digest } from '../evidence.js'
import { parsePlatform, type Platform } from '../platform.js'

const digest = v.custom<Digest>(isDigest)
const text = v.optional(v.nullable(v.string()))

const platform = v.object({ os: text, architecture: text, variant: text })

const descriptor = v.object({
  mediaType: text,
  digest,
  size: v.optional(v.fallback(v.nullable(v.number()), null)),
  platform: v.optional(v.nullable(platform)),
  annotations: v.optional(v.nullable(v.record(v.string(), v.unknown()))),
})

/** What an index or manifest says of something else (OCI image specification, descriptor.md). */
export type Descriptor = v.InferOutput<typeof descriptor>

const index = v.object({ manifests: v.array(descriptor) })
const manifest = v.object({ config: descriptor, layers: v.array(descriptor) })

/** manifest.json of `docker save` (moby, image/spec/spec.md): files of the archive. */
const saved = v.array(v.object({ Config: v.string(), Layers: v.nullable(v.array(v.string())) }))

const words = v.optional(v.nullable(v.array(v.string())))

/** Names as keys; what they lead to means nothing. */
const names = v.optional(v.nullable(v.record(v.string(), v.unknown())))

const config = v.object({
  os: text,
  architecture: text,
  variant: text,
  config: v.optional(
    v.nullable(
      v.object({
        Env: words,
        Entrypoint: words,
        Cmd: words,
        WorkingDir: text,
        User: text,
        Labels: v.optional(v.nullable(v.record(v.string(), v.string()))),
        ExposedPorts: names,
        Volumes: names,
      }),
    ),
  ),
  rootfs: v.object({ diff_ids: v.array(digest) }),
  history: v.optional(
    v.nullable(v.array(v.object({ created_by: text, empty_layer: v.optional(v.nullable(v.boolean())) }))),
  ),
})

/** The configuration of one platform of an image (OCI image specification, config.md). */
export type ImageDocument = v.InferOutput<typeof config>

/** A document that says where to go on: an index names manifests, a manifest its configuration and layers. */
export type Manifest =
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] }
  | { readonly kind: 'manifest'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }

/** One image of a `docker save` archive. */
export interface SavedImage {
  readonly config: string
  readonly layers: readonly string[]
}

const parse = <Schema extends v.GenericSchema>(schema: Schema, json: string): v.InferOutput<Schema> | null => {
  try {
    const parsed = v.safeParse(schema, JSON.parse(json))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** null when the text is neither an index nor a manifest. */
export const parseManifest = (json: string): Manifest | null => {
  const isIndex = parse(index, json)
  if (isIndex !== null) return { kind: 'index', manifests: isIndex.manifests }
  const isManifest = parse(manifest, json)
  return isManifest === null ? null : { kind: 'manifest', ...isManifest }
}

/** null when the text is no manifest.json of `docker save`. */
export const parseSaved = (json: string): readonly SavedImage[] | null =>
  parse(saved, json)?.map(({ Config, Layers }) => ({ config: Config, layers: Layers ?? [] })) ?? null

/** null when the text is no image configuration. */
export const parseConfig = (json: string): ImageDocument | null => parse(config, json)

/** The platform that a descriptor or a configuration names; null when it names none that Node images exist for. */
export const platformOf = (
  named: Pick<ImageDocument, 'os' | 'architecture' | 'variant'> | null | undefined,
): Platform | null =>
  named === null || named === undefined
    ? null
    : parsePlatform([named.os, named.architecture, named.variant].filter((part) => (part ?? '') !== '').join('/'))

/**
 * Attestations hang in an index like platforms (BuildKit, docs/attestations/attestation-storage.md). An annotation alone hides
 * no platform: engines run what is for theirs, whatever is written beside it.
 */
export const isAttestation = ({ annotations, platform: named }: Descriptor): boolean =>
  annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' &&
  named?.os === 'unknown' &&
  named.architecture === 'unknown'
