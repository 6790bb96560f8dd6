import type { Fate } from './plan.js'
import { signalOf } from './signals.js'

/**
 * A program that does what native modules need of Node and of an emulator, without any of them: threads that share memory,
 * the pool of threads, compiled code, WebAssembly and another process. Understood by Node 12.
 * @param token stands before the line that says that everything was done
 */
export const controlProgram = (token: string): string => `
const { Worker } = require('worker_threads')
const { scrypt } = require('crypto')
const { spawnSync } = require('child_process')
const wasm = Buffer.from('0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b', 'hex')
const add = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports.add
let sum = 0
for (let i = 0; i < 3e6; i += 1) sum = add(sum, i % 7)
const shared = new Int32Array(new SharedArrayBuffer(4))
const work = 'const { workerData: a } = require("worker_threads"); for (let i = 0; i < 1e5; i += 1) Atomics.add(a, 0, 1); Atomics.notify(a, 0)'
const workers = [0, 1].map(() => new Promise((done, fail) =>
  new Worker(work, { eval: true, workerData: shared }).on('exit', done).on('error', fail)))
const hashes = [0, 1, 2, 3].map(() => new Promise((done) => scrypt('a', 'b', 16, { N: 256 }, done)))
Promise.all(workers.concat(hashes)).then(() => {
  const child = spawnSync(process.execPath, ['-p', '6 * 7'], { encoding: 'utf8' })
  if (shared[0] !== 2e5 || child.stdout.trim() !== '42' || !sum) throw new Error('wrong result')
  require('fs').writeSync(1, '\\n' + ${JSON.stringify(token)} + ' done\\n')
  process.exit(0)
})
`

/** Whether a line of its output says that everything was done. */
export const isControlDone = (line: string, token: string): boolean => line === `${token} done`

/** How the program came to its end; null when it did its work, or failed in a way that says nothing of an emulator. */
export const controlFate = (
  isDone: boolean,
  { exitCode, limitMs }: { readonly exitCode: number | null; readonly limitMs: number },
): Fate | null => {
  if (isDone) return null
  if (exitCode === null) return { kind: 'hung', seconds: Math.round(limitMs / 1000) }
  const signal = signalOf(exitCode)
  return signal === '' ? null : { kind: 'crashed', signal, exitCode, lastWords: '' }
}
