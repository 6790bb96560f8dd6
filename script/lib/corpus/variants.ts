import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readElfFile } from '../../../__tests__/support/host-files.js'
import { diskTree } from '../../../__tests__/support/disk-tree.js'
import { discoverNativeModules } from '../../../src/core/packages/discover.js'
import type { DiscoveredModule } from '../../../src/core/packages/discovered-module.js'
import { nodeArch, type CorpusPackage, type CorpusTarget, type Variant } from './corpus-package.js'
import { filesBelow, isElf } from './places.js'

/** The Node of the corpus, as script/lib/corpus/roots.bash puts it into its roots. */
export const corpusNode = '22.23.3'

/** What the package's own loader would pick in an application at `app`; null when nothing native is found in it. */
export const moduleIn = (app: string, pkg: CorpusPackage, { arch, libc }: CorpusTarget): DiscoveredModule | null => {
  const target = { platform: 'linux', arch: nodeArch(arch), libc, nodeVersion: corpusNode } as const
  const tree = diskTree(app)
  // What node-gyp-build looks for.
  const exists = (path: string) => (libc === 'musl' && path === '/etc/alpine-release') || tree.exists(path)
  const { modules } = discoverNativeModules({ ...tree, exists }, target)
  return modules.find(({ dir }) => dir === `/node_modules/${pkg.name}`) ?? null
}

/** Everything that a variant can be made of. All folders hold `node_modules`. */
export interface Material {
  readonly good: string
  readonly files: readonly string[]
  /** The same package installed for the other architecture, and for the other C library, with what is picked there. */
  readonly otherArch: Other | null
  readonly otherLibc: Other | null
}

export interface Other {
  readonly app: string
  readonly files: readonly string[]
}

const copy = (from: string, to: string): void => void execFileSync('cp', ['-al', from, to])

/** Puts another content in a file's place; the file itself is shared with the installation it was linked from. */
const replace = (path: string, content: Uint8Array | string): void => {
  const { mode } = statSync(path)
  rmSync(path)
  if (typeof content === 'string') copyFileSync(content, path)
  else writeFileSync(path, content, { mode })
}

const elfFiles = (app: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => existsSync(app + file) && isElf(app + file))

/** Takes the section headers away, which no loader looks at (strip --strip-section-headers). */
export const withoutSections = (original: Uint8Array): Uint8Array => {
  const bytes = Uint8Array.from(original)
  const view = new DataView(bytes.buffer)
  view.setBigUint64(40, 0n, true) // e_shoff
  view.setUint32(60, 0, true) // e_shnum, e_shstrndx
  return bytes
}

const packageFolder = (file: string): string => {
  const at = file.lastIndexOf('/node_modules/') + '/node_modules/'.length
  const [scope = '', name = ''] = file.slice(at).split('/')
  return file.slice(0, at) + (scope.startsWith('@') ? `${scope}/${name}` : scope)
}

/** Libraries in the application that a picked file needs, by the names in it. */
const bundledLibraries = (app: string, files: readonly string[]): readonly string[] => {
  const needed = new Set(
    elfFiles(app, files).flatMap((file) => {
      const reading = readElfFile(app + file)
      return reading.kind === 'elf' ? reading.object.needed : []
    }),
  )
  return filesBelow(join(app, 'node_modules'))
    .map((file) => `/node_modules/${file}`)
    .filter((file) => needed.has(file.slice(file.lastIndexOf('/') + 1)))
}

/** Puts the other's picks in the place of the good ones; false when that changes nothing. */
const replaceByOther = (app: string, files: readonly string[], other: Other | null): boolean => {
  const sources = elfFiles(other?.app ?? '', other?.files ?? [])
  if (other === null || sources.length === 0 || files.length === 0) return false
  let changed = false
  files.forEach((file, index) => {
    const source = other.app + (sources[index] ?? sources[0] ?? '')
    if (readFileSync(source).equals(readFileSync(app + file))) return
    replace(app + file, source)
    changed = true
  })
  return changed
}

type Change = (app: string, material: Material, pkg: CorpusPackage) => boolean

const changes: Partial<Record<Variant, Change>> = {
  // Programs of the other architecture run on the machine that makes the corpus, which has an emulator for them.
  'wrong architecture': (app, { files, otherArch }) =>
    replaceByOther(
      app,
      elfFiles(app, files).filter((file) => file.endsWith('.node')),
      otherArch,
    ),
  'wrong C library': (app, { files, otherLibc }) => replaceByOther(app, elfFiles(app, files), otherLibc),
  truncated: (app, { files }) => {
    const own = elfFiles(app, files)
    for (const file of own) {
      const size = statSync(app + file).size
      replace(app + file, readFileSync(app + file).subarray(0, Math.floor(size * 0.6)))
    }
    return own.length > 0
  },
  'native file missing': (app, { files }, pkg) => {
    const own = elfFiles(app, files).filter((file) => packageFolder(file) === `/node_modules/${pkg.name}`)
    for (const file of own) rmSync(app + file)
    return own.length > 0
  },
  'platform package missing': (app, { files }, pkg) => {
    const foreign = new Set(files.map(packageFolder).filter((folder) => folder !== `/node_modules/${pkg.name}`))
    for (const folder of foreign) rmSync(app + folder, { recursive: true })
    return foreign.size > 0
  },
  'library removed': (app, { files }) => {
    const libraries = bundledLibraries(app, files)
    for (const file of libraries) rmSync(app + file)
    return libraries.length > 0
  },
  'no section headers': (app, { files }) => {
    const own = elfFiles(app, files)
    for (const file of own) replace(app + file, withoutSections(readFileSync(app + file)))
    return own.length > 0
  },
}

/** Makes the tree of one row at `folder`; false when the variant makes no sense for the package, and then nothing is left. */
export const makeVariant = (folder: string, variant: Variant, material: Material, pkg: CorpusPackage): boolean => {
  mkdirSync(dirname(folder), { recursive: true })
  rmSync(folder, { recursive: true, force: true })
  copy(material.good, folder)
  const change = changes[variant]
  if (change === undefined || change(folder, material, pkg)) return true
  rmSync(folder, { recursive: true })
  return false
}
