import type { DefinedSymbols, ElfObject, UndefinedSymbol } from '../elf/elf-object.js'
import { largeFileStem } from './large-file-names.js'
import type { LibcFamily } from './loader.js'

/** The objects in which a symbol is searched. */
export interface SymbolScope {
  defines(symbol: UndefinedSymbol): boolean
}

interface Definitions {
  readonly group: DefinedSymbols
  readonly names: ReadonlySet<string>
  /** glibc binds a reference without version to hidden symbols of the first version as well. */
  readonly first: boolean
}

/** Indexes the symbols of objects once, for any number of scopes. */
export const symbolIndex = () => {
  const known = new WeakMap<ElfObject, readonly Definitions[]>()
  const definitionsOf = (object: ElfObject): readonly Definitions[] => {
    const found = known.get(object)
    if (found !== undefined) return found
    const [first] = object.versionDefinitions
    const definitions = object.definedSymbols.map((group) => ({
      group,
      names: new Set(group.names),
      first: group.version !== null && group.version === first,
    }))
    known.set(object, definitions)
    return definitions
  }
  return (objects: readonly ElfObject[], family: LibcFamily): SymbolScope => {
    const all = objects.flatMap(definitionsOf)
    const binds = family === 'glibc' ? glibcBinds : muslBinds
    const has = (symbol: UndefinedSymbol): boolean =>
      all.some((entry) => binds(entry, symbol) && entry.names.has(symbol.name))
    if (family === 'glibc') return { defines: has }
    return {
      defines: (symbol) => {
        const stem = largeFileStem(symbol.name)
        return has(symbol) || (stem !== null && has({ ...symbol, name: stem }))
      },
    }
  }
}

export type SymbolIndex = ReturnType<typeof symbolIndex>

/** check_match of glibc, elf/dl-lookup.c. */
const glibcBinds = ({ group, first }: Definitions, { version }: UndefinedSymbol): boolean =>
  version === null
    ? group.version === null || !group.hidden || first
    : group.version === version || (group.version === null && !group.hidden)

/** musl looks at no version, only at the bit that hides a symbol: gnu_lookup and sysv_lookup, ldso/dynlink.c. */
const muslBinds = ({ group }: Definitions): boolean => !group.hidden
