import type { Platform } from './platform.js'

/** What tells one cache from another. */
export interface CacheIdentity {
  /** Chosen by the user; null: one per image and target. */
  readonly scope: string | null
  /** Path of the image, or whatever names the build. */
  readonly image: string
  readonly target: string | null
  /** Raised by the user to leave a cache behind that is broken. */
  readonly version: string
}

const word = (text: string): string => text.replace(/[^\w.-]+/g, '-')

/**
 * The cache scope of one platform: `acme-app-runtime-linux-arm64-v1`. Builds of other platforms, targets, images and
 * versions of the cache have others, so none overwrites another's index.
 */
export const cacheScope = ({ scope, image, target, version }: CacheIdentity, platform: Platform): string =>
  [scope === null ? word(image) : word(scope), ...(scope === null && target !== null ? [word(target)] : [])]
    .concat(word(platform), `v${word(version)}`)
    .join('-')
