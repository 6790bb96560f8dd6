import type { Pick } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import { baseName, joinPath } from '../path.js'
import { forThisNode, withoutNodeTag } from '../node-tags.js'
import { mostSpecific, stemOf } from '../platform-tags.js'
import type { Context } from './context.js'

/** Folders whose addons belong to a package's own tests, not to what an application loads. */
const notShipped = /(?:^|\/)(?:tests?|__tests__|spec|examples?|fixtures?|benchmarks?|docs)\//

/** Whether two of the files are flavours of one addon: of these only one is loaded, different addons all are. */
const hasFlavours = (addons: readonly string[]): boolean => {
  const stems = addons.map((addon) => withoutNodeTag(stemOf(baseName(addon))))
  return new Set(stems).size < addons.length
}

/**
 * Any other package with addons: those whose path does not say that they are for another platform or another Node. One with
 * files for other platforms only is left alone: what it does here (pnpm copies files without them) is not known.
 */
export const plain = (pkg: InstalledPackage, { target }: Context): Pick | null => {
  const shipped = pkg.addons.filter((addon) => !notShipped.test(addon))
  const chosen = forThisNode(mostSpecific(shipped, target), target)
  if (chosen.length === 0) return null
  return { family: 'plain', files: chosen.map((addon) => joinPath(pkg.dir, addon)), certain: !hasFlavours(chosen) }
}
