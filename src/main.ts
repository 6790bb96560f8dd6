import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as core from '@actions/core'
import { ending } from './adapters/command.js'
import { createBuildx } from './adapters/docker/buildx.js'
import { createCheckContainers } from './adapters/docker/check-containers.js'
import { createContainers } from './adapters/docker/containers.js'
import { dockerCredentials } from './adapters/docker/credentials.js'
import { emulatorName } from './adapters/docker/emulators.js'
import { createEngine, toolkitFolder } from './adapters/docker/engine.js'
import { dockerImageFiles } from './adapters/docker/image-files.js'
import { createEngineImages } from './adapters/docker/engine-images.js'
import { datadogSinks } from './adapters/datadog/metrics.js'
import { readCheckFiles, readConfigText } from './adapters/files/config-file.js'
import { lookAt, readSecrets, readSource } from './adapters/files/sources.js'
import { commitTime } from './adapters/git/commit-time.js'
import { annotations, announce } from './adapters/github/annotations.js'
import { createCacheService } from './adapters/github/cache-service.js'
import { endWhenCancelled } from './adapters/github/cancellation.js'
import { currentEvent } from './adapters/github/event.js'
import { openLedger } from './adapters/github/ledger.js'
import { githubLog } from './adapters/github/log.js'
import { readRawInputs } from './adapters/github/raw-inputs.js'
import { factsFiles, proofFiles, reportFiles } from './adapters/github/report-files.js'
import { createSignatures } from './adapters/github/signatures.js'
import { jobSummary } from './adapters/github/summary.js'
import { createVerdicts } from './adapters/github/verdicts.js'
import { markProcesses } from './adapters/linux/processes.js'
import { createRegistry } from './adapters/oci/registry.js'
import { timeLimitedPatterns } from './adapters/regexp/patterns.js'
import { buildEnvironment } from './core/argv/build.js'
import { configPathOf, fileProblems, filesOf, loadConfig } from './core/config/load-config.js'
import type { ReadConfig } from './core/config/read-config.js'
import { datadogFindings } from './core/datadog-labels.js'
import { repositoryUrl, type RunEvent } from './core/event.js'
import { exitStatus } from './core/exit-status.js'
import { secretsOf, type Inputs } from './core/input/inputs.js'
import type { RawInputs } from './core/input/names.js'
import { pathsOf } from './core/input/sources.js'
import type { Outcome } from './core/outcome.js'
import { parsePackageJson } from './core/package-facts.js'
import { loginsOf, plan as makePlan, type Plan } from './core/plan.js'
import { onTheRun } from './core/render/annotations.js'
import { configAnnotations } from './core/render/annotations.js'
import { renderTable } from './core/render/table.js'
import { ConfigError } from './errors.js'
import { parseInputs } from './inputs.js'
import { toOutputs } from './outputs.js'
import { run, type Job, type Ports } from './pipeline.js'
import type { CacheService } from './ports/cache-service.js'
import type { Ledger } from './ports/ledger.js'
import type { Log } from './ports/log.js'
import type { Sink } from './ports/sinks.js'
import { createPush } from './push-image.js'

/** What this process was given, besides its inputs. */
interface Surroundings {
  readonly event: RunEvent | null
  readonly workspace: string
  /** A folder that lasts as long as the job. */
  readonly temporary: string
  readonly log: Log
  readonly ledger: Ledger
  /** An unguessable word that names what this run makes. */
  readonly id: string
}

const main = async (): Promise<number> => {
  const log = githubLog()
  const event = currentEvent()
  const workspace = event?.workspace ?? process.cwd()
  const raw = readRawInputs()
  // Before anything is parsed: what is wrong with an input must not be told with the value of another.
  const early = (['password', 'github-token', 'datadog-api-key'] as const).map((name) => raw[name])
  early.forEach(maskSecret)
  const config = await configOf(raw, workspace)
  const inputs = parseInputs(raw, { looked: await lookAt(workspace, pathsOf(raw)), config, event })
  const secrets = [...secretsOf(inputs), ...(await secretsElsewhere(inputs, workspace))]
  secrets.filter((secret) => !early.includes(secret)).forEach(maskSecret)

  const temporary = process.env['RUNNER_TEMP'] ?? tmpdir()
  const surroundings = {
    ...{ event, workspace, temporary, log },
    ledger: openLedger(temporary),
    id: randomBytes(6).toString('hex'),
  }
  surroundings.ledger.add({ kind: 'processes', run: surroundings.id })
  markProcesses(surroundings.id)
  const job = { ...(await makeJob(inputs, raw, surroundings)), secrets, files: config.files }
  for (const notice of job.plan.notices) announce(onTheRun('notice', 'archproof', notice))
  const outcome = await run(job, await makePorts(job, surroundings), makeSinks(inputs, event, job.plan.notices.length))
  log.info(renderTable(outcome))
  setOutputs(outcome)
  return exitStatus(outcome, inputs.failOn)
}

/** The config file, and what is wrong with it or with the files that it names. */
const configOf = async (
  raw: RawInputs,
  workspace: string,
): Promise<ReadConfig & { files: ReadonlyMap<string, Uint8Array> }> => {
  const { config, problems } = loadConfig(raw, await readConfigText(workspace, configPathOf(raw)))
  const contents = await readCheckFiles(workspace, filesOf(config))
  const files = new Map(
    [...contents].flatMap(([path, bytes]) => (typeof bytes === 'string' ? [] : [[path, bytes] as const])),
  )
  return { config, problems: [...problems, ...fileProblems(config, contents)], files }
}

/** Values of secrets that are named by a variable or a file. A file of certificates is no secret, but no harm either. */
const secretsElsewhere = async ({ build, config }: Inputs, workspace: string): Promise<readonly string[]> => {
  const handedOn = [...config.checks, ...config.services.values()].flatMap(({ envFrom }) => envFrom)
  const named = [...build.secretEnvs.map(({ value }) => value), ...handedOn]
  const variables = named.map((name) => process.env[name] ?? '').filter((value) => value !== '')
  const paths = build.secretFiles.map(({ value }) => value)
  return [...variables, ...(await readSecrets(workspace, paths))]
}

/** One letter as a mask would make the log unreadable and hide nothing. */
const maskSecret = (secret: string): void => {
  if (secret.length >= 4) core.setSecret(secret)
}

const makeJob = async (
  inputs: Inputs,
  raw: RawInputs,
  { event, workspace, temporary, id }: Surroundings,
): Promise<Omit<Job, 'secrets' | 'files'>> => {
  const { context, file, target } = inputs.build
  const [packageJson, dockerfile, time] = await Promise.all([
    readSource(workspace, join(context, 'package.json')),
    readSource(workspace, file),
    commitTime(workspace),
  ])
  const facts = { packageJson: packageJson === null ? null : parsePackageJson(packageJson.text), commitTime: time }
  const plan = makePlan(inputs, event, facts)
  const folder =
    inputs.reportDir === null ? join(temporary, `archproof-report-${id}`) : resolve(workspace, inputs.reportDir)
  await makeReportFolder(folder)
  return {
    plan,
    logins: loginsOf(plan, inputs),
    environment: buildEnvironment(inputs),
    id,
    candidate: `archproof.local/${id}:candidate`,
    // The program lies beside the bundle, wherever the runner has put the action.
    newToken: () => randomBytes(16).toString('hex'),
    probe: await readFile(join(import.meta.dirname, '../probe.cjs'), 'utf8'),
    sources: { dockerfile, packageJson, target },
    ignoring: { rules: plan.config.ignore, today: new Date().toISOString().slice(0, 10) },
    findings: datadogFindings(inputs.datadog, raw['datadog-site']),
    reportFolder: folder,
  }
}

const makeReportFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    const message = `cannot be made: ${error instanceof Error ? error.message : String(error)}`
    const remedy = 'Give a folder that can be written to, or leave it empty'
    throw new ConfigError([{ input: 'report-dir', value: folder, message, remedy }])
  }
}

const makePorts = async ({ plan, probe }: Job, surroundings: Surroundings): Promise<Ports> => {
  const { workspace, temporary, log, ledger, id } = surroundings
  const cacheService = createCacheService(process.env, Date.now)
  const folder = await mkdtemp(join(temporary, 'archproof-'))
  for (const path of [folder, toolkitFolder()]) ledger.add({ kind: 'folder', path })
  return {
    ...{ log, ledger, emulatorName, ending },
    now: () => performance.now(),
    engine: createEngine(),
    builder: createBuildx({ folder, workspace }),
    imageFiles: dockerImageFiles({ runLabel: id, tempDir: folder }),
    containers: createContainers(id),
    checkContainers: createCheckContainers(id),
    patterns: timeLimitedPatterns(),
    registry: createRegistry(dockerCredentials),
    pusher: { ...createEngineImages(ledger, plan.load), ...createPush({ folder: join(folder, 'content'), run: id }) },
    cacheService,
    ...(await makeVerdicts(plan, probe, { ...surroundings, cacheService })),
  }
}

/** Nothing on a laptop, where no service is. */
const makeVerdicts = async (
  { verdicts: use }: Plan,
  probe: string,
  { event, temporary, log, cacheService }: Surroundings & { cacheService: CacheService },
): Promise<Pick<Ports, 'verdicts'>> => {
  if (use === 'off' || event === null) return {}
  const own = await readFile(import.meta.filename)
  const product = createHash('sha256').update(own).update(probe).digest('hex')
  const runsUrl = `${repositoryUrl(event)}/actions/runs/`
  const offer = () => cacheService.offer()
  return { verdicts: createVerdicts({ product, runId: event.runId, runsUrl, temporary, use, offer, log }) }
}

const makeSinks = (inputs: Inputs, event: RunEvent | null, notices: number): readonly Sink[] => {
  const signatures = createSignatures({ environment: process.env, now: Date.now })
  const proofs = inputs.publish === 'by-digest' ? [proofFiles(signatures)] : []
  const used = { error: 0, warning: 0, notice: notices }
  return [
    ...datadogSinks(inputs.datadog, event),
    reportFiles(),
    factsFiles(),
    ...proofs,
    jobSummary(),
    annotations(used),
  ]
}

const setOutputs = (outcome: Outcome): void => {
  for (const [name, value] of Object.entries(toOutputs(outcome))) core.setOutput(name, value)
}

const exitWith = endWhenCancelled()

try {
  const status = await main()
  process.exitCode = exitWith(status)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  githubLog().info(message)
  announce(onTheRun('error', 'Nothing was published', message))
  if (error instanceof ConfigError) configAnnotations(error.problems).forEach(announce)
  core.setOutput('verdict', 'unknown')
  core.setOutput('published', 'false')
  process.exitCode = exitWith(1)
}
