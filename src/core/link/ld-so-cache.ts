import { latin1, utf8, wordsOf, type Layout } from '../elf/bytes.js'

/** What ldconfig wrote down for one name. */
export interface CacheEntry {
  readonly path: string
  /** Type and machine of the library, see `cacheFlags`. */
  readonly flags: number
  /** Only for CPUs of a certain level (a glibc-hwcaps folder, or a hardware capability of old). */
  readonly onlySomeCpus: boolean
}

export type LoaderCache = ReadonlyMap<string, readonly CacheEntry[]>

const oldMagic = 'ld.so-1.7.0'
const newMagic = 'glibc-ld.so.cache1.1'
const oldHeader = 16
const oldEntry = 12
const newHeader = 48
const newEntry = 24
const maxEntries = 100_000
const maxPath = 4096

/**
 * Reads /etc/ld.so.cache in the format that every glibc since 2.2 reads (sysdeps/generic/dl-cache.h, struct cache_file_new),
 * also behind the older format that ldconfig wrote in front of it. null: it is neither.
 */
export const readLoaderCache = (bytes: Uint8Array, layout: Layout): LoaderCache | null => {
  const start = newStart(bytes, layout)
  if (start === null) return null
  const content = bytes.subarray(start)
  const words = wordsOf(content, layout)
  const count = words.u32(20)
  if (count > maxEntries || newHeader + count * newEntry > content.length) return null
  const text = latin1(content)
  const string = (offset: number): string | null => {
    const end = offset < text.length ? text.indexOf('\0', offset) : -1
    return end === -1 || end - offset > maxPath ? null : utf8(text.slice(offset, end))
  }
  const cache = new Map<string, CacheEntry[]>()
  for (let at = newHeader; at < newHeader + count * newEntry; at += newEntry) {
    const name = string(words.u32(at + 4))
    const path = string(words.u32(at + 8))
    if (name === null || path === null) return null
    const entry = { path, flags: words.u32(at), onlySomeCpus: words.u32(at + 16) !== 0 || words.u32(at + 20) !== 0 }
    cache.set(name, [...(cache.get(name) ?? []), entry])
  }
  return cache
}

const newStart = (bytes: Uint8Array, layout: Layout): number | null => {
  const isNew = (start: number) => latin1(bytes.subarray(start, start + newMagic.length)) === newMagic
  if (isNew(0)) return 0
  if (latin1(bytes.subarray(0, oldMagic.length)) !== oldMagic) return null
  const end = oldHeader + wordsOf(bytes, layout).u32(12) * oldEntry
  // Aligned like a 64-bit word, which is 4 bytes on 32-bit x86.
  return [Math.ceil(end / 8) * 8, Math.ceil(end / 4) * 4].find(isNew) ?? null
}

/** FLAG_ELF_LIBC6 with the machine's bits, sysdeps/generic/ldconfig.h; what a loader of that `e_machine` takes. */
export const cacheFlags: Readonly<Record<number, number>> = {
  3: 0x0003, // 386
  21: 0x0503, // ppc64
  22: 0x0403, // s390x
  40: 0x0903, // arm, hard float
  62: 0x0303, // x86-64
  183: 0x0a03, // aarch64
  243: 0x1003, // riscv64, double float
}
