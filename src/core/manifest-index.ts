import { isDigest, type Digest } from './evidence.js'
import { parsePlatform, type Platform } from './platform.js'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The platform manifests that an image index names (OCI image specification, index.json). Attestation manifests, which
 * stand under the platform unknown/unknown, are not platforms. Empty for anything that is no index.
 */
export const platformManifests = (json: string): ReadonlyMap<Platform, Digest> => {
  const found = new Map<Platform, Digest>()
  let index: unknown
  try {
    index = JSON.parse(json)
  } catch {
    return found
  }
  const manifests = isRecord(index) && Array.isArray(index['manifests']) ? (index['manifests'] as unknown[]) : []
  for (const descriptor of manifests) {
    if (!isRecord(descriptor) || !isRecord(descriptor['platform']) || !isDigest(descriptor['digest'])) continue
    const { os, architecture, variant } = descriptor['platform']
    const parts = [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '')
    const platform = parsePlatform(parts.join('/'))
    if (platform !== null) found.set(platform, descriptor['digest'])
  }
  return found
}
