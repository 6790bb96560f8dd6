import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { pack } from 'tar-stream'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import type { ImageEntry, KeptFile, OpenImage } from '../../src/ports/image-files.js'

const runLabel = `audit-files-${process.pid}`
const image = `audit-files-odd:${process.pid}`
const longName = `/deep/${'d'.repeat(200)}/${'f'.repeat(200)}`
let tempDir = ''
const files = (options: { readonly keepLimit?: number; readonly signal?: AbortSignal } = {}) =>
  dockerImageFiles({ runLabel, tempDir, ...options })

const containers = async (): Promise<string> =>
  (await run('docker', ['ps', '--all', '--quiet', '--filter', `label=archproof.run=${runLabel}`])).stdout

const volumes = async (): Promise<readonly string[]> =>
  (await run('docker', ['volume', 'ls', '--quiet'])).stdout.split('\n').toSorted()

const big = Buffer.alloc(3_000_000, 'archproof')

beforeAll(async () => {
  tempDir = await mkdtemp(join(tmpdir(), 'archproof-test-'))
  const archive = pack()
  archive.entry({ name: 'plain', mode: 0o640, uid: 1000, gid: 44 }, 'hello')
  archive.entry({ name: 'empty' }, '')
  archive.entry({ name: 'absolute', type: 'symlink', linkname: '/plain' })
  archive.entry({ name: 'again', type: 'link', linkname: 'plain', mode: 0o640, uid: 1000, gid: 44 })
  archive.entry({ name: 'réseau/naïve ☃', mode: 0o4755 }, 'x')
  archive.entry({ name: longName.slice(1) }, 'long')
  archive.entry({ name: 'big' }, big)
  archive.entry({ name: 'last' }, 'end')
  archive.finalize()
  const changes = [
    'VOLUME /data',
    'USER 1000:44',
    'ENV NODE_ENV=production EMPTY=',
    'WORKDIR /srv',
    'LABEL a=b=c',
    'EXPOSE 53/udp',
  ]
  const argv = ['import', '--platform=linux/arm64', ...changes.flatMap((change) => ['--change', change]), '-', image]
  const chunks: Uint8Array[] = []
  for await (const chunk of archive) chunks.push(chunk as Uint8Array)
  await runOrThrow('docker', argv, 'Start the engine first', { stdin: Buffer.concat(chunks) })
})

afterAll(async () => {
  await run('docker', ['image', 'rm', '--force', image])
  await rm(tempDir, { recursive: true, force: true })
})

/** Everything about each entry, and its content when it is small. */
const readAll = async (
  open: OpenImage,
): Promise<ReadonlyMap<string, ImageEntry & { readonly text: string | null }>> => {
  const entries = new Map<string, ImageEntry & { readonly text: string | null }>()
  for await (const entry of open.entries) {
    const bytes = entry.type === 'file' ? await entry.bytes(1000) : null
    entries.set(entry.path, { ...entry, text: bytes === null ? null : Buffer.from(bytes).toString() })
  }
  return entries
}

test('an image without a command, with a volume: every kind of entry comes out as it went in', async () => {
  const before = await volumes()
  const open = await files().open(image, 'linux/arm64')
  try {
    expect(open.config).toEqual({
      env: expect.objectContaining({ NODE_ENV: 'production', EMPTY: '' }),
      entrypoint: [],
      command: [],
      workingDir: '/srv',
      user: '1000:44',
      labels: expect.objectContaining({ a: 'b=c' }),
      ports: ['53/udp'],
      volumes: ['/data'],
    })
    const entries = await readAll(open)
    expect(entries.get('/empty')).toMatchObject({ type: 'file', size: 0, text: '' })
    expect(entries.get('/absolute')).toMatchObject({ type: 'symlink', target: '/plain', size: 0 })
    // Which of the two names of one file comes first is the engine's business.
    const names = [entries.get('/again'), entries.get('/plain')]
    const [file, link] = names[0]?.type === 'file' ? names : names.toReversed()
    expect(file).toMatchObject({ type: 'file', mode: 0o640, uid: 1000, gid: 44, size: 5, text: 'hello' })
    expect(link).toMatchObject({ type: 'hardlink', target: file?.path, size: 0 })
    expect(entries.get('/réseau/naïve ☃')?.mode).toBe(0o4755)
    expect(entries.get(longName)?.text).toBe('long')
    expect(entries.get('/big')).toMatchObject({ size: big.length, text: null })
  } finally {
    await open.close()
    await open.close()
  }
  expect([await containers(), await volumes()]).toEqual(['', before])
})

test('what is kept can be read at random after the archive has ended, and not longer than the image is open', async () => {
  const open = await files().open(image, 'linux/arm64')
  const kept = new Map<string, KeptFile | 'refused' | 'full'>()
  const heads: number[] = []
  for await (const entry of open.entries) {
    if (entry.type !== 'file') continue
    const accept = (head: Uint8Array): boolean => heads.push(head.length) > 0 && entry.path !== '/last'
    kept.set(entry.path, await entry.keep(accept))
  }
  const file = kept.get('/big') as KeptFile
  expect(file.size).toBe(big.length)
  for (const [offset, length] of [
    [0, 9],
    [2_999_995, 100],
    [1_000_000, 400_000],
    [5, 0],
    [3_000_000, 4],
    [-1, 4],
  ] as const) {
    const wanted = offset < 0 ? Buffer.alloc(0) : big.subarray(offset, offset + length)
    expect(Buffer.from(file.read(offset, length)).equals(wanted)).toBe(true)
  }
  expect(file.indexOf(Buffer.from('proofarch'), 100)).toBe(big.indexOf('proofarch', 100))
  expect(file.indexOf(Buffer.from('nowhere'), 0)).toBe(-1)
  expect(kept.get('/last')).toBe('refused')
  expect(Math.max(...heads)).toBeGreaterThanOrEqual(512)
  await open.close()
  expect(() => file.read(2_000_000, 1000)).toThrow()
  expect(readdirSync(tempDir)).toEqual([])
})

test('what does not fit is not kept, and what comes after it still is', async () => {
  const open = await files({ keepLimit: 1000 }).open(image, 'linux/arm64')
  const kept = new Map<string, unknown>()
  for await (const entry of open.entries) {
    if (entry.type === 'file') kept.set(entry.path, await entry.keep(() => true))
  }
  await open.close()
  expect(kept.get('/big')).toBe('full')
  expect(kept.get('/last')).toMatchObject({ size: 3 })
})

test('nothing is left when the reader stops half-way', async () => {
  const open = await files().open(image, 'linux/arm64')
  for await (const entry of open.entries) {
    if (entry.type === 'file') break
  }
  await open.close()
  expect([await containers(), readdirSync(tempDir)]).toEqual(['', []])
})

test('nothing is left when the run is cancelled', async () => {
  const controller = new AbortController()
  const open = await files({ signal: controller.signal }).open(image, 'linux/arm64')
  const reading = (async () => {
    for await (const entry of open.entries) {
      if (entry.type === 'file') controller.abort()
    }
  })()
  await expect(reading).rejects.toThrow(/docker export/)
  await open.close()
  expect(await containers()).toBe('')
})

test('another platform than the image has is a broken tool, and leaves nothing', async () => {
  await expect(files().open(image, 'linux/amd64')).rejects.toThrow(/docker/)
  expect([await containers(), readdirSync(tempDir)]).toEqual(['', []])
})
