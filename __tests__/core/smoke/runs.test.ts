import { expect, test } from '@jest/globals'
import { nextGroups } from '../../../src/core/smoke/plan.js'
import type { ProbeEvent, ProbeModule, ProbeResult } from '../../../src/core/smoke/protocol.js'
import { ended, nextContainer, read, triesOf, unread, type Reading } from '../../../src/core/smoke/reading.js'

const module = (index: number): ProbeModule => ({
  index,
  name: `m${index}`,
  version: '1.0.0',
  dir: `/app/node_modules/m${index}`,
  family: 'plain',
  certain: true,
  files: [`/app/node_modules/m${index}/a.node`],
})

const good = (index: number): ProbeResult => ({
  index,
  how: 'load',
  failure: null,
  fits: true,
  byWork: false,
  objects: ['/a.node'],
  direct: null,
  milliseconds: 1,
})

const bad = (index: number): ProbeResult => ({
  ...good(index),
  failure: { at: 'load', code: 'ERR_DLOPEN_FAILED', message: 'no' },
})

const crash = { exitCode: 139, stderr: 'last words', hungLane: null, limitMs: 1000 }
const hang = { exitCode: null, stderr: '', hungLane: 0, limitMs: 60_000 }

const found = (count: number): Reading => {
  const modules = Array.from({ length: count }, (_, index) => ({ kind: 'module' as const, module: module(index) }))
  return read(modules.reduce(read, unread), { kind: 'found', count })
}

const start = (reading: Reading, index: number, lane = 0): Reading => read(reading, { kind: 'start', index, lane })
const done = (reading: Reading, result: ProbeResult): Reading =>
  read(start(reading, result.index), { kind: 'done', result })

const groupsOf = (reading: Reading, doubted: readonly number[] = []) =>
  nextGroups(triesOf(reading, []), { doubted: new Set(doubted), isForged: reading.isForged })

test('when all is well there is nothing more to run', () => {
  expect(groupsOf(done(done(found(2), good(0)), good(1)))).toBeNull()
  expect(groupsOf(found(0))).toBeNull()
})

test('a crash is put down to the module at work, and the rest goes on in one process', () => {
  const after = ended(start(done(found(4), good(0)), 1), crash)
  expect(after.tries.get(1)?.together).toEqual({
    kind: 'crashed',
    signal: 'SIGSEGV',
    exitCode: 139,
    lastWords: 'last words',
  })
  expect(groupsOf(after)).toEqual([[2, 3], [1]])
})

test('after two crashes nobody shares a process', () => {
  const once = ended(start(found(5), 0), crash)
  const twice = ended(start(nextContainer(once, [[1, 2, 3, 4], [0]]), 1), crash)
  expect(groupsOf(twice)).toEqual([[2], [3], [4], [0], [1]])
})

test('what failed beside the others runs again alone, and that result counts', () => {
  const first = done(done(found(2), good(0)), bad(1))
  expect(groupsOf(first)).toEqual([[1]])
  const second = done(nextContainer(first, [[1]]), good(1))
  expect(second.tries.get(1)).toMatchObject({ together: { result: bad(1) }, alone: { result: good(1) } })
  expect(groupsOf(second)).toBeNull()
})

test('a module in doubt runs again although it worked', () => {
  expect(groupsOf(done(done(found(2), good(0)), good(1)), [0])).toEqual([[0]])
})

test('a fallback counts as a failure', () => {
  const silent = { ...good(0), objects: [] }
  expect(groupsOf(done(done(found(2), silent), good(1)))).toEqual([[0]])
  expect(groupsOf(done(done(found(2), { ...silent, byWork: true }), good(1)))).toBeNull()
})

test('the only module is alone already', () => {
  expect(groupsOf(ended(start(found(1), 0), crash))).toBeNull()
})

test('a dead process of a group is put down to its module', () => {
  const first = ended(start(done(found(3), good(0)), 1), crash)
  const second = [
    { kind: 'start' as const, index: 2, lane: 0 },
    { kind: 'done' as const, result: good(2) },
    { kind: 'start' as const, index: 1, lane: 0 },
    { kind: 'died' as const, lane: 0, signal: 'SIGSEGV', exitCode: null },
    { kind: 'end' as const },
  ].reduce(read, nextContainer(first, [[2], [1]]))
  expect(second.tries.get(1)?.alone).toMatchObject({ kind: 'crashed', signal: 'SIGSEGV' })
  expect(groupsOf(second)).toBeNull()
})

test('of two processes of a container one can end, and the other goes on', () => {
  const both = start(start(found(4), 3), 2, 1)
  const died = read(both, { kind: 'died', lane: 1, signal: 'SIGILL', exitCode: null })
  expect(died.tries.get(2)?.together).toMatchObject({ kind: 'crashed', signal: 'SIGILL' })
  const rest = done(read(died, { kind: 'done', result: good(3) }), good(0))
  expect(rest.isForged).toBe(false)
  expect(groupsOf(read(rest, { kind: 'end' }))).toEqual([[1], [2]])
})

test('when the first of two processes ends its container, or one hangs, what the other was at is undecided', () => {
  const both = start(start(found(3), 0), 1, 1)
  expect(groupsOf(ended(both, crash))).toEqual([[1, 2], [0]])
  expect(groupsOf(ended(both, { ...hang, hungLane: 1 }))).toEqual([[0, 2], [1]])
})

test('a result that is too long for a pipe of two processes is asked for again', () => {
  const asked = read(start(found(2), 0), { kind: 'again', index: 0 })
  expect(asked.isForged).toBe(false)
  expect(groupsOf(done(asked, good(1)))).toEqual([[0]])
})

test('three hangs end it', () => {
  const once = ended(start(found(5), 0), hang)
  expect(once.tries.get(0)?.together).toEqual({ kind: 'hung', seconds: 60 })
  expect(groupsOf(once)).toEqual([[1, 2, 3, 4], [0]])
  const twice = ended(start(nextContainer(once, [[1, 2, 3, 4], [0]]), 1), hang)
  const thrice = ended(start(nextContainer(twice, [[2], [3], [4], [0], [1]]), 2), hang)
  expect(groupsOf(thrice)).toBeNull()
})

test('an end between two modules is nobody’s fault, and what is left is run', () => {
  expect(groupsOf(ended(done(found(3), good(0)), crash))).toEqual([[1, 2]])
})

const forgeries: readonly [string, ProbeEvent][] = [
  ['a second result', { kind: 'done', result: good(0) }],
  ['a second start', { kind: 'start', index: 0, lane: 0 }],
  ['another module', { kind: 'module', module: module(7) }],
  ['another count', { kind: 'found', count: 2 }],
  ['the start of a module that is not there', { kind: 'start', index: 99, lane: 0 }],
  ['a result of a module that has not begun', { kind: 'done', result: good(1) }],
  ['a module that has not begun and is to be asked again', { kind: 'again', index: 1 }],
]

test.each(forgeries)('%s is seen to be forged and changes nothing that is decided', (_, event) => {
  const honest = done(found(3), bad(0))
  const forged = read(honest, event)
  expect(forged.isForged).toBe(true)
  expect(forged.tries).toEqual(honest.tries)
})

test('no process begins what another one is at, nor two things at once', () => {
  const busy = start(found(3), 0)
  expect(read(busy, { kind: 'start', index: 0, lane: 1 }).isForged).toBe(true)
  expect(read(busy, { kind: 'start', index: 1, lane: 0 }).isForged).toBe(true)
  expect(read(busy, { kind: 'start', index: 1, lane: 1 }).isForged).toBe(false)
  expect(read(busy, { kind: 'end' }).isForged).toBe(true)
})

test('after a forgery each module gets a container of its own, and what it says there counts', () => {
  const first = [
    { kind: 'done' as const, result: good(0) },
    // Said by module 0, which the probe takes for itself at work.
    { kind: 'start' as const, index: 1, lane: 0 },
    { kind: 'done' as const, result: good(1) },
    { kind: 'done' as const, result: good(0) },
    { kind: 'start' as const, index: 1, lane: 0 },
    { kind: 'done' as const, result: bad(1) },
    { kind: 'end' as const },
  ].reduce(read, start(found(2), 0))
  expect(groupsOf(first)).toEqual([[0]])
  const second = done(nextContainer(first, [[0]]), good(0))
  expect(groupsOf(second)).toEqual([[1]])
  const other = read(nextContainer(second, [[1]]), { kind: 'start', index: 0, lane: 0 })
  expect(other.tries.get(0)?.alone).toEqual({ kind: 'reported', result: good(0) })
  const third = done(nextContainer(second, [[1]]), bad(1))
  expect(groupsOf(third)).toBeNull()
  expect(third.tries.get(1)?.alone).toEqual({ kind: 'reported', result: bad(1) })
})

test('nothing may follow the end, nor the end a module at work', () => {
  const whole = read(done(found(1), good(0)), { kind: 'end' })
  expect(read(whole, { kind: 'gap', text: 'x' }).isForged).toBe(true)
  expect(read(start(found(1), 0), { kind: 'end' }).isForged).toBe(true)
})

test('there is an end to modules and gaps', () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({ kind: 'module' as const, module: module(index) }))
  const crowd = many.reduce(read, unread)
  expect(crowd.tries.size).toBe(2000)
  expect(crowd.gaps[0]).toBe('more than 2000 native modules')
  expect([read(crowd, { kind: 'found', count: 3000 })].map((one) => done(one, good(2500)).isForged)).toEqual([false])
  const gaps = Array.from({ length: 300 }, () => ({ kind: 'gap' as const, text: 'x' }))
  expect(gaps.reduce(read, unread).gaps).toHaveLength(100)
})
