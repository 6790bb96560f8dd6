/** Folder of a path, without a slash at its end; `/` for what lies in the root. */
export const folderOf = (path: string): string => {
  const slash = path.lastIndexOf('/')
  return slash <= 0 ? '/' : path.slice(0, slash)
}

/** A path as the kernel would take it: what is not absolute counts from the working directory. */
export const absolute = (path: string, workingDir: string): string =>
  path.startsWith('/') ? path : path === '' || path === '.' || path === './' ? workingDir : join(workingDir, path)

export const join = (folder: string, name: string): string =>
  folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`

/** What the tokens of a glibc search path stand for (ld.so(8), "Dynamic string tokens"). */
export interface Tokens {
  readonly ORIGIN: string
  readonly LIB: string
  readonly PLATFORM: string
}

/** Replaces `$ORIGIN`, `${LIB}` and so on; a name goes on while letters, digits or `_` follow (glibc, is_dst in dl-load.c). */
export const expandTokens = (text: string, tokens: Tokens): string =>
  text.replace(
    /\$(?:\{(ORIGIN|LIB|PLATFORM)\}|(ORIGIN|LIB|PLATFORM)(?![A-Za-z0-9_]))/g,
    (_all, braced?: keyof Tokens, plain?: keyof Tokens) => tokens[braced ?? plain ?? 'ORIGIN'],
  )
