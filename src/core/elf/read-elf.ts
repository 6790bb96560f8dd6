import { collectDamage, latin1, readRange, utf8, type Damage } from './bytes.js'
import { dynamicWords, readDynamic, readStrings, tag, type Dynamic, type Strings } from './dynamic.js'
import type { ByteSource, ElfObject, ElfReading } from './elf-object.js'
import { otherKind, readHeader, readSegments, segmentType, type Header, type Segment } from './header.js'
import { readLoaderFolders } from './loader-folders.js'
import { mapSegments } from './memory.js'
import { readMuslVersion } from './musl-version.js'
import { readIsaNeeded } from './notes.js'
import { readRegistrations } from './registration.js'
import { readReferences } from './relocations.js'
import { readSymbols } from './symbols.js'
import { readVersions } from './versions.js'

/** DF_* and DF_1_*, elf.h. */
const flag = { textRel: 0x4, bindNow: 0x8, staticTls: 0x10 } as const
const flag1 = { now: 0x1, noDefaultLibraries: 0x800, pie: 0x0800_0000 } as const
const executableBit = 1 // PF_X
const maxPath = 4096

/**
 * Reads what a loader would, from program headers and PT_DYNAMIC and never from sections, which may be missing or lie.
 * Total: any bytes give an answer, in bounded time and memory.
 */
export const readElf = (source: ByteSource): ElfReading => {
  const start = readRange(source, 0, 512)
  const other = otherKind(start)
  if (other !== null) return { kind: 'other', what: other }
  const damage = collectDamage()
  const header = readHeader(start)
  if (header === null) {
    damage.note(start.length < 64 ? 'the ELF header is cut' : 'the ELF header names no class or byte order that exists')
    return { kind: 'elf', object: blank(start.length < 64), damage: damage.texts }
  }
  const { segments, whole } = readSegments(source, header, damage)
  const truncated = !whole || segments.some((segment) => endsBehind(segment, source.size))
  if (truncated) damage.note('the file ends before its segments do')
  const object: ElfObject = {
    ...blank(truncated),
    bits: header.bits,
    littleEndian: header.littleEndian,
    machine: header.machine,
    type: (['other', 'relocatable', 'executable', 'shared', 'core'] as const)[header.type] ?? 'other',
    interpreter: readInterpreter(source, segments, damage),
    executableStack: executableStack(segments),
    pageSize: pageSize(segments),
    isaNeeded: readIsaNeeded(source, header, segments),
  }
  const linked = readLinkage(source, header, segments, damage)
  return { kind: 'elf', object: linked === null ? object : withLinkage(object, linked), damage: damage.texts }
}

type Linkage = Omit<
  ElfObject,
  | 'bits'
  | 'littleEndian'
  | 'machine'
  | 'type'
  | 'truncated'
  | 'interpreter'
  | 'executableStack'
  | 'pageSize'
  | 'isaNeeded'
> & { readonly pie: boolean }

/** A position-independent executable is ET_DYN as well; old ones are not marked, but have an interpreter and no name. */
const withLinkage = (object: ElfObject, { pie, ...linkage }: Linkage): ElfObject => {
  const executable = pie || (object.interpreter !== null && linkage.soname === null)
  return { ...object, ...linkage, type: object.type === 'shared' && executable ? 'executable' : object.type }
}

const endsBehind = ({ type, offset, fileSize }: Segment, size: number): boolean =>
  type === segmentType.load && fileSize > 0 && offset + fileSize > size

const readInterpreter = (source: ByteSource, segments: readonly Segment[], damage: Damage): string | null => {
  const segment = segments.find(({ type }) => type === segmentType.interpreter)
  if (segment === undefined) return null
  const text = latin1(readRange(source, segment.offset, Math.min(segment.fileSize, maxPath)))
  const end = text.indexOf('\0')
  if (end === -1) damage.note('the path of the program interpreter has no end')
  return utf8(end === -1 ? text : text.slice(0, end))
}

const executableStack = (segments: readonly Segment[]): boolean | null => {
  const stack = segments.findLast(({ type }) => type === segmentType.stack)
  return stack === undefined ? null : (stack.flags & executableBit) !== 0
}

/** A segment can be mapped where the page size divides its alignment (glibc, elf/dl-load.c). */
const pageSize = (segments: readonly Segment[]): number | null => {
  const aligns = segments.filter(({ type }) => type === segmentType.load).map(({ align }) => align)
  return aligns.length === 0 ? null : Math.min(...aligns)
}

const readLinkage = (
  source: ByteSource,
  header: Header,
  segments: readonly Segment[],
  damage: Damage,
): Linkage | null => {
  const segment = segments.find(({ type }) => type === segmentType.dynamic)
  if (segment === undefined) return null
  const memory = mapSegments(source, header, segments, damage)
  const dynamic = readDynamic(dynamicWords(memory, segment.address, segment.fileSize), memory)
  const strings = readStrings(dynamic, memory)
  const versions = readVersions(dynamic, memory, strings)
  const references = readReferences(dynamic, memory, header.machine)
  const symbols = readSymbols(dynamic, memory, { machine: header.machine, strings, versions, references })
  const soname = stringOf(dynamic, strings, tag.soname)
  return {
    ...flagsOf(dynamic),
    dynamic: true,
    needed: dynamic.needed.map((offset) => strings.path(offset)).filter((name) => name !== null),
    soname,
    rpath: folders(stringOf(dynamic, strings, tag.rpath)),
    runpath: folders(stringOf(dynamic, strings, tag.runpath)),
    versionNeeds: versions.needs,
    versionDefinitions: versions.definitions,
    undefinedSymbols: symbols.undefined,
    definedSymbols: symbols.defined,
    registeredFor: symbols.undefined.some(({ name }) => name === 'node_module_register')
      ? readRegistrations(dynamic, memory, header.machine)
      : [],
    packedRelocations: dynamic.get(tag.relr) !== null,
    muslVersion: readMuslVersion(source, { needed: dynamic.needed, defined: symbols.defined }),
    loaderFolders: readLoaderFolders(source, soname),
  }
}

const flagsOf = (dynamic: Dynamic) => {
  const flags = dynamic.flags(tag.flags)
  const flags1 = dynamic.flags(tag.flags1)
  return {
    pie: (flags1 & flag1.pie) !== 0,
    bindNow: dynamic.get(tag.bindNow) !== null || (flags & flag.bindNow) !== 0 || (flags1 & flag1.now) !== 0,
    textRelocations: dynamic.get(tag.textRel) !== null || (flags & flag.textRel) !== 0,
    staticTls: (flags & flag.staticTls) !== 0,
    noDefaultLibraries: (flags1 & flag1.noDefaultLibraries) !== 0,
  }
}

const stringOf = (
  dynamic: Dynamic,
  strings: Strings,
  wanted: typeof tag.soname | typeof tag.rpath | typeof tag.runpath,
) => {
  const offset = dynamic.get(wanted)
  return offset === null ? null : strings.path(offset)
}

const folders = (path: string | null): readonly string[] =>
  path === null || path === '' ? [] : path.split(':').slice(0, 1024)

/** What is known of an object of which nothing could be read. */
const blank = (truncated: boolean): ElfObject => ({
  bits: 64,
  littleEndian: true,
  machine: 0,
  type: 'other',
  truncated,
  interpreter: null,
  dynamic: false,
  needed: [],
  soname: null,
  rpath: [],
  runpath: [],
  noDefaultLibraries: false,
  versionNeeds: [],
  versionDefinitions: [],
  undefinedSymbols: [],
  definedSymbols: [],
  bindNow: false,
  textRelocations: false,
  executableStack: null,
  staticTls: false,
  pageSize: null,
  isaNeeded: null,
  registeredFor: [],
  packedRelocations: false,
  muslVersion: null,
  loaderFolders: [],
})
