import { expect, test } from '@jest/globals'
import type { Method } from '../../../src/core/evidence.js'
import { judge, type Circumstances } from '../../../src/core/smoke/judge.js'
import type { Fate, Tries, Try } from '../../../src/core/smoke/plan.js'
import type { ProbeModule, ProbeResult } from '../../../src/core/smoke/protocol.js'

const dir = '/app/node_modules/m'
const module: ProbeModule = {
  index: 0,
  name: 'm',
  version: '1.2.3',
  dir,
  family: 'plain',
  certain: true,
  files: [`${dir}/a.node`],
}
const program: ProbeModule = { ...module, family: 'executable', files: [`${dir}/bin/m`] }

const native: Circumstances = {
  platform: 'linux/arm64',
  method: { kind: 'native' },
  audited: null,
  whyNot: 'why',
  control: null,
}
const emulated = (emulator: string): Method => ({ kind: 'emulated', emulator })

const answer: ProbeResult = {
  index: 0,
  how: 'load',
  failure: null,
  fits: true,
  byWork: false,
  objects: [`${dir}/a.node`],
  direct: null,
  milliseconds: 5,
}

const reported = (change: Partial<ProbeResult>): Try => ({ kind: 'reported', result: { ...answer, ...change } })
const failure = (at: 'load' | 'exercise' | 'result', message: string, code = '') =>
  reported({ objects: [], failure: { at, code, message } })
const crashed = (lastWords = ''): Try => ({ kind: 'crashed', signal: 'SIGSEGV', exitCode: 139, lastWords })
const hung: Try = { kind: 'hung', seconds: 300 }

const verdict = (
  together: Try | null,
  more: { alone?: Try; module?: ProbeModule; in?: Partial<Circumstances> } = {},
) => {
  const tries: Tries = { module: more.module ?? module, together, alone: more.alone ?? null }
  const { outcome, findings } = judge(tries, { ...native, ...more.in })
  return [outcome.state, ...findings.map(({ code }) => code)].join(' ')
}

const missing = "Cannot find module '@rollup/rollup-linux-arm64-gnu'"

test.each<[string, string, Try | null, Parameters<typeof verdict>[1]]>([
  ['its object is mapped', 'proved', reported({}), {}],
  ['its program did the work', 'proved', reported({ objects: [], byWork: true }), {}],
  ['it maps its object later, and the file loads', 'proved', reported({ objects: [], direct: '' }), {}],
  ['it maps nothing, and the file does not load', 'broken AP301', reported({ objects: [], direct: 'no' }), {}],
  ['its exercise ran without its object', 'broken AP305', reported({ how: 'exercise', objects: [], direct: '' }), {}],
  ['its expression ran without its object', 'broken AP305', reported({ how: 'expression', objects: [] }), {}],
  ['a program nobody knows was not run', 'unknown AP306', reported({ objects: [] }), { module: program }],
  ['the emulator is good, and the control worked', 'broken AP303', hung, { in: { method: emulated('QEMU 10.2') } }],
  [
    'a program without it hangs as well',
    'unknown AP308',
    hung,
    { in: { method: emulated('QEMU 10.2'), control: { kind: 'hung', seconds: 300 } } },
  ],
  [
    'a program without it dies of another signal',
    'broken AP302',
    crashed(),
    { in: { method: emulated('QEMU 10.2'), control: { ...(crashed() as Fate), signal: 'SIGILL' } as Fate } },
  ],
  [
    'a program without it dies of the same signal',
    'unknown AP308',
    crashed(),
    { in: { method: emulated('QEMU 10.2'), control: crashed() as Fate } },
  ],
  [
    'a program without it hangs as well, and its files are wrong',
    'broken AP303',
    hung,
    { in: { method: emulated('QEMU 10.2'), audited: 'broken', control: { kind: 'hung', seconds: 300 } } },
  ],
  ['nothing was ever tried', 'unknown AP309', null, {}],
  ['dlopen says no', 'broken AP301', failure('load', 'anything', 'ERR_DLOPEN_FAILED'), {}],
  ['a platform package is missing', 'broken AP301', failure('load', missing), {}],
  ['it fails at first use', 'broken AP301', failure('exercise', 'x.node: invalid ELF header'), {}],
  ['a peer is missing', 'unknown AP306', failure('load', "Cannot find module 'react'"), {}],
  [
    'the loader says no, and the package something else',
    'broken AP301',
    reported({ objects: [], direct: 'no', failure: { at: 'load', code: '', message: 'x.y is not a function' } }),
    {},
  ],
  ['the exercise does not fit', 'unknown AP306', failure('exercise', 'x.y is not a function'), {}],
  ['the result is wrong', 'broken AP304', failure('result', 'got 41'), {}],
  [
    'the result is wrong in a version we do not know',
    'unknown AP306',
    reported({ fits: false, failure: { at: 'result', code: '', message: 'got 41' } }),
    {},
  ],
  [
    'the exercise of other versions needs nothing native in this one',
    'unknown AP306',
    reported({ how: 'exercise', fits: false, objects: [], direct: '' }),
    {},
  ],
  [
    'the file does not load in a version we do not know',
    'broken AP305',
    reported({ how: 'exercise', fits: false, objects: [], direct: 'invalid ELF header' }),
    {},
  ],
  [
    'the expression throws',
    'unknown AP306',
    reported({ how: 'expression', failure: { at: 'exercise', code: '', message: 'm.x is not a function' } }),
    {},
  ],
  ['it crashes', 'broken AP302', crashed(), {}],
  ['it hangs', 'broken AP303', hung, {}],
  ['it works alone', 'proved AP310', crashed(), { alone: reported({}) }],
  ['it fails alone', 'broken AP302 AP310', reported({}), { alone: crashed() }],
  ['the audit disagrees', 'proved AP310', reported({}), { alone: reported({}), in: { audited: 'broken' } }],
  ['the audit saw nothing wrong', 'broken AP303 AP310', hung, { alone: hung, in: { audited: 'ok' } }],
  ['it hangs under an old emulator', 'unknown AP308', hung, { in: { method: emulated('QEMU 7.2.22'), audited: 'ok' } }],
  ['so it does without an audit', 'unknown AP308', hung, { in: { method: emulated('QEMU 7.2.22') } }],
  [
    'but the audit found it broken',
    'broken AP303',
    hung,
    { in: { method: emulated('QEMU 7.2.22'), audited: 'broken' } },
  ],
  ['it crashes under a good emulator', 'broken AP302', crashed(), { in: { method: emulated('QEMU 11.1.2') } }],
  [
    'the program, not the emulator, was killed',
    'broken AP302',
    crashed('qemu: uncaught target signal 11 (Segmentation fault) - core dumped'),
    { in: { method: emulated('QEMU 11.1.2') } },
  ],
  [
    'the emulator itself faulted',
    'unknown AP308',
    crashed('QEMU internal SIGSEGV {code=MAPERR, addr=0x20}'),
    { in: { method: emulated('QEMU 11.1.2') } },
  ],
])('%s: %s', (_, expected, together, more) => {
  // A disagreement with the audit is told as well; here only the verdict matters.
  const told = verdict(together, more)
  expect(expected.startsWith('unknown AP308') ? told.replace(/ AP310$/, '') : told).toBe(expected)
})

test('what came from the container is made harmless and short', () => {
  const message = `\u001b[2K::error::x\n##[add-mask]y ${'z'.repeat(10_000)}`
  const { outcome, findings } = judge(
    {
      module: { ...module, name: '::set-env name=A::b' },
      together: failure('load', message, 'ERR_DLOPEN_FAILED'),
      alone: null,
    },
    native,
  )
  const told = JSON.stringify([
    outcome.message,
    findings.map(({ found, subject, evidence }) => [found, subject, evidence]),
  ])
  expect(told).not.toMatch(/##\[|\\u001b|(^|\\n|")::/)
  expect(told.length).toBeLessThan(10_000)
})

test('the words name module, cause and remedy', () => {
  const tries = {
    module: { ...module, name: 'rollup', version: '4.5.6' },
    together: failure('load', missing),
    alone: null,
  }
  const [found] = judge(tries, native).findings
  expect(found?.found).toMatch(/^rollup@4\.5\.6 does not load: @rollup\/rollup-linux-arm64-gnu is not in the image/)
  expect(found?.change).toContain('@rollup/rollup-linux-arm64-gnu@4.5.6')
})
