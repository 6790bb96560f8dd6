import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../../src/adapters/command.js'
import type { DiscoveredModule } from '../../../src/core/packages/discovered-module.js'
import { composeProgram, wholeRequest, type ProbeResult } from '../../../src/core/smoke/protocol.js'
import { readProbeLine } from '../../../src/core/smoke/read-line.js'
import { signalOf } from '../../../src/core/smoke/signals.js'

/** What happened when a module was loaded and exercised. */
export interface Runtime {
  readonly runtime: 'ok' | 'broken'
  /** Empty when it worked. */
  readonly cause: string
  /** How it was found out: exercise, load, start of its program, or dlopen. */
  readonly how: string
}

export const probe = readFileSync(join(import.meta.dirname, '../../../dist/probe.cjs'), 'utf8')
const token = 'c0ffee00'.repeat(4)
const longest = 1000

const broken = (cause: string, how: string): Runtime => ({
  runtime: 'broken',
  cause: cause.trim().slice(0, longest),
  how,
})

const reported = ({ failure, how, byWork, objects, direct }: ProbeResult): Runtime => {
  if (failure !== null) {
    const hidden = direct === null || direct === '' || failure.message.includes(direct) ? '' : `\n${direct}`
    return broken(`${failure.message}${hidden}`, how)
  }
  if (byWork || objects.length > 0 || (how === 'load' && direct === '')) return { runtime: 'ok', cause: '', how }
  const nothing = 'it answered, and nothing native of it is mapped into the process'
  return broken(direct === null || direct === '' ? nothing : `${nothing}\n${direct}`, how)
}

const ended = (exitCode: number | null, stderr: string, timedOut: boolean): Runtime => {
  if (timedOut) return broken('it hung', 'process')
  const signal = signalOf(exitCode)
  const words = stderr.trim().split('\n').slice(-12).join('\n')
  return broken(`${signal === '' ? `exit status ${exitCode ?? 'unknown'}` : signal}\n${words}`, 'process')
}

/** That Node itself did not start says nothing about a module: chroot ends with 126 or 127 where there is no emulator. */
const expectStarted = (exitCode: number | null, stderr: string): void => {
  if (exitCode === null || exitCode === 126 || exitCode === 127)
    throw new Error(`Node does not start in this root: ${stderr.trim() || 'chroot is missing'}`)
}

/** The root a row runs in. */
export interface Room {
  readonly root: string
  readonly timeoutMs: number
}

/** How the Node of that root is started. */
export const nodeIn = (root: string): readonly [string, ...string[]] => ['chroot', root, '/usr/local/bin/node']

/** Loads and exercises one module with the probe that the action uses, in a process of its own. */
export const runModule = async (
  module: DiscoveredModule,
  [command, ...before]: readonly [string, ...string[]],
  timeoutMs: number,
): Promise<Runtime> => {
  const { name, version, dir, family, files, certain } = module
  const modules = [{ index: 0, name, version, dir, family, files, certain }]
  const request = { ...wholeRequest, token, modules, isChild: true }
  const results: ProbeResult[] = []
  const { exitCode, stderr, timedOut } = await run(command, [...before, '--input-type=commonjs', '-'], {
    stdin: composeProgram(probe, request),
    timeoutMs,
    env: { NODE_OPTIONS: '', PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' },
    onLine: (line, stream) => {
      const event = stream === 'stdout' ? readProbeLine(line, token) : null
      if (event?.kind === 'done') results.push(event.result)
    },
  })
  expectStarted(exitCode, stderr)
  const [result] = results
  return result === undefined ? ended(exitCode, stderr, timedOut) : reported(result)
}

/** Of files that the package tries until one loads: what the last one came to where none did. */
export const openInTurn = async (files: readonly string[], room: Room): Promise<Runtime> => {
  let result = await openOnMusl(files.slice(0, 1), room)
  for (const file of files.slice(1)) {
    if (result.runtime === 'ok') return result
    const next = await openOnMusl([file], room)
    result = next.runtime === 'ok' ? next : { ...next, cause: `${result.cause}\n${next.cause}`.slice(0, longest) }
  }
  return result
}

/** Opens the files with musl's own loader, lazily as Node does, in the program that exports what Node exports. */
export const openOnMusl = async (files: readonly string[], { root, timeoutMs }: Room): Promise<Runtime> => {
  const programs = files.filter((file) => !file.endsWith('.node'))
  const addons = files.filter((file) => file.endsWith('.node'))
  if (files.length === 0) return broken('there is no native file to open', 'dlopen')
  const commands = [
    ...(addons.length === 0 ? [] : [['/usr/local/bin/node', ...addons]]),
    ...programs.slice(0, 1).map((file) => [file, '--version']),
  ]
  for (const command of commands) {
    const how = addons.includes(command[1] ?? '') ? 'dlopen' : 'start'
    const { exitCode, stdout, stderr, timedOut } = await run('chroot', [root, ...command], { timeoutMs })
    if (exitCode === 0) continue
    if (how === 'dlopen') expectStarted(exitCode, stderr)
    const words = `${stdout.trim().split('\n').at(-1) ?? ''}\n${stderr.trim()}`.trim()
    return exitCode === 1 && how === 'dlopen' ? broken(words, how) : { ...ended(exitCode, words, timedOut), how }
  }
  return { runtime: 'ok', cause: '', how: addons.length === 0 ? 'start' : 'dlopen' }
}
