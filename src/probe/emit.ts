import { writeSync } from 'node:fs'
import { encodeEvent, type ProbeEvent } from '../core/smoke/protocol.js'

export type Emit = (event: ProbeEvent) => void

/**
 * Writes events to standard output at once; kept in a closure with its own copy of what modules could replace to learn the
 * token. One that searches the memory of its process finds it all the same: SECURITY.md.
 */
export const emitter = (token: string): Emit => {
  const write = writeSync
  const encode = encodeEvent
  const encoder = new TextEncoder()
  const toBytes = encoder.encode.bind(encoder)
  const pause = new Int32Array(new SharedArrayBuffer(4))
  return (event) => {
    const bytes = toBytes(encode(token, event))
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
