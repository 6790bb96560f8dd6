import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as core from '@actions/core'
import { openStored } from './adapters/archive/stored-image-files.js'
import { ending } from './adapters/command.js'
import { datadogSinks } from './adapters/datadog/metrics.js'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { createEngine } from './adapters/docker/engine.js'
import { readConfigText } from './adapters/files/config-file.js'
import { readProofs } from './adapters/files/proofs.js'
import { lookAt, readSource } from './adapters/files/sources.js'
import { commitTime } from './adapters/git/commit-time.js'
import { annotations, announce } from './adapters/github/annotations.js'
import { endWhenCancelled } from './adapters/github/cancellation.js'
import { currentEvent } from './adapters/github/event.js'
import { openLedger } from './adapters/github/ledger.js'
import { githubLog } from './adapters/github/log.js'
import { readRawInputs } from './adapters/github/raw-inputs.js'
import { factsFiles, reportFiles } from './adapters/github/report-files.js'
import { createSignatures } from './adapters/github/signatures.js'
import { jobSummary } from './adapters/github/summary.js'
import { createDownload } from './adapters/oci/download.js'
import { createRegistry } from './adapters/oci/registry.js'
import { timeLimitedPatterns } from './adapters/regexp/patterns.js'
import { configPathOf, loadConfig } from './core/config/load-config.js'
import { datadogFindings } from './core/datadog-labels.js'
import type { RunEvent } from './core/event.js'
import { exitStatus } from './core/exit-status.js'
import { secretsOf, type Inputs } from './core/input/inputs.js'
import type { InputProblem } from './core/input/reader.js'
import type { RawInputs } from './core/input/names.js'
import { pathsOf, type Looked } from './core/input/sources.js'
import type { ProofFile } from './core/match-proofs.js'
import { parseWord } from './core/input/values.js'
import { parsePackageJson } from './core/package-facts.js'
import { loginsOf, plan as makePlan } from './core/plan.js'
import { configAnnotations, onTheRun } from './core/render/annotations.js'
import { renderTable } from './core/render/table.js'
import type { Self } from './core/signature.js'
import { ConfigError } from './errors.js'
import { parseInputs } from './inputs.js'
import { mergeRun, type MergeJob, type MergePorts } from './merge-run.js'
import { toOutputs } from './outputs.js'
import type { SignaturesWanted } from './stages/signatures.js'

const log = githubLog()

const main = async (): Promise<number> => {
  const event = currentEvent()
  const workspace = event?.workspace ?? process.cwd()
  const raw = readRawInputs()
  for (const secret of [raw.password, raw['github-token'], raw['datadog-api-key']])
    if (secret.length >= 4) core.setSecret(secret)
  const { inputs, proofs, signaturesWanted } = await readAll(raw, event, workspace)
  const [packageJson, time] = await Promise.all([
    readSource(workspace, join(inputs.build.context, 'package.json')),
    commitTime(workspace),
  ])
  const facts = { packageJson: packageJson === null ? null : parsePackageJson(packageJson.text), commitTime: time }
  const plan = makePlan(inputs, event, facts)
  const temporary = process.env['RUNNER_TEMP'] ?? tmpdir()
  const id = randomBytes(6).toString('hex')
  const reportFolder =
    inputs.reportDir === null ? join(temporary, `archproof-report-${id}`) : resolve(workspace, inputs.reportDir)
  await mkdir(reportFolder, { recursive: true })
  const { file, target } = inputs.build
  const job: MergeJob = {
    ...{ plan, proofs, reportFolder, secrets: secretsOf(inputs), logins: loginsOf(plan, inputs) },
    ...{ signaturesWanted, self: selfOf(event) },
    findings: datadogFindings(inputs.datadog, raw['datadog-site']),
    sources: { dockerfile: await readSource(workspace, file), packageJson, target },
    ignoring: { rules: plan.config.ignore, today: new Date().toISOString().slice(0, 10) },
  }
  for (const notice of plan.notices) announce(onTheRun('notice', 'archproof', notice))
  const used = { error: 0, warning: 0, notice: plan.notices.length }
  const outcome = await mergeRun(job, await makePorts(temporary), [
    ...datadogSinks(inputs.datadog, event),
    ...[reportFiles(), factsFiles(), jobSummary(), annotations(used)],
  ])
  log.info(renderTable(outcome))
  for (const [name, value] of Object.entries(toOutputs(outcome))) core.setOutput(name, value)
  return exitStatus(outcome, inputs.failOn)
}

/** The inputs and the proofs. @throws ConfigError that names what is wrong with either */
const readAll = async (
  raw: RawInputs,
  event: RunEvent | null,
  workspace: string,
): Promise<{ inputs: Inputs } & Pick<MergeJob, 'proofs' | 'signaturesWanted'>> => {
  const looked = await sourcesLookedAt(raw, workspace)
  const config = loadConfig(raw, await readConfigText(workspace, configPathOf(raw)))
  const { proofs, problems: missing } = await proofsIn(workspace, core.getInput('proofs').trim())
  const signatures = signaturesIn(core.getInput('signatures').trim())
  const problems = [...missing, ...signatures.problems]
  try {
    const inputs = parseInputs(raw, { looked, config, event })
    if (problems.length > 0) throw new ConfigError([])
    return { inputs, proofs, signaturesWanted: signatures.wanted }
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError([...error.problems, ...problems]) : error
  }
}

/** What the runner says of this job, under the names of the claims of a token. Nothing on a laptop. */
const selfOf = (event: RunEvent | null): Self => ({
  repository: event === null ? undefined : `${event.repository.owner}/${event.repository.name}`,
  repository_id: process.env['GITHUB_REPOSITORY_ID'],
  run_id: event === null ? undefined : String(event.runId),
  run_attempt: event === null ? undefined : String(event.runAttempt),
  sha: event?.commit,
  workflow_ref: process.env['GITHUB_WORKFLOW_REF'],
})

const signaturesIn = (text: string): { wanted: SignaturesWanted; problems: readonly InputProblem[] } => {
  const parsed = parseWord(['auto', 'required', 'optional'])(text === '' ? 'auto' : text)
  if (parsed.ok) return { wanted: parsed.value, problems: [] }
  return { wanted: 'required', problems: [{ input: 'signatures', value: text, ...parsed.complaint }] }
}

/** Nothing is built here: sources that are not named need not be there. */
const sourcesLookedAt = async (raw: RawInputs, workspace: string): Promise<Looked> => {
  const [context = '.', file = ''] = pathsOf(raw)
  const looked = await lookAt(workspace, [context, file])
  const usual = [
    ...(raw.context === '' ? [[context, 'folder'] as const] : []),
    ...(raw.file === '' ? [[file, 'file'] as const] : []),
  ]
  return new Map([...looked, ...usual])
}

const proofsIn = async (
  workspace: string,
  folder: string,
): Promise<{ proofs: readonly ProofFile[]; problems: readonly InputProblem[] }> => {
  const refuse = (message: string) => {
    const remedy = 'Download the artifacts of the jobs before this step, and give the folder that they are in'
    return { proofs: [], problems: [{ input: 'proofs', value: folder, message, remedy }] }
  }
  if (folder === '') return refuse('is needed: it is what says which platforms were proved')
  try {
    return { proofs: await readProofs(resolve(workspace, folder)), problems: [] }
  } catch (error) {
    return refuse(`cannot be used: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const makePorts = async (temporary: string): Promise<MergePorts> => {
  const ledger = openLedger(temporary)
  const folder = await mkdtemp(join(temporary, 'archproof-'))
  ledger.add({ kind: 'folder', path: folder })
  const download = createDownload(dockerCredentials)
  return {
    ...{ log, ledger, ending },
    now: () => performance.now(),
    engine: createEngine(),
    registry: createRegistry(dockerCredentials),
    fetch: async (name, digest) => {
      // Two platforms may be said to be the same image: each is fetched and removed by itself.
      const path = await mkdtemp(join(folder, 'fetched-'))
      await download({ name, digest, folder: path })
      const source = await openStored({ name: `${name}@${digest}`, path, wanted: digest }, { tempDir: folder })
      const close = async (): Promise<void> => {
        await source.close()
        await rm(path, { recursive: true, force: true })
      }
      return { files: source.files, close }
    },
    patterns: timeLimitedPatterns(),
    signatures: createSignatures({ environment: process.env, now: Date.now }),
    digestOf: (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
  }
}

const exitWith = endWhenCancelled()

try {
  const status = await main()
  process.exitCode = exitWith(status)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  log.info(message)
  announce(onTheRun('error', 'Nothing was published', message))
  if (error instanceof ConfigError) configAnnotations(error.problems).forEach(announce)
  core.setOutput('verdict', 'unknown')
  core.setOutput('published', 'false')
  process.exitCode = exitWith(1)
}
