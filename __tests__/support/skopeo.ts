import { join, resolve } from 'node:path'
import { run } from '../../src/adapters/command.js'

/** Runs another client of registries, which shares no code with archproof. @returns its standard output */
export const skopeo = async (...argv: readonly string[]): Promise<string> => {
  const program = join(resolve(import.meta.dirname, '../..'), 'script/skopeo')
  const { exitCode, stdout, stderr } = await run(program, argv, { timeoutMs: 300_000 })
  if (exitCode !== 0) throw new Error(`skopeo ${argv.join(' ')}: ${stderr}`)
  return stdout
}
