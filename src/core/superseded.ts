import { annotationsOf } from './manifest-index.js'
import { releaseOf } from './version.js'

const key = (name: string): string => `org.opencontainers.image.${name}`

/**
 * Why a tag that people follow should stay where it is: what it points to is newer than what this run made, because
 * another run overtook this one. Both say so by their annotations, which anybody may have written: best effort, beside
 * `concurrency` in the workflow.
 * @param there the index or manifest that the tag points to, JSON
 * @param ours the one that this run made, JSON
 * @returns a sentence; null when nothing speaks against moving the tag
 */
export const supersededBy = (there: string, ours: string): string | null => {
  const [theirs, own] = [annotationsOf(there), annotationsOf(ours)]
  const [theirVersion, ownVersion] = [releaseOf(theirs[key('version')] ?? ''), releaseOf(own[key('version')] ?? '')]
  if (theirVersion !== null && ownVersion !== null) {
    // A newer commit may belong to an older line, so that versions count before times.
    return theirVersion.compare(ownVersion) > 0
      ? `it points to ${theirVersion.version}, which is newer than ${ownVersion.version}`
      : null
  }
  if (theirs[key('revision')] === own[key('revision')]) return null
  const [theirTime, ownTime] = [Date.parse(theirs[key('created')] ?? ''), Date.parse(own[key('created')] ?? '')]
  if (!(theirTime > ownTime)) return null
  return `it points to ${commitOf(theirs)}, which is newer than ${commitOf(own)}`
}

const commitOf = (annotations: Readonly<Record<string, string>>): string => {
  const revision = annotations[key('revision')]
  return revision === undefined ? 'an unknown commit' : `the commit ${revision.slice(0, 12)}`
}

/** What stands under a tag, for people: `2.0.0 of the commit 0123456789ab`. @param json an index or manifest */
export const describeImage = (json: string): string => {
  const annotations = annotationsOf(json)
  const version = annotations[key('version')]
  return [version?.slice(0, 60), commitOf(annotations)].filter((part) => part !== undefined).join(' of ')
}
