import { describe, expect, test } from '@jest/globals'
import { finding, type Finding } from '../../../src/core/finding.js'
import { annotationsPerLevel, longestMessage, toAnnotations } from '../../../src/core/render/annotations.js'
import { readOutput } from '../../support/runner-output.js'
import { amd64, arm64, outcomeOf, refusedOutcome, wrongMachine } from '../../support/outcome.js'

const failing = (subject: string, message = 'broken'): Finding => finding('AP904', { subject }, { message })

const refusing = (findings: readonly Finding[]) => toAnnotations(refusedOutcome({ findings }))

test('a finding is one annotation on the line that causes it', () => {
  const [annotation, ...others] = refusing([wrongMachine('bcrypt')])
  expect(others).toEqual([])
  expect(annotation).toMatchObject({
    level: 'error',
    title: 'AP101 Native object built for another architecture: bcrypt on linux/arm64',
    file: 'Dockerfile',
    line: 14,
    endLine: 14,
  })
  expect(annotation?.message).toContain('/app/node_modules/bcrypt/build/Release/addon.node is built for x64')
  expect(annotation?.message).toMatch(/\nBreaks: .+\nChange: .+\nhttps:\/\/.+AP101\.md$/)
})

test('the same finding on both platforms is one annotation that names both', () => {
  const annotations = refusing([wrongMachine('bcrypt', amd64), wrongMachine('bcrypt', arm64)])
  expect(annotations).toHaveLength(1)
  expect(annotations[0]?.title).toContain('on linux/amd64 and linux/arm64')
})

test('findings that differ stay apart', () => {
  expect(refusing([wrongMachine('bcrypt'), wrongMachine('sharp')])).toHaveLength(2)
})

describe('the limit of ten', () => {
  const count = (number: number) => Array.from({ length: number }, (_, index) => failing(`module-${index}`))

  test('ten are ten', () => {
    const annotations = refusing(count(10))
    expect(annotations).toHaveLength(10)
    expect(annotations.at(-1)?.message).toContain('module-9')
  })

  test('of eleven, nine are told and the last says how many more, which and where', () => {
    const annotations = refusing(count(11))
    expect(annotations).toHaveLength(annotationsPerLevel)
    expect(annotations.at(-1)?.title).toBe('2 more errors')
    expect(annotations.at(-1)?.message).toContain('report.json')
    expect(annotations.at(-1)?.message).toContain('AP904 module-9, AP904 module-10')
  })

  test('it is counted per level', () => {
    const warnings = count(12).map((one, index) =>
      finding('AP902', { subject: `report ${index}` }, { report: one.subject, reason: 'x' }),
    )
    const annotations = refusing([...count(12), ...warnings])
    expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10)
    expect(annotations.filter(({ level }) => level === 'warning')).toHaveLength(10)
    expect(annotations.at(-1)?.title).toBe('3 more warnings')
  })

  test('what was announced before counts too', () => {
    const annotations = toAnnotations(refusedOutcome({ findings: count(10) }), { error: 4, warning: 0, notice: 0 })
    expect(annotations).toHaveLength(6)
    expect(annotations.at(-1)?.title).toBe('5 more errors')
  })
})

test('a message is never longer than GitHub keeps, and says when it was cut', () => {
  const [annotation] = refusing([failing('sharp', 'y'.repeat(20_000))])
  expect(annotation?.message.length).toBeLessThanOrEqual(longestMessage)
  expect(annotation?.message).toMatch(/more in the job summary and in report\.json$/)
})

test('text of an image cannot be a command, even inside our own', () => {
  const text = '##[set-output name=digest]evil\n::set-env name=A::b\r::add-mask::x'
  const annotations = refusing([failing(text, text)])
  for (const { title, message, file } of annotations) {
    for (const part of [title, message, file ?? '']) expect(readOutput(part).commands).toEqual([])
  }
})

test('doubt is marked like what refuses, because it fails the run', () => {
  expect(refusing([failing('docker')])[0]?.level).toBe('error')
})

test('an unverified run without a finding says why', () => {
  const annotations = toAnnotations(
    outcomeOf({
      verdict: 'unknown',
      because: ['linux/arm64 was not run'],
      publication: { kind: 'withheld', because: '' },
    }),
  )
  expect(annotations).toHaveLength(1)
  expect(annotations[0]).toMatchObject({ level: 'error', title: 'Unknown', file: null })
  expect(annotations[0]?.message).toContain('linux/arm64 was not run')
})

test('a verified run announces nothing', () => expect(toAnnotations(outcomeOf())).toEqual([]))
