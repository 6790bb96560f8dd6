import { endRunning } from '../command.js'
import { noteEnd } from './ledger.js'

/** The runner follows SIGINT with SIGTERM after 7.5 s and SIGKILL after 10. */
const graceMs = 6000

/**
 * From now on a cancelled job ends what it started and starts nothing more. It then comes to its end by itself, within the
 * grace: puts back the tags that it has moved, and reports; post undoes the rest.
 * @returns what a job that ends with `status` is to exit with: the signal's own status once there was one
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
    return cancelled ?? status
  }
}
