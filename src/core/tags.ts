import { refOf, type RunEvent } from './event.js'
import { referenceOf, sanitizeTag, type ImageName, type Tag } from './reference.js'
import type { RequestedTag } from './input/inputs.js'
import { versionOf } from './version.js'

/** One tag of one image that the run would move. */
export interface PlannedTag {
  readonly name: ImageName
  readonly tag: Tag
  /** `name:tag` */
  readonly reference: string
  /** Whether later releases move it again; an exact version or commit stays. */
  readonly moving: boolean
  /** The user wrote it, so it is not ours to reconsider. */
  readonly given: boolean
  /** The release that the event names, `1.2.4` or `1.2.4+fix.1`, which not every tag can spell; null when it names none. */
  readonly release: string | null
}

interface EventTag {
  readonly tag: Tag
  readonly moving: boolean
  /** On the exact tag of a release alone. */
  readonly release: string | null
}

/** Length of an abbreviated commit, as in docker/metadata-action. */
const shortCommit = 7

const made = (text: string, moving: boolean, release: string | null = null): readonly EventTag[] => {
  const tag = sanitizeTag(text)
  return tag === null ? [] : [{ tag, moving, release }]
}

const versionTags = (name: string): readonly EventTag[] | null => {
  const version = versionOf(name)
  if (version === null) return null
  const build = version.build.length > 0 ? `+${version.build.join('.')}` : ''
  const full = `${version.version}${build}`
  // A pre-release is for those who ask for it: nothing that people follow moves to it.
  if (version.prerelease.length > 0) return made(full, false)
  // Versions 0.x promise nothing across minor releases, so there is no tag `0` to follow.
  const major = version.major === 0 ? [] : made(`${version.major}`, true)
  const minor = made(`${version.major}.${version.minor}`, true)
  return [...made(full, false, full), ...minor, ...major, ...made('latest', true)]
}

/**
 * The tags that an event comes to, following the conventions of docker/metadata-action. Every run has exactly one that
 * stays where it is, so that a rollback has something to name:
 *
 * | ref | stays | moves |
 * |---|---|---|
 * | git tag `v1.2.3` | `1.2.3` | `1.2`, `1` (not for 0.x), `latest` |
 * | git tag `v2.0.0-rc.1` | `2.0.0-rc.1` | - |
 * | git tag `nightly/2026-01-01` | `nightly-2026-01-01` | - |
 * | branch `feature/x` | `sha-1234567` | `feature-x` |
 * | pull request 7 | `sha-1234567` | `pr-7` |
 */
export const eventTags = (event: RunEvent): readonly EventTag[] => {
  const ref = refOf(event)
  const commit = made(`sha-${event.commit.slice(0, shortCommit)}`, false)
  switch (ref.kind) {
    case 'tag':
      return versionTags(ref.name) ?? made(ref.name, false)
    case 'branch':
      return [...commit, ...made(ref.name, true)]
    case 'pull request':
      return [...commit, ...made(`pr-${ref.number}`, true)]
    case 'other':
      return commit
  }
}

/** What the image is called by people: the version, else the git tag, branch or pull request; null without an event. */
export const versionName = (tags: readonly { readonly tag: string; readonly moving: boolean }[]): string | null =>
  (tags.find(({ tag, moving }) => !moving && !tag.startsWith('sha-')) ?? tags.find(({ moving }) => moving) ?? tags[0])
    ?.tag ?? null

/** Whether a tag that the user wrote names one release or commit for good; when in doubt it moves, and so goes last. */
const isExact = (tag: string): boolean => versionOf(tag) !== null || /^(?:sha-)?[0-9a-f]{7,64}$/.test(tag)

/** All tags of all images, exact ones first, each once. */
export const planTags = (
  images: readonly ImageName[],
  requested: readonly RequestedTag[],
  event: RunEvent | null,
): readonly PlannedTag[] => {
  const wanted: readonly (EventTag & { readonly image: ImageName | null })[] =
    requested.length > 0
      ? requested.map(({ tag, image }) => ({ tag, image, moving: !isExact(tag), release: null }))
      : event === null
        ? []
        : eventTags(event).map((tag) => ({ ...tag, image: null }))
  const tags = wanted.flatMap(({ tag, image, moving, release }) =>
    (image === null ? images : [image]).map((name) => ({
      ...{ name, tag, moving, given: requested.length > 0, release },
      reference: referenceOf(name, tag),
    })),
  )
  const unique = [...new Map(tags.map((tag) => [tag.reference, tag])).values()]
  return [...unique.filter(({ moving }) => !moving), ...unique.filter(({ moving }) => moving)]
}
