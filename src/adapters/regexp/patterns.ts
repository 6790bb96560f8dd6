import { Worker } from 'node:worker_threads'
import type { Patterns } from '../../ports/check-containers.js'

const program = `
const { parentPort, workerData: { source, flags, text } } = require('node:worker_threads')
parentPort.postMessage(new RegExp(source, flags).test(text))`

/** Until a thread runs at all. */
const startMs = 60_000

/**
 * Patterns in a thread of their own: one that backtracks for ever on what a hostile container prints is ended with it, and the
 * job goes on meanwhile.
 */
export const timeLimitedPatterns = (limitMs = 2000): Patterns => ({
  matches: ({ source, flags }, text) =>
    new Promise((resolve) => {
      const worker = new Worker(program, { eval: true, workerData: { source, flags, text } })
      const end = (result: boolean | null): void => {
        clearTimeout(timer)
        resolve(result)
        void worker.terminate()
      }
      let timer = setTimeout(() => end(null), startMs)
      // The limit is the pattern's: starting a thread takes its time on a busy machine.
      worker.once('online', () => {
        clearTimeout(timer)
        timer = setTimeout(() => end(null), limitMs)
      })
      worker.once('message', (result: unknown) => end(result === true))
      // Some patterns need more memory for a long text than there is, and then they throw.
      worker.once('error', () => end(null))
    }),
})
