#!/usr/bin/env node
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ending, endRunning, whileEnding } from './adapters/command.js'
import { createCheckContainers } from './adapters/docker/check-containers.js'
import { createContainers } from './adapters/docker/containers.js'
import { undoInEngine } from './adapters/docker/undo.js'
import { readSource } from './adapters/files/sources.js'
import { factsFiles, reportFiles } from './adapters/github/report-files.js'
import { timeLimitedPatterns } from './adapters/regexp/patterns.js'
import { checkImage } from './check-image.js'
import { readCheckSetup } from './check-setup.js'
import { openTarget } from './check-target.js'
import { readConfig, usualConfigPath } from './core/config/read-config.js'
import { translateConfig, type ComposedConfig } from './core/init/compose-config.js'
import { suggestConfig } from './core/init/render-config.js'
import { exitStatus } from './core/exit-status.js'
import { help, parseCommandLine, type Command } from './core/input/command-line.js'
import { harmless } from './core/render/harmless.js'
import { renderReport } from './core/render/report-json.js'
import { renderTable } from './core/render/table.js'
import { ConfigError } from './errors.js'
import type { Log } from './ports/log.js'

/** Progress goes to standard error, so that standard output is the result and nothing else. */
const say = (text: string): void => void process.stderr.write(`${harmless(text)}\n`)

const log: Log = {
  info: say,
  warning: say,
  debug: () => undefined,
  group: async (title, body) => {
    say(title)
    return body()
  },
}

/** What must be gone when this process is: called at its end, and when it is told to end. */
const cleanup: (() => Promise<void>)[] = []
const cleanUp = async (): Promise<void> => {
  for (const undo of cleanup.splice(0).reverse()) {
    await undo().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
  }
}

const version = async (): Promise<string> => {
  const text = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

const check = async ({ raw, json }: Extract<Command, { kind: 'check' }>): Promise<number> => {
  const folder = process.cwd()
  const { inputs, config, files, secrets } = await readCheckSetup(raw, folder)
  const id = randomBytes(6).toString('hex')
  const tempDir = await mkdtemp(join(tmpdir(), 'archproof-'))
  cleanup.push(() => rm(tempDir, { recursive: true, force: true }))
  const target = await openTarget(inputs.target, inputs.platforms, { folder, tempDir, id })
  cleanup.push(() => target.close())
  if (target.notRun === null) {
    if (config.services.size > 0) cleanup.push(() => undoInEngine({ kind: 'networks', run: id }))
    for (const kind of ['names', 'containers'] as const) cleanup.push(() => undoInEngine({ kind, run: id }))
  }
  const reportFolder = inputs.reportDir === null ? tempDir : resolve(folder, inputs.reportDir)
  await mkdir(reportFolder, { recursive: true })
  const outcome = await checkImage(
    {
      ...{
        name: inputs.target.name,
        plan: { ...inputs, config },
        files,
        reportFolder,
        findings: [],
        secrets,
      },
      ...{ image: target.image, requested: target.requested, notRun: target.notRun },
      ignoring: { rules: config.ignore, today: new Date().toISOString().slice(0, 10) },
      source: { repository: null, commit: null, ref: null, url: null },
      probe: target.notRun === null ? await readFile(join(import.meta.dirname, '../probe.cjs'), 'utf8') : '',
      newToken: () => randomBytes(16).toString('hex'),
    },
    {
      ...{ log, now: () => performance.now(), imageFiles: target.imageFiles, containers: createContainers(id) },
      ...{ checkContainers: createCheckContainers(id), patterns: timeLimitedPatterns() },
    },
    inputs.reportDir === null ? [] : [reportFiles(), factsFiles()],
  )
  process.stdout.write(json ? renderReport(outcome) : `${renderTable(outcome)}\n`)
  return exitStatus(outcome, inputs.failOn)
}

const compose = async (folder: string, from: string | null): Promise<ComposedConfig> => {
  const textOf = async (path: string): Promise<string | null> => (await readSource(folder, path))?.text ?? null
  if (from === null) {
    const [dockerfile, packageJson] = await Promise.all([textOf('Dockerfile'), textOf('package.json')])
    return { text: suggestConfig({ dockerfile, packageJson }), left: [] }
  }
  const given = await textOf(from)
  const refuse = (message: string, remedy: string): ConfigError =>
    new ConfigError([{ input: '--from', value: from, message, remedy }])
  if (given === null) throw refuse('cannot be read', 'Give the path of a file below this folder')
  const translated = translateConfig(given, from)
  if (!translated.ok) throw refuse(translated.complaint.message, translated.complaint.remedy)
  return translated.value
}

/** Nothing that is there already is overwritten unless the user says so. */
const init = async ({ from, config, force }: Extract<Command, { kind: 'init' }>): Promise<number> => {
  const folder = process.cwd()
  const path = config === '' ? usualConfigPath : config
  const { text, left } = await compose(folder, from)
  await mkdir(dirname(resolve(folder, path)), { recursive: true })
  try {
    await writeFile(resolve(folder, path), text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const remedy = 'Remove it, write elsewhere with --config, or overwrite it with --force'
    throw new ConfigError([{ input: '--config', value: path, message: 'is there already', remedy }])
  }
  for (const one of left) say(`not translated: ${one}`)
  const { problems } = readConfig({ path, text })
  for (const { input, value, message, remedy } of problems) say(`${input} ${value}: ${message}. ${remedy}`)
  process.stdout.write(`${path}\n`)
  return problems.length === 0 ? 0 : 1
}

const main = async (): Promise<number> => {
  const command = parseCommandLine(process.argv.slice(2))
  if (!command.ok) {
    say(`archproof ${command.complaint.message}. ${command.complaint.remedy}`)
    return 2
  }
  if (command.value.kind === 'check') return check(command.value)
  if (command.value.kind === 'init') return init(command.value)
  process.stdout.write(command.value.kind === 'help' ? help : `${await version()}\n`)
  return 0
}

/** The engine goes on for a while with what it was asked for when its client has been ended (post.ts does the same). */
const settlingMs = 3000

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    endRunning()
    setTimeout(() => void whileEnding(cleanUp).finally(() => process.exit(status)), settlingMs)
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof ConfigError ? 2 : 1
} finally {
  if (!ending.aborted) await cleanUp()
}
