import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeProgram, wholeRequest, type ProbeEvent, type ProbeRequest } from '../../src/core/smoke/protocol.js'
import { readProbeLine } from '../../src/core/smoke/read-line.js'

let text: string | undefined

/** The probe as the sources say now, whatever dist/ holds. */
export const probeText = (): string => {
  if (text !== undefined) return text
  const folder = mkdtempSync(join(tmpdir(), 'archproof-probe-'))
  try {
    const file = join(folder, 'probe.cjs')
    execFileSync(join(import.meta.dirname, '../../script/build-probe'), [file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    text = readFileSync(file, 'utf8')
    return text
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const token = 'f00dcafe'.repeat(4)

export interface ProbeRun {
  readonly events: readonly ProbeEvent[]
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the probe on this machine, as a container would: the program comes through standard input. */
export const runProbe = async (
  request: Partial<ProbeRequest>,
  timeoutMs = 60_000,
  node = process.execPath,
): Promise<ProbeRun> => {
  const program = (request.groups ?? null) === null && (request.lanes ?? 1) === 1 ? '' : probeText()
  const child = spawn(node, ['--input-type=commonjs', '-'], {
    cwd: '/',
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    // Containers of the probe have no network: a package that fetches what it lacks (unrs-resolver) finds nothing.
    env: { PATH: process.env['PATH'], npm_config_registry: 'http://127.0.0.1:9/', npm_config_offline: 'true' },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString('latin1')))
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString('latin1')))
  child.stdin.on('error', () => undefined)
  child.stdin.end(composeProgram(probeText(), { ...wholeRequest, token, ...request, program }))
  const [exitCode, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
    child.once('close', (code, name) => resolve([code, name])),
  )
  const events = stdout
    .split('\n')
    .map((line) => readProbeLine(line, token))
    .filter((event) => event !== null)
  return { events, exitCode, signal, stdout, stderr }
}
