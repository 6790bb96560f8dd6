import { AsyncLocalStorage } from 'node:async_hooks'
import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import type { Readable } from 'node:stream'
import { ToolError } from '../errors.js'

export interface CommandOptions {
  readonly cwd?: string
  /** Added to the environment of this process; undefined takes away. */
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly stdin?: string | Uint8Array
  /** The process and everything it started is ended after this time; the result then has `timedOut`. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** Called with each complete line of the two streams as it comes; untrusted, cut at 64 KiB. */
  readonly onLine?: (line: string, stream: 'stdout' | 'stderr') => void
  /** Bytes of each stream that are kept; the head is kept of stdout, the tail of stderr. Default 4 MiB. */
  readonly keep?: number
}

export interface CommandResult {
  /** Exit status; 128 + n when signal n ended it or this side made it end; null when it could not be started. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
  readonly milliseconds: number
}

const longestLine = 64 * 1024

/** Splits a stream into lines without ever holding more than one line of bounded length. */
const lineSplitter = (emit: (line: string) => void) => {
  const decoder = new TextDecoder()
  let rest = ''
  const feed = (text: string): void => {
    rest += text
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      emit(rest.slice(0, Math.min(end, longestLine)))
      rest = rest.slice(end + 1)
    }
    if (rest.length > longestLine) {
      emit(rest.slice(0, longestLine))
      rest = ''
    }
  }
  return {
    write: (bytes: Uint8Array): void => feed(decoder.decode(bytes, { stream: true })),
    end: (): void => {
      feed(decoder.decode())
      if (rest !== '') emit(rest)
      rest = ''
    },
  }
}

/** Keeps the first or the last bytes of a stream of any length. */
const keeper = (limit: number, which: 'head' | 'tail') => {
  const chunks: Buffer[] = []
  let size = 0
  return {
    write: (bytes: Buffer): void => {
      if (which === 'head' && size >= limit) return
      chunks.push(bytes)
      size += bytes.length
      while (which === 'tail' && chunks.length > 1 && size - (chunks[0]?.length ?? 0) >= limit) {
        size -= chunks.shift()?.length ?? 0
      }
    },
    text: (): string => {
      const all = Buffer.concat(chunks)
      return (which === 'head' ? all.subarray(0, limit) : all.subarray(Math.max(0, all.length - limit))).toString(
        'utf8',
      )
    },
  }
}

/** Ends a child and everything it started (it leads a group of its own): politely, and for good after five seconds. */
const endGroup = (child: ChildProcess): void => {
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name)
    } catch {
      // It ended by itself in the meantime.
    }
  }
  signal('SIGTERM')
  setTimeout(() => signal('SIGKILL'), 5000).unref()
}

/** Children that have not ended yet. They lead groups of their own, so no signal to this process reaches them. */
const running = new Set<ChildProcess>()

const isEnding = new AbortController()

/** Aborted when this process is told to end: for work that no program of ours does. */
export const ending = isEnding.signal

/** Ends every program that is still running and lets none start: for the moment when this process is told to end. */
export const endRunning = (): void => {
  isEnding.abort(new Error('the job was cancelled'))
  for (const child of running) endGroup(child)
}

const undoing = new AsyncLocalStorage<boolean>()

/** What the body starts may run although this process was told to end: for undoing what it has made. */
export const whileEnding = <T>(body: () => Promise<T>): Promise<T> => undoing.run(true, body)

const isCancelled = (): boolean => ending.aborted && undoing.getStore() !== true

const notStarted: CommandResult = {
  exitCode: null,
  stdout: '',
  stderr: 'the job was cancelled',
  timedOut: false,
  milliseconds: 0,
}

/** Inputs hold passwords and tokens; no program but this one has any business with them. */
const environment = (own: CommandOptions['env']): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries({ ...process.env, ...own }).filter(([name]) => !name.startsWith('INPUT_')))

/** Ends the child when the time is over or the caller aborts; `timedOut` tells the former. */
const limit = (child: ChildProcess, { timeoutMs, signal }: CommandOptions) => {
  const state = { timedOut: false, stopped: false, release: (): void => undefined }
  const stop = (): void => {
    state.stopped = true
    endGroup(child)
  }
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          state.timedOut = true
          stop()
        }, timeoutMs)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  state.release = (): void => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
  return state
}

/** Keeps the head or tail of a stream and hands its lines on. */
const watch = (child: ChildProcess, name: 'stdout' | 'stderr', { keep, onLine }: CommandOptions) => {
  const kept = keeper(keep ?? 4 * 1024 * 1024, name === 'stdout' ? 'head' : 'tail')
  const lines = onLine === undefined ? undefined : lineSplitter((line) => onLine(line, name))
  child[name]?.on('data', (bytes: Buffer) => {
    kept.write(bytes)
    lines?.write(bytes)
  })
  child[name]?.on('end', () => lines?.end())
  return kept
}

/**
 * Runs a program without a shell and waits for it. It never throws for what the program does: the exit status decides,
 * and it is the caller who looks at it. (@actions/exec neither feeds a process of its own group nor ends one after a
 * time, and it echoes untrusted output to the runner; hence child_process.)
 */
export const run = async (
  program: string,
  argv: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> => {
  if (isCancelled()) return notStarted
  const started = performance.now()
  const child = spawn(program, argv, {
    cwd: options.cwd,
    env: environment(options.env),
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    // A group of its own, so that a time limit ends plugins such as docker-buildx too.
    detached: true,
  })
  running.add(child)
  const limited = limit(child, options)
  const stdout = watch(child, 'stdout', options)
  const stderr = watch(child, 'stderr', options)
  // A process that ends before it has read its input is not an error of ours.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(options.stdin)

  const outcome = await new Promise<{ exitCode: number | null; problem: string }>((resolve) => {
    child.once('error', (error) => resolve({ exitCode: null, problem: error.message }))
    child.once('close', (code, signal) =>
      resolve({ exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), problem: '' }),
    )
  })
  running.delete(child)
  limited.release()
  // `docker exec` that is told to end says 0: what did not come to its end by itself did not succeed.
  const isCutOff = outcome.exitCode === 0 && (limited.stopped || isCancelled())
  return {
    exitCode: isCutOff ? 128 + constants.signals.SIGTERM : outcome.exitCode,
    stdout: stdout.text(),
    stderr: outcome.problem === '' ? stderr.text() : outcome.problem,
    timedOut: limited.timedOut,
    milliseconds: performance.now() - started,
  }
}

/** Runs a program that must succeed. @throws ToolError with the last lines of its standard error and the remedy. */
export const runOrThrow = async (
  program: string,
  argv: readonly string[],
  remedy: string,
  options: CommandOptions = {},
): Promise<CommandResult> => {
  const result = await run(program, argv, options)
  if (result.exitCode === 0 && !result.timedOut) return result
  throw new ToolError({
    ran: [program, ...argv].join(' '),
    outcome: outcomeOf(result, options.timeoutMs ?? 0),
    output: result.stderr.trim().split('\n').slice(-10).join('\n'),
    remedy,
  })
}

/** A program whose standard output is read as it comes, however long it is. */
export interface Reading {
  readonly stdout: Readable
  /** When it has ended, never rejected. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly outcome: string; readonly stderr: string }>
  /** Ends it, however far it has come. */
  readonly stop: () => void
}

/** As `run` does it: with the same environment, in a group of its own, ended when the job is cancelled or by the signal. */
export const startReading = (program: string, argv: readonly string[], signal?: AbortSignal): Reading => {
  const child = spawn(program, argv, { env: environment({}), stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  running.add(child)
  const end = (): void => {
    if (child.exitCode === null && child.signalCode === null) endGroup(child)
  }
  const stop = (): void => {
    end()
    // What nobody reads any more would keep the program for ever.
    child.stdout.destroy()
  }
  const stderr = keeper(4096, 'tail')
  child.stderr.on('data', (bytes: Buffer) => stderr.write(bytes))
  const ended = new Promise<Awaited<Reading['ended']>>((resolve) => {
    const settle = (exitCode: number | null, outcome: string, problem?: string): void => {
      running.delete(child)
      signal?.removeEventListener('abort', end)
      resolve({ exitCode, outcome, stderr: problem ?? stderr.text().trim() })
    }
    child.once('error', (error) => settle(null, 'could not be run', error.message))
    child.once('exit', (code) => settle(code, code === null ? 'was ended' : `ended with exit status ${code}`))
  })
  signal?.addEventListener('abort', end, { once: true })
  if (signal?.aborted === true || ending.aborted) end()
  return { stdout: child.stdout, ended, stop }
}

const outcomeOf = ({ exitCode, timedOut }: CommandResult, timeoutMs: number): string => {
  if (timedOut) return `gave no answer within ${timeoutMs / 1000} s`
  return exitCode === null ? 'could not be run' : `ended with exit status ${exitCode}`
}
