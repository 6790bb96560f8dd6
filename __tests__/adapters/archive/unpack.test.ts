import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync, zstdCompressSync, constants } from 'node:zlib'
import { describe, expect, jest, test } from '@jest/globals'
import { unpacking } from '../../../src/adapters/archive/unpack.js'

jest.setTimeout(60_000)

const unpack = async (packed: Buffer, size: number): Promise<string> => {
  const chunks = Array.from({ length: Math.ceil(packed.length / size) }, (_, at) =>
    packed.subarray(at * size, at * size + size),
  )
  const out: Buffer[] = []
  const collect = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      out.push(chunk)
      done()
    },
  })
  await pipeline([Readable.from(chunks), ...unpacking(packed.subarray(0, 8)), collect])
  return Buffer.concat(out).toString()
}

const skipped = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 5, 0, 0, 0, 1, 2, 3, 4, 5])
const noise = Array.from({ length: 30_000 }, (_, index) => (index * 7919) % 9973).join('')
const zstd = (text: string, checksum = 0) =>
  zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: checksum } })

describe.each([1, 5, 1_000_000])('in chunks of %d', (size) => {
  test.each<[string, Buffer, string]>([
    ['several zstd frames', Buffer.concat([zstd('one'), zstd('two', 1), zstd('')]), 'onetwo'],
    ['zstd frames to be skipped', Buffer.concat([skipped, zstd('one'), skipped, zstd('two'), skipped]), 'onetwo'],
    ['a run of one byte and many blocks', zstd(`${'a'.repeat(400_000)}${noise}`), `${'a'.repeat(400_000)}${noise}`],
    ['several gzip members', Buffer.concat([gzipSync('one'), gzipSync('two')]), 'onetwo'],
  ])('%s are read to the end', async (_, packed, plain) => {
    expect(await unpack(packed, size)).toBe(plain)
  })

  test.each<[string, Buffer, RegExp]>([
    ['what follows zstd frames', Buffer.concat([zstd('one'), Buffer.alloc(8)]), /goes on behind its last zstd frame/],
    ['a zstd frame that is cut', zstd('one').subarray(0, -1), /cut|unexpected end/],
    ['a zstd file cut in what is skipped', Buffer.concat([zstd('one'), skipped.subarray(0, 9)]), /cut/],
    ['what follows gzip', Buffer.concat([gzipSync('one'), Buffer.alloc(1024)]), /goes on behind what is packed/],
    ['a gzip member that is cut', gzipSync('one').subarray(0, -1), /unexpected end/],
  ])('%s fails', async (_, packed, said) => {
    await expect(unpack(packed, size)).rejects.toThrow(said)
  })
})
