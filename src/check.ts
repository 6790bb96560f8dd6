import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as core from '@actions/core'
import { datadogSinks } from './adapters/datadog/metrics.js'
import { createCheckContainers } from './adapters/docker/check-containers.js'
import { createContainers } from './adapters/docker/containers.js'
import { annotations, announce } from './adapters/github/annotations.js'
import { endWhenCancelled } from './adapters/github/cancellation.js'
import { currentEvent } from './adapters/github/event.js'
import { openLedger } from './adapters/github/ledger.js'
import { githubLog } from './adapters/github/log.js'
import { readRawInputs } from './adapters/github/raw-inputs.js'
import { factsFiles, reportFiles } from './adapters/github/report-files.js'
import { jobSummary } from './adapters/github/summary.js'
import { markProcesses } from './adapters/linux/processes.js'
import { timeLimitedPatterns } from './adapters/regexp/patterns.js'
import { checkImage } from './check-image.js'
import { readCheckSetup } from './check-setup.js'
import { openTarget } from './check-target.js'
import type { Config } from './core/config/config.js'
import { datadogFindings } from './core/datadog-labels.js'
import type { RunEvent } from './core/event.js'
import { exitStatus } from './core/exit-status.js'
import type { CheckInputs } from './core/input/check-inputs.js'
import { sourceOf } from './core/plan.js'
import { configAnnotations, onTheRun } from './core/render/annotations.js'
import { renderTable } from './core/render/table.js'
import { ConfigError } from './errors.js'
import { checkOutputNames, toOutputs } from './outputs.js'
import type { Ledger } from './ports/ledger.js'
import type { Sink } from './ports/sinks.js'

const main = async (): Promise<number> => {
  const log = githubLog()
  const event = currentEvent()
  const raw = readRawInputs()
  if (raw['datadog-api-key'].length >= 4) core.setSecret(raw['datadog-api-key'])
  const workspace = event?.workspace ?? process.cwd()
  const { inputs, config, files, secrets } = await readCheckSetup(raw, workspace)
  for (const secret of secrets.filter(({ length }) => length >= 4)) core.setSecret(secret)

  const temporary = process.env['RUNNER_TEMP'] ?? tmpdir()
  const id = randomBytes(6).toString('hex')
  const ledger = openLedger(temporary)
  ledger.add({ kind: 'processes', run: id })
  markProcesses(id)
  const tempDir = await mkdtemp(join(temporary, 'archproof-'))
  ledger.add({ kind: 'folder', path: tempDir })
  const reportFolder =
    inputs.reportDir === null ? join(temporary, `archproof-report-${id}`) : resolve(workspace, inputs.reportDir)
  await mkdir(reportFolder, { recursive: true })

  const target = await openTarget(inputs.target, inputs.platforms, { folder: workspace, tempDir, id })
  try {
    if (target.notRun === null) noteEngine(ledger, id, config)
    const outcome = await checkImage(
      {
        ...{
          name: inputs.target.name,
          plan: { ...inputs, config },
          files,
          reportFolder,
          source: sourceOf(event),
        },
        ...{ image: target.image, requested: target.requested, notRun: target.notRun },
        probe: target.notRun === null ? await readFile(join(import.meta.dirname, '../probe.cjs'), 'utf8') : '',
        newToken: () => randomBytes(16).toString('hex'),
        ignoring: { rules: config.ignore, today: new Date().toISOString().slice(0, 10) },
        findings: datadogFindings(inputs.datadog, raw['datadog-site']),
        secrets: [...secrets, ...(inputs.datadog.apiKey === null ? [] : [inputs.datadog.apiKey])],
      },
      {
        ...{ log, now: () => performance.now(), imageFiles: target.imageFiles, containers: createContainers(id) },
        ...{ checkContainers: createCheckContainers(id), patterns: timeLimitedPatterns() },
      },
      sinksOf(inputs, event),
    )
    log.info(renderTable(outcome))
    const outputs = toOutputs(outcome)
    for (const name of checkOutputNames) core.setOutput(name, outputs[name])
    return exitStatus(outcome, inputs.failOn)
  } finally {
    await target.close()
  }
}

/** What the engine may hold of this run. */
const noteEngine = (ledger: Ledger, id: string, { services }: Config): void => {
  if (services.size > 0) ledger.add({ kind: 'networks', run: id })
  for (const kind of ['names', 'containers'] as const) ledger.add({ kind, run: id })
}

const sinksOf = (inputs: CheckInputs, event: RunEvent | null): readonly Sink[] => [
  ...datadogSinks(inputs.datadog, event),
  ...[reportFiles(), factsFiles(), jobSummary(), annotations()],
]

const exitWith = endWhenCancelled()

try {
  const status = await main()
  process.exitCode = exitWith(status)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  githubLog().info(message)
  announce(onTheRun('error', 'Nothing was verified', message))
  if (error instanceof ConfigError) configAnnotations(error.problems).forEach(announce)
  core.setOutput('verdict', 'unknown')
  process.exitCode = exitWith(1)
}
