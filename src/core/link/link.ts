import type { ElfObject, UndefinedSymbol } from '../elf/elf-object.js'
import { closureOf, type Closure } from './closure.js'
import { glibcRules } from './glibc.js'
import { familyOf, findInterpreter } from './interpreter.js'
import type { Filesystem, LibcFamily, LinkReport, MissingSymbol, Program, Rejection } from './loader.js'
import { examine, type LoaderRules, type Mapped } from './mapped.js'
import { muslRules } from './musl.js'
import { undoneRelocations } from './packed-relocations.js'
import { preloads } from './preloads.js'
import { symbolIndex, type SymbolIndex } from './symbol-scope.js'
import { missingVersions } from './symbol-versions.js'

/** A program with everything it loads at its start, ready for add-ons to be linked against it. */
export interface StartedProgram {
  readonly report: LinkReport
  /** The executable itself; null when it could not be read. */
  readonly object: ElfObject | null
  /** What `linkAddOn` goes on from; null when nothing can be loaded into the program. */
  readonly process: RunningProcess | null
}

/** The inside of a `StartedProgram`. Not plain data, unlike the reports. */
export interface RunningProcess {
  readonly files: Filesystem
  readonly rules: LoaderRules
  readonly main: Mapped
  readonly mapped: readonly Mapped[]
  readonly symbols: SymbolIndex
  /** LD_BIND_NOW is set, which glibc obeys. */
  readonly bindNow: boolean
}

/** Links the executable as its own loader would at its start. */
export const startProgram = (files: Filesystem, program: Program): StartedProgram => {
  const examined = examine(files, program.path, null)
  if (examined.kind !== 'usable') {
    const damage = examined.kind === 'unread' ? [`${program.path} was not read`] : []
    const rejected = examined.kind === 'refused' ? examined.reason : null
    return { report: { ...emptyReport(program.path, null), rejected, damage }, object: null, process: null }
  }
  const main: Mapped = { ...examined, path: program.path, via: 'program', names: new Set(), loader: null }
  if (main.object.interpreter === null) {
    const report = { ...emptyReport(program.path, null), loaded: describe([main]), damage: main.damage }
    return { report, object: main.object, process: null }
  }
  const { interpreter, missing, damage } = findInterpreter(files, main, main.object.interpreter)
  const family = familyOf(main.object.interpreter, interpreter)
  if (family === null) {
    const unknown = [...damage, `${main.object.interpreter} is the loader of no C library that is known here`]
    const report = {
      ...emptyReport(program.path, null),
      interpreterMissing: missing,
      damage: missing === null ? unknown : damage,
    }
    return { report, object: main.object, process: null }
  }
  return start({ files, program, main, interpreter, family }, { missing, damage })
}

interface Start {
  readonly files: Filesystem
  readonly program: Program
  readonly main: Mapped
  readonly interpreter: Mapped | null
  readonly family: LibcFamily
}

const start = (
  given: Start,
  { missing, damage }: { readonly missing: string | null; readonly damage: readonly string[] },
): StartedProgram => {
  const { files, program, main, interpreter, family } = given
  const notes = new Set(damage)
  const note = (text: string) => void notes.add(text)
  const rules =
    family === 'glibc'
      ? glibcRules(files, { program, main, interpreter }, note)
      : muslRules(files, { program, interpreter }, note)
  const early = preloads(files, rules, { program, main, family })
  const roots = [main, ...early.mapped, ...(family === 'musl' && interpreter !== null ? [interpreter] : [])]
  const closure = closureOf(files, rules, [], roots)
  const process: RunningProcess = {
    files,
    rules,
    main,
    mapped: closure.added,
    symbols: symbolIndex(),
    bindNow: family === 'glibc' && !program.secure && (program.environment['LD_BIND_NOW'] ?? '') !== '',
  }
  const all: Closure = { ...closure, damage: [...notes, ...early.damage, ...closure.damage] }
  // Without its loader nothing is bound, and every symbol would be missing.
  const report = {
    ...judge(program.path, process, [], missing === null ? all : { ...all, added: [] }),
    interpreterMissing: missing,
  }
  return { report: { ...report, loaded: describe(closure.added) }, object: main.object, process }
}

/**
 * Links one add-on as `process.dlopen` of that program would: with lazy binding where the add-on allows it. `path` is the real
 * path, which is what Node opens. What other add-ons have loaded before does not count: nobody promises their order.
 */
export const linkAddOn = (started: StartedProgram, path: string): LinkReport => {
  const { process } = started
  const own = programDamage(started)
  if (process === null) return { ...emptyReport(path, null), damage: own }
  const empty = emptyReport(path, process.rules.family)
  const examined = examine(process.files, path, process.main.object)
  if (examined.kind === 'unread') return { ...empty, damage: [...own, `${path} was not read`] }
  if (examined.kind === 'refused') return { ...empty, rejected: examined.reason, damage: own }
  const root: Mapped = { ...examined, path, via: 'path', names: new Set([path]), loader: process.main }
  const closure = closureOf(process.files, process.rules, process.mapped, [root])
  return judge(path, process, process.mapped, { ...closure, damage: [...own, ...closure.damage] })
}

/** What is wrong with the program itself leaves nothing certain about what is loaded into it. */
const programDamage = ({ report, process }: StartedProgram): readonly string[] => {
  const broken = report.rejected !== null || report.interpreterMissing !== null || report.missingLibraries.length > 0
  return [
    ...report.damage,
    ...(broken ? [`${report.path} itself cannot be started`] : []),
    ...(process === null && !broken && report.damage.length === 0
      ? [`${report.path} is linked statically and loads nothing`]
      : []),
  ]
}

/** The report on what was added to a process that holds `before`. */
const judge = (path: string, process: RunningProcess, before: readonly Mapped[], closure: Closure): LinkReport => {
  const { added, missing, damage } = closure
  const all = [...before, ...added]
  const find = (library: string) => process.rules.inProcess(library, all)
  const complete = missing.length === 0 && damage.length === 0
  const { family } = process.rules
  const relocations = undoneRelocations(added, family, find(family === 'glibc' ? 'libc.so.6' : 'libc.so'))
  const versions = [
    ...(family === 'glibc' ? added.flatMap((mapped) => missingVersions(mapped, find)) : []),
    ...relocations.missing,
  ]
  const symbols = complete ? missingSymbols(process, all, added, before.length === 0) : []
  // What has the version that is missing is missing for that reason, and the loader gives up before it gets to it.
  const isExplained = ({ version, neededBy }: MissingSymbol) =>
    versions.some((missed) => missed.version === version && missed.neededBy === neededBy)
  return {
    ...emptyReport(path, family),
    loaded: describe(added),
    missingLibraries: missing,
    missingVersions: versions,
    missingSymbols: symbols.filter((symbol) => !isExplained(symbol)),
    damage: [...damage, ...relocations.damage],
  }
}

/** Symbols that nothing in the process defines. A library that is missing would make this a list of what it has. */
const missingSymbols = (
  process: RunningProcess,
  all: readonly Mapped[],
  added: readonly Mapped[],
  atStart: boolean,
): readonly MissingSymbol[] => {
  const { family } = process.rules
  const scope = process.symbols(
    all.map(({ object }) => object),
    family,
  )
  return added.flatMap((mapped) =>
    mapped.object.undefinedSymbols
      .filter((symbol) => !symbol.weak && symbol.reference !== 'none' && !scope.defines(symbol))
      .map((symbol) => ({
        symbol: symbol.name,
        version: symbol.version,
        neededBy: mapped.path,
        atLoad: isBoundAtLoad(symbol, mapped.object, process, atStart),
      })),
  )
}

/**
 * On arm64 every object that was linked with GCC's out-of-line atomics calls this when it is initialised (init_have_lse_atomics,
 * libgcc/config/aarch64/lse-init.c). Only glibc has it, so that putting off the binding puts off nothing.
 */
const isCalledAtLoad = ({ name }: UndefinedSymbol, { machine }: ElfObject): boolean =>
  name === '__getauxval' && machine === 183

/**
 * musl binds everything of the program at its start; of what is opened later with RTLD_LAZY it puts off what goes through the
 * global offset table (prepare_lazy and do_relocs, ldso/dynlink.c). glibc puts off calls only.
 */
const isBoundAtLoad = (
  symbol: UndefinedSymbol,
  object: ElfObject,
  process: RunningProcess,
  atStart: boolean,
): boolean => {
  if (symbol.reference === 'data' || object.bindNow || process.bindNow || isCalledAtLoad(symbol, object)) return true
  if (process.rules.family === 'musl') return atStart
  return symbol.reference === 'got'
}

const describe = (mapped: readonly Mapped[]): LinkReport['loaded'] =>
  mapped.map(({ path, realPath, via }) => ({ path, realPath, via }))

const emptyReport = (path: string, family: LibcFamily | null): LinkReport & { rejected: Rejection | null } => ({
  path,
  family,
  rejected: null,
  interpreterMissing: null,
  loaded: [],
  missingLibraries: [],
  missingVersions: [],
  missingSymbols: [],
  damage: [],
})
