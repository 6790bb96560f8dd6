import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { composeProgram, type ProbeModule, type ProbeRequest } from '../core/smoke/protocol.js'
import type { Emit } from './emit.js'

/** A further process of the probe: it starts up while the first one still looks for modules. */
export interface Lane {
  /** Resolves when all of the program is on its way: a module that blocks this process could hold it back. */
  readonly begin: (request: ProbeRequest) => Promise<void>
  /** It has nothing to do. */
  readonly dismiss: () => void
  readonly over: Promise<void>
}

/** Starts all processes but the first. One that cannot be started leaves its work to the others. */
export const openLanes = ({ lanes }: ProbeRequest, emit: Emit): readonly Lane[] =>
  Array.from({ length: lanes - 1 }, (_, before) => {
    // What it writes goes straight to the host, which also watches the time.
    const child = spawn(process.execPath, ['--input-type=commonjs', '-'], { stdio: ['pipe', 'inherit', 'inherit'] })
    child.stdin.on('error', () => undefined)
    const lane = before + 1
    let isDismissed = false
    return {
      begin: (request) =>
        new Promise((resolve) => {
          for (const event of ['finish', 'error', 'close']) child.stdin.once(event, resolve)
          child.stdin.end(composeProgram(request.program, { ...request, lane, program: '' }))
        }),
      dismiss: () => {
        isDismissed = true
        child.kill('SIGKILL')
      },
      over: new Promise((resolve) => {
        const end = (exitCode: number | null, signal: string): void => {
          if (exitCode !== 0 && !isDismissed) emit({ kind: 'died', lane, signal, exitCode })
          resolve()
        }
        child.on('error', ({ message }) => end(null, message))
        child.on('exit', (exitCode, signal) => end(exitCode, signal ?? ''))
      }),
    }
  })

/** Bytes of a native file and of what lies beside it: libraries that it brings along are loaded with it. */
const sizeAt = (file: string): number => {
  try {
    const dir = dirname(file)
    return readdirSync(dir).reduce((sum, name) => sum + statSync(`${dir}/${name}`).size, 0)
  } catch {
    return 0
  }
}

const sizeOf = ({ files }: ProbeModule): number => files.reduce((sum, file) => sum + sizeAt(file), 0)

/** The largest first, so that no lane is left with one when the others are through. */
export const largestFirst = (modules: readonly ProbeModule[]): readonly ProbeModule[] =>
  modules
    .map((module) => ({ module, size: sizeOf(module) }))
    .sort((one, other) => other.size - one.size)
    .map(({ module }) => module)

/** A place that every image has and every user may write to; empty where even that is not so. */
export const claimsFolder = (): string => {
  try {
    return mkdtempSync('/dev/shm/archproof-')
  } catch {
    return ''
  }
}

/** Whether this lane takes the module: of all lanes that ask, one is the first to make a folder. */
export const isOurs = ({ index }: ProbeModule, { lanes, lane, claims }: ProbeRequest): boolean => {
  if (lanes === 1) return true
  if (claims === '') return index % lanes === lane
  try {
    mkdirSync(`${claims}/${index}`)
    return true
  } catch {
    return false
  }
}
