import type { IgnoreRule } from './config/config.js'
import { finding, type Finding } from './finding.js'

/** The rules of the config file, and the day on which they are applied. */
export interface Ignoring {
  readonly rules: readonly IgnoreRule[]
  /** `2027-06-30`, UTC. */
  readonly today: string
}

export const nothingIgnored: Ignoring = { rules: [], today: '' }

/** A finding that does not count, and who says so. */
export interface IgnoredFinding {
  readonly finding: Finding
  readonly reason: string
  readonly until: string | null
}

export interface Sorted {
  /** What counts, with a word about rules that did nothing. */
  readonly standing: readonly Finding[]
  readonly ignored: readonly IgnoredFinding[]
}

const isAbout = (rule: IgnoreRule, { code, subject }: Finding): boolean =>
  rule.code === code && rule.subject === subject

/** What running a module shows when its files have said the same before: that nothing native of it is there. */
const shownByRunning: Readonly<Record<string, readonly string[]>> = { AP204: ['AP301', 'AP305'], AP208: ['AP305'] }

/** Whether the rule is for it, or for what the files of the same module told of the same thing on the same platform. */
const covers = (rule: IgnoreRule, one: Finding, findings: readonly Finding[]): boolean =>
  isAbout(rule, one) ||
  (rule.subject === one.subject &&
    (shownByRunning[rule.code] ?? []).includes(one.code) &&
    findings.some((other) => isAbout(rule, other) && other.platform === one.platform))

/** RFC 3339 dates compare as texts. */
const isOver = ({ until }: IgnoreRule, today: string): boolean => until !== null && until < today

/** What an image is built with, published with and cached with is not seen where it is only looked at. */
const ofAnImage = /^AP[1-4]/
/** Only a run finds these. */
const ofARun = /^AP(?:3..|40[123])$/

/** The rules that a check of an image can have a use for, so that no other is said to be of none. */
export const rulesOfCheck = (rules: readonly IgnoreRule[], isRun: boolean): readonly IgnoreRule[] =>
  rules.filter(({ code }) => ofAnImage.test(code) && (isRun || !ofARun.test(code)))

/** A rule that did nothing is worth a word: it is over, it would hide a doubt, or what it was for is gone. */
const notice = (rule: IgnoreRule, findings: readonly Finding[], today: string): Finding => {
  const { code, subject, until, source } = rule
  const meant = findings.some((one) => isAbout(rule, one))
  if (until !== null && isOver(rule, today)) {
    return finding('AP905', { subject, source }, { code, subject, until, meant })
  }
  return finding('AP906', { subject, source }, { code, subject, doubt: meant })
}

/**
 * Takes out what the config file ignores. Doubts (severity unknown) are never taken out: that something was not seen cannot
 * be lived with by decision, or an unproved module would look like a proved one; who does not want it proved says so under
 * `modules`, and then it is listed as not proved.
 * @param everythingSeen whether each requested platform was audited and run; until then no rule has had its chance, and none
 *   is said to be of no use
 */
export const applyIgnores = (
  findings: readonly Finding[],
  { rules, today }: Ignoring,
  everythingSeen: boolean,
): Sorted => {
  const active = rules.filter((rule) => !isOver(rule, today))
  const ruleFor = (one: Finding): IgnoreRule | undefined =>
    one.severity === 'unknown' ? undefined : active.find((rule) => covers(rule, one, findings))
  const used = new Set(findings.map(ruleFor))
  return {
    standing: [
      ...findings.filter((one) => ruleFor(one) === undefined),
      ...rules
        .filter((rule) => !used.has(rule) && (everythingSeen || findings.some((one) => isAbout(rule, one))))
        .map((rule) => notice(rule, findings, today)),
    ],
    ignored: findings.flatMap((one) => {
      const rule = ruleFor(one)
      return rule === undefined ? [] : [{ finding: one, reason: rule.reason, until: rule.until }]
    }),
  }
}
