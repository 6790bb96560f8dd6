/** A package, or another folder, with what its files hold. */
export interface SizedFolder {
  /** `/app/node_modules/sharp`, `/usr/lib` */
  readonly path: string
  /** Uncompressed bytes of its regular files; those of packages nested in it count for them, and a hard link counts once. */
  readonly bytes: number
}

export interface FolderSizes {
  /** @param path absolute and normalised */
  add(path: string, bytes: number): void
  /** The largest first. */
  largest(count: number): readonly SizedFolder[]
}

/** Images have some thousand packages; a hostile one may name more. Their bytes then count for the folder that holds them. */
const mostFolders = 50_000

/** The innermost package that holds a file. */
const packageOf = (path: string): string | null => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null

/** Two folders deep tells `/usr/lib` from `/usr/share` and `/opt/venv` from `/opt/cache`. */
const outside = (path: string): string => {
  const parts = path.split('/').slice(1, -1)
  return `/${parts.slice(0, 2).join('/')}`
}

/** What takes the room in an image: bytes by package, and outside of packages by folder. */
export const createFolderSizes = (): FolderSizes => {
  const sizes = new Map<string, number>()
  return {
    add: (path, bytes) => {
      const precise = packageOf(path) ?? outside(path)
      const folder = sizes.has(precise) || sizes.size < mostFolders ? precise : '/'
      sizes.set(folder, (sizes.get(folder) ?? 0) + bytes)
    },
    largest: (count) =>
      [...sizes]
        .map(([path, bytes]) => ({ path, bytes }))
        .toSorted((one, other) => other.bytes - one.bytes || (one.path < other.path ? -1 : 1))
        .slice(0, count),
  }
}
