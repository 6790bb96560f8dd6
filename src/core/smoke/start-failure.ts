import { shorten, singleLine } from '../render/harmless.js'

/** Why no process of the image could be started. */
export interface StartFailure {
  readonly cause: 'emulator' | 'node' | 'engine'
  readonly reason: string
}

/**
 * Whether a program that has file capabilities did not start for want of them: the kernel refuses one whose file has some that this process may
 * never have (capabilities(7), "Safety checking for capability-dumb binaries").
 */
export const wantsCapabilities = (stderr: string): boolean => /operation not permitted/i.test(stderr)

const lastLines = (stderr: string): string => shorten(singleLine(stderr.trim().split('\n').slice(-3).join('\n')), 500)

/** What the engine, its init or the loader said when the probe never began. */
export const startFailure = (exitCode: number | null, stderr: string): StartFailure => {
  const said = lastLines(stderr)
  if (/exec format error/i.test(stderr)) {
    return { cause: 'emulator', reason: `this machine cannot run programs of this platform (${said})` }
  }
  // 126 and 127 are what a shell, the engine and its init give for a program that cannot be run or is not there.
  if (exitCode === 126 || exitCode === 127) return { cause: 'node', reason: `Node could not be started (${said})` }
  const end = exitCode === null ? 'it gave no sign of life in time' : `it ended with exit status ${exitCode}`
  return { cause: 'engine', reason: said === '' ? end : `${end} (${said})` }
}
