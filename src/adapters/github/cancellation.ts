import { endRunning } from '../command.js'
import { noteEnd } from './ledger.js'

/** The runner follows SIGINT with SIGTERM after 7.5 s and SIGKILL after 10. */
const graceMs = 6000

/** For what is on its way when everything is said. What then still runs, as the client of a container that no engine ends, is post's. */
const windDownMs = 10_000

/**
 * From now on a cancelled job ends what it started and starts nothing more. It then comes to its end by itself, within the
 * grace: puts back the tags that it has moved, and reports; post undoes the rest.
 * @returns to be called at the end with a status, gives the one to exit with: the signal's own once there was one. What was
 *   left running keeps this process no longer than a moment, because post cannot begin before it has ended
 */
export const endWhenCancelled = (): ((status: number) => number) => {
  let cancelled: number | null = null
  for (const [signal, status] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      cancelled = status
      endRunning()
      setTimeout(() => process.exit(status), graceMs).unref()
    })
  }
  return (status) => {
    if (cancelled === null) noteEnd()
    const last = cancelled ?? status
    setTimeout(() => process.exit(last), windDownMs).unref()
    return last
  }
}
