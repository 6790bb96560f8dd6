import type { Undo } from '../../ports/ledger.js'
import { run, runOrThrow } from '../command.js'
import { removeEmulator } from './engine.js'

/** The entries that concern the engine. */
export type EngineUndo = Extract<Undo, { kind: 'containers' | 'image' | 'renamed-image' | 'login' | 'emulator' }>

/** The label by which the containers of a run are known. */
export const runLabel = (id: string): string => `archproof.run=${id}`

const removeContainers = async (id: string): Promise<void> => {
  const remedy = 'Remove the containers with `docker ps --all --filter label=archproof.run` by hand'
  const filter = `label=${runLabel(id)}`
  const { stdout } = await runOrThrow('docker', ['ps', '--all', '--quiet', '--filter', filter], remedy)
  const ids = stdout.split('\n').filter((line) => line !== '')
  if (ids.length > 0) await runOrThrow('docker', ['rm', '--force', '--volumes', ...ids], remedy)
}

const removeImage = async (reference: string): Promise<void> => {
  const { exitCode } = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', reference])
  if (exitCode !== 0) return
  await runOrThrow('docker', ['image', 'rm', '--no-prune', reference], `Remove the image name ${reference} by hand`)
}

/**
 * Undoes what the ledger notes of the engine. What is gone already is fine: main may have undone it itself.
 * @throws ToolError
 */
export const undoInEngine = async (entry: EngineUndo): Promise<void> => {
  switch (entry.kind) {
    case 'containers':
      return removeContainers(entry.run)
    case 'image':
      return removeImage(entry.reference)
    case 'renamed-image':
      await runOrThrow('docker', ['tag', entry.before, entry.reference], `Tag ${entry.reference} again by hand`)
      return
    case 'login':
      await runOrThrow('docker', ['logout', entry.registry], `Log out of ${entry.registry} by hand`)
      return
    case 'emulator':
      return removeEmulator(entry.name)
  }
}
