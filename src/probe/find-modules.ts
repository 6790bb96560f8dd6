import { discoverNativeModules } from '../core/packages/discover.js'
import type { DiscoveredModule } from '../core/packages/discovered-module.js'
import type { InstalledPackage } from '../core/packages/installed.js'
import { longestField, mostFiles, type ProbeModule, type ProbeRequest } from '../core/smoke/protocol.js'
import type { Emit } from './emit.js'
import { fileSystemTree } from './file-system-tree.js'
import { mappedObjects } from './native-objects.js'

/** The C library that this very process runs on. */
export const runningLibc = (): 'glibc' | 'musl' =>
  mappedObjects().some((file) => /\/(?:ld-musl-|libc\.musl-)/.test(file)) ? 'musl' : 'glibc'

type Found = Omit<ProbeModule, 'index'>

const fromDiscovery = ({ name, version, dir, family, files, certain }: DiscoveredModule): Found => ({
  name: name.slice(0, longestField / 4),
  version: version.slice(0, longestField / 4),
  dir: dir.slice(0, longestField),
  family,
  files: files.slice(0, mostFiles),
  certain,
})

const fromPackage = ({ manifest, dir }: InstalledPackage): Found => ({
  name: manifest.name,
  version: manifest.version,
  dir,
  family: 'plain',
  files: [],
  certain: true,
})

/** Every native module of this file system, found as the audit finds them, and the packages that the user adds. */
export const findModules = ({ add }: ProbeRequest, emit: Emit): readonly ProbeModule[] => {
  const { modules, packages, gaps } = discoverNativeModules(fileSystemTree, {
    platform: 'linux',
    arch: process.arch,
    libc: runningLibc(),
    nodeVersion: process.versions.node,
  })
  for (const text of gaps) emit({ kind: 'gap', text: text.slice(0, longestField) })
  const known = new Set(modules.map(({ dir }) => dir))
  const added = packages.filter(({ manifest, dir }) => add.includes(manifest.name) && !known.has(dir))
  const names = new Set(packages.map(({ manifest }) => manifest.name))
  for (const name of add.filter((wanted) => !names.has(wanted))) {
    emit({ kind: 'gap', text: `${name} is to be proved and is not installed in the image` })
  }
  const found = [...modules.map(fromDiscovery), ...added.map(fromPackage)].map((module, index) => ({
    ...module,
    index,
  }))
  for (const module of found) emit({ kind: 'module', module })
  emit({ kind: 'found', count: found.length })
  return found
}
