import { exercise, expectEqual, type Exercise } from '../exercise.js'
import { scratchFolder } from './scratch-folder.js'

interface Statement {
  readonly get: () => { readonly answer: number }
}

/** Calls a function of Node's callback kind. */
const called = <Value>(start: (done: (error: unknown, value: Value) => void) => void): Promise<Value> =>
  new Promise((resolve, reject) => {
    start((error, value) => {
      if (error === null || error === undefined) resolve(value)
      else reject(error instanceof Error ? error : new Error(JSON.stringify(error)))
    })
  })

/** Databases that run inside the process. */
export const databases: readonly Exercise[] = [
  exercise<new (path: string) => { prepare: (sql: string) => Statement; close: () => void }>({
    packages: { 'better-sqlite3': '>=12.0.0 <14.0.0', libsql: '>=0.2.0 <1.0.0' },
    run: (Database) => {
      // require() alone maps nothing; the constructor does.
      const database = new Database(':memory:')
      expectEqual('select 6 * 7', database.prepare('select 6 * 7 as answer').get().answer, 42)
      database.close()
    },
  }),
  exercise<{
    Database: new (
      path: string,
      done: (error: unknown) => void,
    ) => { get: (sql: string, done: (error: unknown, row: { answer: number }) => void) => void }
  }>({
    packages: { sqlite3: '>=5.1.0 <7.0.0' },
    run: async ({ Database }) => {
      const row = await called<{ answer: number }>((done) => {
        const database = new Database(':memory:', (error) => {
          if (error === null || error === undefined) database.get('select 6 * 7 as answer', done)
          else done(error, { answer: 0 })
        })
      })
      expectEqual('select 6 * 7', row.answer, 42)
    },
  }),
  exercise<{
    open: (options: object) => {
      put: (key: string, value: string) => Promise<boolean>
      get: (key: string) => string
      close: () => Promise<void>
    }
  }>({
    packages: { lmdb: '>=2.8.0 <4.0.0' },
    run: async ({ open }) => {
      const database = open({ path: scratchFolder() })
      await database.put('key', 'value')
      expectEqual('get', database.get('key'), 'value')
      await database.close()
    },
  }),
  exercise<{
    ClassicLevel: new (path: string) => {
      put: (key: string, value: string) => Promise<void>
      get: (key: string) => Promise<string>
      close: () => Promise<void>
    }
  }>({
    packages: { 'classic-level': '>=1.0.0 <4.0.0' },
    run: async ({ ClassicLevel }) => {
      const database = new ClassicLevel(scratchFolder())
      await database.put('key', 'value')
      expectEqual('get', await database.get('key'), 'value')
      await database.close()
    },
  }),
  exercise<
    (path: string) => {
      open: (done: Done) => void
      put: (key: string, value: string, done: Done) => void
      get: (key: string, done: (error: unknown, value: Buffer) => void) => void
      close: (done: Done) => void
    }
  >({
    packages: { leveldown: '>=5.0.0 <7.0.0' },
    run: async (leveldown) => {
      const database = leveldown(scratchFolder())
      await called((done) => database.open(done))
      await called((done) => database.put('key', 'value', done))
      const value = await called<Buffer>((done) => database.get('key', done))
      expectEqual('get', String(value), 'value')
      await called((done) => database.close(done))
    },
  }),
  exercise<{ Index: new (options: object) => VectorIndex }>({
    packages: { usearch: '>=2.16.0 <3.0.0' },
    run: ({ Index }) => {
      const index = new Index({ metric: 'l2sq', dimensions: 3, connectivity: 16 })
      index.add(BigInt(7), Float32Array.of(1, 2, 3))
      index.add(BigInt(9), Float32Array.of(9, 9, 9))
      const { keys, distances } = index.search(Float32Array.of(9, 9, 8), 1, 1)
      expectEqual('nearest key and its distance', `${String(keys[0])} ${String(distances[0])}`, '9 1')
    },
  }),
]

type Done = (error: unknown, value?: unknown) => void

interface VectorIndex {
  readonly add: (key: bigint, vector: Float32Array) => void
  readonly search: (
    vector: Float32Array,
    count: number,
    threads: number,
  ) => { keys: BigUint64Array; distances: Float32Array }
}
