import type { ElfObject } from '../elf/elf-object.js'
import type { LibcFamily } from '../link/loader.js'

/** Names by which only glibc's parts are known. musl answers to libc.so.6 and the like itself, but not to its loader's. */
const glibcName = /^(?:ld-linux[\w.-]*\.so\.\d|ld64\.so\.\d|libc\.so\.6|lib(?:m|dl|rt|pthread|util|resolv)\.so\.\d)$/
const muslName = /^(?:ld-musl-[\w.-]+|libc\.musl-[\w.-]+|libc\.so)$/

/** Which C library a soname or the path of a program interpreter belongs to; null when it is neither's. */
export const familyOfName = (name: string): LibcFamily | null => {
  const base = name.slice(name.lastIndexOf('/') + 1)
  if (muslName.test(base)) return 'musl'
  return glibcName.test(base) ? 'glibc' : null
}

/** Which C library an object was built for; null when nothing in it says so, as in a static one. */
export const builtFor = (object: Pick<ElfObject, 'interpreter' | 'needed' | 'versionNeeds'>): LibcFamily | null => {
  const names = object.interpreter === null ? object.needed : [object.interpreter, ...object.needed]
  // libc.so alone is musl's name as its own compiler wrapper writes it; a versioned reference settles it before that.
  if (object.versionNeeds.some(({ version }) => version.startsWith('GLIBC_'))) return 'glibc'
  const families = names.map(familyOfName)
  return families.find((family) => family !== null) ?? null
}
