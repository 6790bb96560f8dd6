import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Not every image has a /tmp, or one that its user may write to; what every container has is memory that it shares. */
const places = [tmpdir(), '/dev/shm']

/** A new folder for what an exercise must write, by its real name. It is gone with its container. */
export const scratchFolder = (): string => {
  let problem: unknown
  for (const place of places) {
    try {
      return realpathSync(mkdtempSync(join(place, 'archproof-')))
    } catch (error) {
      problem = error
    }
  }
  throw problem
}
