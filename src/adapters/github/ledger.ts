import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@actions/core'
import * as v from 'valibot'
import { isDigest, type Digest } from '../../core/evidence.js'
import type { Ledger, Undo } from '../../ports/ledger.js'

const stateKey = 'ledger'
const endedKey = 'ended'

const text = v.pipe(v.string(), v.nonEmpty())
const digest = v.custom<Digest>(isDigest)
const undo = v.variant('kind', [
  v.object({ kind: v.literal('processes'), run: text }),
  v.object({ kind: v.literal('containers'), run: text }),
  v.object({ kind: v.literal('networks'), run: text }),
  v.object({ kind: v.literal('names'), run: text }),
  v.object({ kind: v.literal('image'), reference: text }),
  v.object({ kind: v.literal('renamed-image'), reference: text, before: text }),
  v.object({ kind: v.literal('login'), registry: text }),
  v.object({ kind: v.literal('folder'), path: text }),
  v.object({ kind: v.literal('emulator'), name: text }),
  v.object({
    kind: v.literal('tags'),
    to: digest,
    moves: v.pipe(v.array(v.object({ name: text, tag: text, before: v.nullable(digest) })), v.readonly()),
  }),
])
const line = v.union([v.object({ add: v.number(), undo }), v.object({ forget: v.number() })])

/** In one write and to the disk, so that no signal finds half a line. */
const append = (path: string, entry: v.InferOutput<typeof line>): void => {
  const file = openSync(path, 'a', 0o600)
  try {
    writeSync(file, `${JSON.stringify(entry)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/**
 * A ledger in a file of its own. The state that the runner hands to the post step carries only the path: it is appended
 * before anything else happens and so outlives SIGKILL, and being passed in the environment it must stay short.
 * @param temporary a folder that lasts as long as the job, RUNNER_TEMP
 */
export const openLedger = (temporary: string): Ledger => {
  const path = join(mkdtempSync(join(temporary, 'archproof-ledger-')), 'ledger.jsonl')
  closeSync(openSync(path, 'a', 0o600))
  core.saveState(stateKey, path)
  let next = 0
  return {
    add: (entry) => {
      const id = next++
      append(path, { add: id, undo: entry })
      return () => append(path, { forget: id })
    },
  }
}

const parseLine = (written: string): v.InferOutput<typeof line> | null => {
  try {
    const parsed = v.safeParse(line, JSON.parse(written))
    return parsed.success ? parsed.output : null
  } catch {
    // The last line of a process that was killed while it wrote; the thing of which it tells does not exist yet.
    return null
  }
}

/** Said by a main that came to its end by itself: of such a one nothing is still being made. */
export const noteEnd = (): void => core.saveState(endedKey, 'yes')

/** Whether main was killed or cancelled. */
export const wasCutOff = (): boolean => core.getState(endedKey) === ''

/** Where main left its ledger; null when main never came that far. */
export const ledgerPath = (): string | null => {
  const path = core.getState(stateKey)
  return path === '' ? null : path
}

/** What main left to undo, the latest first. @throws when the file cannot be read */
export const readLedger = (path: string): readonly Undo[] => {
  const open = new Map<number, Undo>()
  for (const written of readFileSync(path, 'utf8').split('\n')) {
    const entry = parseLine(written)
    if (entry === null) continue
    if ('add' in entry) open.set(entry.add, entry.undo)
    else open.delete(entry.forget)
  }
  return [...open.values()].reverse()
}
