import type { Digest } from './evidence.js'
import { finding, type Finding } from './finding.js'

interface MovedTag {
  /** `host/path`, without tag. */
  readonly name: string
  readonly tag: string
  /** What it pointed to before; null when it is new. */
  readonly before: Digest | null
}

/** The command that puts a tag back; a comment where no command can. */
export const repairCommand = ({ name, tag, before }: MovedTag): string =>
  before === null
    ? `# ${name}:${tag} is new: delete it where the registry shows its tags`
    : `docker buildx imagetools create --prefer-index=false --tag ${name}:${tag} ${name}@${before}`

/** Tags that were moved, or may have been, and could not be put back. */
export const tornFinding = (tags: readonly MovedTag[], reason: string): Finding => {
  const moved = tags.map(({ name, tag }) => `${name}:${tag}`)
  return finding('AP703', { subject: moved.join(', ') }, { moved, reason, repair: tags.map(repairCommand) })
}
