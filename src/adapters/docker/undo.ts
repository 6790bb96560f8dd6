import { ToolError } from '../../errors.js'
import type { Undo } from '../../ports/ledger.js'
import { run } from '../command.js'
import { dockerCredentials, loginServer } from './credentials.js'
import { removeEmulator } from './emulators.js'
import { receivedNames } from './received-image.js'
import { removeContainers, runLabel, undoing } from './run-containers.js'

/** The entries that concern the engine. */
export type EngineUndo = Extract<
  Undo,
  { kind: 'containers' | 'networks' | 'names' | 'image' | 'renamed-image' | 'login' | 'emulator' }
>

const removeNetworks = async (id: string): Promise<void> => {
  const remedy = 'Remove the networks of `docker network ls --filter label=archproof.run` by hand'
  const filter = `label=${runLabel(id)}`
  const { stdout } = await undoing(['network', 'ls', '--quiet', '--filter', filter], remedy)
  const ids = stdout.split('\n').filter((line) => line !== '')
  if (ids.length > 0) await undoing(['network', 'rm', ...ids], remedy)
}

const removeNames = async (id: string): Promise<void> => {
  const remedy = `Remove the image names of \`docker image ls --filter 'reference=${receivedNames(id)}'\` by hand`
  const argv = ['--filter', `reference=${receivedNames(id)}`, '--format', '{{.Repository}}:{{.Tag}}']
  const { stdout } = await undoing(['image', 'ls', ...argv], remedy)
  const names = stdout.split('\n').filter((line) => line !== '')
  if (names.length > 0) await undoing(['image', 'rm', '--no-prune', ...names], remedy)
}

const removeImage = async (reference: string): Promise<void> => {
  const asked = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', reference], { timeoutMs: 60_000 })
  if (asked.exitCode !== 0 && !asked.timedOut) return
  await undoing(['image', 'rm', '--no-prune', reference], `Remove the image name ${reference} by hand`)
}

const logout = async (registry: string): Promise<void> => {
  const ran = ['logout', loginServer(registry)]
  const remedy = `Log out of ${registry} by hand`
  await undoing(ran, remedy)
  // The client says "Removing login credentials" whatever it finds.
  if ((await dockerCredentials(registry)) === null) return
  throw new ToolError({ ran: `docker ${ran.join(' ')}`, outcome: 'left the login in place', output: '', remedy })
}

/**
 * Undoes what the ledger notes of the engine. What is gone already is fine: main may have undone it itself.
 * @throws ToolError
 */
export const undoInEngine = async (entry: EngineUndo): Promise<void> => {
  switch (entry.kind) {
    case 'containers':
      return removeContainers(entry.run)
    case 'networks':
      return removeNetworks(entry.run)
    case 'names':
      return removeNames(entry.run)
    case 'image':
      return removeImage(entry.reference)
    case 'renamed-image':
      await undoing(['tag', entry.before, entry.reference], `Tag ${entry.reference} again by hand`)
      return
    case 'login':
      return logout(entry.registry)
    case 'emulator':
      return removeEmulator(entry.name)
  }
}
