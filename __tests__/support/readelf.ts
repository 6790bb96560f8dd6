import type { ElfObject, UndefinedSymbol } from '../../src/core/elf/elf-object.js'
import { tool } from './real-objects.js'

/** What binutils' readelf says of an object, in the words that `comparable` uses for ours. */
export interface Comparable {
  readonly machine: string
  readonly bits: number
  readonly type: string
  readonly interpreter: string | null
  readonly needed: readonly string[]
  readonly soname: string | null
  readonly rpath: string
  readonly runpath: string
  readonly bindNow: boolean
  readonly textRelocations: boolean
  readonly staticTls: boolean
  readonly executableStack: boolean | null
  readonly pageSize: number | null
  /** `library version weak`, sorted. */
  readonly versionNeeds: readonly string[]
  readonly versionDefinitions: readonly string[]
  /** `name@version (library) weak reference`, sorted. */
  readonly undefinedSymbols: readonly string[]
  /** `name`, `name@version` or `name@@version`, sorted. */
  readonly definedSymbols: readonly string[]
}

const machines: Readonly<Record<string, string>> = {
  'Advanced Micro Devices X86-64': '62',
  AArch64: '183',
  ARM: '40',
  'Intel 80386': '3',
  'RISC-V': '243',
}

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort()

/** Our reading, brought into the same form. */
export const comparable = (object: ElfObject): Comparable => ({
  machine: String(object.machine),
  bits: object.bits,
  type: object.type === 'executable' || object.type === 'shared' ? 'loadable' : object.type,
  interpreter: object.interpreter,
  needed: object.needed,
  soname: object.soname,
  rpath: object.rpath.join(':'),
  runpath: object.runpath.join(':'),
  bindNow: object.bindNow,
  textRelocations: object.textRelocations,
  staticTls: object.staticTls,
  executableStack: object.executableStack,
  pageSize: object.pageSize,
  versionNeeds: sorted(object.versionNeeds.map((need) => `${need.library} ${need.version}${need.weak ? ' weak' : ''}`)),
  versionDefinitions: object.versionDefinitions,
  undefinedSymbols: sorted(object.undefinedSymbols.map(undefinedText)),
  definedSymbols: sorted(
    object.definedSymbols.flatMap(({ version, hidden, names }) => {
      // readelf writes one @ as well for what an executable copies out of a library, and none for a version's own symbol.
      const at = hidden || !object.versionDefinitions.includes(version ?? '') ? '@' : '@@'
      return names.map((name) => (version === null || version === name ? name : `${name}${at}${version}`))
    }),
  ),
})

const undefinedText = ({ name, version, weak, reference }: UndefinedSymbol): string =>
  `${version === null ? name : `${name}@${version}`}${weak ? ' weak' : ''} ${reference}`

/** Asks readelf; section headers must be there, because it finds symbol versions by their section. */
export const readelf = (path: string): Comparable => {
  const text = tool('readelf', ['-W', '-h', '-l', '-d', '-V', '-r', '--dyn-syms', path])?.stdout ?? ''
  const field = (pattern: RegExp): string | null => pattern.exec(text)?.[1] ?? null
  const flags = `${field(/\(FLAGS\)\s+(.*)/) ?? ''} ${field(/\(FLAGS_1\)\s+Flags:(.*)/) ?? ''}`
  const stack = field(/GNU_STACK(?:\s+0x[0-9a-f]+){5}\s+(.{3})/)
  const aligns = [...text.matchAll(/^\s+LOAD(?:\s+0x[0-9a-f]+){5}\s+.{3}\s+(0x[0-9a-f]+)/gm)].map(([, align]) =>
    Number(align),
  )
  const type = field(/Type:\s+(\w+)/)
  return {
    machine: machines[field(/Machine:\s+(.*)/) ?? ''] ?? 'unknown',
    bits: text.includes('ELF64') ? 64 : 32,
    type: type === 'DYN' || type === 'EXEC' ? 'loadable' : (type ?? ''),
    interpreter: field(/Requesting program interpreter: (.*)\]/),
    needed: [...text.matchAll(/\(NEEDED\)\s+Shared library: \[(.*)\]/g)].map(([, name]) => name!),
    soname: field(/\(SONAME\)\s+Library soname: \[(.*)\]/),
    rpath: field(/\(RPATH\)\s+Library rpath: \[(.*)\]/) ?? '',
    runpath: field(/\(RUNPATH\)\s+Library runpath: \[(.*)\]/) ?? '',
    bindNow: /\(BIND_NOW\)/.test(text) || /\bBIND_NOW\b|\bNOW\b/.test(flags),
    textRelocations: /\(TEXTREL\)/.test(text) || flags.includes('TEXTREL'),
    staticTls: flags.includes('STATIC_TLS'),
    executableStack: stack === null ? null : stack.includes('E'),
    pageSize: aligns.length === 0 ? null : Math.min(...aligns),
    ...versions(text),
    ...symbols(text, references(text)),
  }
}

const versions = (text: string): Pick<Comparable, 'versionNeeds' | 'versionDefinitions'> => {
  const needs: string[] = []
  const definitions: string[] = []
  let library = ''
  for (const line of text.split('\n')) {
    const file = /Version: \d+\s+File: (\S+)\s+Cnt:/.exec(line)
    if (file !== null) library = file[1]!
    const need = /Name: (\S+)\s+Flags: (.*?)\s+Version: \d+/.exec(line)
    if (need !== null) needs.push(`${library} ${need[1]!}${need[2]!.includes('WEAK') ? ' weak' : ''}`)
    const definition = /Rev: \d+\s+Flags: (.*?)\s+Index: \d+\s+Cnt: \d+\s+Name: (\S+)/.exec(line)
    if (definition !== null && !definition[1]!.includes('BASE')) definitions.push(definition[2]!)
  }
  return { versionNeeds: sorted(needs), versionDefinitions: definitions }
}

/** `name` or `name@version`, to the most demanding kind of relocation. */
const references = (text: string): ReadonlyMap<string, string> => {
  const strength = ['plt', 'got', 'data']
  const found = new Map<string, string>()
  for (const line of text.split('\n')) {
    const match = /^[0-9a-f]{8,}\s+[0-9a-f]+\s+(R_\w+)\s+[0-9a-f]{8,}\s+(\S+)/.exec(line)
    if (match === null) continue
    const kind = match[1]!.includes('JUMP_SL') ? 'plt' : match[1]!.includes('GLOB_DAT') ? 'got' : 'data'
    const name = match[2]!.replace('@@', '@')
    if (strength.indexOf(kind) > strength.indexOf(found.get(name) ?? '')) found.set(name, kind)
  }
  return found
}

const bindable = new Set(['NOTYPE', 'OBJECT', 'FUNC', 'COMMON', 'TLS', 'IFUNC'])

const symbols = (
  text: string,
  referredTo: ReadonlyMap<string, string>,
): Pick<Comparable, 'undefinedSymbols' | 'definedSymbols'> => {
  const undefinedSymbols: string[] = []
  const definedSymbols: string[] = []
  // What it calls a unique symbol only in objects that say that they are of GNU's system.
  for (const line of text.replaceAll('<OS specific>: 10', 'UNIQUE').split('\n')) {
    const match = /^\s+\d+: ([0-9a-f]+)\s+\S+\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+) (\S+)/.exec(line)
    if (match === null) continue
    const [, value, type, binding, visibility, section, written] = match as unknown as readonly string[]
    if (binding === 'LOCAL') continue
    if (section === 'UND') {
      undefinedSymbols.push(`${written!}${binding === 'WEAK' ? ' weak' : ''} ${referredTo.get(written!) ?? 'none'}`)
    } else if (
      bindable.has(type!) &&
      (visibility === 'DEFAULT' || visibility === 'PROTECTED') &&
      (Number(`0x${value!}`) !== 0 || section === 'ABS' || type === 'TLS')
    ) {
      definedSymbols.push(written!)
    }
  }
  return { undefinedSymbols: sorted(undefinedSymbols), definedSymbols: sorted(definedSymbols) }
}
