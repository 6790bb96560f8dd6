import { finding, type Finding } from '../core/finding.js'
import { platformManifests, strayManifests } from '../core/manifest-index.js'
import type { PushedPlatform } from '../core/merged-index.js'
import type { Proof } from '../core/proof.js'
import type { Manifest, Registry } from '../ports/registry.js'

/** What a job pushed. */
export interface ReadPushed {
  /** null when a registry does not have it, or has something else. */
  readonly pushed: PushedPlatform | null
  readonly findings: readonly Finding[]
}

/**
 * Reads what a proof names, as every registry holds it now: the index that the job pushed must name the proved manifest, for
 * the proved platform, and no other platform.
 * @param names `host/path`, every one that the index is to be published under
 * @throws ToolError when a registry does not say
 */
export const readPushed = async (
  proof: Pick<Proof, 'platform' | 'digest' | 'pushed'>,
  names: readonly string[],
  registry: Pick<Registry, 'manifest'>,
): Promise<ReadPushed> => {
  const { platform, digest } = proof
  let pushed: PushedPlatform | null = null
  const findings: Finding[] = []
  for (const name of names) {
    const index = await registry.manifest(name, proof.pushed)
    const manifest = index?.digest === digest ? index : await registry.manifest(name, digest)
    const reason = differs(proof, index, manifest)
    if (reason !== null) findings.push(finding('AP718', { subject: name, platform }, { name, digest, reason }))
    else if (index !== null) {
      const { mediaType, bytes } = index
      pushed = { platform, manifest: digest, digest: proof.pushed, mediaType, size: bytes.length, json: textOf(index) }
    }
  }
  return { pushed: findings.length === 0 ? pushed : null, findings }
}

const textOf = (manifest: Manifest | null): string => new TextDecoder().decode(manifest?.bytes)

const differs = (
  { platform, digest, pushed }: Pick<Proof, 'platform' | 'digest' | 'pushed'>,
  index: Manifest | null,
  manifest: Manifest | null,
): string | null => {
  if (index?.digest !== pushed || manifest?.digest !== digest) return `does not have what the job of ${platform} pushed`
  const named = platformManifests(textOf(index))
  // An image of a single platform without attestations is a manifest, not an index: then it is the platform's own.
  const listed = named.size === 0 ? index.digest : named.get(platform)
  if (listed !== digest) return `names another manifest for ${platform}`
  const [stray] = strayManifests(textOf(index), new Map([[platform, digest]]))
  return stray === undefined ? null : `names more than the manifest for ${platform}: ${stray}`
}
