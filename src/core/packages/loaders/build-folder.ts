import type { Pick } from '../discovered-module.js'
import type { InstalledPackage } from '../installed.js'
import { baseName, joinPath, parentOf } from '../path.js'
import { mostSpecific } from '../platform-tags.js'
import { nodeModuleVersion, type Target } from '../target.js'
import type { Context } from './context.js'

/** Where `bindings` 1.5.0 looks, in its order, below the package. */
const bindingsFolders = ({ arch, nodeVersion }: Target): readonly string[] => [
  'build',
  'build/Debug',
  'build/Release',
  'out/Debug',
  'Debug',
  'out/Release',
  'Release',
  'build/default',
  `compiled/${nodeVersion}/linux/${arch}`,
  'addon-build/release/install-root',
  'addon-build/debug/install-root',
  'addon-build/default/install-root',
  `lib/binding/node-v${nodeModuleVersion(nodeVersion) ?? ''}-linux-${arch}`,
]

/** The names that the package's own code gives to `bindings()`; empty when it does not say so in one of the usual ways. */
const bindingNames = ({ dir, manifest }: InstalledPackage, { tree }: Context): readonly string[] => {
  const main = manifest.main === '' ? 'index.js' : manifest.main
  const sources = [main, `${main}.js`, `lib/${baseName(manifest.name)}-binding.js`, 'lib/database.js', 'lib/binding.js']
  for (const source of sources) {
    const text = tree.text(joinPath(dir, source)) ?? ''
    const found = /require\(\s*['"]bindings['"]\s*\)\(\s*(?:\{\s*bindings\s*:\s*)?['"]([\w.+-]{1,100})['"]/.exec(text)
    if (found?.[1] !== undefined) return [found[1].endsWith('.node') ? found[1] : `${found[1]}.node`]
  }
  return []
}

/** The first folder of the list that has the file, for each name of an addon. */
const firstOfEach = (addons: readonly string[], folders: readonly string[]): readonly string[] => {
  const chosen = new Map<string, string>()
  for (const folder of folders) {
    for (const addon of addons) {
      const name = baseName(addon)
      if (addon === `${folder}/${name}` && !chosen.has(name)) chosen.set(name, addon)
    }
  }
  return [...chosen.values()]
}

/** Packages that load through `bindings`. */
export const bindings = (pkg: InstalledPackage, context: Context): Pick | null => {
  if (pkg.manifest.dependencies['bindings'] === undefined) return null
  const names = bindingNames(pkg, context)
  const all = firstOfEach(pkg.addons, bindingsFolders(context.target))
  const wanted = names.length === 0 ? all : all.filter((addon) => names.includes(baseName(addon)))
  const files = wanted.map((addon) => joinPath(pkg.dir, addon))
  if (files.length === 0) return compiles(pkg) ? { family: 'bindings', files, absent: 'not-built' } : null
  return { family: 'bindings', files, certain: names.length > 0 || files.length === 1 }
}

/** Whether an install script makes or fetches what a package loads. */
export const compiles = ({ hasBindingGyp, manifest }: InstalledPackage): boolean =>
  hasBindingGyp ||
  manifest.gypfile ||
  manifest.dependencies['prebuild-install'] !== undefined ||
  /\b(?:node-gyp|node-pre-gyp|cmake-js|cmake-ts|prebuild-install)\b/.test(manifest.install)

/**
 * Packages that node-gyp, cmake-js or prebuild-install fills: all that was compiled lies in one folder, and the package
 * names it in its code. Release wins, as in every such package we read.
 */
export const buildFolder = (pkg: InstalledPackage, { target }: Context): Pick | null => {
  for (const folder of ['build/Release', 'build/Debug', 'out/Release', 'out']) {
    const built = pkg.addons.filter((addon) => parentOf(`/${addon}`) === `/${folder}`)
    const files = mostSpecific(built, target).map((addon) => joinPath(pkg.dir, addon))
    if (files.length > 0) return { family: 'build-folder', files, certain: files.length === 1 }
  }
  return compiles(pkg) && pkg.addons.length === 0 ? { family: 'build-folder', files: [], absent: 'not-built' } : null
}
