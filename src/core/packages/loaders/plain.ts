import type { Pick } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import { baseName, joinPath } from '../path.js'
import { mostSpecific } from '../platform-tags.js'
import type { Context } from './context.js'

/** Folders whose addons belong to a package's own tests, not to what an application loads. */
const notShipped = /(?:^|\/)(?:tests?|__tests__|spec|examples?|fixtures?|benchmarks?|docs)\//

/** Any other package with addons: those whose path does not say that they are for another platform. */
export const plain = (pkg: InstalledPackage, { target }: Context): Pick | null => {
  if (pkg.addons.length === 0) return null
  const shipped = pkg.addons.filter((addon) => !notShipped.test(addon))
  const chosen = mostSpecific(shipped, target)
  if (chosen.length === 0) {
    return shipped.length === 0 ? null : { family: 'plain', files: [], absent: 'unsupported' }
  }
  // Several flavours of one addon: one of them is loaded, and this does not tell which. Different addons are all loaded.
  const flavours = new Set(chosen.map(baseName)).size < chosen.length
  return { family: 'plain', files: chosen.map((addon) => joinPath(pkg.dir, addon)), certain: !flavours }
}
