import type { ElfObject } from '../elf/elf-object.js'
import { architectures } from '../platform.js'
import { cacheFlags, readLoaderCache, type CacheEntry, type LoaderCache } from './ld-so-cache.js'
import type { Filesystem, Program } from './loader.js'
import { originOf, type LoaderRules, type Mapped, type Place } from './mapped.js'
import { absolute, expandTokens, folderOf, join, type Tokens } from './search-path.js'

const cachePath = '/etc/ld.so.cache'

/** Subfolders of glibc-hwcaps that a CPU may qualify for (ld.so --help lists them); by `e_machine`. */
const hardwareFolders: Readonly<Record<number, readonly string[]>> = {
  21: ['power9', 'power10'],
  22: ['z13', 'z14', 'z15', 'z16'],
  62: ['x86-64-v2', 'x86-64-v3', 'x86-64-v4'],
}

interface Context {
  readonly program: Program
  readonly main: Mapped
  readonly interpreter: Mapped | null
  readonly cache: LoaderCache
  readonly defaultFolders: readonly string[]
}

/** How glibc's loader finds what is needed: elf/dl-load.c, `_dl_map_object`; ld.so(8). */
export const glibcRules = (
  files: Filesystem,
  {
    program,
    main,
    interpreter,
  }: { readonly program: Program; readonly main: Mapped; readonly interpreter: Mapped | null },
  damage: (text: string) => void,
): LoaderRules => {
  const context: Context = {
    program,
    main,
    interpreter,
    cache: loaderCache(files, main.object, damage),
    defaultFolders: defaultFolders(main.object, interpreter?.object ?? null),
  }
  return {
    family: 'glibc',
    inProcess: (name, process) => {
      const isIt = (mapped: Mapped) => mapped.names.has(name) || mapped.object.soname === name || mapped.path === name
      return process.find(isIt) ?? (interpreter !== null && isIt(interpreter) ? interpreter : null)
    },
    places: (name, neededBy) =>
      name.includes('/') ? [direct(name, neededBy, context)] : places(name, neededBy, context),
    replaces: () => null,
    // open_verify takes files of another class or machine for absent; open_path does the same with EACCES.
    goesOnAfter: new Set(['absent', 'unreadable', 'wrong-class', 'wrong-machine']),
    onlySomeCpus: (name, neededBy) => onlySomeCpus(name, neededBy, context),
  }
}

/** The cache is all that the loader knows of ld.so.conf: folders listed there do not count until ldconfig has run. */
const loaderCache = (files: Filesystem, main: ElfObject, damage: (text: string) => void): LoaderCache => {
  const realPath = files.resolve(cachePath)
  if (realPath === null) return new Map()
  const content = files.content(realPath)
  const cache = content === null ? null : readLoaderCache(content, main)
  if (cache === null)
    damage(`${cachePath} could not be read, so it is not known which libraries the loader finds by it`)
  return cache ?? new Map<string, readonly CacheEntry[]>()
}

/** As compiled into the loader; where that could not be read, the folders of Debian and of everybody else. */
const defaultFolders = (main: ElfObject, loader: ElfObject | null): readonly string[] => {
  if (loader !== null && loader.loaderFolders.length > 0) return loader.loaderFolders
  const multiarch = architectures.find(({ machine, bits }) => machine === main.machine && bits === main.bits)?.multiarch
  return [
    ...(multiarch === undefined ? [] : [`/lib/${multiarch}`, `/usr/lib/${multiarch}`]),
    ...(main.bits === 64 ? ['/lib64', '/usr/lib64'] : []),
    '/lib',
    '/usr/lib',
  ]
}

const tokensFor = (mapped: Mapped, { main, defaultFolders: [first] }: Context): Tokens => ({
  ORIGIN: originOf(mapped),
  LIB: first?.slice(1) ?? 'lib',
  PLATFORM: architectures.find(({ machine }) => machine === main.object.machine)?.qemu ?? '',
})

const direct = (name: string, neededBy: Mapped, context: Context): Place => ({
  path: absolute(expandTokens(name, tokensFor(neededBy, context)), context.program.workingDir),
  via: 'path',
})

const folders = (written: readonly string[], of: Mapped, context: Context): readonly string[] =>
  written.map((folder) => absolute(expandTokens(folder, tokensFor(of, context)), context.program.workingDir))

/** The folders in which a bare name is searched, but for the cache. */
const searched = (neededBy: Mapped, context: Context) => {
  const { program, main } = context
  const environment = program.secure ? '' : (program.environment['LD_LIBRARY_PATH'] ?? '')
  const inherited = neededBy.object.runpath.length > 0 ? [] : [...new Set([...loaders(neededBy), main])]
  return {
    rpath: inherited.flatMap((of) => (of.object.runpath.length > 0 ? [] : folders(of.object.rpath, of, context))),
    environment: environment === '' ? [] : folders(environment.split(/[:;]/), main, context),
    runpath: folders(neededBy.object.runpath, neededBy, context),
    default: neededBy.object.noDefaultLibraries ? [] : context.defaultFolders,
  }
}

/** An object, the one that made the loader load it, and so on up to the program. */
const loaders = (mapped: Mapped): readonly Mapped[] => {
  const chain: Mapped[] = []
  for (let at: Mapped | null = mapped; at !== null; at = at.loader) chain.push(at)
  return chain
}

const places = (name: string, neededBy: Mapped, context: Context): readonly Place[] => {
  const search = searched(neededBy, context)
  const inFolders = (list: readonly string[], via: Place['via']) =>
    list.map((folder) => ({ path: join(folder, name), via }))
  return [
    ...inFolders(search.rpath, 'rpath'),
    ...inFolders(search.environment, 'LD_LIBRARY_PATH'),
    ...inFolders(search.runpath, 'runpath'),
    ...cached(name, neededBy, context, false).map((path) => ({ path, via: 'cache' as const })),
    ...inFolders(search.default, 'default'),
  ]
}

/** The loader looks at one entry of the cache, the first that fits; it does not come back for the others. */
const cached = (name: string, neededBy: Mapped, context: Context, onlySome: boolean): readonly string[] => {
  const flags = cacheFlags[context.main.object.machine]
  const entries = (context.cache.get(name) ?? []).filter(
    (entry) => (flags === undefined || entry.flags === flags) && entry.onlySomeCpus === onlySome,
  )
  const allowed = entries.filter(
    ({ path }) => !neededBy.object.noDefaultLibraries || !context.defaultFolders.includes(folderOf(path)),
  )
  return allowed.slice(0, 1).map(({ path }) => path)
}

const onlySomeCpus = (name: string, neededBy: Mapped, context: Context): readonly string[] => {
  if (name.includes('/')) return []
  const search = searched(neededBy, context)
  const levels = hardwareFolders[context.main.object.machine] ?? []
  const everywhere = [...search.rpath, ...search.environment, ...search.runpath, ...search.default]
  return [
    ...everywhere.flatMap((folder) => levels.map((level) => join(folder, `glibc-hwcaps/${level}/${name}`))),
    ...cached(name, neededBy, context, true),
  ]
}
