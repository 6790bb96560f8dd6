import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { CacheScope } from './cache-token.js'

export interface CacheEntry {
  readonly id: string
  readonly scope: string
  readonly key: string
  readonly version: string
  /** Bytes of the committed blob; null until it is there. */
  size: number | null
  /** Only a finalized entry can be found. */
  finalized: boolean
}

const canRead = ({ Permission }: CacheScope): boolean => (Permission & 1) !== 0
const canWrite = ({ Permission }: CacheScope): boolean => (Permission & 2) !== 0

/** The entries of a cache service: immutable, found by scope, key and version, their bytes in a temporary folder. */
export class CacheEntries {
  /** Oldest first. */
  readonly all: CacheEntry[] = []
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(): Promise<CacheEntries> {
    return new CacheEntries(await mkdtemp(join(tmpdir(), 'archproof-cache-service-')))
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  byId(id: string): CacheEntry | undefined {
    return this.all.find((entry) => entry.id === id)
  }

  /** Per scope in token order and per key in the given order: the exact key, else the newest that begins with it. */
  find(scopes: readonly CacheScope[], keys: readonly string[], version: string): CacheEntry | undefined {
    const newestFirst = this.all.toReversed().filter((entry) => entry.finalized && entry.version === version)
    for (const { Scope } of scopes.filter(canRead)) {
      const here = newestFirst.filter((entry) => entry.scope === Scope)
      for (const key of keys) {
        const found = here.find((entry) => entry.key === key) ?? here.find((entry) => entry.key.startsWith(key))
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  /** The entry as it stands in the scope that a token writes to, finalized or not. */
  inWriteScope(scopes: readonly CacheScope[], key: string, version: string): CacheEntry | undefined {
    const scope = scopes.find(canWrite)?.Scope
    return this.all.find((entry) => entry.scope === scope && entry.key === key && entry.version === version)
  }

  /** A new, pending entry; null when no scope may be written or the key is taken. */
  create(scopes: readonly CacheScope[], key: string, version: string): CacheEntry | 'denied' | 'exists' {
    const scope = scopes.find(canWrite)
    if (scope === undefined) return 'denied'
    if (this.inWriteScope(scopes, key, version) !== undefined) return 'exists'
    const entry = { id: randomUUID(), scope: scope.Scope, key, version, size: null, finalized: false }
    this.all.push(entry)
    return entry
  }

  async putBlob(entry: CacheEntry, content: Readable): Promise<void> {
    const draft = join(this.#folder, randomUUID())
    await pipeline(content, createWriteStream(draft))
    await this.#commit(entry, draft)
  }

  async putBlock(entry: CacheEntry, block: string, content: Readable): Promise<void> {
    await mkdir(this.#blocks(entry), { recursive: true })
    await pipeline(content, createWriteStream(this.#block(entry, block)))
  }

  /** Joins the named blocks in that order; false when one was never uploaded. */
  async putBlockList(entry: CacheEntry, blocks: readonly string[]): Promise<boolean> {
    const paths = blocks.map((block) => this.#block(entry, block))
    const present = await Promise.all(
      paths.map((path) =>
        stat(path).then(
          () => true,
          () => false,
        ),
      ),
    )
    if (present.includes(false)) return false
    const draft = join(this.#folder, randomUUID())
    const joined = async function* (): AsyncGenerator<Buffer> {
      for (const path of paths) yield* createReadStream(path) as AsyncIterable<Buffer>
    }
    await pipeline(joined, createWriteStream(draft))
    await this.#commit(entry, draft)
    await rm(this.#blocks(entry), { recursive: true, force: true })
    return true
  }

  read(entry: CacheEntry, start: number, end: number): Readable {
    return createReadStream(this.#blob(entry), { start, end })
  }

  async #commit(entry: CacheEntry, draft: string): Promise<void> {
    entry.size = (await stat(draft)).size
    await rename(draft, this.#blob(entry))
  }

  readonly #blob = (entry: CacheEntry): string => join(this.#folder, entry.id)
  readonly #blocks = (entry: CacheEntry): string => join(this.#folder, `${entry.id}.blocks`)
  // A block id comes from the client: it names no path.
  readonly #block = (entry: CacheEntry, block: string): string =>
    join(this.#blocks(entry), Buffer.from(block).toString('base64url'))
}
