import { run } from '../command.js'

/** When the checked-out commit was made (RFC 3339); null where there is no Git or no repository. */
export const commitTime = async (workspace: string): Promise<string | null> => {
  const { exitCode, stdout } = await run('git', ['-C', workspace, 'show', '--no-patch', '--format=%cI', 'HEAD'])
  return exitCode === 0 && stdout.trim() !== '' ? stdout.trim() : null
}
