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
  readonly registry: Pick<Registry, 'manifest' | 'written' | 'tag' | 'untag'>
  readonly log: Log
}

/**
 * Points tags to what they pointed to before, the latest first; a new one is taken away. What points to something else was
 * moved by somebody else since: then it is theirs.
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
      const standing = await standingOf(move, to, registry)
      if (standing === 'theirs') continue
      const point = async (back: Digest): Promise<void> => registry.tag(name, tag, await held(registry, name, back))
      if (standing === 'as before') {
        // A registry may show a move seconds after it has taken it; pointed once more to what it shows, it stays there.
        if (before !== null)
          await point(before).catch((error: unknown) => log.debug(`${name}:${tag}: ${String(error)}`))
        continue
      }
      await (before === null ? registry.untag(name, tag) : point(before))
      log.info(`${name}:${tag} ${before === null ? 'is gone' : `points to ${before}`} again`)
    } catch (error) {
      log.debug(`${name}:${tag}: ${error instanceof Error ? error.message : String(error)}`)
      stayed.push(move)
    }
  }
  return stayed.toReversed()
}

/** What the tag points to: what it was moved to or, as far as anybody can tell, may be; what it did before; or another image. */
const standingOf = async (
  { name, tag, before }: TagMove,
  to: Digest,
  registry: PutBackPorts['registry'],
): Promise<'ours' | 'as before' | 'theirs'> => {
  let now: Manifest | null
  try {
    // That a new tag is not there is believed only after the time that registries take to show one.
    now = await (before === null ? registry.written(name, tag, to) : registry.manifest(name, tag))
  } catch {
    // It was about to be moved, and nobody can tell now: that somebody else moved it in between is less likely.
    return 'ours'
  }
  if (now === null || now.digest === before) return 'as before'
  // Also the index of nothing to which a tag points while it is being deleted.
  if (now.digest === to || placeholderKey in annotationsOf(new TextDecoder().decode(now.bytes))) return 'ours'
  // Somebody else's, when the registry has it under its own digest too; else what came back is damaged, and tells nothing.
  const stored = await registry.manifest(name, now.digest).catch(() => null)
  return stored?.digest === now.digest ? 'theirs' : 'ours'
}

const held = async (registry: PutBackPorts['registry'], name: string, digest: Digest): Promise<Manifest> => {
  const manifest = await registry.manifest(name, digest)
  if (manifest?.digest !== digest) throw new Error(`${name} has no ${digest} any more`)
  return manifest
}
