import * as v from 'valibot'
import type { DatadogSite } from '../../core/datadog-site.js'
import { datadogLabels } from '../../core/datadog-labels.js'
import type { RunEvent } from '../../core/event.js'
import { finding, type Finding } from '../../core/finding.js'
import type { DatadogInputs } from '../../core/input/inputs.js'
import type { Outcome } from '../../core/outcome.js'
import { singleLine } from '../../core/render/harmless.js'
import { toEvent, toSeries, type MetricLabels, type Series } from '../../core/render/metrics.js'
import type { Sink } from '../../ports/sinks.js'

export interface DatadogOptions {
  readonly site: DatadogSite
  readonly key: string
  readonly labels: MetricLabels
  /** Unix time in seconds that the points carry. */
  readonly seconds: number
  /** Address of the API; that of the site unless a test has its own. */
  readonly baseUrl?: string
  readonly timeoutMs?: number
  /** Before the second try; twice that before the third. */
  readonly pauseMs?: number
}

const tries = 3

/** What a header can carry; fetch would quote anything else in its message. */
const printable = /^[!-~]+$/
const longestPauseMs = 10_000

/** The API takes 512 000 bytes a request. */
const longestBody = 400_000
const longestAnswer = 4000

/** What one request came to: null is accepted. `final` means that another request would fare no better. */
type Refusal = { readonly reason: string; readonly final: boolean } | null

interface Answer {
  readonly refusal: Refusal
  readonly again: boolean
  readonly afterMs: number
}

const accepted: Answer = { refusal: null, again: false, afterMs: 0 }

/** Whatever comes back, the key is not in it: neither as it was nor once invisible characters are gone. */
const without = (key: string, text: string): string =>
  singleLine(text.replaceAll(key, '***')).replaceAll(key, '***').slice(0, 300)

const retryAfter = (headers: Headers): number => {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-ratelimit-reset') ?? 0)
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0
}

const explain = (status: number): string => {
  if (status === 401 || status === 403) return `the key is not accepted there (HTTP ${status})`
  if (status === 413) return `the report is too large (HTTP ${status})`
  if (status === 429) return `the rate limit is reached (HTTP ${status})`
  if (status >= 300 && status < 400)
    return `it answered with a redirection (HTTP ${status}), which a key must not follow`
  return `it answered HTTP ${status}`
}

const failed = v.object({ name: v.string(), message: v.string(), cause: v.optional(v.unknown()) })

/** The innermost reason: fetch wraps `connect ECONNREFUSED` and its like into "fetch failed". */
const networkReason = (error: unknown): string => {
  if (!v.is(failed, error)) return String(error)
  if (error.name === 'TimeoutError') return 'no answer in time'
  return v.is(failed, error.cause) ? error.cause.message || error.cause.name : error.message
}

/** The messages of `{"errors": […]}`, which is how Datadog explains itself; empty for any other answer. */
const messages = async (response: Response): Promise<string> => {
  const length = Number(response.headers.get('content-length') ?? 0)
  if (length > longestAnswer || !(response.headers.get('content-type') ?? '').includes('json')) return ''
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > longestAnswer) return ''
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ errors: v.array(v.string()) })), text)
  return parsed.success ? parsed.output.errors.join('; ') : ''
}

const refused = async (response: Response, key: string): Promise<Answer> => {
  const { status, headers } = response
  // The status decides; an explanation that breaks off is no explanation.
  const words = without(key, await messages(response).catch(() => ''))
  return {
    refusal: {
      reason: `${explain(status)}${words === '' ? '' : `: ${words}`}`,
      final: status === 401 || status === 403,
    },
    again: status === 429 || status >= 500,
    afterMs: retryAfter(headers),
  }
}

const ask = async (url: string, body: string, { key, timeoutMs = 10_000 }: DatadogOptions): Promise<Answer> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'dd-api-key': key },
      body,
      // A redirection would carry the key to another host.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) return await refused(response, key)
    await response.body?.cancel()
    return accepted
  } catch (error) {
    return { refusal: { reason: without(key, networkReason(error)), final: true }, again: true, afterMs: 0 }
  }
}

const post = async (path: string, payload: unknown, options: DatadogOptions): Promise<Refusal> => {
  const url = `${options.baseUrl ?? `https://api.${options.site}`}${path}`
  const body = JSON.stringify(payload)
  let answer = await ask(url, body, options)
  for (let attempt = 1; attempt < tries && answer.again; attempt++) {
    const pause = Math.min(longestPauseMs, Math.max(answer.afterMs, (options.pauseMs ?? 1000) * attempt))
    await new Promise((resolve) => setTimeout(resolve, pause))
    answer = await ask(url, body, options)
  }
  return answer.refusal
}

/** As many requests as the limit on their size asks for: nothing is left out. */
const batches = (series: readonly Series[]): readonly (readonly Series[])[] => {
  const all: Series[][] = []
  let room = 0
  for (const one of series) {
    const bytes = Buffer.byteLength(JSON.stringify(one)) + 1
    if (bytes > room) {
      all.push([])
      room = longestBody
    }
    all.at(-1)?.push(one)
    room -= bytes
  }
  return all
}

const sendSeries = async (outcome: Outcome, options: DatadogOptions): Promise<Refusal> => {
  for (const series of batches(toSeries(outcome, options.labels, options.seconds))) {
    const refusal = await post('/api/v2/series', { series }, options)
    if (refusal !== null) return refusal
  }
  return null
}

const failure = ({ site }: DatadogOptions, reason: string, undelivered: readonly string[]): readonly Finding[] => [
  finding('AP901', { subject: 'Datadog' }, { site, reason, undelivered }),
]

/** Metrics and one event of the run. Datadog is told, never asked: whatever it answers is at worst a warning. */
export const datadog = (options: DatadogOptions): Sink => ({
  name: 'Datadog',
  send: async (outcome) => {
    if (!printable.test(options.key)) {
      return failure(options, 'the key holds characters that no API key has', ['metrics', 'the event'])
    }
    const metrics = await sendSeries(outcome, options)
    if (metrics?.final === true) return failure(options, metrics.reason, ['metrics', 'the event'])
    const event = await post('/api/v1/events', toEvent(outcome, options.labels, options.seconds), options)
    const reason = metrics?.reason ?? event?.reason
    if (reason === undefined) return []
    return failure(options, reason, [
      ...(metrics === null ? [] : ['metrics']),
      ...(event === null ? [] : ['the event']),
    ])
  },
})

/** The address of a small intake on this machine, for tests; null for everything that is not loopback. */
export const loopbackIntake = (text: string | undefined): string | null => {
  if (text === undefined || !URL.canParse(text)) return null
  const { protocol, hostname, origin } = new URL(text)
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname) ? origin : null
}

/** Where the inputs say that the run is told to; empty without a key, or with a site that is none. */
export const datadogSinks = (inputs: DatadogInputs, event: RunEvent | null): readonly Sink[] => {
  const { apiKey: key, site } = inputs
  if (key === null || site === null) return []
  const baseUrl = loopbackIntake(process.env['ARCHPROOF_DATADOG_URL'])
  const labels = datadogLabels(inputs, event)
  const seconds = Math.floor(Date.now() / 1000)
  return [datadog({ ...{ key, site, labels, seconds }, ...(baseUrl === null ? {} : { baseUrl }) })]
}
