import type { BuiltPlatform, Digest } from '../core/evidence.js'
import { finding, type Finding } from '../core/finding.js'
import type { Verified } from '../core/gate.js'
import { leftTag } from '../core/left-tag.js'
import { annotationsOf, attestationManifests, platformManifests, strayManifests } from '../core/manifest-index.js'
import type { Publication, PublishedTag } from '../core/outcome.js'
import { describeImage, supersededBy } from '../core/superseded.js'
import { tornFinding } from '../core/torn.js'
import type { Ledger, TagMove } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'
import type { Manifest, Pusher, Registry } from '../ports/registry.js'

/** A tag that the plan wants to point to the image. */
export interface TargetTag {
  /** `host/path`, without tag. */
  readonly name: string
  readonly tag: string
  /** Whether later releases move it again. */
  readonly moving: boolean
  /** The user wrote it: it is moved as it says, whatever it points to. */
  readonly given?: boolean
}

export interface PublishInput {
  readonly verified: Verified
  readonly tags: readonly TargetTag[]
  /** Names that get the image even when no tag of theirs is moved. */
  readonly names?: readonly string[]
}

export interface PublishPorts {
  readonly registry: Registry
  readonly pusher: Pick<Pusher, 'digest' | 'push'>
  readonly ledger: Ledger
  readonly log: Log
  /** Aborted when the job is cancelled: then no tag is moved any more. Putting back is free of it. */
  readonly ending?: AbortSignal
  /** Points tags to what they pointed to before. @returns those that could not be put back */
  readonly putBack: (moves: readonly TagMove[], to: Digest) => Promise<readonly TagMove[]>
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

interface Move extends TargetTag {
  readonly before: Digest | null
}

/**
 * Publishes what the gate minted, and nothing else. First everything reaches every registry by digest and is compared
 * there, digest for digest; only then are tags moved, exact and new ones before those that people follow. The moves are in
 * the ledger before the first of them, as one entry: when one fails, or this process is killed, all of them go back.
 */
export const publish = async (
  { verified, tags, names = [] }: PublishInput,
  ports: PublishPorts,
): Promise<PublishOutput> => {
  const begun: Move[] = []
  let forget = (): void => undefined
  try {
    for (const built of verified.platforms) await compareInEngine(verified, built, ports.pusher)
    const manifests = await pushAll(verified, [...new Set([...names, ...tags.map(({ name }) => name)])], ports)
    const { moves, findings } = await planMoves(verified, tags, manifests, ports.registry)
    const to = verified.image.index
    forget = ports.ledger.add({ kind: 'tags', to, moves: moves.map(toLedger) })
    for (const move of moves) {
      ports.ending?.throwIfAborted()
      // From here on the tag may have moved, whatever the registry answers.
      begun.push(move)
      await moveTag(move, manifests, ports)
    }
    const overtaken = await Promise.all(moves.map((move) => compareTag(verified, move, ports.registry)))
    forget()
    const kept = moves.filter((_, at) => overtaken[at] === null)
    return {
      publication: { kind: 'published', digest: to, tags: kept.map(published(verified)) },
      findings: [...findings, ...overtaken.filter((found) => found !== null)],
    }
  } catch (error) {
    const undone = await undo(begun, error, verified, ports)
    // What stayed is for the post step to try once more.
    if (undone.publication.kind === 'failed' && undone.publication.tags.length === 0) forget()
    return undone
  }
}

const referenceOf = ({ name, tag }: Pick<TargetTag, 'name' | 'tag'>): string => `${name}:${tag}`
const toLedger = ({ name, tag, before }: Move): TagMove => ({ name, tag, before })
const textOf = ({ bytes }: Manifest): string => new TextDecoder().decode(bytes)

const published =
  (verified: Verified) =>
  ({ before, moving, ...target }: Move): PublishedTag => ({
    ...{ reference: referenceOf(target), digest: verified.image.index },
    ...{ previous: before, moving },
  })

/** Sends the image to each name. @returns the index as each registry gives it back */
const pushAll = async (
  verified: Verified,
  names: readonly string[],
  { pusher, registry, log }: PublishPorts,
): Promise<ReadonlyMap<string, Manifest>> => {
  const manifests = new Map<string, Manifest>()
  for (const name of names) {
    await pusher.push(verified.image.index, name)
    manifests.set(name, await compareInRegistry(verified, name, registry))
    log.info(`${name} has ${verified.image.index}; no tag points to it yet`)
  }
  return manifests
}

/** What each tag points to now, and so which are moved, in which order. */
const planMoves = async (
  verified: Verified,
  tags: readonly TargetTag[],
  manifests: ReadonlyMap<string, Manifest>,
  registry: Registry,
): Promise<{ readonly moves: readonly Move[]; readonly findings: readonly Finding[] }> => {
  const found = await Promise.all(
    tags.map(async (target) => {
      const there = await registry.manifest(target.name, target.tag)
      const ours = manifests.get(target.name)
      const because =
        target.moving && target.given !== true && there !== null && ours !== undefined
          ? supersededBy(
              await tellingText(target.name, there, registry),
              await tellingText(target.name, ours, registry),
            )
          : null
      return { move: { ...target, before: there?.digest ?? null }, because }
    }),
  )
  const left = found.flatMap(({ move, because }) =>
    because === null ? [] : [leftTag(move, because, verified.image.index)],
  )
  const moves = found.flatMap(({ move, because }) => (because === null ? [move] : []))
  return { moves: moves.toSorted((one, other) => rank(one) - rank(other)), findings: left }
}

/** The text whose annotations tell: an index of a single platform has none, and its manifest has them. */
const tellingText = async (name: string, manifest: Manifest, registry: Registry): Promise<string> => {
  const text = textOf(manifest)
  const [first] = platformManifests(text).values()
  if (first === undefined || Object.keys(annotationsOf(text)).length > 0) return text
  const platform = await registry.manifest(name, first)
  return platform === null ? text : textOf(platform)
}

/** Exact tags before those that people follow, and among each new ones first: what fails early has then misled nobody. */
const rank = ({ moving, before }: Move): number => Number(moving) * 2 + Number(before !== null)

const moveTag = async (
  { name, tag }: Move,
  manifests: ReadonlyMap<string, Manifest>,
  { registry, ending }: PublishPorts,
): Promise<void> => {
  const manifest = manifests.get(name)
  if (manifest === undefined) throw new Error(`nothing was pushed to ${name}`)
  await registry.tag(name, tag, manifest, ending)
}

const differs = (expected: string, actual: string | null | undefined, where: string): PublishFailure =>
  new PublishFailure(finding('AP702', { subject: where }, { expected, actual: actual ?? 'nothing', where }))

const compareInEngine = async (
  verified: Verified,
  built: BuiltPlatform,
  pusher: PublishPorts['pusher'],
): Promise<void> => {
  const actual = await pusher.digest(verified.image.index, built.platform)
  if (actual !== built.digest) throw differs(built.digest, actual, `the engine, ${built.platform}`)
}

/** Reads back what the registry holds under the digest of the index, and every platform manifest it names. */
const compareInRegistry = async (verified: Verified, name: string, registry: Registry): Promise<Manifest> => {
  const { index } = verified.image
  const manifest = await registry.written(name, index, index)
  if (manifest?.digest !== index) throw differs(index, manifest?.digest, name)
  const named = platformManifests(textOf(manifest))
  await Promise.all(
    verified.platforms.map(async ({ platform, digest }) => {
      // An image of a single platform without attestations is a manifest, not an index: then it is the platform's own.
      const listed = named.size === 0 && verified.platforms.length === 1 ? index : named.get(platform)
      if (listed !== digest) throw differs(digest, listed, `${name}, ${platform}`)
      const held = await registry.written(name, digest, digest)
      if (held?.digest !== digest) throw differs(digest, held?.digest, `${name}, ${platform}`)
    }),
  )
  await compareAttestations(verified, name, textOf(manifest), registry)
  const known = new Map(verified.platforms.map(({ platform, digest }) => [platform, digest]))
  const [stray] = strayManifests(textOf(manifest), known)
  if (stray !== undefined) throw differs('nothing but the verified platforms', stray, name)
  return manifest
}

/** An attestation must be there, and be about one of the verified platforms. */
const compareAttestations = async (
  { platforms }: Verified,
  name: string,
  index: string,
  registry: Registry,
): Promise<void> => {
  const verified = new Set(platforms.map(({ digest }) => digest))
  for (const { digest, about } of attestationManifests(index)) {
    const where = `${name}, attestation ${digest}`
    if (about === null || !verified.has(about)) throw differs([...verified].join(', '), about, where)
    const held = await registry.written(name, digest, digest)
    if (held?.digest !== digest) throw differs(digest, held?.digest, where)
  }
}

/**
 * A tag that people follow may have been moved on by another run since: that is the order of things, and no reason to take
 * this release away. An exact one must be ours.
 * @returns the finding that says so; null when the tag is ours
 */
const compareTag = async (verified: Verified, target: Move, registry: Registry): Promise<Finding | null> => {
  const { name, tag, moving, before } = target
  const there = await registry.written(name, tag, verified.image.index)
  const actual = there?.digest
  if (actual === verified.image.index) return null
  const isTheirs =
    moving &&
    actual !== undefined &&
    actual !== before &&
    // Content that is not stored under its own digest was moved by nobody: it is damaged.
    (await registry.manifest(name, actual))?.digest === actual
  if (!isTheirs || there === null) throw differs(verified.image.index, actual, referenceOf(target))
  const what = describeImage(await tellingText(name, there, registry))
  const because = `another run has moved it since, to ${what} (${actual})`
  return leftTag(target, because, verified.image.index)
}

/** Whatever went wrong, a bug of ours included: tags come first, and then it is told. */
const undo = async (
  begun: readonly Move[],
  error: unknown,
  verified: Verified,
  { putBack }: PublishPorts,
): Promise<PublishOutput> => {
  const because = error instanceof Error ? error.message : String(error)
  const stayed = await putBack(begun.map(toLedger), verified.image.index)
  const last = begun.at(-1)
  const subject = last === undefined ? 'publishing' : referenceOf(last)
  const cause =
    error instanceof PublishFailure ? error.found : finding('AP704', { subject }, { tag: subject, reason: because })
  if (stayed.length === 0) return { publication: { kind: 'failed', because, tags: [] }, findings: [cause] }
  const isStayed = (move: Move): boolean => stayed.some((one) => referenceOf(one) === referenceOf(move))
  return {
    publication: { kind: 'failed', because, tags: begun.filter(isStayed).map(published(verified)) },
    findings: [...(error instanceof PublishFailure ? [cause] : []), tornFinding(stayed, because)],
  }
}
