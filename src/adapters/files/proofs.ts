import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ProofFile } from '../../core/match-proofs.js'

const mostFiles = 100
const longestProof = 8 * 1024 * 1024

/** The files `proof-*.json` at or below a folder, as far as they can be proofs. Links are not followed. @throws when there is no such folder, or no such file in it */
export const readProofs = async (folder: string): Promise<readonly ProofFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && /^proof-[\w-]+\.json$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .slice(0, mostFiles)
  if (paths.length === 0) throw new Error('there is no file proof-*.json in it or below')
  return Promise.all(
    paths.map(async (path) => ({
      name: basename(path),
      // What is too long is handed on as what it then is: no proof.
      text: (await stat(path)).size > longestProof ? '' : await readFile(path, 'utf8'),
    })),
  )
}
