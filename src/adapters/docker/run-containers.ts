import { runOrThrow } from '../command.js'

/** The label by which the containers of a run are known. */
export const runLabel = (id: string): string => `archproof.run=${id}`

/** Removes every container of a run, whatever state it is in. @throws ToolError */
export const removeContainers = async (id: string): Promise<void> => {
  const remedy = 'Remove the containers with `docker ps --all --filter label=archproof.run` by hand'
  const filter = `label=${runLabel(id)}`
  const { stdout } = await runOrThrow('docker', ['ps', '--all', '--quiet', '--filter', filter], remedy)
  const ids = stdout.split('\n').filter((line) => line !== '')
  if (ids.length > 0) await runOrThrow('docker', ['rm', '--force', '--volumes', ...ids], remedy)
}
