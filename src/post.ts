import { rm } from 'node:fs/promises'
import * as core from '@actions/core'
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
  for (const entry of path === null ? [] : readLedger(path)) {
    try {
      await undo(entry)
      log.info(`undone: ${describe(entry)}`)
    } catch (error) {
      log.warning(`not undone: ${describe(entry)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
} catch (error) {
  log.warning(`the ledger of this run cannot be read: ${error instanceof Error ? error.message : String(error)}`)
}
core.debug('post is done')
