import type { NativeFile } from '../facts.js'
import { unusableLibraries } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** What a file is instead, in words. null: it is no concern of this rule. */
const kinds: Readonly<Record<NativeFile['what'], string | null>> = {
  elf: null,
  absent: null,
  unread: null,
  'mach-o': 'a macOS object (Mach-O)',
  pe: 'a Windows object (PE)',
  text: 'a text file',
  empty: 'an empty file',
  archive: 'a static library',
  wasm: 'a WebAssembly module',
  unknown: 'no object of a known kind',
  'lfs-pointer': 'a pointer of Git LFS instead of the file',
  script: 'a script',
}

/** What lies where a program is looked for may be a script, or data; only these are programs that do not run here. */
const wrongForPrograms = new Set<NativeFile['what']>(['mach-o', 'pe', 'empty', 'lfs-pointer'])

/** AP109: what would be loaded is no ELF object at all. */
export const notElf: Rule = {
  code: 'AP109',
  judge: (facts) => {
    const own = subjectsOf(facts).flatMap((subject) => {
      const { what, role, path, report } = subject.file
      const kind = report?.rejected === 'not-loadable' ? 'an ELF file that is no shared object' : kinds[what]
      if (kind === null || (role === 'program' && !wrongForPrograms.has(what))) return []
      return [judgeFile('AP109', facts, subject, { object: path, kind })]
    })
    const unusable = [...unusableLibraries(facts, 'not-elf'), ...unusableLibraries(facts, 'not-loadable')]
    const libraries = unusable.map(({ subject, path, neededBy }) =>
      judgeFile('AP109', facts, subject, { object: path, kind: 'no shared object', neededBy }),
    )
    return [...own, ...libraries]
  },
}
