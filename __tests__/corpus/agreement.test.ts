import { expect, test } from '@jest/globals'
import { namesSameCause } from '../../script/lib/corpus/agreement.js'
import type { EvidenceOf, FindingCode } from '../../src/core/finding.js'
import { finding } from '../../src/core/finding.js'

const of = <C extends FindingCode>(code: C, evidence: EvidenceOf<C>) => [finding(code, { subject: 'x' }, evidence)]

const library = {
  library: 'libx.so.1',
  neededBy: '/app/a.node',
  searched: [],
  packages: null,
  install: 'apt',
  bundled: false,
} as const

test.each([
  [
    'the object',
    of('AP101', { object: '/app/a.node', machine: 'x64', wanted: 'arm64' }),
    '/app/a.node: cannot open shared object file: No such file',
  ],
  ['the library', of('AP103', library), 'libx.so.1: cannot open shared object file'],
  [
    'the symbol without its version',
    of('AP105', { object: '/app/a.node', symbols: ['one@V_1', 'two'], count: 2, ofNode: false }),
    'undefined symbol: two',
  ],
  ['the end of a process that met damage', of('AP108', { object: '/app/a.node', damage: [] }), 'SIGBUS'],
  [
    'the package',
    of('AP201', { missing: '@x/y-linux-arm64', version: '1.0.0', neededBy: 'y@1.0.0' }),
    "Cannot find module '@x/y-linux-arm64'",
  ],
  [
    'that nothing native was found',
    of('AP204', { name: 'a', why: 'not-built', platform: 'linux/arm64' }),
    'Could not locate the bindings file',
  ],
])('a message that names %s names the cause', (_, findings, message) => {
  expect(namesSameCause(findings, message)).toBe(true)
})

test.each([
  ['another library', of('AP103', library), 'liby.so.1: cannot open shared object file'],
  [
    'another symbol',
    of('AP105', { object: '/app/a.node', symbols: ['one'], count: 1, ofNode: false }),
    'undefined symbol: two',
  ],
  ['a crash, where a library is missing', of('AP103', library), 'SIGSEGV'],
  ['nothing that the audit found', [], 'libx.so.1: cannot open shared object file'],
])('a message about %s does not', (_, findings, message) => {
  expect(namesSameCause(findings, message)).toBe(false)
})
