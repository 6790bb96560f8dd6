import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CacheOffer } from '../../ports/cache-service.js'
import type { Log } from '../../ports/log.js'
import type { Verdicts } from '../../ports/verdicts.js'

type Cache = typeof import('@actions/cache')

export interface VerdictStoreOptions {
  /** Names this version of the product: another one may judge otherwise. */
  readonly product: string
  /** Number of this run, by which a verdict is known. */
  readonly runId: number
  /** `https://github.com/owner/name/actions/runs/` */
  readonly runsUrl: string
  /** A folder that has the same path in every run: the service takes paths for a part of the key. */
  readonly temporary: string
  /** A run that publishes only keeps: then a planted verdict can gain nothing. */
  readonly use: 'keep' | 'use'
  /** What the service permits. */
  readonly offer: () => Promise<CacheOffer>
  readonly log: Log
}

/** A look-up is worth less than the seconds that it saves; keeping uploads something. */
const lookUpMs = 5000
const keepMs = 30_000

const digest = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits)

const scheme = 'archproof-verdict-1'
/**
 * Verdicts in GitHub's cache service. The key alone says everything, and nothing is ever fetched: an entry that somebody has
 * planted could otherwise bring files along.
 */
export const createVerdicts = (options: VerdictStoreOptions): Verdicts => {
  const { runId, runsUrl, temporary, use, offer, log } = options
  const folder = join(temporary, 'archproof-verdict')
  const path = join(folder, 'proved')
  const placeOf = (surroundings: string): string =>
    `${scheme}-${digest(JSON.stringify([options.product, surroundings]), 32)}-`
  const prefixOf = (surroundings: string, contents: string): string =>
    `${placeOf(surroundings)}${digest(contents, 64)}-`
  let isGivenUp = false
  let kept: Promise<void> = Promise.resolve()

  /** After the first problem nobody is asked any more, so it is said once. */
  const ask = async <Value>(timeoutMs: number, body: (cache: Cache) => Promise<Value>): Promise<Value | null> => {
    if (isGivenUp) return null
    const problem = (text: string): null => {
      if (!isGivenUp) log.info(`The verdicts of earlier runs are not used: ${text}`)
      isGivenUp = true
      return null
    }
    try {
      const cache = await import('@actions/cache')
      const answer = await inTime(
        quietly(() => body(cache)),
        timeoutMs,
      )
      if (answer === null) return problem(`no answer within ${timeoutMs / 1000} s`)
      return answer.said === '' ? answer.value : problem(answer.said)
    } catch (error) {
      return problem(error instanceof Error ? error.message : String(error))
    }
  }

  /** The entry with this key, or else the latest whose key begins so; only its key is looked at. */
  const lookUp = async (prefix: string): Promise<string | null> => {
    if (use !== 'use' || !(await offer()).read) return null
    const found = await ask(lookUpMs, (cache) =>
      cache.restoreCache([path], `${prefix}${runId}`, [prefix], { lookupOnly: true }),
    )
    return found?.startsWith(prefix) === true ? found.slice(prefix.length) : null
  }

  return {
    mayKnow: async (surroundings) => (await lookUp(placeOf(surroundings))) !== null,
    find: async (surroundings, contents) => {
      const run = await lookUp(prefixOf(surroundings, contents))
      return run !== null && /^\d{1,20}$/.test(run) ? `${runsUrl}${run}` : null
    },
    keep: async (surroundings, contents) => {
      if (!(await offer()).write) return
      const before = kept
      // One after the other: platforms share the file, whose path is part of what the service knows an entry by.
      kept = before.then(async () => {
        await ask(keepMs, async (cache) => {
          await mkdir(folder, { recursive: true })
          await writeFile(path, 'proved\n')
          return cache.saveCache([path], `${prefixOf(surroundings, contents)}${runId}`)
        })
        await rm(folder, { recursive: true, force: true }).catch(() => undefined)
      })
      await kept
    },
  }
}

const inTime = async <Value>(body: Promise<Value>, timeoutMs: number): Promise<Value | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs)
  })
  try {
    return await Promise.race([body, late])
  } finally {
    clearTimeout(timer)
  }
}

const words = new AsyncLocalStorage<{ said: string }>()
let isListening = false

/** The library prints what the service says as commands to the runner. Within `quietly` its warnings are kept instead. */
const listen = (): void => {
  if (isListening) return
  isListening = true
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = ((...argv: Parameters<typeof write>): boolean => {
    const store = words.getStore()
    if (store === undefined) return write(...argv)
    const [text] = argv
    const problem = /^::(?:warning|error)[^:]*::(.*)/s.exec(String(text))?.[1]
    if (problem !== undefined) store.said ||= problem.trim().slice(0, 300)
    return true
  }) as typeof process.stdout.write
}

const quietly = async <Value>(body: () => Promise<Value>): Promise<{ value: Value; said: string }> => {
  listen()
  const store = { said: '' }
  return words.run(store, async () => {
    const value = await body()
    return { value, said: store.said }
  })
}
