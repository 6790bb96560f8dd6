import { expect, test } from '@jest/globals'
import type { PlatformEvidence } from '../../src/core/evidence.js'
import { gate, gateAudited, judgeAudited } from '../../src/core/gate.js'
import { amd64, arm64, digestOf, outcomeOf, platformEvidence, wrongMachine } from '../support/outcome.js'
import { renderTable } from '../../src/core/render/table.js'

const auditedOnly = (change: Partial<PlatformEvidence> = {}): PlatformEvidence => ({
  ...platformEvidence(amd64),
  smoke: null,
  ...change,
})

const caseOf = (evidence: readonly PlatformEvidence[], requested = [amd64]) => ({
  requested,
  image: {
    reference: 'oci-layout:x',
    index: digestOf('e'),
    platforms: evidence.flatMap(({ built }) => built ?? []),
  },
  evidence,
  findings: [],
})

test('files that are sound are verified, and nothing comes of it that could be published', () => {
  expect(gateAudited(caseOf([auditedOnly()]), [])).toEqual({ verdict: 'verified', because: [] })
})

test('the gate that publishing needs does not take it', () => {
  expect(gate(caseOf([auditedOnly()]))).toMatchObject({ verdict: 'unknown' })
})

const withState = (state: 'broken' | 'unknown') => {
  const { audit } = platformEvidence(amd64)
  const [first, ...rest] = audit!.modules
  return auditedOnly({ audit: { ...audit!, modules: [{ ...first!, state }, ...rest] } })
}

test.each([
  ['a broken module', caseOf([withState('broken')]), 'refused'],
  ['an error', { ...caseOf([auditedOnly()]), findings: [wrongMachine('bcrypt', amd64)] }, 'refused'],
  ['a module that could not be judged', caseOf([withState('unknown')]), 'unknown'],
  ['no audit', caseOf([auditedOnly({ audit: null })]), 'unknown'],
  [
    'a gap',
    caseOf([auditedOnly({ audit: { ...platformEvidence(amd64).audit!, gaps: ['x was not read'] } })]),
    'unknown',
  ],
  [
    'an audit of another image',
    caseOf([auditedOnly({ audit: { ...platformEvidence(amd64).audit!, digest: digestOf('f') } })]),
    'unknown',
  ],
  ['a platform that it does not hold', caseOf([auditedOnly()], [amd64, arm64]), 'unknown'],
  ['no platform', caseOf([auditedOnly()], []), 'unknown'],
  ['no evidence', caseOf([]), 'unknown'],
] as const)('%s does not verify', (_, given, verdict) => {
  expect(gateAudited(given, []).verdict).toBe(verdict)
})

test('a finding that its owner ignores does not count, nor does the module that it is about', () => {
  const evidence = withState('broken')
  const [first] = evidence.audit!.modules
  const found = wrongMachine(first!.name, amd64)
  const rule = { code: found.code, subject: found.subject, reason: 'not used', until: null, source: null }
  const given = { ...caseOf([evidence]), findings: [found] }
  const ignoring = { rules: [rule], today: '2026-11-21' }
  expect(judgeAudited({ ...given, ignoring }, [])).toMatchObject({
    ...{ decision: { verdict: 'verified' }, findings: [], ignored: [{ finding: found, reason: 'not used' }] },
  })
  expect(judgeAudited(given, [])).toMatchObject({ decision: { verdict: 'refused' }, findings: [found], ignored: [] })
  // Another finding of the same module that counts leaves it broken.
  const other = { ...found, code: 'AP103' as const }
  expect(gateAudited({ ...given, findings: [found, other], ignoring }, []).verdict).toBe('refused')
})

test('a module that was left out is not judged', () => {
  const evidence = withState('broken')
  const [first] = evidence.audit!.modules
  expect(gateAudited(caseOf([evidence]), [first!.name]).verdict).toBe('verified')
})

test('the table says that nothing was run', () => {
  const evidence = [auditedOnly()]
  const table = renderTable(
    outcomeOf({ requested: [amd64], evidence, auditedOnly: { because: 'no engine has it', leftOut: ['esbuild'] } }),
  )
  expect(table).toContain('Verified by audit alone, not run')
  expect(table).toContain('Not run: no engine has it')
  expect(table).toMatch(/^sharp .* audited$/m)
  expect(table).toMatch(/^esbuild .* left out$/m)
  expect(table).toMatch(/linux\/amd64 +verified .* audited only/)
})
