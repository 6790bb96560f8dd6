import type { ElfObject } from '../elf/elf-object.js'
import type { Filesystem, LibcFamily } from './loader.js'
import { examine, type Mapped } from './mapped.js'

/** What PT_INTERP leads to. */
export interface FoundInterpreter {
  readonly interpreter: Mapped | null
  /** The path, when the kernel would not find it. */
  readonly missing: string | null
  readonly damage: readonly string[]
}

/** Looks for the program interpreter as the kernel would. */
export const findInterpreter = (files: Filesystem, main: Mapped, path: string): FoundInterpreter => {
  const examined = examine(files, path, main.object)
  if (examined.kind === 'unread') return { interpreter: null, missing: null, damage: [`${path} was not read`] }
  if (examined.kind === 'refused') return { interpreter: null, missing: path, damage: [] }
  const interpreter: Mapped = { ...examined, path, via: 'loader', names: new Set([path]), loader: null }
  return { interpreter, missing: null, damage: [] }
}

/** The loader by its own name, because PT_INTERP may lead through a link to another family's loader; else by PT_INTERP. */
export const familyOf = (path: string, interpreter: Mapped | null): LibcFamily | null => {
  const names = [interpreter?.object.soname, interpreter?.realPath, path]
  return names.map((name) => familyOfName(name ?? '')).find((family) => family !== null) ?? null
}

const familyOfName = (name: string): LibcFamily | null => {
  if (/(?:^|\/)(?:ld-musl-[^/]*|libc\.musl-[^/]*|libc\.so)$/.test(name)) return 'musl'
  return /(?:^|\/)ld(?:64|-linux[^/]*|-\d[\d.]*)?\.so(?:\.\d+)?$/.test(name) ? 'glibc' : null
}

/** Which C library a program is linked to, by its program interpreter alone. */
export const loaderOf = (program: ElfObject): LibcFamily | null =>
  program.interpreter === null ? null : familyOfName(program.interpreter)
