import { expect, test } from '@jest/globals'
import type { AuditEvidence, ModuleOutcome, SmokeEvidence } from '../../src/core/evidence.js'
import { finding } from '../../src/core/finding.js'
import { settle } from '../../src/core/settle.js'

const sharp = { name: 'sharp', version: '0.34.0', dir: '/app/node_modules/sharp' }
const other = { ...sharp, dir: '/app/nested/node_modules/sharp' }
const digest = `sha256:${'a'.repeat(64)}` as const
const platform = 'linux/arm64' as const

const against = {
  ...finding('AP704', { subject: 'sharp', platform }, { tag: 'x', reason: 'y' }),
  code: 'AP101' as const,
}

const audit = (...modules: readonly (typeof sharp)[]): AuditEvidence => ({
  ...{ platform, digest, gaps: [], objects: 1, milliseconds: 1 },
  modules: modules.map((module) => ({ ...module, files: [`${module.dir}/sharp.node`], state: 'broken' })),
})

const smoke = (...states: readonly (readonly [typeof sharp, ModuleOutcome['state']])[]): SmokeEvidence => ({
  ...{ platform, digest, method: { kind: 'native' }, gaps: [], milliseconds: 1 },
  outcomes: states.map(([module, state]) => ({ module, state, milliseconds: 1, message: '' })),
})

const severity = (evidence: AuditEvidence, ran: SmokeEvidence | null) => settle([against], evidence, ran)[0]?.severity

test('what the audit says stands while nothing has proved otherwise', () => {
  expect(severity(audit(sharp), null)).toBe('error')
  expect(severity(audit(sharp), smoke())).toBe('error')
  expect(severity(audit(sharp), smoke([sharp, 'broken']))).toBe('error')
  expect(severity(audit(sharp), smoke([sharp, 'unknown']))).toBe('error')
})

test('a module that worked, or that the user left out, turns it into a warning', () => {
  expect(severity(audit(sharp), smoke([sharp, 'proved']))).toBe('warning')
  expect(severity(audit(sharp), smoke([sharp, 'skipped']))).toBe('warning')
})

test('what was not seen of a module is no doubt where the user left it out, and stays one where it did its work', () => {
  const doubt = { ...against, severity: 'unknown' as const }
  const unseen = audit(sharp)
  const seenAs = (state: ModuleOutcome['state']) => settle([doubt], unseen, smoke([sharp, state]))[0]?.severity
  expect([seenAs('skipped'), seenAs('proved'), seenAs('unknown')]).toEqual(['warning', 'unknown', 'unknown'])
})

test('another installation of the same package is another module', () => {
  expect(severity(audit(sharp, other), smoke([sharp, 'proved'], [other, 'broken']))).toBe('error')
  expect(severity(audit(sharp), smoke([other, 'proved']))).toBe('error')
})

test('what is said against something else stays', () => {
  const elsewhere = { ...against, subject: 'bcrypt' }
  expect(settle([elsewhere], audit(sharp), smoke([sharp, 'proved']))).toEqual([elsewhere])
})
