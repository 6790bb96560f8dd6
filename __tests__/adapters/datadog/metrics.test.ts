import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { loopbackIntake, datadog, type DatadogOptions } from '../../../src/adapters/datadog/metrics.js'
import { startDatadogIntake, type DatadogIntake, type Trouble } from '../../support/datadog-intake.js'
import { outcomeOf, refusedOutcome } from '../../support/outcome.js'

const key = 'd0a7ad06c0ffee00d0a7ad06c0ffee00'

let intake: DatadogIntake

beforeEach(async () => {
  intake = await startDatadogIntake(key)
})
afterEach(() => intake.close())

const options = (change: Partial<DatadogOptions> = {}): DatadogOptions => ({
  site: 'datadoghq.eu',
  key,
  labels: { service: 'shop', env: 'ci', tags: ['team:checkout'] },
  seconds: 1_700_000_000,
  baseUrl: intake.url,
  timeoutMs: 20_000,
  pauseMs: 5,
  ...change,
})

const send = (change: Partial<DatadogOptions> = {}, outcome = outcomeOf()) => datadog(options(change)).send(outcome)

test('build time, size and verdict arrive as metrics, and one event', async () => {
  expect(await send()).toEqual([])
  expect(intake.series.map(({ metric }) => metric)).toEqual(
    expect.arrayContaining([
      'archproof.build.duration',
      'archproof.image.size',
      'archproof.verified',
      'archproof.smoke.duration',
    ]),
  )
  expect(intake.series.every(({ tags }) => tags.includes('service:shop') && tags.includes('team:checkout'))).toBe(true)
  expect(intake.events).toHaveLength(1)
  expect(intake.events[0]).toMatchObject({ alert_type: 'success' })
})

test('the key travels in its header and nowhere else', async () => {
  await send()
  expect(intake.requests.map((request) => request.key)).toEqual([key, key])
  for (const { path, body, headers } of intake.requests) {
    expect(path + body).not.toContain(key)
    expect(Object.keys(headers).filter((name) => String(headers[name]).includes(key))).toEqual(['dd-api-key'])
  }
})

describe('Datadog in trouble is a warning', () => {
  test('a wrong key: names key and site, and is not tried again', async () => {
    const wrong = 'f'.repeat(32)
    const findings = await send({ key: wrong })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ code: 'AP901', severity: 'warning' })
    expect(findings[0]?.found).toBe(
      'metrics and the event did not reach Datadog at datadoghq.eu: the key is not accepted there (HTTP 403): Forbidden',
    )
    expect(findings[0]?.change).toMatch(/datadog-api-key.+datadog-site.+us3\.datadoghq\.com/)
    expect(intake.requests).toHaveLength(1)
  })

  const passing: readonly [string, Trouble][] = [
    ['429', { status: 429, headers: { 'retry-after': '0' } }],
    ['503', { status: 503 }],
    ['a connection that breaks', 'reset'],
    ['no answer', 'silence'],
  ]

  /** What never answers is waited for. */
  const patienceFor = (trouble: Trouble) => (trouble === 'silence' ? { timeoutMs: 1000 } : {})

  test.each(passing)('%s once is tried again', async (_, trouble) => {
    intake.trouble(trouble)
    expect(await send(patienceFor(trouble))).toEqual([])
    expect(intake.requests).toHaveLength(3)
    expect(intake.events).toHaveLength(1)
  })

  test.each(passing)('%s for good ends after three tries each', async (_, trouble) => {
    intake.always(trouble)
    const findings = await send(patienceFor(trouble))
    expect(findings).toHaveLength(1)
    expect(findings[0]?.severity).toBe('warning')
    expect(intake.requests.length).toBeGreaterThanOrEqual(3)
    expect(intake.requests.length).toBeLessThanOrEqual(6)
  })

  test('400 is not tried again, and the event is sent all the same', async () => {
    intake.trouble({ status: 400 })
    const findings = await send()
    expect(findings[0]?.found).toBe('metrics did not reach Datadog at datadoghq.eu: it answered HTTP 400: status 400')
    expect(intake.requests).toHaveLength(2)
    expect(intake.events).toHaveLength(1)
  })

  test('a redirection is not followed: it would carry the key to another host', async () => {
    const other = await startDatadogIntake(key)
    intake.always({ status: 307, headers: { location: `${other.url}/api/v2/series` } })
    const findings = await send()
    await other.close()
    expect(other.requests).toEqual([])
    expect(findings[0]?.found).toContain('redirection (HTTP 307)')
  })

  test('nobody there', async () => {
    await intake.close()
    const findings = await send()
    expect(findings[0]?.found).toContain('ECONNREFUSED')
  })

  test.each([
    ['the key', JSON.stringify({ errors: [`bad key ${key}!`] })],
    ['the key in pieces', JSON.stringify({ errors: [`${key.slice(0, 9)}\u200b${key.slice(9)}`] })],
    ['the key many times', JSON.stringify({ errors: [key.repeat(100)] })],
    ['the key where no JSON is', key.repeat(50_000)],
    ['a workflow command', JSON.stringify({ errors: ['x\n::set-env name=A::b'] })],
  ])('an answer that repeats %s shows nothing of it', async (_, body) => {
    intake.always({ status: 400, body })
    const [finding] = await send()
    const text = JSON.stringify(finding)
    expect(text).not.toContain(key.slice(0, 16))
    expect(text).not.toContain('\\n::')
    expect(text.length).toBeLessThan(3000)
  })

  test.each(['two\nlines', 'späce', 'with space'])(
    'a key that no header can carry (%p) is refused unseen',
    async (odd) => {
      const findings = await send({ key: odd })
      expect(intake.requests).toEqual([])
      expect(findings[0]?.found).toContain('characters that no API key has')
      expect(JSON.stringify(findings)).not.toContain(JSON.stringify(odd).slice(1, -1))
    },
  )
})

test('a payload never exceeds what the API takes, and nothing is left out of it', async () => {
  const tags = Array.from({ length: 200 }, (_, index) => `tag${index}:${'x'.repeat(190)}`)
  expect(await send({ labels: { service: 'shop', env: 'ci', tags } }, refusedOutcome())).toEqual([])
  const series = intake.requests.filter(({ path }) => path === '/api/v2/series')
  expect(series.length).toBeGreaterThan(1)
  expect(Math.max(...series.map(({ body }) => Buffer.byteLength(body)))).toBeLessThan(512_000)
  expect(intake.series.at(-1)?.tags.length).toBeGreaterThan(200)
})

test('one series larger than a payload is sent alone and refused there, as a warning', async () => {
  const tags = Array.from({ length: 3000 }, (_, index) => `tag${index}:${'x'.repeat(190)}`)
  const findings = await send({ labels: { service: 'shop', env: 'ci', tags } })
  expect(findings[0]?.found).toContain('too large (HTTP 413)')
})

test.each([
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://127.0.0.1:8080/path?x', 'http://127.0.0.1:8080'],
  ['http://[::1]:9', 'http://[::1]:9'],
  ['http://localhost:9', 'http://localhost:9'],
  ['http://127.0.0.1.evil.example', null],
  ['http://user@evil.example', null],
  ['http://127.0.0.1@evil.example', null],
  ['https://datadoghq.eu', null],
  ['file:///etc/passwd', null],
  ['', null],
  [undefined, null],
])('%p as another intake is %p', (text, url) => expect(loopbackIntake(text)).toBe(url))
