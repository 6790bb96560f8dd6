import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readElfFile } from '../../../__tests__/support/host-files.js'
import { otherArch, otherLibc, type CorpusPackage, type CorpusTarget, type Variant } from './corpus-package.js'
import { fetchPackage } from './fetch.js'
import { needsLibstdcxx } from './packages.js'
import { fileNameOf, hashOf, place } from './places.js'
import { makeVariant, moduleIn, type Material, type Other } from './variants.js'

/** One row before anything is known of it. */
export interface PlannedRow {
  readonly pkg: CorpusPackage
  readonly target: CorpusTarget
  readonly variant: Variant
  /** Its folder below `rows` of its root. */
  readonly id: string
}

/** Name of the root that a variant runs in; see roots.bash. */
export const rootNameOf = ({ variant, target }: Pick<PlannedRow, 'variant' | 'target'>): string => {
  if (target.libc === 'musl') return 'musl'
  const roots: Partial<Record<Variant, string>> = {
    'older C library': 'older-libc',
    'older libstdc++': 'older-libstdcxx',
    'other Node': 'other-node',
    'system library missing': 'bare',
  }
  return roots[variant] ?? 'glibc'
}

const byFiles = [
  'good',
  'wrong architecture',
  'wrong C library',
  'truncated',
  'no section headers',
  'library removed',
] as const
const byLoader = ['native file missing', 'platform package missing'] as const
const byRoot = ['older C library', 'older libstdc++', 'other Node'] as const

/** Under an emulator a row takes seconds: what is about JavaScript, or does not differ by architecture, is left out. */
const emulated = [
  'good',
  'wrong architecture',
  'wrong C library',
  'truncated',
  'library removed',
  'older C library',
] as const

const variantsFor = ({ full }: CorpusPackage, { arch, libc }: CorpusTarget): readonly Variant[] => {
  if (arch === 'arm64' && libc === 'glibc') return full ? emulated : ['good']
  const files: readonly Variant[] = full ? byFiles : ['good', 'wrong architecture']
  if (libc === 'musl') return files
  return full ? [...files, ...byLoader, ...byRoot, 'system library missing'] : [...files, ...byRoot]
}

const provides = (root: string, library: string): boolean =>
  globSync([`usr/lib/${library}`, `usr/lib/*-linux-gnu/${library}`, `usr/lib64/${library}`], {
    cwd: join(place('roots'), root),
  }).length > 0

/** Whether something that the picks need is in the usual root and not in the bare one. */
const needsSystemLibrary = ({ good, files }: Material, { arch }: CorpusTarget): boolean =>
  files.some((file) => {
    if (!existsSync(good + file)) return false
    const reading = readElfFile(good + file)
    const needed = reading.kind === 'elf' ? reading.object.needed : []
    return needed.some((name) => provides(`glibc-${arch}`, name) && !provides(`bare-${arch}`, name))
  })

const otherOf = async (pkg: CorpusPackage, target: CorpusTarget): Promise<Other | null> => {
  const app = await fetchPackage(pkg, target)
  return app === null ? null : { app, files: moduleIn(app, pkg, target)?.files ?? [] }
}

const materialOf = async (pkg: CorpusPackage, target: CorpusTarget): Promise<Material | null> => {
  if (target.libc === 'musl' && needsLibstdcxx.has(pkg.name)) return null
  const good = await fetchPackage(pkg, target)
  if (good === null) return null
  const { files = [], missing = null } = moduleIn(good, pkg, target) ?? {}
  // npm leaves out what it cannot fetch of optional packages, without a word: that is not the package as it is published.
  if (missing !== null) return null
  // Without a build for musl there is nothing to open there.
  if (target.libc === 'musl' && files.length === 0) return null
  return {
    good,
    files,
    otherArch: await otherOf(pkg, { ...target, arch: otherArch(target.arch) }),
    otherLibc: await otherOf(pkg, { ...target, libc: otherLibc(target.libc) }),
  }
}

/** Where the trees of one root lie; it depends on how variants are made. */
export const rowsFolder = (target: CorpusTarget, root: string): string => {
  const made = hashOf(readFileSync(join(import.meta.dirname, 'variants.ts'), 'utf8'))
  return place('rows', made, `${root}-${target.arch}`)
}

/** Plans the rows of one package for one target and makes their trees, where they are not there yet. */
export const planRows = async (pkg: CorpusPackage, target: CorpusTarget): Promise<readonly PlannedRow[]> => {
  const material = await materialOf(pkg, target)
  if (material === null) return []
  const rows: PlannedRow[] = []
  for (const variant of variantsFor(pkg, target)) {
    if (variant === 'system library missing' && !needsSystemLibrary(material, target)) continue
    const id = `${fileNameOf(`${pkg.name}@${pkg.version}`)}--${variant.replaceAll(' ', '-').replaceAll('+', 'x')}`
    const folder = join(rowsFolder(target, rootNameOf({ variant, target })), id)
    const draft = `${folder}.draft`
    mkdirSync(join(folder, '..'), { recursive: true })
    if (!existsSync(folder)) {
      rmSync(draft, { recursive: true, force: true })
      if (!makeVariant(draft, variant, material, pkg)) continue
      renameSync(draft, folder)
    }
    rows.push({ pkg, target, variant, id })
  }
  return rows
}
