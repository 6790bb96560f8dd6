import type { InstalledPackage } from '../installed.js'
import type { Target } from '../target.js'
import type { Tree } from '../tree.js'

/** What a loader can look at. */
export interface Context {
  readonly tree: Tree
  readonly target: Target
  /** The package that Node would find under this name when required from `dir`; null when there is none. */
  readonly resolve: (name: string, dir: string) => InstalledPackage | null
}
