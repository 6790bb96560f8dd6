import {
  exitComplaint,
  httpComplaint,
  textComplaint,
  textExpectations,
  withoutLineEnd,
} from '../core/checks/expectations.js'
import { portProgram, probeProgram, readProbed } from '../core/checks/prober.js'
import type { Check, HttpExpectation, Service } from '../core/config/config.js'
import type { CheckEvidence, CheckOutcome, Digest, Method } from '../core/evidence.js'
import { finding, type Finding } from '../core/finding.js'
import type { Platform } from '../core/platform.js'
import { duration } from '../core/render/amount.js'
import { harmless, shorten, singleLine } from '../core/render/harmless.js'
import { ToolError } from '../errors.js'
import type {
  CheckContainer,
  CheckContainers,
  CheckContainerSpec,
  ContainerEnd,
  Patterns,
} from '../ports/check-containers.js'
import type { Log } from '../ports/log.js'

export interface ChecksInput {
  readonly image: string
  readonly platform: Platform
  readonly digest: Digest
  readonly method: Method
  /** Program that asks the app, in the image: `node`, or where it lies. */
  readonly node: string
  /** Those that are declared for this platform. */
  readonly checks: readonly Check[]
  readonly services: ReadonlyMap<string, Service>
  /** Contents of the files of the repository, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

export interface CheckPorts {
  readonly checkContainers: CheckContainers
  readonly patterns: Patterns
  readonly log: Log
}

export interface ChecksResult {
  readonly evidence: CheckEvidence
  readonly findings: readonly Finding[]
}

const emulatedFactor = 5

/** How a check came out, before it is dressed as outcome and finding. */
type Verdict =
  | { readonly state: 'passed' }
  | {
      readonly state: 'failed'
      readonly what: string
      readonly port?: number
      readonly container: CheckContainer | null
    }
  | { readonly state: 'unknown'; readonly what: string; readonly container: CheckContainer | null }

/** What one check has made so far, to be removed whatever happens. */
interface Session extends ChecksInput, CheckPorts {
  readonly made: CheckContainer[]
  network: string | null
  /** Services that came to a bad end by themselves, each in words. */
  readonly fallen: string[]
}

const factorOf = ({ method }: ChecksInput): number => (method.kind === 'emulated' ? emulatedFactor : 1)

const create = async (session: Session, spec: CheckContainerSpec): Promise<CheckContainer> => {
  const container = await session.checkContainers.create(spec)
  session.made.push(container)
  return container
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** Settles with null when it takes longer. */
const within = async <T>(work: Promise<T>, milliseconds: number): Promise<T | null> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A service runs as the machine does, and only the program that asks for its port as the image under test. */
const readyLimit = (session: Session, { ready, timeoutMs }: Service): number =>
  ready.kind === 'port' ? timeoutMs * factorOf(session) : timeoutMs

const becomesReady = async (session: Session, service: Service, container: CheckContainer): Promise<boolean> => {
  const { ready, name } = service
  const limitMs = readyLimit(session, service)
  if (ready.kind !== 'port') {
    const until = performance.now() + limitMs
    while (performance.now() < until) {
      const isReady =
        ready.kind === 'started'
          ? await container.hasStarted()
          : (await container.execute(ready.command, '', limitMs)).exitCode === 0
      if (isReady) return true
      await sleep(ready.kind === 'started' ? 50 : 300)
    }
    return false
  }
  // The service need not hold any tool that asks: the image under test does.
  const asker = await create(session, {
    ...{ image: session.image, platform: session.platform, env: new Map(), envFrom: [], unset: [], files: new Map() },
    command: [session.node, '-e', portProgram(name, ready.port, limitMs)],
    network: session.network === null ? null : { name: session.network, alias: null },
  })
  return (await within(asker.run(), limitMs + 30_000))?.exitCode === 0
}

/** Starts what the app needs. @returns what went wrong, null when all are ready */
const startServices = async (session: Session, check: Check): Promise<Verdict | null> => {
  if (check.services.length === 0) return null
  session.network = await session.checkContainers.network()
  for (const name of check.services) {
    const service = session.services.get(name)
    if (service === undefined) continue
    const { image, command, env, envFrom } = service
    const container = await create(session, {
      ...{ image, command, env, envFrom, platform: null, unset: [], files: new Map() },
      network: { name: session.network, alias: name },
    })
    const ended = container.run().then((end) => {
      if (end.exitCode !== 0) session.fallen.push(`the service ${JSON.stringify(name)} ${endText(end)}`)
      return end
    })
    const ready = await Promise.race([becomesReady(session, service, container), ended])
    if (ready === true) continue
    // One that has done its work and ended, as migrations do, was started.
    if (ready !== false && ready.exitCode === 0 && service.ready.kind === 'started') continue
    const why = ready === false ? `was not ready within ${duration(readyLimit(session, service))}` : endText(ready)
    return { state: 'unknown', what: `the service ${JSON.stringify(name)} ${why}`, container }
  }
  return null
}

const endText = ({ exitCode, error, outOfMemory }: ContainerEnd): string => {
  if (exitCode === null) return `could not be started: ${shorten(singleLine(error), 300)}`
  return `ended with exit status ${exitCode}${outOfMemory ? ' because it needed more memory than 4 GB' : ''}`
}

const textVerdict = async (session: Session, check: Check, container: CheckContainer): Promise<Verdict> => {
  for (const { what, expected, text } of textExpectations(check, container.output())) {
    const matched =
      expected.kind === 'exact'
        ? withoutLineEnd(text) === withoutLineEnd(expected.text)
        : await session.patterns.matches(expected, withoutLineEnd(text))
    const complaint = textComplaint(what, expected, text, matched)
    if (complaint !== null) return { state: matched === null ? 'unknown' : 'failed', what: complaint, container }
  }
  return { state: 'passed' }
}

/** One run to the end of the container. */
const runToEnd = async (session: Session, check: Check, container: CheckContainer): Promise<Verdict> => {
  const limitMs = (check.exit?.withinMs ?? check.timeoutMs) * factorOf(session)
  const end = await within(container.run(), limitMs)
  if (end === null) return { state: 'failed', what: `it did not end within ${duration(limitMs)}`, container }
  if (end.exitCode === null) return { state: 'failed', what: `it ${endText(end)}`, container }
  const complaint = exitComplaint(check.exit, end.exitCode)
  if (complaint !== null) return { state: 'failed', what: complaint, container }
  return textVerdict(session, check, container)
}

/** One run until the app answers as expected. It runs on. */
const runToAnswer = async (
  session: Session,
  { check, http }: { readonly check: Check; readonly http: HttpExpectation },
  container: CheckContainer,
): Promise<Verdict> => {
  const limitMs = check.timeoutMs * factorOf(session)
  const ended = container.run()
  let isOver = false
  const over = ended.then((end) => {
    isOver = true
    return { end }
  })
  const asked = ask(session, { http, limitMs, isOver: () => isOver }, container)
  const asking = asked.then(async (answer) => (answer.probed === null && isOver ? over : answer))
  const first = await Promise.race([asking, over])
  if ('end' in first) return { state: 'failed', what: `it ${endText(first.end)} instead of answering`, container }
  const { probed, said } = first
  if (probed === null)
    return { state: 'unknown', what: `${session.node} could not be run in its container: ${said}`, container }
  const complaint = httpComplaint(http, probed)
  if (complaint === null) return textVerdict(session, check, container)
  return { state: 'failed', what: complaint, container, ...(probed.kind === 'loopback' ? { port: http.port } : {}) }
}

/** Asks until the answer is right; the container takes a moment until a program can be run in it. */
const ask = async (
  session: Session,
  {
    http,
    limitMs,
    isOver,
  }: { readonly http: HttpExpectation; readonly limitMs: number; readonly isOver: () => boolean },
  container: CheckContainer,
) => {
  const until = performance.now() + limitMs
  for (;;) {
    const left = Math.max(1000, until - performance.now())
    const result = await container.execute(
      [session.node, '--input-type=commonjs', '-'],
      probeProgram(http, Math.round(left)),
      left + 60_000,
    )
    const probed = readProbed(result.stdout)
    const said = shorten(singleLine(result.stderr), 300)
    if (probed !== null || isOver() || performance.now() > until) return { probed, said }
    await sleep(100)
  }
}

const contentsOf = (session: Session, { files }: Check): ReadonlyMap<string, Uint8Array> =>
  new Map(
    [...files].map(([path, file]) => [
      path,
      file.kind === 'content'
        ? new TextEncoder().encode(file.text)
        : (session.files.get(file.path) ?? new Uint8Array()),
    ]),
  )

/** The check from its services to the last restart. */
const make = async (session: Session, check: Check): Promise<Verdict> => {
  const unready = await startServices(session, check)
  if (unready !== null) return unready
  const { image, platform } = session
  const { command, env, envFrom, unset, http } = check
  const container = await create(session, {
    ...{ image, platform, command, env, envFrom, unset, files: contentsOf(session, check) },
    network: session.network === null ? null : { name: session.network, alias: null },
  })
  let verdict: Verdict = { state: 'passed' }
  for (let round = 0; round <= check.restarts && verdict.state === 'passed'; round += 1) {
    if (round > 0 && http !== null) await container.stop()
    verdict =
      http === null ? await runToEnd(session, check, container) : await runToAnswer(session, { check, http }, container)
    if (verdict.state !== 'passed' && round > 0)
      verdict = { ...verdict, what: `after restart ${round} ${verdict.what}` }
  }
  return verdict
}

/** A service that fell while the app was checked may be why. */
const told = ({ fallen }: Session, verdict: Verdict): Verdict =>
  verdict.state === 'failed' && fallen.length > 0 ? { ...verdict, what: [verdict.what, ...fallen].join('; ') } : verdict

const logOf = (container: CheckContainer | null): string => {
  const lines = harmless(container?.output().log ?? '')
    .trimEnd()
    .split('\n')
    .slice(-20)
  return lines
    .map((line) => shorten(line, 500))
    .join('\n')
    .slice(-4000)
    .toWellFormed()
}

const findingOf = (verdict: Verdict, check: Check, platform: Platform): Finding | null => {
  if (verdict.state === 'passed') return null
  const where = { subject: check.name, platform, source: check.source }
  const evidence = { what: verdict.what, log: logOf(verdict.container) }
  if (verdict.state === 'unknown') return finding('AP403', where, evidence)
  return verdict.port === undefined
    ? finding('AP401', where, evidence)
    : finding('AP402', where, { ...evidence, port: verdict.port })
}

interface Made {
  readonly outcome: CheckOutcome
  readonly finding: Finding | null
}

/** One check; a tool that fails takes away this check and nothing else, and what was made is removed in any case. */
const runCheck = async (input: ChecksInput, ports: CheckPorts, check: Check): Promise<Made> => {
  const started = performance.now()
  const session: Session = { ...input, ...ports, made: [], network: null, fallen: [] }
  let verdict: Verdict
  let found: Finding | null
  try {
    verdict = told(session, await make(session, check))
    found = findingOf(verdict, check, input.platform)
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    verdict = { state: 'unknown', what: error.message, container: null }
    found = findingOf(verdict, check, input.platform)
  } finally {
    await ports.checkContainers.remove(session.made, session.network)
  }
  const milliseconds = performance.now() - started
  const message = verdict.state === 'passed' ? '' : verdict.what
  ports.log.info(`${input.platform}: ${check.name}: ${verdict.state} in ${duration(milliseconds)}`)
  return { outcome: { name: check.name, state: verdict.state, milliseconds, message }, finding: found }
}

/** Makes every declared check on one platform, as many at a time as the machine bears. */
export const runChecks = async (input: ChecksInput, ports: CheckPorts): Promise<ChecksResult> => {
  const started = performance.now()
  const made = await Promise.all(
    input.checks.map((check) => ports.checkContainers.inTurn(() => runCheck(input, ports, check))),
  )
  const { platform, digest } = input
  return {
    evidence: {
      ...{ platform, digest },
      outcomes: made.map(({ outcome }) => outcome),
      milliseconds: performance.now() - started,
    },
    findings: made.flatMap((one) => one.finding ?? []),
  }
}
