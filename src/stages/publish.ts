import type { BuiltPlatform, Digest } from '../core/evidence.js'
import { finding, type Finding } from '../core/finding.js'
import type { Verified } from '../core/gate.js'
import { platformManifests } from '../core/manifest-index.js'
import type { Publication, PublishedTag } from '../core/outcome.js'
import type { Log } from '../ports/log.js'
import type { Manifest, Pusher, Registry } from '../ports/registry.js'

/** A tag that the plan wants to point to the image. */
export interface TargetTag {
  /** `host/path`, without tag. */
  readonly name: string
  readonly tag: string
  /** Whether later releases move it again. */
  readonly moving: boolean
}

export interface PublishInput {
  readonly verified: Verified
  readonly tags: readonly TargetTag[]
}

export interface PublishPorts {
  readonly registry: Registry
  readonly pusher: Pusher
  readonly log: Log
}

export interface PublishOutput {
  readonly publication: Publication
  readonly findings: readonly Finding[]
}

/** What went wrong while publishing, as the finding that tells it. */
class PublishFailure extends Error {
  readonly found: Finding

  constructor(found: Finding) {
    super(found.found)
    this.name = 'PublishFailure'
    this.found = found
  }
}

interface Move {
  readonly target: TargetTag
  readonly before: Manifest | null
}

/**
 * Publishes what the gate minted, and nothing else: the digests are compared in the engine before the push, and in the
 * registry after it; content and manifests go first, exact tags next, moving ones last. When a tag fails, those that were
 * moved go back to what they pointed to.
 */
export const publish = async (input: PublishInput, ports: PublishPorts): Promise<PublishOutput> => {
  const { verified, tags } = input
  const ordered = [...tags].sort((one, other) => Number(one.moving) - Number(other.moving))
  const moved: Move[] = []
  try {
    for (const built of verified.platforms) await compareInEngine(verified, built, ports.pusher)
    const moves = await Promise.all(
      ordered.map(async (target) => ({ target, before: await ports.registry.manifest(target.name, target.tag) })),
    )
    const manifests = new Map<string, Manifest>()
    for (const move of moves) {
      const { name, tag } = move.target
      // From here on the tag may have moved, whatever the registry answers.
      moved.push(move)
      const manifest = manifests.get(name)
      if (manifest !== undefined) await ports.registry.tag(name, tag, manifest)
      else {
        await ports.pusher.push(verified.image.index, referenceOf(move.target))
        manifests.set(name, await compareInRegistry(verified, name, ports.registry))
      }
    }
    await Promise.all(moves.map(({ target }) => compareTag(verified, target, ports.registry)))
    return {
      publication: { kind: 'published', digest: verified.image.index, tags: moves.map(published(verified)) },
      findings: [],
    }
  } catch (error) {
    return undo(moved, error, input, ports)
  }
}

const referenceOf = ({ name, tag }: TargetTag): string => `${name}:${tag}`

const published =
  (verified: Verified) =>
  ({ target, before }: Move): PublishedTag => ({
    reference: referenceOf(target),
    digest: verified.image.index,
    previous: before?.digest ?? null,
    moving: target.moving,
  })

const differs = (expected: Digest, actual: Digest | null | undefined, where: string): PublishFailure =>
  new PublishFailure(finding('AP702', { subject: where }, { expected, actual: actual ?? 'nothing', where }))

const compareInEngine = async (verified: Verified, built: BuiltPlatform, pusher: Pusher): Promise<void> => {
  const actual = await pusher.digest(verified.image.index, built.platform)
  if (actual !== built.digest) throw differs(built.digest, actual, `the engine, ${built.platform}`)
}

/** Reads back what the registry holds under the digest of the index, and every platform manifest it names. */
const compareInRegistry = async (verified: Verified, name: string, registry: Registry): Promise<Manifest> => {
  const { index } = verified.image
  const manifest = await registry.manifest(name, index)
  if (manifest?.digest !== index) throw differs(index, manifest?.digest, name)
  const named = platformManifests(new TextDecoder().decode(manifest.bytes))
  await Promise.all(
    verified.platforms.map(async ({ platform, digest }) => {
      // An image of a single platform without attestations is a manifest, not an index: then it is the platform's own.
      const listed = named.size === 0 && verified.platforms.length === 1 ? index : named.get(platform)
      if (listed !== digest) throw differs(digest, listed, `${name}, ${platform}`)
      const held = await registry.manifest(name, digest)
      if (held?.digest !== digest) throw differs(digest, held?.digest, `${name}, ${platform}`)
    }),
  )
  return manifest
}

const compareTag = async (verified: Verified, target: TargetTag, registry: Registry): Promise<void> => {
  const actual = (await registry.manifest(target.name, target.tag))?.digest
  if (actual !== verified.image.index) throw differs(verified.image.index, actual, referenceOf(target))
}

/** Puts tags back, newest first, and tells what stayed where. */
const undo = async (
  moved: readonly Move[],
  error: unknown,
  { verified }: PublishInput,
  { registry, log }: PublishPorts,
): Promise<PublishOutput> => {
  // Whatever went wrong, a bug of ours included: tags come first, and then it is told.
  const reason = error instanceof Error ? error.message : String(error)
  const stayed: Move[] = []
  for (const move of moved.toReversed()) {
    const { target, before } = move
    try {
      const now = await registry.manifest(target.name, target.tag)
      // Not moved, or moved by somebody else since: then it is theirs.
      if (now?.digest !== verified.image.index) continue
      if (before === null) await registry.untag(target.name, target.tag)
      else await registry.tag(target.name, target.tag, before)
      log.info(`${referenceOf(target)} ${before === null ? 'is gone' : `points to ${before.digest}`} again`)
    } catch {
      stayed.push(move)
    }
  }
  const cause =
    error instanceof PublishFailure
      ? error.found
      : finding('AP704', { subject: subjectOf(moved) }, { tag: subjectOf(moved), reason })
  if (stayed.length === 0) return { publication: { kind: 'failed', because: reason, tags: [] }, findings: [cause] }
  const torn = finding(
    'AP703',
    { subject: stayed.map(({ target }) => referenceOf(target)).join(', ') },
    { moved: stayed.map(({ target }) => referenceOf(target)), reason, repair: stayed.map(repairCommand) },
  )
  const findings = error instanceof PublishFailure ? [cause, torn] : [torn]
  return { publication: { kind: 'failed', because: reason, tags: stayed.map(published(verified)) }, findings }
}

const subjectOf = (moved: readonly Move[]): string => {
  const last = moved.at(-1)
  return last === undefined ? 'publishing' : referenceOf(last.target)
}

const repairCommand = ({ target, before }: Move): string =>
  before === null
    ? `# ${referenceOf(target)} is new: delete it where the registry shows its tags`
    : `docker buildx imagetools create --tag ${referenceOf(target)} ${target.name}@${before.digest}`
