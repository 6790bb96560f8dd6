import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { readOutput, type RunnerOutput } from './runner-output.js'

/** One step of a job, as a workflow would ask for it. */
export interface StepOptions {
  /** Folder that holds action.yml. */
  readonly action: string
  readonly step: 'main' | 'post'
  /** What the workflow gives with `with:`. */
  readonly inputs?: Readonly<Record<string, string>>
  /**
   * As nested in a composite action that passes all its own inputs on: whatever is not given arrives as an empty string,
   * and no default of action.yml applies.
   */
  readonly composite?: boolean
  /** `github.token`, for the default of an input. */
  readonly token?: string
  /** Added to the environment; undefined removes. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** State that an earlier step of the same action saved. */
  readonly state?: Readonly<Record<string, string>>
  readonly event?: { readonly name: string; readonly payload?: unknown; readonly ref?: string }
  readonly repository?: string
  readonly workspace?: string
  /** RUNNER_TEMP, when several steps are to share one. Otherwise a folder that is gone afterwards. */
  readonly temporary?: string
  /** Ends the step early: after a time, when its output matches, or when something has come to be. `cancel` is what the runner does. */
  readonly signal?: {
    readonly name: NodeJS.Signals | 'cancel'
    readonly after: number | RegExp | (() => Promise<void>)
  }
  readonly timeoutMs?: number
}

export interface StepResult extends Omit<RunnerOutput, 'commands'> {
  /** null when a signal ended it. */
  readonly exitCode: number | null
  readonly endedBy: NodeJS.Signals | null
  readonly timedOut: boolean
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** What GitHub shows: secrets masked; empty above 1 MiB, because then it is not uploaded. */
  readonly summary: string
  /** Variables for later steps. */
  readonly env: Readonly<Record<string, string>>
  readonly path: readonly string[]
  /** Inputs that action.yml does not declare, of which the runner warns. */
  readonly unexpected: readonly string[]
  /** Every command on standard output or standard error that was carried out. */
  readonly commands: RunnerOutput['commands']
  /** All that was printed, as it was, secrets not masked. */
  readonly printed: string
  readonly milliseconds: number
}

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean } | null>>
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string }
}

const root = resolve(import.meta.dirname, '../..')

/** Node 24, which is what `using: node24` means. */
export const node24 = join(root, `node_modules/node-linux-${process.arch}/bin/node`)

const longestSummary = 1024 * 1024

/** What the runner sets itself, and what belongs to the tool that runs the tests: neither is inherited. */
const notInherited = /^(?:INPUT_|GITHUB_|RUNNER_|ACTIONS_|STATE_|JEST_|npm_|NODE_OPTIONS$|NODE_ENV$|CI$|DD_)/

const expand = (value: string, token: string): string => {
  const expanded = value.replaceAll('${{ github.token }}', token)
  if (expanded.includes('${{')) throw new Error(`the runner of the tests cannot evaluate ${value}`)
  return expanded
}

const inputsFor = (file: ActionFile, { inputs = {}, composite = false, token = '' }: StepOptions) => {
  const declared = Object.entries(file.inputs ?? {}).map(([name, input]): [string, string] => {
    const fallback = input?.default === undefined ? '' : expand(String(input.default), token)
    return [name.toLowerCase(), composite ? '' : fallback]
  })
  const given = Object.entries(inputs).map(([name, value]): [string, string] => [name.toLowerCase(), value])
  return {
    // ScriptHandler: INPUT_ and the name in upper case, spaces replaced, hyphens kept.
    variables: Object.fromEntries(
      [...new Map([...declared, ...given])].map(([name, value]) => [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        value,
      ]),
    ),
    unexpected: given.map(([name]) => name).filter((name) => !declared.some(([other]) => other === name)),
  }
}

/** GITHUB_OUTPUT and its like: `name=value`, or a value between two delimiters. */
export const parseFileCommands = (text: string): Record<string, string> => {
  const lines = text.split('\n')
  const values: Record<string, string> = {}
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const [, simple, value = ''] = /^([^=<]+)=(.*)$/s.exec(line) ?? []
    if (simple !== undefined) {
      values[simple] = value
      continue
    }
    const [, name, delimiter] = /^([^=]+?)<<(.+)$/.exec(line) ?? []
    if (name === undefined) throw new Error(`Invalid format '${line}'`)
    const end = lines.indexOf(delimiter ?? '', at + 1)
    if (end < 0) throw new Error(`Matching delimiter not found '${delimiter ?? ''}'`)
    values[name] = lines.slice(at + 1, end).join('\n')
    at = end
  }
  return values
}

const fileCommands = ['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'] as const

const variablesOf = (options: StepOptions, folder: string, temporary: string): Record<string, string> => {
  const { event = { name: 'push' }, repository = 'acme/shop', workspace = process.cwd() } = options
  const ref = event.ref ?? 'refs/heads/main'
  writeFileSync(join(folder, 'event.json'), JSON.stringify(event.payload ?? {}))
  for (const name of fileCommands) writeFileSync(join(folder, name), '')
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__run',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_JOB: 'image',
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '42',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'image',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_NAME: 'test',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temporary,
    RUNNER_TOOL_CACHE: join(temporary, 'tools'),
    ...Object.fromEntries(fileCommands.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    ...Object.fromEntries(Object.entries(options.state ?? {}).map(([name, value]) => [`STATE_${name}`, value])),
  }
}

/** The runner cancels with SIGINT, then SIGTERM after 7.5 s, then SIGKILL after another 2.5 s (ProcessInvoker.cs). */
const end = (child: ChildProcess, name: NodeJS.Signals | 'cancel'): void => {
  if (name !== 'cancel') {
    child.kill(name)
    return
  }
  child.kill('SIGINT')
  setTimeout(() => child.kill('SIGTERM'), 7500).unref()
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
}

interface Ended {
  readonly exitCode: number | null
  readonly endedBy: NodeJS.Signals | null
  readonly timedOut: boolean
  readonly lines: readonly string[]
}

const watch = async (child: ChildProcess, { signal, timeoutMs = 600_000 }: StepOptions): Promise<Ended> => {
  const lines: string[] = []
  let timedOut = false
  let pending = signal
  const fire = (): void => {
    if (pending !== undefined) end(child, pending.name)
    pending = undefined
  }
  if (typeof signal?.after === 'function') void signal.after().then(fire)
  const timers = [
    setTimeout(() => {
      timedOut = true
      child.kill('SIGKILL')
    }, timeoutMs),
    ...(typeof signal?.after === 'number' ? [setTimeout(fire, signal.after)] : []),
  ]
  // The runner reads both streams line by line and does not tell them apart.
  const rests: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    const index = rests.push('') - 1
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const parts = `${rest}${text}`.split('\n')
      rest = parts.pop() ?? ''
      rests[index] = rest
      lines.push(...parts)
      if (pending?.after instanceof RegExp && parts.some((line) => (pending?.after as RegExp).test(line))) fire()
    })
  }
  const [exitCode, endedBy] = await new Promise<[number | null, NodeJS.Signals | null]>((done, fail) => {
    child.once('error', fail)
    child.once('close', (code, by) => done([code, by]))
  })
  for (const timer of timers) clearTimeout(timer)
  lines.push(...rests.filter((rest) => rest !== ''))
  return { exitCode, endedBy, timedOut, lines }
}

const mask = (text: string, masks: readonly string[]): string =>
  masks.filter((value) => value !== '').reduce((masked, value) => masked.replaceAll(value, '***'), text)

/** Runs one step of the built action in a process of its own, with what a runner gives it and nothing else. */
export const runAction = async (options: StepOptions): Promise<StepResult> => {
  const file = parse(readFileSync(join(options.action, 'action.yml'), 'utf8')) as ActionFile
  const entry = options.step === 'main' ? file.runs.main : file.runs.post
  if (entry === undefined) throw new Error(`${options.action}/action.yml has no ${options.step}`)
  const bundle = join(options.action, entry)
  if (!existsSync(bundle)) throw new Error(`${bundle} is not there; run script/build`)

  const temporary = options.temporary ?? mkdtempSync(join(tmpdir(), 'archproof-runner-'))
  const folder = join(temporary, '_runner_file_commands', randomUUID())
  mkdirSync(folder, { recursive: true })
  const { variables, unexpected } = inputsFor(file, options)
  const inherited = Object.entries(process.env).filter(([name]) => !notInherited.test(name))
  const env: Record<string, string | undefined> = {
    ...Object.fromEntries(inherited),
    ...variablesOf(options, folder, temporary),
    ...variables,
    ...options.env,
  }
  const started = performance.now()
  try {
    const child = spawn(node24, [bundle], {
      cwd: options.workspace ?? process.cwd(),
      env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { exitCode, endedBy, timedOut, lines } = await watch(child, options)
    const printed = lines.join('\n')
    const { annotations, dropped, masks, log, commands } = readOutput(printed)
    const written = (name: (typeof fileCommands)[number]): string => readFileSync(join(folder, name), 'utf8')
    const summary = written('STEP_SUMMARY')
    return {
      exitCode,
      endedBy,
      timedOut,
      outputs: parseFileCommands(written('OUTPUT')),
      state: parseFileCommands(written('STATE')),
      summary: Buffer.byteLength(summary) > longestSummary ? '' : mask(summary, masks),
      env: parseFileCommands(written('ENV')),
      path: written('PATH')
        .split('\n')
        .filter((line) => line !== ''),
      annotations,
      dropped,
      masks,
      log,
      commands,
      unexpected,
      printed,
      milliseconds: performance.now() - started,
    }
  } finally {
    rmSync(options.temporary === undefined ? temporary : folder, { recursive: true, force: true })
  }
}

/** Main, and then post with the state that main left, as a job does whatever became of main. */
export const runJob = async ({
  between,
  ...options
}: Omit<StepOptions, 'step'> & {
  /** Looks at what main has left before post runs. */
  readonly between?: (main: StepResult) => void
}): Promise<{ main: StepResult; post: StepResult }> => {
  const temporary = options.temporary ?? mkdtempSync(join(tmpdir(), 'archproof-job-'))
  try {
    const main = await runAction({ ...options, temporary, step: 'main' })
    between?.(main)
    // What ends main does not end post.
    const rest = Object.fromEntries(Object.entries(options).filter(([name]) => name !== 'signal')) as typeof options
    const post = await runAction({ ...rest, temporary, step: 'post', state: main.state })
    return { main, post }
  } finally {
    if (options.temporary === undefined) rmSync(temporary, { recursive: true, force: true })
  }
}

/** The folder of the root action. */
export const rootAction = dirname(join(root, 'action.yml'))
