import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { undoInEngine } from './adapters/docker/undo.js'
import { announce } from './adapters/github/annotations.js'
import { ledgerPath, readLedger, wasCutOff } from './adapters/github/ledger.js'
import { githubLog } from './adapters/github/log.js'
import { endProcesses } from './adapters/linux/processes.js'
import { createRegistry } from './adapters/oci/registry.js'
import { usual } from './adapters/oci/transport.js'
import { onTheRun } from './core/render/annotations.js'
import { tornFinding } from './core/torn.js'
import type { Undo } from './ports/ledger.js'
import { putBack } from './stages/put-back.js'

const log = githubLog()

/** A registry that takes connections and says nothing must leave time for what else there is to undo. */
const tagsMs = 90_000

/** Tags of which main did not know that all were moved. What stays torn is an error, with the repair. */
const undoTags = async (entry: Extract<Undo, { kind: 'tags' }>): Promise<void> => {
  // The runner gives a cancelled job's post step minutes, and the tags may be many: no more patience than for anything else.
  const puttingBack = putBack(entry, { registry: createRegistry(dockerCredentials, usual), log })
  const stayed = await Promise.race([puttingBack, delay(tagsMs, entry.moves, { ref: false })])
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

/**
 * The engine goes on for a while with what it was asked for when its client is gone: a container was seen to come 1.2 s later.
 * And what it is already removing it lets nobody else remove.
 */
const settlingMs = 3000

/** Waits until the engine makes nothing more of a main that was ended half-way. */
const settle = async (entries: readonly Undo[]): Promise<void> => {
  const isInEngine = ({ kind }: Undo): boolean => kind === 'containers' || kind === 'networks' || kind === 'image'
  if (wasCutOff() && entries.some(isInEngine)) await delay(settlingMs)
}

/** @returns how many could not be undone; each is named */
const undoAll = async (entries: readonly Undo[]): Promise<number> => {
  let left = 0
  for (const entry of entries) {
    try {
      await undo(entry)
      log.info(`undone: ${describe(entry)}`)
    } catch (error) {
      left += 1
      log.warning(`not undone: ${describe(entry)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return left
}

try {
  const path = ledgerPath()
  const entries = path === null ? [] : readLedger(path)
  // Programs first, because they could make anew what is undone; then the latest first.
  let left = await undoAll(entries.filter(({ kind }) => kind === 'processes'))
  await settle(entries)
  left += await undoAll(entries.filter(({ kind }) => kind !== 'processes'))
  // What could not be undone stays on record, for whoever looks at a runner of their own.
  if (path !== null && left === 0) await rm(dirname(path), { recursive: true, force: true })
} catch (error) {
  log.warning(`the ledger of this run cannot be read: ${error instanceof Error ? error.message : String(error)}`)
}
// What was given up on does not keep the job.
setTimeout(() => process.exit(), 10_000).unref()
