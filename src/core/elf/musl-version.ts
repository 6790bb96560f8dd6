import { latin1, readRange } from './bytes.js'
import type { ByteSource, DefinedSymbols } from './elf-object.js'

const maxLibrary = 4 * 1024 * 1024
/** Functions by which musl's loader starts itself (ldso/dlstart.c, ldso/dynlink.c), exported by no other library. */
const loaderStages: ReadonlySet<string> = new Set(['__dls2b', '__dls3'])

/** `__libc_version` of musl's src/internal/version.c, which has no symbol that is exported: its text between two NULs. */
export const readMuslVersion = (source: ByteSource, defined: readonly DefinedSymbols[]): string | null => {
  const isMusl = defined.some(({ names }) => names.some((name) => loaderStages.has(name)))
  if (!isMusl || source.size > maxLibrary) return null
  const text = latin1(readRange(source, 0, source.size))
  return /\0(1\.\d{1,3}\.\d{1,3})(?:[_-]?git[\w.-]{0,60})?\0/.exec(text)?.[1] ?? null
}
