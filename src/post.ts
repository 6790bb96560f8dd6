import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { undoInEngine } from './adapters/docker/undo.js'
import { ledgerPath, readLedger } from './adapters/github/ledger.js'
import { githubLog } from './adapters/github/log.js'
import type { Undo } from './ports/ledger.js'

/** Undoes what main noted before it made it, the latest first. Nothing here fails the job: what stays is named. */
const undo = async (entry: Undo): Promise<void> => {
  if (entry.kind === 'folder') await rm(entry.path, { recursive: true, force: true })
  else await undoInEngine(entry)
}

const describe = ({ kind, ...rest }: Undo): string => `${kind} ${Object.values(rest).join(' ')}`

const log = githubLog()
try {
  const path = ledgerPath()
  let left = 0
  for (const entry of path === null ? [] : readLedger(path)) {
    try {
      await undo(entry)
      log.info(`undone: ${describe(entry)}`)
    } catch (error) {
      left += 1
      log.warning(`not undone: ${describe(entry)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  // What could not be undone stays on record, for whoever looks at a runner of their own.
  if (path !== null && left === 0) await rm(dirname(path), { recursive: true, force: true })
} catch (error) {
  log.warning(`the ledger of this run cannot be read: ${error instanceof Error ? error.message : String(error)}`)
}
