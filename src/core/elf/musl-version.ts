import { latin1, readRange } from './bytes.js'
import type { ByteSource, DefinedSymbols } from './elf-object.js'

const maxLibrary = 4 * 1024 * 1024
/** Functions by which musl's loader starts itself (ldso/dlstart.c, ldso/dynlink.c), exported by no other library. */
const loaderStages: ReadonlySet<string> = new Set(['__dls2b', '__dls3'])

/** `__libc_version` of musl's src/internal/version.c, which has no symbol that is exported: its text between two NULs. */
export const readMuslVersion = (
  source: ByteSource,
  { needed, defined }: { readonly needed: readonly unknown[]; readonly defined: readonly DefinedSymbols[] },
): string | null => {
  // It needs nothing. To look through the symbols of all other objects as well would take as long as to read them.
  const isMusl = needed.length === 0 && defined.some(({ names }) => names.some((name) => loaderStages.has(name)))
  if (!isMusl || source.size > maxLibrary) return null
  const text = latin1(readRange(source, 0, source.size))
  return /\0(1\.\d{1,3}\.\d{1,3})(?:[_-]?git[\w.-]{0,60})?\0/.exec(text)?.[1] ?? null
}
