import { createRootFiles } from '../../src/core/audit/root-files.js'
import type { Filesystem } from '../../src/core/link/loader.js'
import { buildElf, type ElfDeclaration } from './elf-builder.js'
import { bytesSource } from './host-files.js'

/** A file of an image: an object, plain content, a symbolic link, or something that was seen and not read. */
export type RootFile = ElfDeclaration | Uint8Array | { readonly link: string } | 'not read'

const facts = { type: 'file', mode: 0o644, uid: 0, gid: 0, target: '', capabilities: false } as const

/** The file system of an image that holds these files, as the audit would have it. */
export const rootOf = (files: Readonly<Record<string, RootFile>>): Filesystem => {
  const root = createRootFiles()
  for (const [path, file] of Object.entries(files)) {
    if (file === 'not read') root.add(path, { ...facts, size: 100 })
    else if ('link' in file) root.add(path, { ...facts, type: 'symlink', size: 0, target: file.link })
    else {
      const bytes = file instanceof Uint8Array ? file : buildElf(file)
      const node = root.add(path, { ...facts, size: bytes.length })
      if (file instanceof Uint8Array) node.bytes = bytes
      node.source = { ...bytesSource(bytes), indexOf: (wanted, from) => Buffer.from(bytes).indexOf(wanted, from) }
    }
  }
  return root.filesystem(null)
}
