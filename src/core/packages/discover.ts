import type { DiscoveredModule, Pick } from './discovered-module.js'
import { findInstalled, moduleFolders, type Installed, type InstalledPackage } from './installed.js'
import { bindings, buildFolder } from './loaders/build-folder.js'
import type { Context } from './loaders/context.js'
import { fallbackOf, known } from './loaders/known.js'
import { nodeGypBuild } from './loaders/node-gyp-build.js'
import { nodePreGyp } from './loaders/node-pre-gyp.js'
import { plain } from './loaders/plain.js'
import {
  isPlatformPackage,
  platformDependencies,
  platformFiles,
  platformPackages,
  suits,
} from './loaders/platform-packages.js'
import { prisma } from './loaders/prisma.js'
import { baseName } from './path.js'
import { fits, tagsOf } from './platform-tags.js'
import type { Target } from './target.js'
import type { Tree } from './tree.js'

/** Every package with native code in a root file system, and what could not be looked at. */
export interface Discovery {
  readonly modules: readonly DiscoveredModule[]
  /** All packages, native or not, for those who compare versions. */
  readonly packages: readonly InstalledPackage[]
  readonly gaps: readonly string[]
}

const mostModules = 2000

/** Whether a package has no business on Linux at all (fsevents): npm leaves such files about, and nothing loads them. */
const foreign = ({ manifest }: InstalledPackage, target: Target): boolean =>
  !isPlatformPackage(manifest) && !suits(manifest, target)

/** Loaders in the order in which they are asked. */
const loaders = [known, prisma, platformPackages, nodeGypBuild, nodePreGyp, bindings, buildFolder]

const askLoaders = (pkg: InstalledPackage, context: Context): Pick | null => {
  for (const loader of loaders) {
    const pick = loader(pkg, context)
    if (pick !== null) return pick
  }
  return null
}

/** A package of the application itself is only native by its files: its dependencies are not its loaders. */
const ownPickOf = (pkg: InstalledPackage, context: Context): Pick | null => {
  if (pkg.addons.length === 0) return null
  const pick = prisma(pkg, context) ?? nodeGypBuild(pkg, context) ?? plain(pkg, context)
  return pick?.family === 'plain' ? { ...pick, family: 'loose' } : pick
}

/** What these loaders do not take they do not load: builds for Electron, say, or what node-gyp left in its folder. */
const knowsThereIsNone = ({ family, certain }: Pick): boolean =>
  (family === 'node-gyp-build' || family === 'node-pre-gyp') && certain === true

const pickOf = (pkg: InstalledPackage, context: Context): Pick | null => {
  if (!pkg.installed) return ownPickOf(pkg, context)
  const pick = askLoaders(pkg, context)
  const decided =
    pick !== null &&
    (pick.files.length > 0 || Boolean(pick.missing) || pick.family === 'own-folder' || knowsThereIsNone(pick))
  // A loader that we only guess at found nothing, but there are files: say what they are instead of "none".
  return decided || pkg.addons.length === 0 ? pick : (plain(pkg, context) ?? pick)
}

/** Next's compiler is for building; standalone output leaves it out on purpose, and nothing asks for it at run time. */
const onlyForBuilding = new Set(['next'])

/** A module of which nothing is known yet but that it is one. */
const nothing = {
  family: 'plain',
  certain: true,
  missing: null,
  pairs: [],
  absent: null,
  fallback: '',
} as const

const bare = ({ manifest, dir }: InstalledPackage) => ({
  ...nothing,
  name: manifest.name === '' ? baseName(dir) : manifest.name,
  version: manifest.version,
  dir,
})

const moduleOf = (pkg: InstalledPackage, context: Context): DiscoveredModule | null => {
  const pick = pickOf(pkg, context)
  if (pick === null) return null
  if (pick.files.length === 0 && onlyForBuilding.has(pkg.manifest.name)) return null
  return { ...bare(pkg), ...pick, fallback: fallbackOf(pkg.manifest.name) }
}

/** Node's own search for a package, from a folder upwards, over what the walk found. */
const resolver = (tree: Tree, { packages, plugAndPlay }: Installed): Context['resolve'] => {
  const byDir = new Map(packages.map((pkg) => [pkg.dir, pkg]))
  const anywhere = new Map(packages.map((pkg) => [pkg.manifest.name, pkg]))
  return (name, dir) => {
    for (const folder of moduleFolders(dir)) {
      const path = `${folder === '/' ? '' : folder}/${name}`
      const direct = byDir.get(path)
      if (direct !== undefined) return direct
      const real = tree.realpath(path)
      const linked = real === null ? undefined : byDir.get(real)
      if (linked !== undefined) return linked
    }
    // Plug'n'Play resolves by its own table, so a package is found wherever it lies.
    return plugAndPlay.length > 0 && dir.includes('/.yarn/') ? (anywhere.get(name) ?? null) : null
  }
}

/** Platform packages that a present package lists, chosen or not: they are its files, and no modules of their own. */
const claimed = ({ packages }: Installed, resolve: Context['resolve']): ReadonlySet<string> => {
  const dirs = new Set<string>()
  for (const pkg of packages) {
    if (!pkg.installed) continue
    for (const name of platformDependencies(pkg.manifest)) {
      const found = resolve(name, pkg.dir)
      if (found !== null) dirs.add(found.dir)
    }
  }
  return dirs
}

const platformModule = (pkg: InstalledPackage, context: Context): DiscoveredModule | null => {
  const files = platformFiles(pkg, context)
  // A package of shared libraries only (sharp-libvips) is somebody else's dependency.
  if (files.length === 0) return null
  return { ...bare(pkg), family: 'platform-package', files }
}

/** An addon outside of every package is a module under its own path: something may load it. */
const strayModule = (path: string, target: Target): DiscoveredModule | null => {
  if (!fits(tagsOf(path), target)) return null
  return { ...nothing, family: 'loose', name: path, version: '', dir: path, files: [path] }
}

/**
 * Finds every package with native code in a root file system and what its loader would pick on the target. Only facts that
 * decide are read: names of folders and files, and package.json files.
 */
export const discoverNativeModules = (tree: Tree, target: Target): Discovery => {
  const installed = findInstalled(tree)
  const resolve = resolver(tree, installed)
  const context: Context = { tree, target, resolve }
  const claims = claimed(installed, resolve)
  const modules: DiscoveredModule[] = []
  for (const pkg of installed.packages) {
    if (foreign(pkg, target)) continue
    if (isPlatformPackage(pkg.manifest)) {
      const own = claims.has(pkg.dir) || !suits(pkg.manifest, target) ? null : platformModule(pkg, context)
      if (own !== null) modules.push(own)
      continue
    }
    const found = moduleOf(pkg, context)
    if (found !== null) modules.push(found)
  }
  for (const stray of installed.strays) {
    const found = strayModule(stray, target)
    if (found !== null) modules.push(found)
  }
  const gaps = [
    ...installed.gaps,
    ...installed.plugAndPlay.map((file) => `${file}: the packages that Yarn keeps in archives were not looked into`),
    ...(modules.length > mostModules ? [`more than ${mostModules} native modules; the rest was not looked at`] : []),
  ]
  modules.sort((a, b) => (a.dir < b.dir ? -1 : a.dir > b.dir ? 1 : 0))
  return { modules: modules.slice(0, mostModules), packages: installed.packages, gaps }
}
