import type { Digest } from '../core/evidence.js'
import { annotationsOf, placeholderKey } from '../core/manifest-index.js'
import type { TagMove } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'
import type { Manifest, Registry } from '../ports/registry.js'

export interface PutBackInput {
  /** In the order in which they were moved, or were about to be. */
  readonly moves: readonly TagMove[]
  /** What they were moved to. */
  readonly to: Digest
}

export interface PutBackPorts {
  readonly registry: Pick<Registry, 'manifest' | 'tag' | 'untag'>
  readonly log: Log
}

/**
 * Points tags to what they pointed to before, the latest first; a new one is taken away. What does not point to `to` was
 * not moved, or was moved by somebody else since: then it is theirs.
 * @returns those that could not be put back
 */
export const putBack = async (
  { moves, to }: PutBackInput,
  { registry, log }: PutBackPorts,
): Promise<readonly TagMove[]> => {
  const stayed: TagMove[] = []
  for (const move of moves.toReversed()) {
    const { name, tag, before } = move
    try {
      if (!(await mayBeOurs(move, to, registry))) continue
      if (before === null) await registry.untag(name, tag)
      else await registry.tag(name, tag, await held(registry, name, before))
      log.info(`${name}:${tag} ${before === null ? 'is gone' : `points to ${before}`} again`)
    } catch (error) {
      log.debug(`${name}:${tag}: ${error instanceof Error ? error.message : String(error)}`)
      stayed.push(move)
    }
  }
  return stayed.toReversed()
}

/** Whether the tag points to what it was moved to, or may do so. */
const mayBeOurs = async (
  { name, tag, before }: TagMove,
  to: Digest,
  registry: PutBackPorts['registry'],
): Promise<boolean> => {
  let now: Manifest | null
  try {
    now = await registry.manifest(name, tag)
  } catch {
    // It was about to be moved, and nobody can tell now: that somebody else moved it in between is less likely.
    return true
  }
  if (now === null || now.digest === before) return false
  // Also the index of nothing to which a tag points while it is being deleted.
  if (now.digest === to || placeholderKey in annotationsOf(new TextDecoder().decode(now.bytes))) return true
  // Somebody else's, when the registry has it under its own digest too; else what came back is damaged, and tells nothing.
  return (await registry.manifest(name, now.digest).catch(() => null))?.digest !== now.digest
}

const held = async (registry: PutBackPorts['registry'], name: string, digest: Digest): Promise<Manifest> => {
  const manifest = await registry.manifest(name, digest)
  if (manifest?.digest !== digest) throw new Error(`${name} has no ${digest} any more`)
  return manifest
}
