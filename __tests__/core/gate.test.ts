import { expect, test } from '@jest/globals'
import type { AuditEvidence, BuiltImage, Digest, PlatformEvidence, SmokeEvidence } from '../../src/core/evidence.js'
import { finding } from '../../src/core/finding.js'
import { gate, type Case } from '../../src/core/gate.js'
import type { Platform } from '../../src/core/platform.js'

const digest = (digit: string): Digest => `sha256:${digit.repeat(64)}`
const requested: readonly Platform[] = ['linux/amd64', 'linux/arm64']
const digests: Readonly<Record<string, Digest>> = { 'linux/amd64': digest('a'), 'linux/arm64': digest('b') }
const bcrypt = { name: 'bcrypt', version: '6.0.0', dir: '/app/node_modules/bcrypt' }

const built = (platform: Platform) => ({ platform, digest: digests[platform]!, config: null, size: null })

const image: BuiltImage = { reference: 'candidate', index: digest('c'), platforms: requested.map(built) }

const audit = (platform: Platform): AuditEvidence => ({
  platform,
  digest: digests[platform]!,
  modules: [{ ...bcrypt, files: ['/app/node_modules/bcrypt/bcrypt.node'], state: 'ok' }],
  gaps: [],
  objects: 12,
  milliseconds: 1,
})

const smoke = (platform: Platform): SmokeEvidence => ({
  platform,
  digest: digests[platform]!,
  method: { kind: 'native' },
  outcomes: [{ module: bcrypt, state: 'proved', milliseconds: 1, message: '' }],
  gaps: [],
  milliseconds: 1,
})

const evidence = (platform: Platform): PlatformEvidence => ({
  platform,
  built: built(platform),
  audit: audit(platform),
  smoke: smoke(platform),
})

const complete: Case = { requested, image, evidence: requested.map(evidence), findings: [] }

/** The complete case with the evidence of arm64 changed. */
const arm64 = (change: Partial<PlatformEvidence>): Case => ({
  ...complete,
  evidence: [evidence('linux/amd64'), { ...evidence('linux/arm64'), ...change }],
})

const outcome = (state: SmokeEvidence['outcomes'][number]['state']) =>
  arm64({
    smoke: { ...smoke('linux/arm64'), outcomes: [{ module: bcrypt, state, milliseconds: 1, message: 'said so' }] },
  })

test('complete evidence verifies, and is bound to the digests', () => {
  const decision = gate(complete)
  expect(decision.verdict).toBe('verified')
  expect(decision.verdict === 'verified' && decision.verified.platforms.map((platform) => platform.digest)).toEqual([
    digest('a'),
    digest('b'),
  ])
})

test('an image without native modules is verified when both stages looked and saw none', () => {
  const none = requested.map((platform) => ({
    ...evidence(platform),
    audit: { ...audit(platform), modules: [] },
    smoke: { ...smoke(platform), outcomes: [] },
  }))
  expect(gate({ ...complete, evidence: none }).verdict).toBe('verified')
})

test.each(['ok', 'broken', 'unknown'] as const)('a module left out by the user is no doubt, audited %s', (state) => {
  const situation = arm64({
    audit: { ...audit('linux/arm64'), modules: [{ ...bcrypt, files: [], state }] },
    smoke: {
      ...smoke('linux/arm64'),
      outcomes: [{ module: bcrypt, state: 'skipped', milliseconds: 0, message: '' }],
    },
  })
  expect(gate(situation).verdict).toBe('verified')
})

const doubts: readonly (readonly [string, Case])[] = [
  ['nothing was requested', { ...complete, requested: [] }],
  ['there is no image', { ...complete, image: null }],
  ['there is no evidence at all', { ...complete, evidence: [] }],
  ['a platform has no evidence', { ...complete, evidence: [evidence('linux/amd64')] }],
  ['a platform has two lots of evidence', { ...complete, evidence: [...complete.evidence, evidence('linux/arm64')] }],
  ['a platform was not built', { ...complete, image: { ...image, platforms: [built('linux/amd64')] } }],
  ['a platform was not audited', arm64({ audit: null })],
  ['a platform was not run', arm64({ smoke: null })],
  ['the audit has a gap', arm64({ audit: { ...audit('linux/arm64'), gaps: ['a layer could not be read'] } })],
  ['the smoke run has a gap', arm64({ smoke: { ...smoke('linux/arm64'), gaps: ['no emulator'] } })],
  ['the audit is of another image', arm64({ audit: { ...audit('linux/arm64'), digest: digest('d') } })],
  ['the smoke run is of another image', arm64({ smoke: { ...smoke('linux/arm64'), digest: digest('d') } })],
  ['the evidence is of another image', arm64({ built: { ...built('linux/arm64'), digest: digest('d') } })],
  ['a module was found and not exercised', arm64({ smoke: { ...smoke('linux/arm64'), outcomes: [] } })],
  ['a module was not judged by its exercise', outcome('unknown')],
  [
    'a module could not be judged by the audit',
    arm64({
      audit: { ...audit('linux/arm64'), modules: [{ ...bcrypt, files: [], state: 'unknown' }] },
    }),
  ],
]

test.each(doubts)('unknown: %s', (_, situation) => {
  const decision = gate(situation)
  expect(decision.verdict).toBe('unknown')
  expect(decision.verdict === 'unknown' && decision.because.length).toBeGreaterThan(0)
})

test('an exercised module is another one when it lies elsewhere', () => {
  const elsewhere = { ...bcrypt, dir: '/srv/node_modules/bcrypt' }
  const situation = arm64({
    smoke: {
      ...smoke('linux/arm64'),
      outcomes: [{ module: elsewhere, state: 'proved', milliseconds: 1, message: '' }],
    },
  })
  expect(gate(situation).verdict).toBe('unknown')
})

const wrong = finding('AP702', { subject: 'x' }, { expected: 'a', actual: 'b', where: 'there' })

const refusals: readonly (readonly [string, Case])[] = [
  ['a finding of severity error', { ...complete, findings: [wrong] }],
  ['an error beside missing evidence', { ...complete, evidence: [], findings: [wrong] }],
  ['an error although nothing was built', { ...complete, image: null, evidence: [], findings: [wrong] }],
  ['a broken module without a finding', outcome('broken')],
  [
    'a module broken in the audit and not run',
    arm64({
      audit: { ...audit('linux/arm64'), modules: [{ ...bcrypt, files: [], state: 'broken' }] },
      smoke: null,
    }),
  ],
]

test.each(refusals)('refused: %s', (_, situation) => {
  const decision = gate(situation)
  expect(decision.verdict).toBe('refused')
  expect(decision.verdict === 'refused' && decision.because.length).toBeGreaterThan(0)
})

test('a warning changes nothing, a finding of severity unknown does', () => {
  expect(gate({ ...complete, findings: [{ ...wrong, severity: 'warning' }] }).verdict).toBe('verified')
  expect(gate({ ...complete, findings: [{ ...wrong, severity: 'unknown' }] }).verdict).toBe('unknown')
})

test('the verdict of an earlier run verifies, and is never published on', () => {
  const recalled = arm64({
    smoke: { ...smoke('linux/arm64'), provedIn: 'https://github.com/acme/shop/actions/runs/1' },
  })
  expect(gate(recalled).verdict).toBe('verified')
  expect(gate({ ...recalled, isPublishing: true })).toEqual({
    verdict: 'unknown',
    because: ['the modules of linux/arm64 were not run, but proved in https://github.com/acme/shop/actions/runs/1'],
  })
  expect(gate({ ...complete, isPublishing: true }).verdict).toBe('verified')
})

const check = { name: 'healthy', platforms: null }
const checked = (state: 'passed' | 'failed' | 'unknown', of = digests['linux/arm64']!): Case => {
  const outcome = (result: typeof state) => [{ name: 'healthy', state: result, milliseconds: 1, message: 'said so' }]
  const amd64 = { platform: 'linux/amd64' as const, digest: digests['linux/amd64']!, milliseconds: 1 }
  return {
    ...complete,
    declared: [check],
    evidence: [
      { ...evidence('linux/amd64'), checks: { ...amd64, outcomes: outcome('passed') } },
      {
        ...evidence('linux/arm64'),
        checks: { platform: 'linux/arm64', digest: of, milliseconds: 1, outcomes: outcome(state) },
      },
    ],
  }
}

test.each([
  ['passed everywhere', checked('passed'), 'verified'],
  ['failed on one platform', checked('failed'), 'refused'],
  ['could not be made on one platform', checked('unknown'), 'unknown'],
  ['was made on another image', checked('passed', digest('f')), 'unknown'],
  ['has no outcome anywhere', { ...complete, declared: [check] }, 'unknown'],
  [
    'is for a platform that was not requested',
    { ...complete, declared: [{ name: 'x', platforms: ['linux/386'] }] },
    'verified',
  ],
] as const)('a declared check that %s', (_, situation, verdict) => {
  expect(gate(situation).verdict).toBe(verdict)
})

test('a failed check can be ignored by its name', () => {
  const failed = finding('AP401', { subject: 'healthy', platform: 'linux/arm64' }, { what: 'no', log: '' })
  const rule = { code: 'AP401', subject: 'healthy', reason: 'known', until: null, source: null } as const
  const situation = { ...checked('failed'), findings: [failed] }
  expect(gate({ ...situation, ignoring: { rules: [rule], today: '2027-01-01' } }).verdict).toBe('verified')
  expect(
    gate({ ...situation, ignoring: { rules: [{ ...rule, subject: 'other' }], today: '2027-01-01' } }).verdict,
  ).toBe('refused')
})
