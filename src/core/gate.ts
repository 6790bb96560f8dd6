import type { BuiltImage, BuiltPlatform, ModuleOutcome, PlatformEvidence } from './evidence.js'
import type { Finding } from './finding.js'
import { applyIgnores, nothingIgnored, type IgnoredFinding, type Ignoring } from './ignore.js'
import { moduleKey, type NativeModule } from './native-module.js'
import type { Platform } from './platform.js'

declare const proof: unique symbol

/**
 * An image that was proved on every requested platform. Only `gate` makes one; publishing accepts nothing else. It is
 * bound to the digests of the platform manifests that the evidence is about.
 */
export interface Verified {
  readonly image: BuiltImage
  readonly platforms: readonly BuiltPlatform[]
  readonly [proof]: true
}

export type Verdict = 'verified' | 'refused' | 'unknown'

/** What the gate decided, and in words why, one sentence a reason. */
export type Decision =
  | { readonly verdict: 'verified'; readonly verified: Verified }
  | { readonly verdict: 'refused' | 'unknown'; readonly because: readonly string[] }

/** The decision, and what did not count in it. */
export interface Judgement {
  readonly decision: Decision
  /** What counted, with a word about rules that did nothing. */
  readonly findings: readonly Finding[]
  readonly ignored: readonly IgnoredFinding[]
}

/** Everything the gate looks at. Absent evidence is null and never a pass. */
export interface Case {
  readonly requested: readonly Platform[]
  readonly image: BuiltImage | null
  readonly evidence: readonly PlatformEvidence[]
  readonly findings: readonly Finding[]
  /** What the owner of the image declared that it must do; absent: nothing. */
  readonly declared?: readonly DeclaredCheck[]
  /** What the owner of the image lives with; absent: nothing. */
  readonly ignoring?: Ignoring
  /** Whether the image is to be published: then only what this run has seen itself counts. */
  readonly isPublishing?: boolean
}

/** A check that must have passed on these platforms; null: on all. */
export interface DeclaredCheck {
  readonly name: string
  readonly platforms: readonly Platform[] | null
}

/** Decides, and tells what of the findings counted. */
export const judge = (given: Case): Judgement => {
  const everythingSeen = given.requested.every((platform) =>
    given.evidence.some((one) => one.platform === platform && one.audit !== null && one.smoke !== null),
  )
  const { standing, ignored } = applyIgnores(given.findings, given.ignoring ?? nothingIgnored, everythingSeen)
  return { decision: decide(given, standing, ignored), findings: standing, ignored }
}

/** The decision alone. */
export const gate = (given: Case): Decision => judge(given).decision

/**
 * The one place that decides. A finding of severity error refuses. Otherwise anything that was not seen, on any requested
 * platform, stage or module, leaves the verdict unknown; only complete evidence verifies.
 */
const decide = (
  { requested, image, evidence, declared = [], isPublishing = false }: Case,
  findings: readonly Finding[],
  ignored: readonly IgnoredFinding[],
): Decision => {
  const refusals = [
    ...findings.filter(({ severity }) => severity === 'error').map(describeFinding),
    ...evidence.flatMap((platform) => brokenModules(platform, excuses(platform.platform, findings, ignored))),
    ...evidence.flatMap((platform) => failedChecks(platform, findings, ignored)),
  ]
  if (refusals.length > 0) return { verdict: 'refused', because: unique(refusals) }

  const doubts = [
    ...(requested.length === 0 ? ['no platform was requested, so nothing was proved'] : []),
    ...requested.flatMap((platform) => platformDoubts(platform, image, evidence)),
    ...requested.flatMap((platform) => checkDoubts(declared, platform, image, evidence)),
    ...findings.filter(({ severity }) => severity === 'unknown').map(describeFinding),
    ...(isPublishing ? evidence.flatMap(recalledDoubts) : []),
  ]
  if (doubts.length > 0 || image === null) {
    return { verdict: 'unknown', because: unique(doubts.length > 0 ? doubts : ['no image was built']) }
  }
  const platforms = image.platforms.filter(({ platform }) => requested.includes(platform))
  return { verdict: 'verified', verified: { image, platforms } as unknown as Verified }
}

/** The verdict on an image that nothing can run, because no engine has it. Nothing that could be published comes of it. */
export interface AuditedVerdict {
  readonly verdict: Verdict
  readonly because: readonly string[]
}

/**
 * Decides on what was audited only: by the same rules as `gate`, but what was not run leaves no doubt, and every module must
 * have been found sound by its files, or be left out by the user.
 */
export const gateAudited = (given: Case, leftOut: readonly string[]): AuditedVerdict =>
  judgeAudited(given, leftOut).decision

/** The same, and what of the findings counted. */
export const judgeAudited = (
  given: Case,
  leftOut: readonly string[],
): Omit<Judgement, 'decision'> & { readonly decision: AuditedVerdict } => {
  const everythingSeen = given.requested.every((platform) =>
    given.evidence.some((one) => one.platform === platform && one.audit !== null),
  )
  const { standing, ignored } = applyIgnores(given.findings, given.ignoring ?? nothingIgnored, everythingSeen)
  return { decision: decideAudited({ ...given, findings: standing }, ignored, leftOut), findings: standing, ignored }
}

const decideAudited = (
  { requested, image, evidence, findings }: Case,
  ignored: readonly IgnoredFinding[],
  leftOut: readonly string[],
): AuditedVerdict => {
  const isLeftOut = ({ name }: { readonly name: string }): boolean => leftOut.includes(name)
  const modules = evidence.flatMap(({ platform, audit }) =>
    (audit?.modules ?? []).filter((module) => !isLeftOut(module)).map((module) => ({ ...module, platform })),
  )
  const refusals = [
    ...findings.filter(({ severity }) => severity === 'error').map(describeFinding),
    ...modules
      .filter((module) => module.state === 'broken' && !excuses(module.platform, findings, ignored)(module))
      .map(({ name, platform }) => `${name} is broken on ${platform}`),
  ]
  if (refusals.length > 0) return { verdict: 'refused', because: unique(refusals) }
  const doubts = [
    ...(requested.length === 0 || image === null ? ['no platform was audited, so nothing is known'] : []),
    ...requested.flatMap((platform) => {
      const found = findEvidence(platform, image, evidence)
      return 'doubt' in found ? [found.doubt] : auditDoubts(found.known, found.built)
    }),
    ...findings.filter(({ severity }) => severity === 'unknown').map(describeFinding),
    ...modules
      .filter(({ state }) => state === 'unknown')
      .map(({ name, platform }) => `${name} on ${platform} could not be judged from its files`),
  ]
  return { verdict: doubts.length > 0 ? 'unknown' : 'verified', because: unique(doubts) }
}

const describeFinding = ({ code, platform, subject, found }: Finding): string =>
  `${code}${platform === null ? '' : ` on ${platform}`}: ${subject}: ${found}`

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

const speaksOf = ({ subject, platform }: Finding, module: NativeModule, on: Platform): boolean =>
  (platform === null || platform === on) &&
  [module.name, `${module.name}@${module.version}`, module.dir].includes(subject)

/**
 * Whether all that is known against a module on a platform is ignored: something is, and nothing that counts is left.
 * Excuses a module that is broken, never one that was not seen.
 */
export const excuses =
  (platform: Platform, findings: readonly Finding[], ignored: readonly IgnoredFinding[]) =>
  (module: NativeModule): boolean =>
    ignored.some(({ finding }) => finding.severity === 'error' && speaksOf(finding, module, platform)) &&
    !findings.some(
      (finding) =>
        (finding.severity === 'error' || finding.severity === 'unknown') && speaksOf(finding, module, platform),
    )

/** Outcomes that refuse by themselves, so that a stage which forgets its finding cannot open the gate. */
const brokenModules = (
  { platform, audit, smoke }: PlatformEvidence,
  isExcused: (module: NativeModule) => boolean,
): readonly string[] => {
  const settled = new Set(
    (smoke?.outcomes ?? []).filter(({ state }) => state === 'proved' || state === 'skipped').map(keyOf),
  )
  return [
    ...(smoke?.outcomes ?? [])
      .filter(({ state, module }) => state === 'broken' && !isExcused(module))
      .map(({ module, message }) => `${module.name} is broken on ${platform}: ${message}`),
    // Where audit and smoke disagree the module was run again alone, and that result counts; one that the user left out is
    // listed as not proved (truth table of the verdict).
    ...(audit?.modules ?? [])
      .filter((module) => module.state === 'broken' && !settled.has(moduleKey(module)) && !isExcused(module))
      .map((module) => `${module.name} is broken on ${platform}`),
  ]
}

/** A verdict of another run may be planted, so nothing is published on one. */
const recalledDoubts = ({ platform, smoke }: PlatformEvidence): readonly string[] =>
  smoke?.provedIn === undefined ? [] : [`the modules of ${platform} were not run, but proved in ${smoke.provedIn}`]

/** A check that failed refuses by itself, unless all that is known against it is ignored. */
const failedChecks = (
  { platform, checks }: PlatformEvidence,
  findings: readonly Finding[],
  ignored: readonly IgnoredFinding[],
): readonly string[] =>
  (checks?.outcomes ?? [])
    .filter(({ state, name }) => {
      const isExcused = excuses(platform, findings, ignored)
      return state === 'failed' && !isExcused({ name, version: '', dir: '' })
    })
    .map(({ name, message }) => `the check ${JSON.stringify(name)} failed on ${platform}: ${message}`)

/** Every check that was declared for a platform must have an outcome there, about this very image. */
const checkDoubts = (
  declared: readonly DeclaredCheck[],
  platform: Platform,
  image: BuiltImage | null,
  evidence: readonly PlatformEvidence[],
): readonly string[] => {
  const own = declared.filter(({ platforms }) => platforms === null || platforms.includes(platform))
  const built = image?.platforms.find((candidate) => candidate.platform === platform)
  const checks = evidence.find((candidate) => candidate.platform === platform)?.checks ?? null
  if (own.length > 0 && checks !== null && checks.digest !== built?.digest) {
    return [`the checks of ${platform} are about another image`]
  }
  return own.flatMap(({ name }) => {
    const outcome = checks?.outcomes.find((candidate) => candidate.name === name)
    if (outcome === undefined) return [`the check ${JSON.stringify(name)} was not made on ${platform}`]
    return outcome.state === 'unknown' ? [`the check ${JSON.stringify(name)} on ${platform}: ${outcome.message}`] : []
  })
}

const keyOf = ({ module }: ModuleOutcome): string => moduleKey(module)

/** The only evidence of a platform, when it is about the image; otherwise why there is none. */
const findEvidence = (
  platform: Platform,
  image: BuiltImage | null,
  evidence: readonly PlatformEvidence[],
): { readonly doubt: string } | { readonly known: PlatformEvidence; readonly built: BuiltPlatform } => {
  const built = image?.platforms.filter((candidate) => candidate.platform === platform) ?? []
  const seen = evidence.filter((candidate) => candidate.platform === platform)
  const only = built[0]
  if (only === undefined || built.length > 1) return { doubt: `${platform} was not built` }
  const known = seen[0]
  if (known === undefined || seen.length > 1) return { doubt: `${platform} has no evidence` }
  if (known.built?.digest !== only.digest) return { doubt: `the evidence of ${platform} is about another image` }
  return { known, built: only }
}

const platformDoubts = (
  platform: Platform,
  image: BuiltImage | null,
  evidence: readonly PlatformEvidence[],
): readonly string[] => {
  const found = findEvidence(platform, image, evidence)
  if ('doubt' in found) return [found.doubt]
  const { known, built } = found
  return [...auditDoubts(known, built), ...smokeDoubts(known, built), ...moduleDoubts(known)]
}

const auditDoubts = ({ platform, audit }: PlatformEvidence, built: BuiltPlatform): readonly string[] => {
  if (audit === null) return [`${platform} was not audited`]
  if (audit.digest !== built.digest) return [`the audit of ${platform} is about another image`]
  return audit.gaps.map((gap) => `the audit of ${platform} is incomplete: ${gap}`)
}

const smokeDoubts = ({ platform, smoke }: PlatformEvidence, built: BuiltPlatform): readonly string[] => {
  if (smoke === null) return [`${platform} was not run`]
  if (smoke.digest !== built.digest) return [`the smoke run of ${platform} is about another image`]
  return smoke.gaps.map((gap) => `the smoke run of ${platform} is incomplete: ${gap}`)
}

/** Every module that either stage knows must have done its work, or have been left out by the user. */
const moduleDoubts = ({ platform, audit, smoke }: PlatformEvidence): readonly string[] => {
  const outcomes = new Map((smoke?.outcomes ?? []).map((outcome) => [keyOf(outcome), outcome]))
  const missing = (audit?.modules ?? [])
    .filter((module) => !outcomes.has(moduleKey(module)))
    .map((module) => `${module.name} was found on ${platform} and not exercised`)
  const unknown = [...outcomes.values()]
    .filter(({ state }) => state === 'unknown')
    .map(({ module, message }) => `${module.name} on ${platform}: ${message}`)
  const unread = (audit?.modules ?? [])
    .filter((module) => module.state === 'unknown' && outcomes.get(moduleKey(module))?.state !== 'skipped')
    .map((module) => `${module.name} on ${platform} could not be judged from its files`)
  return [...missing, ...unknown, ...unread]
}
