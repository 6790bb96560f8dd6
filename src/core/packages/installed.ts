import { parseManifest, type Manifest } from './manifest.js'
import { joinPath } from './path.js'
import type { Tree, TreeEntry } from './tree.js'

/** One package as it lies in the file system, with what in it may be native. */
export interface InstalledPackage {
  /** Its folder, absolute; physical, because the walk follows no links. */
  readonly dir: string
  readonly manifest: Manifest
  /** Files called *.node below it that belong to no other package, relative, in the order of the walk. */
  readonly addons: readonly string[]
  readonly hasBindingGyp: boolean
  /** Whether it was installed (lies in a node_modules folder) or is source of the application. */
  readonly installed: boolean
}

/** All packages of a root file system. */
export interface Installed {
  readonly packages: readonly InstalledPackage[]
  /** Files called *.node outside of every package, absolute. */
  readonly strays: readonly string[]
  /** Whether Yarn's Plug'n'Play is in use: its packages lie in archives. */
  readonly plugAndPlay: readonly string[]
  readonly gaps: readonly string[]
}

const limits = { directories: 500_000, depth: 64, packages: 100_000, addons: 20_000 }

/** Neither of these holds anything that is part of an image. */
const unreal = new Set(['/proc', '/sys', '/dev'])

interface Draft {
  dir: string
  manifest: Manifest
  addons: string[]
  hasBindingGyp: boolean
  installed: boolean
}

interface Walk {
  readonly tree: Tree
  readonly packages: Draft[]
  readonly strays: string[]
  readonly plugAndPlay: string[]
  readonly gaps: Set<string>
  directories: number
  addons: number
}

/** Where the walk stands: the package it is in, and what kind of folder this is. */
interface Place {
  readonly dir: string
  readonly depth: number
  readonly owner: Draft | null
  /** `store`: a node_modules folder or a scope in it, whose folders are packages. */
  readonly kind: 'store' | 'package' | 'plain'
}

const childOf = (dir: string, name: string): string => (dir === '/' ? `/${name}` : `${dir}/${name}`)

/** Obvious products of a compiler that no loader looks at: node-gyp links into obj.target first and then copies. */
const intermediate = (dir: string): boolean => dir.endsWith('/obj.target') || dir.includes('/obj.target/')

const ownerOf = (walk: Walk, place: Place, entries: readonly TreeEntry[]): Draft | null => {
  const has = (wanted: string): boolean => entries.some(({ name, kind }) => name === wanted && kind !== 'directory')
  // Inside an installed package a nested package.json only sets a module type; a root is what node_modules holds.
  const maybeRoot = place.kind === 'package' || place.owner?.installed !== true
  if (!maybeRoot || !has('package.json')) return place.owner
  const text = walk.tree.text(childOf(place.dir, 'package.json'))
  if (text === null) {
    walk.gaps.add(`${place.dir}/package.json is too large or cannot be read`)
    return place.owner
  }
  const manifest = parseManifest(text)
  if (manifest === null) return place.owner
  if (place.kind !== 'package' && manifest.name === '') return place.owner
  if (walk.packages.length >= limits.packages) {
    walk.gaps.add(`more than ${limits.packages} packages; the rest was not looked at`)
    return place.owner
  }
  const draft: Draft = {
    dir: place.dir,
    manifest,
    addons: [],
    hasBindingGyp: has('binding.gyp'),
    installed: place.kind === 'package',
  }
  walk.packages.push(draft)
  return draft
}

const addFile = (walk: Walk, place: Place, owner: Draft | null, name: string): void => {
  const isTable = name === '.pnp.cjs' || name === '.pnp.js'
  if (isTable && owner?.installed !== true) walk.plugAndPlay.push(childOf(place.dir, name))
  if (!name.endsWith('.node') || name === '.node' || intermediate(place.dir)) return
  walk.addons += 1
  if (walk.addons > limits.addons) {
    walk.gaps.add(`more than ${limits.addons} native files; the rest was not looked at`)
    return
  }
  const path = childOf(place.dir, name)
  if (owner === null) walk.strays.push(path)
  else owner.addons.push(path.slice(owner.dir === '/' ? 1 : owner.dir.length + 1))
}

const kindOf = (place: Place, name: string): Place['kind'] => {
  if (name === 'node_modules') return 'store'
  if (place.kind !== 'store') return 'plain'
  if (name.startsWith('@')) return 'store'
  // .pnpm, .bin, .cache, .package-lock.json and the like are no packages.
  return name.startsWith('.') ? 'plain' : 'package'
}

const visit = (walk: Walk, place: Place): readonly Place[] => {
  const entries = walk.tree.list(place.dir)
  const owner = ownerOf(walk, place, entries)
  const below: Place[] = []
  for (const { name, kind } of entries) {
    // A linked folder is met where it really lies; a linked addon is loaded from here.
    if (kind === 'file' || kind === 'symlink') addFile(walk, place, owner, name)
    if (kind !== 'directory') continue
    const dir = childOf(place.dir, name)
    if (unreal.has(dir)) continue
    const childKind = kindOf(place, name)
    below.push({ dir, depth: place.depth + 1, owner: childKind === 'store' ? null : owner, kind: childKind })
  }
  return below
}

/**
 * Finds every package of the root file system, wherever it lies: npm's and Yarn's node_modules, pnpm's store, workspaces,
 * global installations, and the application itself. Links are not followed, so cycles cannot occur.
 */
export const findInstalled = (tree: Tree): Installed => {
  const walk: Walk = {
    tree,
    packages: [],
    strays: [],
    plugAndPlay: [],
    gaps: new Set(),
    directories: 0,
    addons: 0,
  }
  const pending: Place[] = [{ dir: '/', depth: 0, owner: null, kind: 'plain' }]
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    walk.directories += 1
    if (walk.directories > limits.directories) {
      walk.gaps.add(`more than ${limits.directories} folders; the rest was not looked at`)
      break
    }
    if (place.depth > limits.depth) {
      walk.gaps.add(`${place.dir} lies too deep to be looked at`)
      continue
    }
    for (const below of visit(walk, place)) pending.push(below)
  }
  const { packages, strays, plugAndPlay, gaps } = walk
  return { packages, strays, plugAndPlay, gaps: [...gaps] }
}

/** The folders in which Node looks for what is required from `dir`, nearest first. */
export const moduleFolders = (dir: string): readonly string[] => {
  const folders: string[] = []
  const parts = dir.split('/').filter((part) => part !== '')
  for (let length = parts.length; length >= 0; length -= 1) {
    if (parts[length - 1] === 'node_modules') continue
    folders.push(joinPath('/', [...parts.slice(0, length), 'node_modules'].join('/')))
  }
  return folders
}
