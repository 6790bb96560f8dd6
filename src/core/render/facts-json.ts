import type { ImageFacts, NativeFile } from '../audit/facts.js'
import type { Platform } from '../platform.js'

/** Raised when a reader of the former shape would misread this one. */
export const factsSchema = 1

/** `facts-linux-arm64.json` */
export const factsFileName = (platform: Platform): string => `facts-${platform.replaceAll('/', '-')}.json`

/** An image of the field has some hundred; a hostile one may have millions, and text is made of each. */
const mostEntries = 50_000

const entriesOf = ({ report }: NativeFile): number => {
  if (report === null) return 1
  const searched = report.missingLibraries.reduce((sum, missing) => sum + missing.searched.length, 0)
  return 1 + report.loaded.length + report.missingSymbols.length + report.missingVersions.length + searched
}

/**
 * What the audit's rules judged of one platform, so that they give the same findings of it again.
 * @throws RangeError when there is more than anybody would read
 */
export const renderFacts = (facts: ImageFacts): string => {
  const files = facts.modules.flatMap(({ native }) => native)
  const entries = files.reduce((sum, file) => sum + entriesOf(file), 0)
  if (entries > mostEntries) throw new RangeError(`${facts.platform}: ${entries} facts, and ${mostEntries} are written`)
  return `${JSON.stringify({ schema: factsSchema, facts }, null, 1)}\n`
}
