import type { Filesystem, MissingLibrary, Rejection } from './loader.js'
import { examine, type LoaderRules, type Mapped, type Place } from './mapped.js'
import { folderOf } from './search-path.js'

/** More objects than any process of the field has. */
const maxObjects = 512
/** Files tried for one load; a hostile object may list thousands of names and folders. */
const maxTries = 100_000

/** What loading some objects adds to a process. */
export interface Closure {
  readonly added: readonly Mapped[]
  readonly missing: readonly MissingLibrary[]
  readonly damage: readonly string[]
}

interface State {
  readonly files: Filesystem
  readonly rules: LoaderRules
  /** Everything in the process, in the loader's order. */
  readonly process: Mapped[]
  /** Further names under which this load has found something that was there already. */
  readonly aliases: Map<string, Mapped>
  readonly missing: MissingLibrary[]
  readonly damage: Set<string>
  tries: number
}

/** Maps everything that `roots` need and that `process` does not hold yet, breadth first as both loaders do. */
export const closureOf = (
  files: Filesystem,
  rules: LoaderRules,
  process: readonly Mapped[],
  roots: readonly Mapped[],
): Closure => {
  const state: State = {
    files,
    rules,
    process: [...process, ...roots],
    aliases: new Map(),
    missing: [],
    damage: new Set(),
    tries: 0,
  }
  for (let next = process.length; next < state.process.length; next += 1) {
    const mapped = state.process[next]
    for (const name of new Set(mapped?.object.needed)) {
      if (mapped !== undefined) satisfy(name, mapped, state)
    }
    if (mapped !== undefined) mapped.damage.forEach((text) => state.damage.add(`${mapped.path}: ${text}`))
  }
  return { added: state.process.slice(process.length), missing: state.missing, damage: [...state.damage] }
}

const satisfy = (name: string, neededBy: Mapped, state: State): void => {
  const { rules, process } = state
  const known = rules.inProcess(name, process) ?? state.aliases.get(name) ?? null
  if (known !== null) {
    if (!process.includes(known)) process.push(known)
    return
  }
  if (process.length >= maxObjects || state.tries >= maxTries) {
    state.damage.add('more libraries are needed than are followed')
    return
  }
  const found = search(name, neededBy, state)
  if (found === null) return
  const same = rules.replaces(found.object) ?? process.find(({ realPath }) => realPath === found.realPath)
  if (same !== undefined) state.aliases.set(name, same)
  const mapped = same ?? found
  if (!process.includes(mapped)) process.push(mapped)
}

/** The first file that the loader would map; what keeps it from doing so is noted. */
const search = (name: string, neededBy: Mapped, state: State): Mapped | null => {
  const { files, rules } = state
  const tried: Place[] = []
  let refused: { readonly reason: Rejection; readonly realPath: string | null } = { reason: 'absent', realPath: null }
  for (const place of rules.places(name, neededBy)) {
    state.tries += 1
    tried.push(place)
    const examined = examine(files, place.path, neededBy.object)
    if (examined.kind === 'usable') {
      return { ...examined, path: place.path, via: place.via, names: new Set([name]), loader: neededBy }
    }
    if (examined.kind === 'unread') {
      state.damage.add(`${examined.realPath}, which ${neededBy.path} needs, was not read`)
      return null
    }
    if (examined.reason !== 'absent') refused = examined
    if (!rules.goesOnAfter.has(examined.reason)) break
  }
  const special = rules.onlySomeCpus(name, neededBy)
  state.tries += special.length
  const somewhere = special.find((path) => files.resolve(path) !== null)
  if (somewhere === undefined) state.missing.push(missing(name, neededBy, tried, refused))
  else state.damage.add(`${name}, which ${neededBy.path} needs, is only there for some CPUs: ${somewhere}`)
  return null
}

const missing = (
  library: string,
  neededBy: Mapped,
  tried: readonly Place[],
  { reason, realPath }: { readonly reason: Rejection; readonly realPath: string | null },
): MissingLibrary => ({
  library,
  neededBy: neededBy.path,
  searched: [...new Set(tried.map(({ path }) => folderOf(path)))],
  reason,
  found: realPath,
})
