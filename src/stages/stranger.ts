import type { Digest } from '../core/evidence.js'
import { finding, type Finding } from '../core/finding.js'
import type { Verified } from '../core/gate.js'
import { githubPages, isGithub, type Home } from '../core/github-pages.js'
import type { Visibility } from '../core/visibility.js'
import type { Log } from '../ports/log.js'
import type { Registry } from '../ports/registry.js'

export interface StrangerInput {
  readonly verified: Verified
  /** Image names that were published, `host/path`, and whether each was new; null where the registry did not say. */
  readonly names: ReadonlyMap<string, boolean | null>
  /** The repository that the run belongs to. */
  readonly home: Home | null
}

export interface StrangerPorts {
  readonly registry: Pick<Registry, 'manifest'>
  readonly log: Log
}

/**
 * Looks at what was published as one who has no login. Nothing of it can fail: what a registry does not say is `unknown`. A
 * package that was made by this run is told with the visibility that it really got, because GHCR's depends on who made it
 * and on settings that no run can see.
 * @returns a finding for each new name
 */
export const lookAsStranger = async (
  { verified, names, home }: StrangerInput,
  { registry, log }: StrangerPorts,
): Promise<readonly Finding[]> => {
  const seen = await Promise.all(
    [...names].map(async ([name, isNew]) => ({
      name,
      isNew,
      visibility: await visibilityOf(name, verified, registry),
    })),
  )
  for (const { name, visibility } of seen) log.info(`${name} to one without a login: ${visibility.kind}`)
  return seen
    .filter(({ isNew }) => isNew === true)
    .map(({ name, visibility }) => {
      const settings = isGithub(name) ? githubPages(name, home).packageSettings : null
      return finding('AP713', { subject: name }, { name, visibility, settings })
    })
}

const visibilityOf = async (
  name: string,
  { image, platforms }: Verified,
  registry: StrangerPorts['registry'],
): Promise<Visibility> => {
  const digests: readonly Digest[] = [...new Set([image.index, ...platforms.map(({ digest }) => digest)])]
  try {
    const held = await Promise.all(digests.map((digest) => registry.manifest(name, digest, 'a stranger')))
    if (held.every((manifest) => manifest === null)) return { kind: 'private' }
    const other = digests.filter((digest, at) => held[at]?.digest !== digest)
    if (other.length === 0) return { kind: 'public' }
    return { kind: 'unknown', reason: `it gives others, or nothing, for ${other.join(', ')}` }
  } catch (error) {
    return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) }
  }
}
