import * as v from 'valibot'
import type { JSONWebKeySet, JWK } from 'jose'
import { ToolError } from '../../errors.js'

/** The keys that an issuer signs its tokens with now. @throws ToolError */
export type Keys = (issuer: string) => Promise<JSONWebKeySet>

export interface KeysOptions {
  /** For one answer to arrive in full. */
  readonly timeoutMs?: number
  /** Before the second try; doubled for each further one. */
  readonly pauseMs?: number
}

const tries = 4

/** GitHub's are 1 KiB and 6 KiB. */
const longestAnswer = 128 * 1024

const discovery = v.object({ issuer: v.string(), jwks_uri: v.string() })
const key = v.custom<JWK>((value) => typeof value === 'object' && value !== null)
const keySet = v.object({ keys: v.pipe(v.array(key), v.minLength(1)) })

/** As HTTPS, or plain where nobody else listens. */
const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname))

const readBounded = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > longestAnswer) throw new Error(`answered more than ${longestAnswer} bytes`)
  }
  return Buffer.concat(chunks)
}

/** One answer. @throws Transient, or what fetch throws, where it is worth asking again */
const ask = async (url: URL, timeoutMs: number): Promise<unknown> => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  const bytes = await readBounded(response)
  if (response.status === 429 || response.status >= 500) throw new Transient(`answered HTTP ${response.status}`)
  if (!response.ok) throw new Error(`answered HTTP ${response.status}`)
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown
}

class Transient extends Error {}

/** fetch wraps what is wrong with a connection into a TypeError, and gives up with a TimeoutError. */
const isTransient = (error: unknown): boolean =>
  error instanceof Transient || (error instanceof Error && ['TypeError', 'TimeoutError'].includes(error.name))

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

/** OpenID Connect Discovery 1.0, sections 4 and 7: the issuer names where its keys are, and they must be as much its own. */
export const createProviderKeys = ({ timeoutMs = 10_000, pauseMs = 500 }: KeysOptions = {}): Keys => {
  const get = async <T>(url: URL, shape: v.GenericSchema<unknown, T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = v.safeParse(shape, await ask(url, timeoutMs))
        if (answer.success) return answer.output
        throw new Error('answered something else than was asked for')
      } catch (error) {
        if (attempt === tries || !isTransient(error)) {
          const remedy = `The runner must reach ${url.origin}, for that is who vouches for the jobs of the run`
          const what = { ran: `GET ${url.href}`, outcome: 'failed', output: reasonOf(error), remedy }
          throw new ToolError(what, error)
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs * 2 ** (attempt - 1)))
    }
  }

  return async (issuer) => {
    const url = new URL(`${issuer}/.well-known/openid-configuration`)
    const misled = (output: string): ToolError =>
      new ToolError({ ran: `GET ${url.href}`, outcome: 'was not believed', output, remedy: 'Run the job again' })
    if (!isPrivate(url)) throw misled('it is not HTTPS')
    const { issuer: named, jwks_uri: address } = await get(url, discovery)
    if (named !== issuer) throw misled(`it names the issuer ${named}`)
    const keys = URL.canParse(address) ? new URL(address) : null
    if (keys?.origin !== url.origin) throw misled(`its keys would be at ${address}`)
    return get(keys, keySet)
  }
}
