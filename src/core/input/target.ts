import { isDigest, type Digest } from '../evidence.js'
import { accept, refuse, type Parsed } from '../parsed.js'

/** What is to be checked, as the user names it. */
export type Target =
  /** An image of the engine or of a registry. */
  | { readonly kind: 'reference'; readonly name: string }
  /** An OCI layout, or what `docker save` writes. `digest`: one of several images in it. */
  | { readonly kind: 'stored'; readonly name: string; readonly path: string; readonly digest: Digest | null }
  /** A folder that is the root of an image. */
  | { readonly kind: 'folder'; readonly name: string; readonly path: string }
  /** A path without a word in front: what is there decides. */
  | { readonly kind: 'path'; readonly name: string; readonly path: string }

const example = 'Write an image reference, or oci-layout:PATH, docker-archive:PATH or dir:PATH'

/** A path says that it is one: it begins like one, or ends like an archive. Anything else is a reference. */
const isPath = (text: string): boolean =>
  /^(?:\.{1,2}$|\.{0,2}[\\/]|~[\\/]|[A-Za-z]:[\\/])/.test(text) || /\.(?:tar|tar\.gz|tgz|oci)$/i.test(text)

// Looser than the grammar of references: the engine knows it best. What could be taken for an option is none.
const reference = /^[A-Za-z0-9[][\w./:@[\]-]{0,4095}$/

const parseStored = (name: string, rest: string): Parsed<Target> => {
  const at = rest.lastIndexOf('@sha256:')
  if (at === -1) return accept({ kind: 'stored', name, path: rest, digest: null })
  const digest = rest.slice(at + 1)
  return isDigest(digest)
    ? accept({ kind: 'stored', name, path: rest.slice(0, at), digest })
    : refuse('has a malformed digest', 'Write 64 hex digits behind @sha256:')
}

const parseBare = (name: string): Parsed<Target> => {
  if (isPath(name)) return accept({ kind: 'path', name, path: name })
  return reference.test(name)
    ? accept({ kind: 'reference', name })
    : refuse('is neither an image reference nor a path', example)
}

/** The target of a check. */
export const parseTarget = (text: string): Parsed<Target> => {
  const [, word, rest = ''] = /^(oci-layout|docker-archive|dir):(.*)$/s.exec(text) ?? []
  if (word === undefined) return parseBare(text)
  if (rest === '' || /[\0\r\n]/.test(rest)) return refuse('names no path', `Write for example ${word}:./image`)
  return word === 'dir' ? accept({ kind: 'folder', name: text, path: rest }) : parseStored(text, rest)
}
