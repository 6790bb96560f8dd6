import { expect, test } from '@jest/globals'
import type { Finding } from '../../../src/core/finding.js'
import { plainJson } from '../../../src/core/render/plain-json.js'
import { renderReport } from '../../../src/core/render/report-json.js'
import { digestOf, outcomeOf, refusedOutcome, sampleModules, wrongMachine } from '../../support/outcome.js'

interface Report {
  readonly schema: number
  readonly verdict: string
  readonly digest: string
  readonly platforms: readonly {
    readonly platform: string
    readonly verdict: string
    readonly digest: string
    readonly method: string
    readonly modules: readonly { readonly name: string; readonly state: string; readonly findings: readonly string[] }[]
  }[]
  readonly findings: readonly Finding[]
}

const read = (text: string): Report => JSON.parse(text) as Report

test('it is versioned and holds verdict, digests, modules and findings', () => {
  const report = read(renderReport(refusedOutcome()))
  expect(report.schema).toBe(1)
  expect(report.verdict).toBe('refused')
  expect(report.digest).toBe(digestOf('e'))
  expect(report.platforms.map(({ platform, verdict, method }) => [platform, verdict, method])).toEqual([
    ['linux/amd64', 'verified', 'native'],
    ['linux/arm64', 'refused', 'emulated (QEMU 10.1.0)'],
  ])
  expect(report.platforms[1]?.modules).toHaveLength(sampleModules.length)
  expect(report.platforms[1]?.modules[0]).toMatchObject({ name: 'bcrypt', state: 'broken', findings: ['AP101'] })
  expect(report.findings).toEqual(refusedOutcome().findings)
})

test('the metadata of the builder, which repeats build arguments, and paths of the machine stay out', () => {
  const text = renderReport(outcomeOf())
  expect(text).not.toContain('in-metadata')
  expect(text).not.toContain('/tmp/runner')
})

test('whatever a stage puts into its evidence, the report can be read', () => {
  const cyclic: { self?: unknown } = {}
  cyclic.self = cyclic
  const odd: unknown = {
    big: 1n,
    bytes: new Uint8Array(3),
    map: new Map([[1, new Set(['a'])]]),
    error: new Error('why'),
    nan: Number.NaN,
    gone: undefined,
    half: '\ud800',
    long: 'x'.repeat(1_000_000),
    cyclic,
    run: (): void => undefined,
  }
  const report = read(renderReport(refusedOutcome({ findings: [{ ...wrongMachine('bcrypt'), evidence: odd }] })))
  expect(report.findings[0]?.evidence).toMatchObject({
    big: '1',
    bytes: '3 bytes',
    map: { 1: ['a'] },
    error: 'why',
    nan: null,
    half: '\ufffd',
  })
  expect(JSON.stringify(report).length).toBeLessThan(100_000)
})

test('an object cannot change the prototype of what a reader makes of it', () => {
  const hostile: unknown = JSON.parse('{"__proto__": {"polluted": true}}')
  expect(JSON.stringify(plainJson(hostile))).toBe('{"__proto__":{"polluted":true}}')
})
