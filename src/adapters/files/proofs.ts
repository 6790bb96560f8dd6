import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import type { ProofFile } from '../../core/match-proofs.js'

/** More platforms than there are. */
const mostFiles = 100
const longestProof = 8 * 1024 * 1024

/** What is too long is handed on as what it then is: nothing that can be read. */
const readBounded = async (path: string): Promise<string> =>
  (await stat(path)).size > longestProof ? '' : readFile(path, 'utf8')

/**
 * The files `proof-*.json` at or below a folder, as far as they can be proofs, each with the signature beside it. Links are
 * not followed.
 * @throws when there is no such folder, no such file in it, or too many
 */
export const readProofs = async (folder: string): Promise<readonly ProofFile[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Set(entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)))
  const paths = [...files].filter((path) => /^proof-[\w-]+\.json$/.test(basename(path))).toSorted()
  if (paths.length === 0) throw new Error('there is no file proof-*.json in it or below')
  if (paths.length > mostFiles) {
    throw new Error(
      `there are ${paths.length} files proof-*.json in it and below, and more than ${mostFiles} are not read`,
    )
  }
  return Promise.all(
    paths.map(async (path) => {
      const signature = path.replace(/\.json$/, '.signature.json')
      return {
        name: relative(folder, path),
        text: await readBounded(path),
        signature: files.has(signature) ? await readBounded(signature) : null,
      }
    }),
  )
}
