import type { AuditEvidence, Digest, Method } from '../core/evidence.js'
import { finding } from '../core/finding.js'
import type { Platform } from '../core/platform.js'
import { addAudited, doubtedBy, judgeAll, wantsControl } from '../core/smoke/conclusion.js'
import { controlFate, controlProgram, isControlDone } from '../core/smoke/control.js'
import { nextGroups, type Fate } from '../core/smoke/plan.js'
import { composeProgram, mostLanes, wholeRequest, type ProbeRequest } from '../core/smoke/protocol.js'
import { readProbeLine } from '../core/smoke/read-line.js'
import { ended, nextContainer, read, triesOf, unread, type Reading } from '../core/smoke/reading.js'
import type { SmokeResult } from '../core/smoke/result.js'
import { startFailure, wantsCapabilities, type StartFailure } from '../core/smoke/start-failure.js'
import type { ContainerResult, Containers, ContainerSpec } from '../ports/containers.js'
import type { Log } from '../ports/log.js'

export interface SmokeInput {
  /** Name or digest by which the engine knows the image. */
  readonly image: string
  readonly platform: Platform
  /** Digest of the platform's manifest: what the evidence is about. */
  readonly digest: Digest
  /** Program that runs the probe in the image; `node` unless it lies elsewhere. */
  readonly node: string
  /** Time limit per module on a native machine; five times that when emulated. */
  readonly moduleTimeoutMs: number
  /** Packages to prove although nothing shows that they are native. */
  readonly add: readonly string[]
  /** Packages to leave unproved. */
  readonly skip: readonly string[]
  /** Expressions of the user's by name of package. */
  readonly expressions: Readonly<Record<string, string>>
  /** Text of dist/probe.cjs. */
  readonly probe: string
  /** Chance that nobody in the container knows: letters and digits, 128 bit or more. */
  readonly token: string
  /**
   * Whether the file of the image's Node has capabilities; awaited only when Node does not start for want of them, because
   * what it says itself is the image's word. Absent: it has none.
   */
  readonly capableNode?: Promise<boolean>
  /** What the audit sees; awaited only after the modules have run. null: it gave nothing. */
  readonly audit: Promise<AuditEvidence | null>
}

export interface SmokePorts {
  readonly containers: Containers
  readonly log: Log
}

const emulatedFactor = 5
/** More than any image needs: each container decides at least one module. */
const mostContainers = 50
/** Until its first module a container starts Node and looks for modules; an engine under load takes its time for that. */
const startingMs = 120_000
/** A container that keeps on reporting is ended after this many time limits all the same. */
const mostLimits = 20

interface Session extends SmokeInput, SmokePorts {
  readonly limitMs: number
  /** Processes that share the modules in the first container. */
  readonly lanes: number
  readonly capabilities: ContainerSpec['capabilities']
}

type Groups = readonly (readonly number[])[]

interface Run {
  readonly reading: Reading
  readonly result: ContainerResult
}

/** The time limits of a container: of each module at work from the line that says that it begins, and of the time between. */
const watchLanes = (limitMs: number, giveUp: () => void) => {
  let hung: number | null = null
  const start = (lane: number, ms: number): NodeJS.Timeout =>
    setTimeout(() => {
      hung ??= lane
      giveUp()
    }, ms)
  const startBetween = (): NodeJS.Timeout => start(0, Math.max(limitMs, startingMs))
  let between = startBetween()
  const working = new Map<number, { readonly index: number; readonly timer: NodeJS.Timeout }>()
  const heard = ({ current }: Reading): void => {
    clearTimeout(between)
    if (current.size === 0) between = startBetween()
    for (const [lane, { index, timer }] of working) {
      if (current.get(lane) === index) continue
      clearTimeout(timer)
      working.delete(lane)
    }
    for (const [lane, index] of current) {
      if (!working.has(lane)) working.set(lane, { index, timer: start(lane, limitMs) })
    }
  }
  const end = (): void => {
    clearTimeout(between)
    for (const { timer } of working.values()) clearTimeout(timer)
  }
  return { heard, end, hungLane: () => hung }
}

/** One container. */
const runContainer = async (
  session: Session,
  before: Reading,
  request: ProbeRequest,
  groups: Groups = [],
): Promise<Run> => {
  const { image, platform, node, probe, token, limitMs, containers, capabilities } = session
  let reading = nextContainer(before, groups)
  const silence = new AbortController()
  const patience = watchLanes(limitMs, () => silence.abort())
  const onLine = (line: string): void => {
    const event = readProbeLine(line, token)
    if (event === null) return
    reading = read(reading, event)
    patience.heard(reading)
  }
  try {
    const result = await containers.run({
      ...{ image, platform, capabilities },
      // The type is stated because NODE_OPTIONS of the image may say otherwise.
      command: [node, '--input-type=commonjs', '-'],
      stdin: composeProgram(probe, request),
      timeoutMs: startingMs + limitMs * mostLimits,
      signal: silence.signal,
      onLine,
    })
    return { reading: ended(reading, { ...result, hungLane: patience.hungLane(), limitMs }), result }
  } finally {
    patience.end()
  }
}

const requestOf = ({ token, add, skip, expressions }: Session): ProbeRequest => ({
  ...wholeRequest,
  ...{ token, add, skip, expressions },
})

/** Emulation leaves processors idle: what takes most of its time runs in one thread. */
const firstRequest = (session: Session): ProbeRequest => {
  const { lanes, probe } = session
  return { ...requestOf(session), lanes, program: lanes === 1 ? '' : probe }
}

/** One group needs no further process: it has that of the container. */
const requestFor = (session: Session, reading: Reading, groups: Groups): ProbeRequest => {
  const request = requestOf(session)
  const [only = []] = groups
  const modules = [...reading.tries.values()].map(({ module }) => module)
  return groups.length === 1
    ? { ...request, modules: modules.filter(({ index }) => only.includes(index)) }
    : { ...request, modules, groups, program: session.probe }
}

/** Runs again what has to be, until every module is decided or nothing moves any more. */
const runRest = async (session: Session, first: Reading, doubted: ReadonlySet<number>): Promise<Reading> => {
  let reading = first
  for (let count = 0; count < mostContainers; count += 1) {
    const groups = nextGroups(triesOf(reading, session.skip), { doubted, isForged: reading.isForged })
    if (groups === null) return reading
    session.log.debug(`${session.platform}: ${groups.length} more processes for ${groups.flat().length} modules`)
    const request = requestFor(session, reading, groups)
    const { reading: after, result } = await runContainer(session, reading, request, groups)
    if (after.decided === reading.decided) {
      const { reason } = startFailure(result.exitCode, result.stderr)
      return { ...after, gaps: [...after.gaps, `a further container came to nothing: ${reason}`] }
    }
    reading = after
  }
  return reading
}

/** Runs Node without any native module in the same image, to see whether that comes to the same end. */
const runControl = async ({ node, token, limitMs, containers, ...session }: Session): Promise<Fate | null> => {
  let isDone = false
  const { exitCode } = await containers.run({
    ...{
      image: session.image,
      platform: session.platform,
      capabilities: session.capabilities,
      timeoutMs: startingMs + limitMs,
    },
    command: [node, '--input-type=commonjs', '-'],
    stdin: controlProgram(token),
    onLine: (line) => {
      if (isControlDone(line, token)) isDone = true
    },
  })
  return controlFate(isDone, { exitCode, limitMs })
}

const notRun = (input: SmokeInput, method: Method, { cause, reason }: StartFailure): SmokeResult => ({
  evidence: {
    platform: input.platform,
    digest: input.digest,
    method,
    outcomes: [],
    gaps: [reason],
    milliseconds: 0,
  },
  findings: [finding('AP307', { subject: input.node, platform: input.platform }, { cause, reason })],
})

/**
 * Loads and exercises every native module of one platform in a container of the image: all in one process when all is
 * well, or in a few where it is emulated; those that fail, or that kill their process, again alone, and that result counts.
 */
export const smoke = async (input: SmokeInput, ports: SmokePorts): Promise<SmokeResult> => {
  const started = performance.now()
  const { platform, digest, image } = input
  const method = await ports.containers.method(platform, image)
  if (method === null) {
    const reason = 'this machine has no emulator for it'
    return notRun(input, { kind: 'emulated', emulator: 'none' }, { cause: 'emulator', reason })
  }
  const limitMs = input.moduleTimeoutMs * (method.kind === 'emulated' ? emulatedFactor : 1)
  const lanes = method.kind === 'native' ? 1 : Math.min(mostLanes, await ports.containers.processors())
  let session: Session = { ...input, ...ports, limitMs, lanes, capabilities: 'none' }

  let first = await runContainer(session, unread, firstRequest(session))
  if (!first.reading.complete && wantsCapabilities(first.result.stderr) && (await input.capableNode) === true) {
    session = { ...session, capabilities: 'default' }
    first = await runContainer(session, unread, firstRequest(session))
  }
  if (!first.reading.complete) {
    return notRun(input, method, startFailure(first.result.exitCode, first.result.stderr))
  }
  const settled = await runRest(session, first.reading, new Set())
  const audit = await input.audit
  const reconciled = await runRest(session, addAudited(settled, audit), doubtedBy(settled, audit))

  const control = wantsControl(reconciled, method, audit) ? await runControl(session) : null
  const { outcomes, findings } = judgeAll(reconciled, { platform, method, audit, skip: input.skip, control })
  const milliseconds = performance.now() - started
  return { evidence: { platform, digest, method, outcomes, gaps: reconciled.gaps, milliseconds }, findings }
}
