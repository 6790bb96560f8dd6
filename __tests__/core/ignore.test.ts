import { expect, test } from '@jest/globals'
import type { IgnoreRule } from '../../src/core/config/config.js'
import { finding, type Finding } from '../../src/core/finding.js'
import { gate, judge, type Case } from '../../src/core/gate.js'
import type { AuditedModule, ModuleOutcome } from '../../src/core/evidence.js'
import type { Platform } from '../../src/core/platform.js'
import { renderReport } from '../../src/core/render/report-json.js'
import { renderSummary } from '../../src/core/render/summary.js'
import { renderTable } from '../../src/core/render/table.js'
import { outcomeOf } from '../support/outcome.js'

const platform: Platform = 'linux/arm64'
const digest = `sha256:${'a'.repeat(64)}` as const
const module = { name: 'cpu-features', version: '0.0.10', dir: '/app/node_modules/cpu-features' }
const built = { platform, digest, config: null, size: 1 }

const notBuilt = finding(
  'AP204',
  { subject: 'cpu-features', platform },
  { name: 'cpu-features', why: 'not-built', platform },
)
const notMapped = finding(
  'AP305',
  { subject: 'cpu-features', platform },
  { module: 'cpu-features@0.0.10', direct: null },
)
const notLoaded: Finding = { ...notMapped, code: 'AP301' }
const crashed: Finding = { ...notMapped, code: 'AP302' }
const doubt = finding(
  'AP306',
  { subject: 'cpu-features', platform },
  { module: 'cpu-features@0.0.10', message: 'no', at: 'load' },
)

const rule = (change: Partial<IgnoreRule> = {}): IgnoreRule => ({
  ...{ code: 'AP204', subject: 'cpu-features', reason: 'falls back on purpose', until: null, source: null },
  ...change,
})

interface Situation {
  readonly findings?: readonly Finding[]
  readonly rules?: readonly IgnoreRule[]
  readonly audit?: AuditedModule['state']
  readonly smoke?: ModuleOutcome['state'] | 'absent'
}

const caseOf = ({ findings = [notBuilt], rules = [rule()], audit = 'broken', smoke = 'broken' }: Situation): Case => ({
  requested: [platform],
  image: { reference: 'candidate', index: digest, platforms: [built] },
  evidence: [
    {
      platform,
      built,
      audit: {
        platform,
        digest,
        modules: [{ ...module, files: [], state: audit }],
        gaps: [],
        objects: 1,
        milliseconds: 1,
      },
      smoke: {
        ...{ platform, digest, method: { kind: 'native' }, gaps: [], milliseconds: 1 },
        outcomes: smoke === 'absent' ? [] : [{ module, state: smoke, milliseconds: 1, message: 'not there' }],
      },
    },
  ],
  findings,
  ignoring: { rules, today: '2027-01-15' },
})

test('without a rule it is refused', () => {
  expect(gate(caseOf({ rules: [] })).verdict).toBe('refused')
})

test('what is ignored does not refuse, and is named', () => {
  const { decision, findings, ignored } = judge(caseOf({}))
  expect(decision.verdict).toBe('verified')
  expect(findings).toEqual([])
  expect(ignored).toEqual([{ finding: notBuilt, reason: 'falls back on purpose', until: null }])
})

test('every finding about the module must be ignored', () => {
  const findings = [notBuilt, crashed]
  expect(gate(caseOf({ findings }))).toMatchObject({
    verdict: 'refused',
    because: expect.arrayContaining([expect.stringMatching(/^cpu-features .*linux\/arm64/)]) as unknown,
  })
  expect(gate(caseOf({ findings, rules: [rule(), rule({ code: 'AP302' })] })).verdict).toBe('verified')
})

test.each([
  ['AP204', notMapped, 'verified'],
  ['AP208', notMapped, 'verified'],
  ['AP204', notLoaded, 'verified'],
  ['AP208', notLoaded, 'refused'],
] as const)('a rule for %s is one for what running shows of the same', (code, shown, verdict) => {
  const told: Finding = { ...notBuilt, code }
  const rules = [rule({ code })]
  const { decision, ignored } = judge(caseOf({ findings: [told, shown], rules }))
  expect(decision.verdict).toBe(verdict)
  expect(ignored.map(({ finding }) => finding.code)).toEqual(verdict === 'verified' ? [code, shown.code] : [code])
  // Not where the files of that platform say nothing of it: then it has another reason.
  expect(gate(caseOf({ findings: [shown], rules })).verdict).toBe('refused')
  const elsewhere: Finding = { ...told, platform: 'linux/amd64' }
  expect(gate(caseOf({ findings: [elsewhere, shown], rules })).verdict).toBe('refused')
})

test.each([
  ['another subject', { subject: 'ssh2' }],
  ['another code', { code: 'AP205' }],
  ['a part of the subject', { subject: 'cpu' }],
] as const)('a rule for %s ignores nothing, and says so', (_, change) => {
  const { decision, findings } = judge(caseOf({ rules: [rule(change)] }))
  expect(decision.verdict).toBe('refused')
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['AP204', 'error'],
    ['AP906', 'notice'],
  ])
})

test.each([
  ['2027-01-15', 'verified'],
  ['2027-01-14', 'refused'],
] as const)('until %s, on 2027-01-15, it is %s', (until, verdict) => {
  const { decision, findings } = judge(caseOf({ rules: [rule({ until })] }))
  expect(decision.verdict).toBe(verdict)
  expect(findings.map(({ code }) => code)).toEqual(verdict === 'verified' ? [] : ['AP204', 'AP905'])
})

test('a doubt is never ignored: unproved does not become verified', () => {
  const rules = [rule(), rule({ code: 'AP306' })]
  const { decision, findings, ignored } = judge(caseOf({ findings: [notBuilt, doubt], rules, smoke: 'unknown' }))
  expect(decision.verdict).not.toBe('verified')
  expect(ignored.map(({ finding: { code } }) => code)).toEqual(['AP204'])
  expect(findings.find(({ code }) => code === 'AP906')?.found).toContain('would not prove it')
})

test('a module that was not exercised is not excused', () => {
  expect(gate(caseOf({ smoke: 'absent', audit: 'ok' })).verdict).toBe('unknown')
  expect(gate(caseOf({ smoke: 'unknown', audit: 'ok' })).verdict).toBe('unknown')
})

test('an ignored warning does not excuse what is broken', () => {
  const warning: Finding = { ...notBuilt, severity: 'warning' }
  expect(gate(caseOf({ findings: [warning] })).verdict).toBe('refused')
})

test('a rule for one platform-wide code does not excuse the other platform', () => {
  const elsewhere: Finding = { ...notBuilt, platform: 'linux/amd64' }
  expect(gate(caseOf({ findings: [elsewhere] })).verdict).toBe('refused')
})

test('every report counts and names them', () => {
  const { ignored } = judge(caseOf({}))
  const outcome = outcomeOf({ ignored })
  expect(renderTable(outcome)).toMatch(
    /1 finding ignored.*\n[\s\S]*1 ignored finding\n {2}AP204 cpu-features on linux\/arm64: falls back on purpose/,
  )
  expect(renderSummary(outcome)).toMatch(
    /### Ignored by the config file\n[\s\S]*cpu-features[\s\S]*falls back on purpose/,
  )
  expect((JSON.parse(renderReport(outcome)) as { ignored: unknown[] }).ignored).toMatchObject([
    { reason: 'falls back on purpose', finding: { code: 'AP204' } },
  ])
})

test('before everything was seen no rule is said to be of no use', () => {
  const unused = rule({ subject: 'argon2' })
  const whole = caseOf({ findings: [], rules: [unused], audit: 'ok', smoke: 'proved' })
  expect(judge(whole).findings.map(({ code }) => code)).toEqual(['AP906'])
  expect(judge({ ...whole, evidence: [] }).findings).toEqual([])
  expect(judge({ ...whole, evidence: whole.evidence.map((one) => ({ ...one, smoke: null })) }).findings).toEqual([])
})
