import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readlinkSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { createRootFiles, type RootFiles, type SearchableSource } from '../../src/core/audit/root-files.js'

/** Reads a file of this machine piece by piece. */
const sourceOf = (path: string, size: number): SearchableSource => ({
  size,
  read: (offset, length) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)))
    const descriptor = openSync(path, 'r')
    try {
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, offset))
    } finally {
      closeSync(descriptor)
    }
  },
  indexOf: (bytes, from) => readFileSync(path).indexOf(bytes, from),
})

const isText = (path: string): boolean => /\/(?:package\.json|passwd|group|os-release|installed)$/.test(path)

/** Adds a file, link or folder of this machine to a root file system, everything in it included. */
export const addFromDisk = (root: RootFiles, path: string, from: string, mode?: number): void => {
  const stat = lstatSync(from)
  const facts = { mode: mode ?? stat.mode & 0o7777, uid: 0, gid: 0, size: 0, target: '', capabilities: false }
  if (stat.isSymbolicLink()) root.add(path, { ...facts, type: 'symlink', target: readlinkSync(from) })
  else if (stat.isDirectory()) {
    root.add(path, { ...facts, type: 'directory' })
    for (const name of readdirSync(from)) addFromDisk(root, `${path}/${name}`, join(from, name))
  } else {
    const node = root.add(path, { ...facts, type: 'file', size: stat.size })
    if (isText(path)) node.text = readFileSync(from, 'utf8')
    else node.source = sourceOf(from, stat.size)
  }
}

/** A root file system with these files of this machine, by their place in it. */
export const rootFromDisk = (places: Readonly<Record<string, string>>): RootFiles => {
  const root = createRootFiles()
  for (const [path, from] of Object.entries(places)) addFromDisk(root, path, from)
  return root
}
