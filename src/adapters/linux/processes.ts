import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { ToolError } from '../../errors.js'

/**
 * The variable that every program which a run starts inherits. Unlike a process id it cannot come to mean another process,
 * and it is there before there is any process to note.
 */
const variable = 'ARCHPROOF_RUN'

/** From now on what this process starts is known as the run's. */
export const markProcesses = (run: string): void => {
  process.env[variable] = run
}

const environmentOf = (pid: string): readonly string[] => {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
  } catch {
    // It has ended, or is another user's.
    return []
  }
}

const pids = (): readonly string[] => {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    // No /proc, as on macOS: there the programs of a killed run are left to the system.
    return []
  }
}

/** Processes that carry the mark of a run. A zombie has no environment any more. */
export const processesOf = (run: string): readonly number[] =>
  pids()
    .filter((pid) => environmentOf(pid).includes(`${variable}=${run}`))
    .map(Number)
    .filter((pid) => pid !== process.pid)

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended in the meantime.
  }
}

const politelyMs = 5000
const inAllMs = 10_000

/** Ends every program of a run: politely, and for good after five seconds. @throws ToolError when some stay */
export const endProcesses = async (run: string): Promise<void> => {
  const started = performance.now()
  for (let left = processesOf(run); left.length > 0; left = processesOf(run)) {
    const passed = performance.now() - started
    if (passed > inAllMs) {
      throw new ToolError({
        ran: 'kill',
        outcome: 'did not end them',
        output: `still running: ${left.join(', ')}`,
        remedy: 'End these processes by hand',
      })
    }
    for (const pid of left) signal(pid, passed > politelyMs ? 'SIGKILL' : 'SIGTERM')
    await delay(50)
  }
}
