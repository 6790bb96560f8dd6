import { isDigest, type Digest } from './evidence.js'
import { parsePlatform, type Platform } from './platform.js'

/** Marks an index of nothing, to which a tag points for the moment in which it is deleted. */
export const placeholderKey = 'dev.archproof.placeholder'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (json: string): Readonly<Record<string, unknown>> | null => {
  try {
    const parsed: unknown = JSON.parse(json)
    return isRecord(parsed) ? parsed : null
  } catch {
    return null
  }
}

const descriptorsOf = (json: string): readonly Readonly<Record<string, unknown>>[] => {
  const manifests = parse(json)?.['manifests']
  return Array.isArray(manifests) ? (manifests as unknown[]).filter(isRecord) : []
}

/** `linux/arm/v7`, as a descriptor says it. */
const platformText = (platform: Readonly<Record<string, unknown>>): string =>
  [platform['os'], platform['architecture'], platform['variant']]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('/')

/**
 * The platform manifests that an image index names (OCI image specification, index.json). Attestation manifests, which
 * stand under the platform unknown/unknown, are not platforms. Empty for anything that is no index.
 */
export const platformManifests = (json: string): ReadonlyMap<Platform, Digest> => {
  const found = new Map<Platform, Digest>()
  for (const descriptor of descriptorsOf(json)) {
    if (!isRecord(descriptor['platform']) || !isDigest(descriptor['digest'])) continue
    const platform = parsePlatform(platformText(descriptor['platform']))
    if (platform !== null) found.set(platform, descriptor['digest'])
  }
  return found
}

/** An attestation manifest of an index, and the platform manifest that it is about. */
export interface Attestation {
  readonly digest: Digest
  /** null when it does not say, or says something else than a digest. */
  readonly about: Digest | null
}

/** null for what is none. https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md */
const attestationOf = ({ digest, annotations }: Readonly<Record<string, unknown>>): Attestation | null => {
  if (!isRecord(annotations) || annotations['vnd.docker.reference.type'] !== 'attestation-manifest') return null
  const about = annotations['vnd.docker.reference.digest']
  return isDigest(digest) ? { digest, about: isDigest(about) ? about : null } : null
}

/** The attestation manifests that an index names; empty for anything that is no index. */
export const attestationManifests = (json: string): readonly Attestation[] =>
  descriptorsOf(json).flatMap((descriptor) => attestationOf(descriptor) ?? [])

/**
 * What an index names beside the given platform manifests, each under its own platform, and attestations about them: a host
 * of some platform would run it, and nobody has looked at it. Each as `linux/arm/v6 sha256:…`; empty for anything that is no
 * index.
 */
export const strayManifests = (json: string, known: ReadonlyMap<Platform, Digest>): readonly string[] => {
  const digests = new Set<Digest | null>(known.values())
  const isKnown = (descriptor: Readonly<Record<string, unknown>>): boolean => {
    const { platform, digest } = descriptor
    if (!isRecord(platform)) return false
    const text = platformText(platform)
    const parsed = parsePlatform(text)
    if (parsed !== null) return known.get(parsed) === digest
    return text === 'unknown/unknown' && digests.has(attestationOf(descriptor)?.about ?? null)
  }
  return descriptorsOf(json)
    .filter((descriptor) => !isKnown(descriptor))
    .map(({ platform, digest }) => `${isRecord(platform) ? platformText(platform) : 'no platform'} ${String(digest)}`)
}

/** Annotations of an index or manifest; values that are no text are left out. */
export const annotationsOf = (json: string): Readonly<Record<string, string>> => {
  const annotations = parse(json)?.['annotations']
  if (!isRecord(annotations)) return {}
  return Object.fromEntries(
    Object.entries(annotations).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
