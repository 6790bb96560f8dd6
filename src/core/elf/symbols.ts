import type { Words } from './bytes.js'
import { tag, type Dynamic, type Strings } from './dynamic.js'
import type { DefinedSymbols, UndefinedSymbol } from './elf-object.js'
import type { Memory } from './memory.js'
import type { References } from './relocations.js'
import { countSymbols, maxSymbols } from './symbol-count.js'
import type { Versions } from './versions.js'

export interface Symbols {
  readonly undefined: readonly UndefinedSymbol[]
  readonly defined: readonly DefinedSymbols[]
}

/** What gives the entries of the symbol table their meaning. */
export interface SymbolContext {
  readonly machine: number
  readonly strings: Strings
  readonly versions: Versions
  readonly references: References
}

interface RawSymbol {
  readonly index: number
  readonly name: number
  readonly binding: number
  readonly type: number
  readonly visibility: number
  readonly section: number
  readonly value: number
  /** Of DT_VERSYM; 0 without one. */
  readonly version: number
}

/** STB_*, STT_*, STV_* and SHN_* of elf.h. */
const local = 0
const weak = 2
const threadLocal = 6
const absolute = 0xfff1
/** NOTYPE, OBJECT, FUNC, COMMON, TLS and GNU_IFUNC: what glibc's lookup takes (elf/dl-lookup.c, ALLOWED_STT). */
const bindable: ReadonlySet<number> = new Set([0, 1, 2, 5, threadLocal, 10])
const chunk = 16 * 1024
const versionIndex = 0x7fff
const hiddenVersion = 0x8000

/** Everything of the dynamic symbol table that another object can want or give. */
export const readSymbols = (dynamic: Dynamic, memory: Memory, context: SymbolContext): Symbols => {
  const address = dynamic.get(tag.symbolTable)
  const count = address === null ? 0 : countSymbols(dynamic, memory, context.machine, context.references.highest)
  if (count > maxSymbols) memory.damage.note('there are more symbols than are read')
  const undefinedSymbols: UndefinedSymbol[] = []
  const definitions = groupByVersion(context)
  for (const symbol of symbolTable(dynamic, memory, Math.min(count, maxSymbols))) {
    if (symbol.binding === local || (symbol.section !== 0 && !isDefinition(symbol))) continue
    const name = context.strings.name(symbol.name)
    if (name === null || name === '') continue
    if (symbol.section === 0) undefinedSymbols.push(undefinedSymbol(symbol, name, context))
    else definitions.add(symbol.version, name)
  }
  return { undefined: undefinedSymbols, defined: definitions.groups() }
}

const undefinedSymbol = (symbol: RawSymbol, name: string, { versions, references }: SymbolContext): UndefinedSymbol => {
  const version = versions.byIndex(symbol.version & versionIndex)
  return {
    name,
    version: version?.version ?? null,
    library: version?.library ?? null,
    weak: symbol.binding === weak,
    reference: references.bySymbol.get(symbol.index) ?? 'none',
  }
}

/** do_lookup_x of glibc, elf/dl-lookup.c: what it takes as a definition. */
const isDefinition = ({ type, visibility, value, section }: RawSymbol): boolean =>
  bindable.has(type) &&
  (visibility === 0 || visibility === 3) && // default and protected; internal and hidden ones bind locally
  (value !== 0 || section === absolute || type === threadLocal)

/** Names by their word of DT_VERSYM, of which there are 2^16. */
const groupByVersion = ({ versions }: SymbolContext) => {
  const names = new Map<number, string[]>()
  return {
    add: (version: number, name: string): void => {
      const group = names.get(version)
      if (group === undefined) names.set(version, [name])
      else group.push(name)
    },
    groups: (): DefinedSymbols[] =>
      [...names].map(([version, group]) => ({
        version: versions.byIndex(version & versionIndex)?.version ?? null,
        hidden: (version & hiddenVersion) !== 0,
        names: group,
      })),
  }
}

/** The entries behind the first, which is reserved; a bounded piece of the table at a time. */
function* symbolTable(dynamic: Dynamic, memory: Memory, count: number): Generator<RawSymbol> {
  const address = dynamic.get(tag.symbolTable) ?? 0
  const versionsAt = dynamic.get(tag.versionSymbols)
  const size = memory.layout.bits === 64 ? 24 : 16
  for (let first = 0; first < count; first += chunk) {
    const want = Math.min(chunk, count - first)
    const table = memory.words(address + first * size, want * size)
    const versions = versionsAt === null ? null : memory.words(versionsAt + first * 2, want * 2)
    if (versions !== null && versions.length < want * 2) memory.damage.note('the versions of symbols are incomplete')
    const there = Math.floor(table.length / size)
    for (let at = first === 0 ? 1 : 0; at < there; at += 1) {
      yield rawSymbol(table, { bits: memory.layout.bits, at: at * size, index: first + at }, versions?.u16(at * 2) ?? 0)
    }
    if (there < want) {
      memory.damage.note('the symbol table is incomplete')
      return
    }
  }
}

/** Elf32_Sym and Elf64_Sym hold the same fields in another order. */
const rawSymbol = (
  table: Words,
  { bits, at, index }: { readonly bits: 32 | 64; readonly at: number; readonly index: number },
  version: number,
): RawSymbol => {
  const wide = bits === 64
  const info = table.u8(at + (wide ? 4 : 12))
  return {
    index,
    name: table.u32(at),
    binding: info >> 4,
    type: info & 0xf,
    visibility: table.u8(at + (wide ? 5 : 13)) & 3,
    section: table.u16(at + (wide ? 6 : 14)),
    value: table.word(at + (wide ? 8 : 4)),
    version,
  }
}
