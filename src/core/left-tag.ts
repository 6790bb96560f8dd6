import type { Digest } from './evidence.js'
import { finding, type Finding } from './finding.js'

/**
 * A tag that is not moved to the image that was made, with the command that moves it all the same.
 * @param target `name` is `host/path`
 * @param because a sentence, without what the finding says itself
 */
export const leftTag = (
  { name, tag }: { readonly name: string; readonly tag: string },
  because: string,
  index: Digest,
): Finding => {
  const reference = `${name}:${tag}`
  return finding('AP714', { subject: reference }, { tag: reference, because, image: `${name}@${index}` })
}
