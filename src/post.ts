import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { undoInEngine } from './adapters/docker/undo.js'
import { announce } from './adapters/github/annotations.js'
import { ledgerPath, readLedger } from './adapters/github/ledger.js'
import { githubLog } from './adapters/github/log.js'
import { endProcesses } from './adapters/linux/processes.js'
import { createRegistry } from './adapters/oci/registry.js'
import { usual } from './adapters/oci/transport.js'
import { onTheRun } from './core/render/annotations.js'
import { tornFinding } from './core/torn.js'
import type { Undo } from './ports/ledger.js'
import { putBack } from './stages/put-back.js'

const log = githubLog()

/** Tags of which main did not know that all were moved. What stays torn is an error, with the repair. */
const undoTags = async (entry: Extract<Undo, { kind: 'tags' }>): Promise<void> => {
  // The runner gives a cancelled job's post step minutes, and the tags may be many: no more patience than for anything else.
  const stayed = await putBack(entry, { registry: createRegistry(dockerCredentials, usual), log })
  if (stayed.length === 0) return
  const { code, title, found, change } = tornFinding(stayed, 'this run ended while it moved tags')
  announce(onTheRun('error', `${code}: ${title}`, `${found}\n${change}`))
  process.exitCode = 3
  throw new Error(found)
}

/** Undoes what main noted before it made it, the latest first. Nothing but torn tags fails the job: what stays is named. */
const undo = async (entry: Undo): Promise<void> => {
  if (entry.kind === 'processes') await endProcesses(entry.run)
  else if (entry.kind === 'folder') await rm(entry.path, { recursive: true, force: true })
  else if (entry.kind === 'tags') await undoTags(entry)
  else await undoInEngine(entry)
}

const describe = (entry: Undo): string =>
  entry.kind === 'tags'
    ? `tags ${entry.moves.map(({ name, tag }) => `${name}:${tag}`).join(' ')}`
    : Object.values(entry).join(' ')

/** Programs first, because they could make anew what is undone; then the latest first. */
const inOrder = (entries: readonly Undo[]): readonly Undo[] =>
  entries.toSorted((one, other) => Number(other.kind === 'processes') - Number(one.kind === 'processes'))

try {
  const path = ledgerPath()
  let left = 0
  for (const entry of path === null ? [] : inOrder(readLedger(path))) {
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
