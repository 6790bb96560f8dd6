import { expect, test } from '@jest/globals'
import { metricTag, toEvent, toSeries, type Series } from '../../../src/core/render/metrics.js'
import { amd64, arm64, outcomeOf, platformEvidence, refusedOutcome } from '../../support/outcome.js'

const labels = { service: 'shop', env: 'production', tags: ['team:checkout', 'Nightly Build'] }

const valueOf = (series: readonly Series[], metric: string, ...tags: readonly string[]): number | undefined =>
  series.find((one) => one.metric === metric && tags.every((tag) => one.tags.includes(tag)))?.points[0]?.value

test('build time, size and verdict of each platform are gauges', () => {
  const series = toSeries(refusedOutcome(), labels, 1_700_000_000.9)
  expect(valueOf(series, 'archproof.build.duration', 'platform:linux/arm64')).toBe(93_800)
  expect(valueOf(series, 'archproof.image.size', 'platform:linux/amd64')).toBe(312_400_000)
  expect(valueOf(series, 'archproof.verified', 'platform:linux/amd64', 'verdict:verified')).toBe(1)
  expect(valueOf(series, 'archproof.verified', 'platform:linux/arm64', 'verdict:refused')).toBe(0)
  expect(valueOf(series, 'archproof.modules', 'platform:linux/arm64', 'state:broken')).toBe(2)
  expect(valueOf(series, 'archproof.modules', 'platform:linux/arm64', 'state:proved')).toBe(5)
  expect(valueOf(series, 'archproof.smoke.duration', 'platform:linux/arm64')).toBe(6120)
  expect(new Set(series.map(({ type, points }) => `${type} ${points[0]?.timestamp ?? 0}`))).toEqual(
    new Set(['3 1700000000']),
  )
})

test('every one carries the labels of the user', () => {
  for (const { tags } of toSeries(outcomeOf(), labels, 0)) {
    expect(tags).toEqual(
      expect.arrayContaining([
        'service:shop',
        'env:production',
        'repository:acme/shop',
        'team:checkout',
        'nightly_build',
      ]),
    )
  }
})

test('what was not measured is left out: a zero would be a measurement', () => {
  const series = toSeries(
    outcomeOf({
      evidence: [platformEvidence(amd64), { platform: arm64, built: null, audit: null, smoke: null }],
      durations: [],
    }),
    labels,
    0,
  )
  expect(valueOf(series, 'archproof.image.size', 'platform:linux/arm64')).toBeUndefined()
  expect(valueOf(series, 'archproof.build.duration', 'platform:linux/amd64')).toBeUndefined()
  expect(valueOf(series, 'archproof.verified', 'platform:linux/arm64')).toBe(0)
})

test.each([
  ['Team:Checkout', 'team:checkout'],
  ['version:1.2.3+build', 'version:1.2.3_build'],
  ['a b\nc', 'a_b_c'],
  ['1st', 'st'],
  ['   ', ''],
  ['x'.repeat(300), 'x'.repeat(200)],
])('%p is stored as the tag %p', (text, tag) => expect(metricTag(text)).toBe(tag))

test('the event says what happened, with the findings and the page of the run', () => {
  const event = toEvent(refusedOutcome(), labels, 5)
  expect(event).toMatchObject({
    title: 'Refused: ghcr.io/acme/shop:1.2.3',
    alert_type: 'error',
    aggregation_key: 'acme/shop',
    date_happened: 5,
  })
  expect(event.text).toContain('AP101 bcrypt linux/arm64')
  expect(event.text).toContain('https://github.com/acme/shop/actions/runs/42')
  expect(event.tags).toContain('verdict:refused')
  expect(toEvent(outcomeOf(), labels, 5).alert_type).toBe('success')
})

test('title and text stay within what the API takes', () => {
  const long = toEvent(
    outcomeOf({ tags: ['x'.repeat(500)], because: ['y'.repeat(9000)], verdict: 'unknown' }),
    labels,
    0,
  )
  expect(long.title.length).toBeLessThanOrEqual(100)
  expect(long.text.length).toBeLessThanOrEqual(4000)
})
