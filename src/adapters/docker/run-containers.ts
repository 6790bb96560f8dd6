import { setTimeout as delay } from 'node:timers/promises'
import { runOrThrow, type CommandResult } from '../command.js'

/** The label by which the containers of a run are known. */
export const runLabel = (id: string): string => `archproof.run=${id}`

/** Asks the engine to undo something; one that gives no answer must not keep the post step for ever. @throws ToolError */
export const undoing = (argv: readonly string[], remedy: string): Promise<CommandResult> =>
  runOrThrow('docker', argv, remedy, { timeoutMs: 120_000 })

/** How long it is tried: what the engine is already removing it lets nobody else remove. */
const removingMs = 60_000

/** Removes every container of a run, whatever state it is in. @throws ToolError */
export const removeContainers = async (id: string): Promise<void> => {
  const remedy = 'Remove the containers with `docker ps --all --filter label=archproof.run` by hand'
  const filter = `label=${runLabel(id)}`
  const until = performance.now() + removingMs
  for (;;) {
    const { stdout } = await undoing(['ps', '--all', '--quiet', '--filter', filter], remedy)
    const ids = stdout.split('\n').filter((line) => line !== '')
    if (ids.length === 0) return
    try {
      await undoing(['rm', '--force', '--volumes', ...ids], remedy)
      return
    } catch (error) {
      if (performance.now() > until) throw error
      await delay(1000)
    }
  }
}
