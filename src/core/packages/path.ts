/** Last part of an absolute path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The folder that holds an absolute path; `/` holds itself. */
export const parentOf = (path: string): string => {
  const end = path.lastIndexOf('/')
  return end <= 0 ? '/' : path.slice(0, end)
}

/** `dir` and a relative path (which may use `.` and `..`) as one absolute, normalised path that never leaves the root. */
export const joinPath = (dir: string, relative: string): string => {
  const parts: string[] = []
  for (const part of `${dir}/${relative}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** Whether `path` lies below `dir` (or is it). */
export const isWithin = (path: string, dir: string): boolean =>
  dir === '/' || path === dir || (path.startsWith(dir) && path.charAt(dir.length) === '/')
