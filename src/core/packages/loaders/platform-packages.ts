import type { MissingPackage, Pick, VersionPair } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import type { Manifest } from '../manifest.js'
import { baseName, joinPath } from '../path.js'
import { fits, isPlatformName, mostSpecific, stemOf, tagsOf } from '../platform-tags.js'
import type { Target } from '../target.js'
import type { Context } from './context.js'
import { pickPrebuild } from './node-gyp-build.js'

/** Optional dependencies whose names say a platform: what npm installs one of. */
export const platformDependencies = ({ optionalDependencies }: Manifest): readonly string[] =>
  Object.keys(optionalDependencies).filter(isPlatformName)

/** Whether a package is itself such a platform package. */
export const isPlatformPackage = ({ name, os, cpu }: Manifest): boolean =>
  isPlatformName(name) && (os.length > 0 || cpu.length > 0 || tagsOf(name).libc !== null)

const allows = (list: readonly string[], value: string): boolean => {
  const allowed = list.filter((item) => !item.startsWith('!'))
  return !list.includes(`!${value}`) && (allowed.length === 0 || allowed.includes(value))
}

/** Whether npm would install a package on the target, by its `os`, `cpu` and `libc` and by its name. */
export const suits = ({ name, os, cpu, libc }: Manifest, target: Target): boolean =>
  allows(os, target.platform) &&
  allows(cpu, target.arch) &&
  allows(libc, target.libc) &&
  (!isPlatformName(name) || fits(tagsOf(name), target))

const notExecutable = /^(?:licen[cs]e|readme|copying|notice|changelog|authors|makefile|package|dockerfile)/i

/** How deep below a platform package its program may lie, and how many names are looked at: sass-embedded nests two. */
const search = { depth: 3, names: 500 }

/** Programs of a package that has no addon: what `bin` names, and every file that looks like one by its name. */
const executables = ({ dir, manifest }: InstalledPackage, { tree }: Context): readonly string[] => {
  const files = new Set(manifest.bin.map((file) => joinPath(dir, file)))
  let seen = 0
  const look = (folder: string, depth: number): void => {
    for (const { name, kind } of tree.list(folder)) {
      seen += 1
      if (seen > search.names) return
      const path = joinPath(folder, name)
      if (kind === 'directory' && depth < search.depth && name !== 'node_modules') look(path, depth + 1)
      else if (kind !== 'directory' && !name.includes('.') && !notExecutable.test(name)) files.add(path)
    }
  }
  look(dir, 1)
  return [...files].filter((file) => tree.exists(file))
}

/** Native files of one platform package: its addon (the one for this C library, if it has several) or its program. */
export const platformFiles = (pkg: InstalledPackage, context: Context): readonly string[] => {
  if (pkg.addons.length === 0) return executables(pkg, context)
  const main = pkg.manifest.main.endsWith('.node') ? joinPath(pkg.dir, pkg.manifest.main) : null
  if (main !== null && context.tree.exists(main)) return [main]
  // lmdb and msgpackr put several flavours of prebuildify into one platform package.
  const inRoot = pkg.addons.filter((addon) => !addon.includes('/'))
  const flavour = inRoot.length > 1 ? pickPrebuild(context, pkg.dir, 'node-gyp-build-optional-packages') : null
  if (flavour !== null) return [flavour]
  return mostSpecific(pkg.addons, context.target).map((addon) => joinPath(pkg.dir, addon))
}

/** Of each family of platform packages (sharp has two) the one that the target needs; null where it has none. */
const wantedNames = (names: readonly string[], target: Target): ReadonlyMap<string, string | null> => {
  const families = new Map<string, string[]>()
  for (const name of names) {
    const stem = stemOf(name)
    families.set(stem, [...(families.get(stem) ?? []), name])
  }
  const wanted = new Map<string, string | null>()
  for (const [stem, members] of families) {
    const runsOnLinux = members.some((name) => tagsOf(name).os === 'linux')
    if (runsOnLinux) wanted.set(stem, mostSpecific(members, target)[0] ?? null)
  }
  return wanted
}

/** Addons of the package itself that are for the target: napi-rs' and Rollup's local file, or a local build. */
const localFiles = (pkg: InstalledPackage, { target }: Context): readonly string[] => {
  const built = pkg.addons.filter((addon) => /^(?:src\/)?build\/(?:Release|Debug)\//.test(addon))
  const tagged = pkg.addons.filter((addon) => isPlatformName(baseName(addon)))
  return [...mostSpecific(tagged, target), ...built].slice(0, 1).map((addon) => joinPath(pkg.dir, addon))
}

interface Found {
  readonly files: string[]
  readonly pairs: VersionPair[]
  readonly missing: MissingPackage[]
  /** Platform packages that are there and have addons, none of them for the target (its C library, its Node). */
  readonly unfit: string[]
}

/** A platform package of the same family that is there although it is for another platform: what a copied folder shows. */
const insteadOf = (name: string, { dir, manifest }: InstalledPackage, { resolve }: Context): string | null => {
  const stem = stemOf(name)
  const family = platformDependencies(manifest).filter((other) => other !== name && stemOf(other) === stem)
  return family.find((other) => resolve(other, dir) !== null) ?? null
}

/** What is there of the platform packages that the target needs. */
const findPackages = (pkg: InstalledPackage, names: readonly string[], context: Context): Found => {
  const found: Found = { files: [], pairs: [], missing: [], unfit: [] }
  for (const name of names) {
    const version = pkg.manifest.optionalDependencies[name] ?? ''
    const present = context.resolve(name, pkg.dir)
    if (present === null) {
      found.missing.push({ name, version, instead: insteadOf(name, pkg, context) })
      continue
    }
    const files = platformFiles(present, context)
    if (files.length === 0 && present.addons.length > 0) found.unfit.push(name)
    found.files.push(...files)
    found.pairs.push({ name, wanted: version, present: present.manifest.version, dir: present.dir })
  }
  return found
}

/**
 * Packages that leave their native part to one optional dependency per platform: Rollup, esbuild, sharp, SWC, napi-rs, and
 * everybody who does as they do.
 */
export const platformPackages = (pkg: InstalledPackage, context: Context): Pick | null => {
  const wanted = wantedNames(platformDependencies(pkg.manifest), context.target)
  if (wanted.size === 0) return null
  const names = [...wanted.values()].filter((name) => name !== null)
  const local = localFiles(pkg, context)
  const { files, pairs, missing, unfit } = findPackages(pkg, names, context)
  const family = files.some((file) => !file.endsWith('.node')) ? 'executable' : 'platform-package'
  if (local.length > 0) {
    // Loaders differ in whether the local file or the package comes first; with one of them there is no question.
    return { family, files: [...local, ...files], certain: files.length === 0, pairs }
  }
  if (names.length === 0 || (files.length === 0 && unfit.length > 0)) {
    return { family, files, pairs, absent: 'unsupported' }
  }
  return { family, files, pairs, missing: missing[0] ?? null }
}
