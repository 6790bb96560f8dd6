import type { ElfObject } from '../elf/elf-object.js'
import type { Filesystem, LibcFamily, Rejection, SearchSource } from './loader.js'
import { folderOf } from './search-path.js'

/** An object in the process. */
export interface Mapped {
  /** As it was found, links not followed. */
  readonly path: string
  readonly realPath: string
  readonly via: SearchSource
  readonly object: ElfObject
  /** What could not be read of it. */
  readonly damage: readonly string[]
  /** Names by which it was asked for when it was found. */
  readonly names: ReadonlySet<string>
  /** The object that made the loader load it; null for the program. */
  readonly loader: Mapped | null
}

/** One file that a search would try. */
export interface Place {
  readonly path: string
  readonly via: SearchSource
}

/** The folder that `$ORIGIN` stands for. The kernel says where the program is, links followed (/proc/self/exe). */
export const originOf = ({ via, path, realPath }: Mapped): string => folderOf(via === 'program' ? realPath : path)

export type Examined =
  | {
      readonly kind: 'usable'
      readonly realPath: string
      readonly object: ElfObject
      readonly damage: readonly string[]
    }
  | { readonly kind: 'refused'; readonly reason: Rejection; readonly realPath: string | null }
  /** There is a file whose content is not known. */
  | { readonly kind: 'unread'; readonly realPath: string }

/** What the loader of one C library does differently from the other. */
export interface LoaderRules {
  readonly family: LibcFamily
  /** The object that is used for a name without any search. */
  inProcess(name: string, process: readonly Mapped[]): Mapped | null
  /** Where a needed name is searched, in order. */
  places(name: string, neededBy: Mapped): readonly Place[]
  /** The object that is used in place of a file that was found; null when the file is. */
  replaces(object: ElfObject): Mapped | null
  /** Refusals after which the search goes on. Any other one ends it. */
  readonly goesOnAfter: ReadonlySet<Rejection>
  /** Places that only some CPUs use, tried when all others have failed. */
  onlySomeCpus(name: string, neededBy: Mapped): readonly string[]
}

/** Whether the loader of a process like `like` could map the file that a path leads to. */
export const examine = (files: Filesystem, path: string, like: ElfObject | null): Examined => {
  const realPath = files.resolve(path)
  if (realPath === null) return { kind: 'refused', reason: 'absent', realPath: null }
  if (!files.readable(realPath)) return { kind: 'refused', reason: 'unreadable', realPath }
  const reading = files.object(realPath)
  if (reading === null) return { kind: 'unread', realPath }
  if (reading.kind === 'other') return { kind: 'refused', reason: 'not-elf', realPath }
  const { object, damage } = reading
  const reason = rejection(object, like)
  return reason === null ? { kind: 'usable', realPath, object, damage } : { kind: 'refused', reason, realPath }
}

const rejection = (object: ElfObject, like: ElfObject | null): Rejection | null => {
  if (object.machine === 0 && object.truncated) return 'truncated'
  if (like !== null && object.bits !== like.bits) return 'wrong-class'
  if (like !== null && (object.machine !== like.machine || object.littleEndian !== like.littleEndian))
    return 'wrong-machine'
  if (object.truncated) return 'truncated'
  return object.type === 'shared' || object.type === 'executable' ? null : 'not-loadable'
}
