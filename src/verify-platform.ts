import type { AuditEvidence, BuiltPlatform, Digest, PlatformEvidence } from './core/evidence.js'
import { finding, type Finding } from './core/finding.js'
import type { Plan } from './core/plan.js'
import type { Platform } from './core/platform.js'
import { count, duration } from './core/render/amount.js'
import { sizeFindings } from './core/checks/size-budget.js'
import { settle } from './core/settle.js'
import { ToolError } from './errors.js'
import type { ImageFiles } from './ports/image-files.js'
import { auditImage, type AuditOutput, type AuditSight } from './stages/audit.js'
import { decidingFiles, reachesOut, type SeenFile } from './core/smoke/deciding-files.js'
import type { SmokeResult } from './core/smoke/result.js'
import { surroundingsOf } from './core/smoke/surroundings.js'
import type { Verdicts } from './ports/verdicts.js'
import { recall, remember, type Seen } from './stages/recall.js'
import { imageChecks } from './stages/image-checks.js'
import { runChecks, type CheckPorts, type ChecksResult } from './stages/checks.js'
import { smoke, type SmokePorts } from './stages/smoke.js'

/** What the plan says of modules. */
export interface ModulePlan extends Pick<Plan, 'moduleTimeoutMs' | 'moreModules' | 'skippedModules'> {
  readonly config: Pick<Plan['config'], 'moduleExercises' | 'checks' | 'services' | 'image' | 'maxSize'>
}

export interface VerifyInput {
  readonly plan: ModulePlan
  /** Text of the program that exercises modules inside the image. */
  readonly probe: string
  /** Contents of the files of the repository that checks put into containers, by path. */
  readonly files?: ReadonlyMap<string, Uint8Array>
  /** Chance that nobody in the container knows, new for each platform. */
  readonly token: string
  /** Digest of the index; with the platform it names one manifest, whatever tags do meanwhile. */
  readonly image: Digest
  readonly built: BuiltPlatform
}

export interface VerifyPorts extends SmokePorts, CheckPorts {
  readonly imageFiles: ImageFiles
  /** Absent: every module is run, whatever earlier runs have proved. */
  readonly verdicts?: Verdicts
}

/** What is known of one platform of an image, and everything that is wrong with it. */
export interface PlatformVerification {
  readonly evidence: PlatformEvidence
  readonly findings: readonly Finding[]
}

/**
 * Audits and runs one platform, side by side: they are independent evidence about the same bytes. Where they do not agree
 * the smoke stage runs the module again alone, and that result counts.
 */
export const verifyPlatform = async (input: VerifyInput, ports: VerifyPorts): Promise<PlatformVerification> => {
  const { image, built } = input
  const { platform, digest } = built
  const files: SeenFile[] = []
  let onSight: (sight: AuditSight | null) => void = () => undefined
  // Nobody who runs modules waits for what only the report needs.
  const sight = new Promise<AuditSight | null>((resolve) => {
    onSight = resolve
  })
  const subject = { image, platform, digest, expected: input.plan.config.image, onSight }
  ports.log.info(`${platform}: auditing the file system and running the native modules`)
  const auditing = survive(platform, async () => {
    const output = await auditImage(subject, watched(ports, files))
    ports.log.info(`${platform}: audited ${summary(output.evidence)}`)
    return output
  })
  // A bug is told where it is awaited, and does not end the process before. An audit that has failed has seen nothing.
  void auditing.then(
    () => onSight(null),
    () => onSight(null),
  )
  const seen = sight.then((known) => (known === null ? null : seenIn(known, files, input.plan)))
  // Without anywhere to keep verdicts none is looked for.
  const surroundings =
    ports.verdicts === undefined ? null : surroundingsOf(await ports.containers.surroundings(platform), input.plan)
  const running = survive(
    platform,
    async () => (await recalled(input, { surroundings, seen }, ports)) ?? (await exercise(input, sight, ports)),
  )
  const [audited, ran] = await Promise.all([auditing, running])
  await keep({ surroundings, seen }, ran.output, ports)
  // After the modules, so that no time limit of theirs is spent on waiting for the machine.
  const checked = await survive(platform, () => check(input, { audited, ran }, ports))
  const known = verification(built, { audited, ran, checked })
  const size = audited.output?.size ?? null
  const declared = await imageChecks(audited.output?.observations ?? [], platform, ports.patterns)
  const sized = sizeFindings(built.platform, size, input.plan.config.maxSize, known.evidence.audit ?? {})
  return { ...known, findings: [...known.findings, ...declared, ...sized] }
}

/**
 * Audits one platform of what nothing here can run. A module that the user leaves out is not judged, as where modules are run.
 */
export const auditPlatform = async (
  { image, built, plan }: Pick<VerifyInput, 'image' | 'built' | 'plan'>,
  { imageFiles, log, patterns }: Pick<VerifyPorts, 'imageFiles' | 'log' | 'patterns'>,
): Promise<PlatformVerification> => {
  const { platform, digest } = built
  const { image: expected, maxSize } = plan.config
  log.info(`${platform}: auditing the file system`)
  const subject = { image, platform, digest, expected }
  const { output, failures } = await survive(platform, () => auditImage(subject, imageFiles))
  if (output === null) return { evidence: { platform, built, audit: null, smoke: null }, findings: failures }
  const { evidence, findings, facts, size } = output
  log.info(`${platform}: audited ${summary(evidence)}`)
  const skipped = evidence.modules.filter(({ name }) => plan.skippedModules.includes(name))
  const outcomes = skipped.map((module) => ({ module, state: 'skipped' as const, milliseconds: 0, message: '' }))
  return {
    evidence: { platform, built: { ...built, size }, audit: evidence, facts, smoke: null },
    findings: [
      ...settle(findings, evidence, { outcomes }),
      ...(await imageChecks(output.observations, platform, patterns)),
      ...sizeFindings(platform, size, maxSize, evidence),
    ],
  }
}

/** The same files, noting what is seen of them for the verdicts of later runs. */
const watched = ({ imageFiles, verdicts }: VerifyPorts, files: SeenFile[]): ImageFiles =>
  verdicts === undefined
    ? imageFiles
    : { open: (image, platform) => imageFiles.open(image, platform, (file) => void files.push(file)) }

const seenIn = ({ evidence, config }: AuditSight, files: readonly SeenFile[], plan: ModulePlan): Seen => {
  let contents: string | undefined
  // Such an expression may use any file of the application, so every file counts.
  const everything = [...plan.config.moduleExercises.values()].some(reachesOut) ? ['/'] : []
  const dirs = [...evidence.modules.map(({ dir }) => dir), ...everything]
  return { evidence, contents: () => (contents ??= decidingFiles(files, config, dirs)) }
}

interface Memory {
  readonly surroundings: string | null
  readonly seen: Promise<Seen | null>
}

const recalled = async (
  { plan, built, image }: VerifyInput,
  { surroundings, seen }: Memory,
  { verdicts, containers, log }: VerifyPorts,
): Promise<SmokeResult | null> => {
  if (verdicts === undefined || surroundings === null) return null
  const { platform, digest } = built
  const method = await containers.method(platform, image)
  if (method === null) return null
  const input = { platform, digest, method, surroundings, audited: seen, skip: plan.skippedModules }
  const expressed = [...plan.config.moduleExercises.keys()]
  const result = await recall({ ...input, expressed }, verdicts)
  if (result !== null) log.info(`${platform}: proved in ${result.evidence.provedIn ?? ''}`)
  return result
}

const keep = async (
  { surroundings, seen }: Memory,
  ran: SmokeResult | null,
  { verdicts }: VerifyPorts,
): Promise<void> => {
  const audited = await seen
  if (verdicts === undefined || surroundings === null || audited === null || ran === null) return
  await remember(surroundings, audited, ran, verdicts)
}

/** Runs the modules with the `node` of the image's PATH; where there is none, with the one that the audit found. */
const exercise = async (
  { image, built, plan, probe, token }: VerifyInput,
  sight: Promise<AuditSight | null>,
  ports: VerifyPorts,
): Promise<SmokeResult> => {
  const { platform, digest } = built
  const runWith = (node: string): Promise<SmokeResult> =>
    smoke(
      {
        ...{
          image,
          platform,
          digest,
          node,
          probe,
          token,
          expressions: Object.fromEntries(plan.config.moduleExercises),
        },
        moduleTimeoutMs: plan.moduleTimeoutMs,
        add: [...new Set([...plan.moreModules, ...plan.config.moduleExercises.keys()])],
        skip: plan.skippedModules,
        capableNode: sight.then((known) => known?.facts.node?.capabilities === true),
        audit: sight.then((known) => known?.evidence ?? null),
      },
      ports,
    )
  let result = await runWith('node')
  if (result.findings.some(({ code }) => code === 'AP307')) {
    const found = (await sight)?.facts.node?.file.path
    if (found !== undefined) result = await runWith(found)
  }
  const { outcomes } = result.evidence
  const proved = outcomes.filter(({ state }) => state === 'proved').length
  ports.log.info(`${platform}: ${proved} of ${count(outcomes.length, 'module')} proved ${timeOf(result.evidence)}`)
  return result
}

/** The checks that are declared for this platform; null: it could not be run, so nothing can be checked. */
const check = async (
  { image, built: { platform, digest }, plan, files }: VerifyInput,
  { audited, ran }: Pick<Results, 'audited' | 'ran'>,
  ports: VerifyPorts,
): Promise<ChecksResult | null> => {
  const { services, checks } = plan.config
  const own = checks.filter(({ platforms }) => platforms === null || platforms.includes(platform))
  const method = ran.output?.evidence.method
  if (own.length === 0 || method === undefined || hasNotStarted(ran)) return null
  const node = audited.output?.facts.node?.file.path ?? 'node'
  return runChecks({ image, platform, digest, method, node, checks: own, services, files: files ?? new Map() }, ports)
}

const hasNotStarted = ({ output }: Survived<SmokeResult>): boolean =>
  output?.findings.some(
    ({ code, evidence }) => code === 'AP307' && (evidence as { cause?: string }).cause === 'emulator',
  ) ?? true

const timeOf = ({ milliseconds }: { milliseconds: number }): string => `in ${duration(milliseconds)}`

const summary = (evidence: AuditEvidence): string =>
  `${count(evidence.objects, 'ELF object')}, ${count(evidence.modules.length, 'native module')} ${timeOf(evidence)}`

interface Survived<Output> {
  readonly output: Output | null
  readonly failures: readonly Finding[]
}

/** A tool that fails takes away the evidence it should have brought, and nothing else. */
const survive = async <Output>(platform: Platform, body: () => Promise<Output>): Promise<Survived<Output>> => {
  try {
    return { output: await body(), failures: [] }
  } catch (error) {
    if (!(error instanceof ToolError)) throw error
    const failure = finding('AP904', { subject: error.ran, platform }, { message: error.message })
    return { output: null, failures: [failure] }
  }
}

interface Results {
  readonly audited: Survived<AuditOutput>
  readonly ran: Survived<SmokeResult>
  readonly checked: Survived<ChecksResult | null>
}

const foundBy = ({ output }: Survived<{ readonly findings: readonly Finding[] } | null>): readonly Finding[] =>
  output?.findings ?? []

const verification = (built: BuiltPlatform, { audited, ran, checked }: Results): PlatformVerification => {
  const audit = audited.output?.evidence ?? null
  const smoked = ran.output?.evidence ?? null
  return {
    evidence: {
      platform: built.platform,
      built: { ...built, size: audited.output?.size ?? built.size },
      audit,
      facts: audited.output?.facts ?? null,
      smoke: smoked,
      checks: checked.output?.evidence ?? null,
    },
    findings: [
      ...settle(foundBy(audited), audit, smoked),
      ...foundBy(ran),
      ...foundBy(checked),
      ...audited.failures,
      ...ran.failures,
      ...checked.failures,
    ],
  }
}
