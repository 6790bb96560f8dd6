import { writeSync } from 'node:fs'
import { encodeEvent, type ProbeEvent } from '../core/smoke/protocol.js'

/** What several processes write into one pipe is not mixed up if each writes at most this much at once: PIPE_BUF, pipe(7). */
const longestAtomic = 4096

export type Emit = (event: ProbeEvent) => void

/**
 * Writes events to standard output at once; kept in a closure with its own copy of what modules could replace to learn the
 * token. One that searches the memory of its process finds it all the same: SECURITY.md.
 */
export const emitter = (token: string, isShared: boolean): Emit => {
  const write = writeSync
  const encode = encodeEvent
  const encoder = new TextEncoder()
  const toBytes = encoder.encode.bind(encoder)
  const pause = new Int32Array(new SharedArrayBuffer(4))
  const bytesOf = (event: ProbeEvent): Uint8Array => {
    const bytes = toBytes(encode(token, event))
    if (!isShared || event.kind !== 'done' || bytes.length <= longestAtomic) return bytes
    return toBytes(encode(token, { kind: 'again', index: event.result.index }))
  }
  return (event) => {
    const bytes = bytesOf(event)
    for (let offset = 0; offset < bytes.length;) {
      try {
        offset += write(1, bytes, offset)
      } catch (error) {
        // A module that touched process.stdout may have made the pipe non-blocking.
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
        Atomics.wait(pause, 0, 0, 2)
      }
    }
  }
}
