import { latin1, readRange } from './bytes.js'
import type { ByteSource } from './elf-object.js'

/** Sonames of glibc's loaders: `ld-linux-x86-64.so.2`, `ld-linux.so.3`, `ld64.so.1`, `ld.so.1`. */
const loaderName = /^ld(?:64|-linux[a-z0-9_.-]*)?\.so\.\d$/
const maxLoader = 4 * 1024 * 1024
const maxFolders = 16

/**
 * The folders that a glibc was configured with (`system_dirs` of elf/dl-load.c): absolute paths with a slash and a NUL behind
 * each, one after the other. Distributions differ here: /lib64 and /usr/lib64, or Debian's multiarch folders.
 */
export const readLoaderFolders = (source: ByteSource, soname: string | null): readonly string[] => {
  if (soname === null || !loaderName.test(soname) || source.size > maxLoader) return []
  const text = latin1(readRange(source, 0, source.size))
  for (const [run] of text.matchAll(/(?:\/[\w.+/-]{1,200}\/\0){2,}/g)) {
    const folders = run
      .split('\0')
      .filter((folder) => folder !== '')
      .slice(0, maxFolders)
    if (folders.some((folder) => folder.includes('/lib'))) return folders.map((folder) => folder.slice(0, -1))
  }
  return []
}
