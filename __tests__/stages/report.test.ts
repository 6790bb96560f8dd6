import { expect, test } from '@jest/globals'
import { finding } from '../../src/core/finding.js'
import type { Outcome } from '../../src/core/outcome.js'
import type { Log } from '../../src/ports/log.js'
import type { Sink } from '../../src/ports/sinks.js'
import { report } from '../../src/stages/report.js'
import { outcomeOf } from '../support/outcome.js'

const silent: Log = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: (_, body) => body(),
}

/** Keeps what it was told. */
const recorder = (name: string) => {
  const told: Outcome[] = []
  const sink: Sink = {
    name,
    send: (outcome) => {
      told.push(outcome)
      return Promise.resolve([])
    },
  }
  return { sink, told }
}

const throwing = (error: unknown): Sink => ({
  name: 'job summary',
  send: () => {
    throw error
  },
})

test('a sink that fails does not keep the others from being told, and they tell of it', async () => {
  const before = recorder('first')
  const after = recorder('last')
  const told = await report(outcomeOf(), [before.sink, throwing(new Error('no space left')), after.sink], silent)
  expect(before.told).toHaveLength(1)
  expect(after.told[0]?.findings).toMatchObject([
    {
      code: 'AP902',
      severity: 'warning',
      subject: 'job summary',
      found: 'job summary could not be written: no space left',
    },
  ])
  expect(told.findings).toEqual(after.told[0]?.findings)
})

test('what a sink gives back is told by those after it', async () => {
  const warning = finding(
    'AP901',
    { subject: 'Datadog' },
    { site: 'datadoghq.eu', reason: 'x', undelivered: ['metrics'] },
  )
  const after = recorder('last')
  const told = await report(
    outcomeOf(),
    [{ name: 'Datadog', send: () => Promise.resolve([warning]) }, after.sink],
    silent,
  )
  expect(after.told[0]?.findings).toEqual([warning])
  expect(told.verdict).toBe('verified')
})

test('even what is no Error is caught', async () => {
  const told = await report(outcomeOf(), [throwing('odd')], silent)
  expect(told.findings[0]?.found).toContain('odd')
})

test('without sinks nothing changes', async () => {
  const outcome = outcomeOf()
  expect(await report(outcome, [], silent)).toEqual(outcome)
})
