import type { ImageFacts } from '../audit/facts.js'
import type { Platform } from '../platform.js'

/** Raised when a reader of the former shape would misread this one. */
export const factsSchema = 1

/** `facts-linux-arm64.json` */
export const factsFileName = (platform: Platform): string => `facts-${platform.replaceAll('/', '-')}.json`

/** What the audit's rules judged of one platform, whole and as it was, so that `audit` gives the same findings of it again. */
export const renderFacts = (facts: ImageFacts): string => `${JSON.stringify({ schema: factsSchema, facts }, null, 1)}\n`
