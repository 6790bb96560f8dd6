import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Everything that the corpus is made of and can be made again. */
export const corpusCache = join(
  process.env['ARCHPROOF_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'archproof'),
  'corpus',
)

export const place = (...parts: string[]): string => {
  const path = join(corpusCache, ...parts)
  mkdirSync(path, { recursive: true })
  return path
}

/** Twelve digits that name a value. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : JSON.stringify(value))
    .digest('hex')
    .slice(0, 12)

/** A name of a package as one part of a path. */
export const fileNameOf = (name: string): string => name.replaceAll('/', '+')

/** All regular files and links below a folder, relative, links not followed. */
export const filesBelow = (folder: string, below = ''): readonly string[] =>
  existsSync(join(folder, below))
    ? readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
        const path = below === '' ? entry.name : `${below}/${entry.name}`
        return entry.isDirectory() ? filesBelow(folder, path) : [path]
      })
    : []

export const isElf = (path: string): boolean => readFileSync(path).subarray(0, 4).toString('latin1') === '\x7fELF'
