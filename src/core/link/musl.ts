import { latin1, utf8 } from '../elf/bytes.js'
import type { ElfObject } from '../elf/elf-object.js'
import type { Filesystem, Program } from './loader.js'
import { originOf, type LoaderRules, type Mapped, type Place } from './mapped.js'
import { absolute, folderOf, join } from './search-path.js'

/** Names that musl takes for itself whatever follows: load_library in ldso/dynlink.c, `reserved`. */
const reserved = /^lib(?:c|pthread|rt|m|dl|util|xnet)\./
const defaultPath = '/lib:/usr/local/lib:/usr/lib'
const loaderName = /\/ld-musl-([A-Za-z0-9_.-]+)\.so\.1$/

/** How musl's loader, which is the C library itself, finds what is needed: ldso/dynlink.c. */
export const muslRules = (
  files: Filesystem,
  { program, interpreter }: { readonly program: Program; readonly interpreter: Mapped | null },
  damage: (text: string) => void,
): LoaderRules => {
  const environment = split(program.secure ? '' : (program.environment['LD_LIBRARY_PATH'] ?? ''))
  const system = split(systemPath(files, interpreter, damage))
  const places = (name: string, neededBy: Mapped): readonly Place[] => {
    const inFolders = (list: readonly string[], via: Place['via']) =>
      list.map((folder) => ({ path: join(absolute(folder, program.workingDir), name), via }))
    const own: Place[] = []
    for (let at: Mapped | null = neededBy; at !== null; at = at.loader) {
      own.push(...inFolders(ownPath(at), at.object.runpath.length > 0 ? 'runpath' : 'rpath'))
    }
    return [...inFolders(environment, 'LD_LIBRARY_PATH'), ...own, ...inFolders(system, 'default')]
  }
  return {
    family: 'musl',
    inProcess: (name, process) =>
      reserved.test(name) || name === interpreter?.path
        ? interpreter
        : (process.find((mapped) => mapped.names.has(name)) ?? null),
    places: (name, neededBy) =>
      name.includes('/') ? [{ path: absolute(name, program.workingDir), via: 'path' }] : places(name, neededBy),
    // "Avoid the danger of getting two versions of libc mapped into the same process", load_library.
    replaces: (object) => (defines(object, '__libc_start_main') && defines(object, 'stdin') ? interpreter : null),
    // path_open goes on after ENOENT, ENOTDIR, EACCES and ENAMETOOLONG; the content of the file is not looked at.
    goesOnAfter: new Set(['absent', 'unreadable']),
    onlySomeCpus: () => [],
  }
}

const split = (path: string): readonly string[] => path.split(/[:\n]/).filter((folder) => folder !== '')

/** DT_RUNPATH wins over DT_RPATH. A path with any token but $ORIGIN is ignored as a whole: fixup_rpath. */
const ownPath = (mapped: Mapped): readonly string[] => {
  const { object } = mapped
  const written = object.runpath.length > 0 ? object.runpath : object.rpath
  const expanded = written.map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, () => originOf(mapped)))
  const unknown = written.some((folder) => /\$(?!ORIGIN|\{ORIGIN\})/.test(folder))
  return unknown ? [] : expanded.filter((folder) => folder !== '')
}

/** /etc/ld-musl-ARCH.path, below the folder above the loader's own. */
const systemPath = (files: Filesystem, interpreter: Mapped | null, damage: (text: string) => void): string => {
  if (interpreter === null) return defaultPath
  const arch = [interpreter.path, interpreter.realPath].map((path) => loaderName.exec(path)?.[1]).find(Boolean)
  const path = join(folderOf(folderOf(interpreter.path)), `etc/ld-musl-${arch ?? ''}.path`)
  const realPath = arch === undefined ? null : files.resolve(path)
  if (realPath === null) return defaultPath
  const content = files.content(realPath)
  if (content !== null) return utf8(latin1(content))
  damage(`${path} could not be read, so it is not known where the loader searches`)
  return defaultPath
}

const defines = (object: ElfObject, name: string): boolean =>
  object.definedSymbols.some(({ hidden, names }) => !hidden && names.includes(name))
