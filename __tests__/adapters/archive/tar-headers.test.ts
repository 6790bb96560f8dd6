import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, jest, test } from '@jest/globals'
import { tarStore } from '../../../src/adapters/archive/blob-store.js'
import { streamBytes } from '../../../src/adapters/archive/tar-bytes.js'
import { tarHeaders, type TarHeader } from '../../../src/adapters/archive/tar-headers.js'
import { tarOf } from '../../support/image-layout.js'

jest.setTimeout(60_000)

interface Written {
  readonly name?: string | Buffer
  readonly type?: string
  readonly link?: string
  readonly content?: string | Buffer
  readonly size?: number
  readonly magic?: string
  readonly at?: Readonly<Record<number, string>>
}

/** A header block with its content, byte for byte as told: what no writer makes. */
const written = ({ name = 'a', type = '0', link = '', content = '', magic = 'ustar\x0000', ...more }: Written) => {
  const bytes = Buffer.from(content)
  const block = Buffer.alloc(512)
  block.set(Buffer.from(name), 0)
  block.write('0000644\0', 100)
  block.write(`${(more.size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124)
  block.write(type, 156, 'latin1')
  block.write(link, 157)
  block.write(magic, 257, 'latin1')
  for (const [at, text] of Object.entries(more.at ?? {})) block.write(text, Number(at), 'latin1')
  block.fill(' ', 148, 156)
  const sum = block.reduce((all, byte) => all + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}

const end = Buffer.alloc(1024)

const record = (key: string, value: string): string => {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  const length = [1, 2, 3].map((digits) => rest + digits).find((all) => String(all).length === all - rest) ?? 0
  return `${length} ${key}=${value}\n`
}
const pax = (...records: readonly (readonly [string, string])[]) =>
  written({ type: 'x', content: records.map(([key, value]) => record(key, value)).join('') })

/** Chunks of an odd size, so that no boundary of the source is one of the archive. */
const read = async (...parts: readonly Buffer[]): Promise<readonly TarHeader[]> => {
  const all = Buffer.concat(parts)
  const chunks = Array.from({ length: Math.ceil(all.length / 333) }, (_, at) => all.subarray(at * 333, at * 333 + 333))
  const headers: TarHeader[] = []
  for await (const header of tarHeaders(streamBytes(Readable.from(chunks)))) headers.push(header)
  return headers
}

test.each<[string, readonly Buffer[], RegExp]>([
  ['entries behind the end', [written({}), end, written({ name: 'b' }), end], /goes on behind its end/],
  ['a block of zeros between entries', [written({}), Buffer.alloc(512), written({ name: 'b' }), end], /behind its end/],
  ...['1', '2', '3', '4', '5', '6'].map((type): [string, readonly Buffer[], RegExp] => [
    `content of what has none (type ${type})`,
    [written({ type, link: 'x', content: 'y' }), end],
    /is no file and has content/,
  ]),
  ['a size by PAX of what has none', [pax(['size', '512']), written({ type: '2', link: 'x' }), end], /has content/],
  ...['S', '7', 'V', 'D', 'X', 'z'].map((type): [string, readonly Buffer[], RegExp] => [
    `the type ${type}`,
    [written({ type }), end],
    /is of the unknown type/,
  ]),
  ...['path', 'linkpath', 'size', 'SCHILY.xattr.security.capability'].map(
    (key): [string, readonly Buffer[], RegExp] => [
      `a global header with ${key}`,
      [written({ type: 'g', content: record(key, '1') }), written({}), end],
      /global header with/,
    ],
  ),
  ['a sparse file', [pax(['GNU.sparse.major', '1']), written({}), end], /sparse/],
  ['two long names', [written({ type: 'L', content: 'b\0' }), pax(['path', 'c']), written({}), end], /two long names/],
  ['two extended headers', [pax(['path', 'b']), pax(['path', 'c']), written({}), end], /two extended headers/],
  ['an extended header of nothing', [written({}), pax(['path', 'b']), end], /cut behind an extended header/],
  ['a PAX record that comes twice', [pax(['path', 'b'], ['path', 'c']), written({}), end], /comes twice/],
  ['a PAX record of another length', [written({ type: 'x', content: '20 path=b\n' }), written({}), end], /damaged/],
  ['an empty name by PAX', [pax(['path', '']), written({}), end], /empty long name/],
  ['a name with a NUL', [pax(['path', 'b\0c']), written({}), end], /NUL/],
  ['a file with the name of a folder', [written({ name: 'd/' }), end], /the name of a folder/],
  ['a size that is no number', [written({ at: { 124: '12 45' } }), end], /its size is no number/],
  [
    'a name where GNU has a time',
    [written({ magic: 'ustar  \0', at: { 345: 'folder' } }), end],
    /its time is no number/,
  ],
  ['an unknown format', [written({ magic: '\0\0\0\0\0\0\0\0' }), end], /unknown format/],
  ['a checksum of other bytes', [Buffer.from(written({})).fill('z', 0, 1), end], /checksum/],
  ['a file that is cut', [written({ content: 'x'.repeat(600) }).subarray(0, 1100)], /cut/],
])('%s is refused', async (_, parts, said) => {
  await expect(read(...parts)).rejects.toThrow(said)
})

test('names are taken from where every reader takes them', async () => {
  const seen = await read(
    written({ name: 'plain', content: 'x'.repeat(700) }),
    pax(['path', 'by-pax'], ['uid', '70000'], ['SCHILY.xattr.security.capability', 'x']),
    written({ content: 'y' }),
    written({ type: 'L', content: 'by-gnu\0' }),
    written({ type: 'K', content: 'far\0' }),
    written({ type: '2', magic: 'ustar  \0' }),
    written({ name: 'below', at: { 345: 'prefix' } }),
    written({ name: 'old/', type: '\0' }),
    written({ type: 'g', content: record('comment', 'harmless') }),
    written({ name: 'last' }),
  )
  expect(seen.map(({ path, type, link, size, uid, pax: keys }) => [path, type, link, size, uid, keys.size])).toEqual([
    ['/plain', 'file', '', 700, 0, 0],
    ['/by-pax', 'file', '', 1, 70000, 3],
    ['/by-gnu', 'symlink', 'far', 0, 0, 0],
    ['/prefix/below', 'file', '', 0, 0, 0],
    ['/old', 'directory', '', 0, 0, 0],
    ['/last', 'file', '', 0, 0, 0],
  ])
})

test('names that are no UTF-8 stay different from each other', async () => {
  const name = (...bytes: readonly number[]) => written({ name: Buffer.from(bytes) })
  const seen = await read(name(0xe9), name(0xe8), name(0xc3, 0xa9), name(0xc3, 0xa9, 0x2f, 0xff), end)
  expect(new Set(seen.map(({ path }) => path)).size).toBe(4)
  expect(seen[3]?.path.startsWith('/é/')).toBe(true)
})

test('of two files of one name in an archive of files the later counts, link or not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'archproof-tar-'))
  const path = join(folder, 'a.tar')
  const link = { type: 'symlink', linkname: 'other' } as const
  await writeFile(
    path,
    await tarOf([
      ['other', 'long text'],
      ['a', link],
      ['a', 'short'],
    ]),
  )
  expect(await (await tarStore(path)).size('a')).toBe(5)
  await rm(folder, { recursive: true })
})
