import compareVersions from 'semver/functions/compare.js'
import type { PlannedTag } from './tags.js'
import { releaseOf, versionOf } from './version.js'

/** What tags a repository has already; null when the registry does not say. Those of a new one are none. */
export type ExistingTags = ReadonlyMap<string, readonly string[] | null>

/** Tags that the run is to move, and those that it leaves alone, each with the reason as a sentence. */
export interface SettledTags {
  readonly tags: readonly PlannedTag[]
  readonly left: readonly { readonly tag: PlannedTag; readonly because: string }[]
}

/** The releases that a moving tag stands for: all for `latest`, those of 1.x for `1`, those of 1.2.x for `1.2`. */
const covers = (moving: string, tag: string): boolean => {
  const version = releaseOf(tag)
  if (version === null) return false
  const { major, minor } = version
  return moving === 'latest' || moving === `${major}` || moving === `${major}.${minor}`
}

/** The newest of the tags that a moving tag stands for and that is newer than `version`; null when there is none. */
const newerThan = (version: string, moving: string, existing: readonly string[]): string | null => {
  const newer = existing.filter((tag) => covers(moving, tag) && compareVersions(tag, version) > 0)
  return newer.toSorted(compareVersions).at(-1) ?? null
}

/**
 * A release moves the tags that people follow only forward: 1.2.4 after 2.0.0 moves `1.2` and `1`, and leaves `latest`. In
 * doubt, when the registry does not tell its tags, `latest` stays. It is about tags made from the event; those that the
 * user wrote are moved as they say.
 */
export const settleTags = (planned: readonly PlannedTag[], existing: ExistingTags): SettledTags => {
  const version = versionOf(planned.find(({ release }) => release !== null)?.release ?? '')
  if (version === null) return { tags: planned, left: [] }
  const because = (tag: PlannedTag): string | null => {
    if (!tag.moving || tag.given || !covers(tag.tag, version.version)) return null
    const there = existing.get(tag.name)
    if (there === undefined) return null
    if (there === null) return tag.tag === 'latest' ? 'the registry does not tell which releases there are' : null
    const newer = newerThan(version.version, tag.tag, there)
    return newer === null ? null : `${newer} is newer than ${version.version}`
  }
  const judged = planned.map((tag) => ({ tag, because: because(tag) }))
  return {
    tags: judged.flatMap(({ tag, because: reason }) => (reason === null ? [tag] : [])),
    left: judged.flatMap(({ tag, because: reason }) => (reason === null ? [] : [{ tag, because: reason }])),
  }
}
