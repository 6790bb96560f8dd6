import { beforeAll, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { exerciseFor } from '../../src/probe/exercises/all.js'
import { fitsVersion } from '../../src/probe/exercise.js'
import { prove } from '../support/exercises/proof.js'
import { ranges, readRows, renderExercises, textFile } from '../support/exercises/report.js'
import { samples } from '../support/exercises/samples.js'
import { probeText } from '../support/probe.js'

beforeAll(() => void probeText())

const majorOf = (version: string): number => Number(version.split('.')[0])

test('every exercise is tried on real packages, and nothing else is', () => {
  expect(samples.map(({ name }) => name).sort()).toEqual([...ranges.keys()].sort())
  expect(ranges.size).toBeGreaterThanOrEqual(40)
})

test.each(samples)('$name: its oldest and its newest major are tried', ({ name, versions: [oldest, newest] }) => {
  const exercise = exerciseFor(name)!
  const [, from = '', below = ''] = /^>=(\S+) <(\S+)$/.exec(ranges.get(name)!)!
  expect([oldest, newest].map((version) => fitsVersion(exercise, { name, version }))).toEqual([true, true])
  expect([majorOf(oldest), majorOf(newest)]).toEqual([majorOf(from), majorOf(below) - 1])
})

test.each([
  ['below it', '4.9.9', false],
  ['its first', '5.1.0', true],
  ['within', '5.1.1', true],
  ['a prerelease within', '6.0.0-rc.1', true],
  ['its end', '7.0.0', false],
  ['a version that is none', '', false],
])('the range of an exercise: %s', (_, version, expected) => {
  expect(fitsVersion(exerciseFor('bcrypt')!, { name: 'bcrypt', version })).toBe(expected)
})

test('a package of which nothing is known has no exercise', () => {
  expect(exerciseFor('left-pad')).toBeNull()
  expect(exerciseFor('constructor')).toBeNull()
})

/** Of each way in which a package may find its native part one; `script/exercises` tries them all. */
const few = ['bcrypt', 'bufferutil', '@node-rs/crc32', 'esbuild', '@swc/core']

test.each(few)('%s: the exercise passes the real one, and nothing less', async (name) => {
  const sample = samples.find((one) => one.name === name)!
  const { verdicts, faults } = await prove({ ...sample, fallback: undefined }, sample.versions[1])
  expect(faults).toEqual([])
  expect(verdicts).toMatchObject({
    good: 'proved',
    absent: expect.stringMatching(/^AP30[15]$/) as unknown,
    nothing: expect.stringMatching(/^AP30[46]$/) as unknown,
    wrong: 'AP304',
  })
})

test('docs/exercises.md says what script/exercises saw', () => {
  const rows = readRows()
  const tried = new Set(rows.map(({ name, version }) => `${name}@${version}`))
  expect(tried.size).toBe(rows.length)
  const whole = samples.filter(({ name, versions }) => versions.every((version) => tried.has(`${name}@${version}`)))
  expect(whole.length).toBeGreaterThanOrEqual(40)
  for (const { verdicts } of rows) {
    const { good, ...spoiled } = verdicts
    expect(good).toBe('proved')
    expect(Object.values(spoiled)).not.toContain('proved')
    expect([spoiled.absent, spoiled.nothing, spoiled.wrong]).not.toContain('-')
  }
  expect(readFileSync(textFile, 'utf8')).toBe(renderExercises(samples, rows))
})
