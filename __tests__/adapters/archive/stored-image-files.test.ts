import { readdirSync } from 'node:fs'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { openSpool } from '../../../src/adapters/archive/spool.js'
import { readTar } from '../../../src/adapters/archive/tar-entries.js'
import { openStored, type StoredSource } from '../../../src/adapters/archive/stored-image-files.js'
import type { Platform } from '../../../src/core/platform.js'
import { ToolError } from '../../../src/errors.js'
import type { KeptFile } from '../../../src/ports/image-files.js'
import { layoutFiles, savedFiles, sha256, tarOf, writeFiles, type LayoutImage } from '../../support/image-layout.js'
import { readAll, summary } from '../../support/read-image.js'

// The first use of each unpacker takes a while on a busy machine.
jest.setTimeout(60_000)

let folder = ''
const open: StoredSource[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archproof-stored-'))
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((source) => source.close()))
  await rm(folder, { recursive: true, force: true })
})

type Limits = { readonly unpackLimit?: number; readonly keepLimit?: number }

const openAt = async (path: string, wanted: `sha256:${string}` | null = null, limits: Limits = {}) => {
  const source = await openStored({ name: `oci-layout:${path}`, path, wanted }, { tempDir: folder, ...limits })
  open.push(source)
  return source
}

const read = async (source: StoredSource, platform: Platform = 'linux/amd64') => {
  const image = await source.files.open('', platform)
  try {
    return { ...image, seen: summary(await readAll(image)) }
  } finally {
    await image.close()
  }
}

/** Two layers: the upper removes, replaces and adds, and the lower has a hard link whose first name is removed. */
const layers = async (): Promise<readonly Buffer[]> => [
  await tarOf({
    'app/': {},
    'app/kept': 'kept',
    'app/replaced': 'old',
    'app/removed': 'removed',
    'app/link': { type: 'symlink', linkname: '../etc/passwd' },
    'store/file': 'linked',
    'app/hard': { type: 'link', linkname: 'store/file' },
  }),
  await tarOf({ 'app/replaced': 'new', 'app/.wh.removed': '', '.wh.store': '', 'app/added': 'added' }),
]

const merged = {
  '/app': 'directory',
  '/app/kept': 'kept',
  '/app/replaced': 'new',
  '/app/added': 'added',
  '/app/link': 'symlink ../etc/passwd',
  '/app/hard': 'linked',
}

const config = { Env: ['PATH=/bin', 'EMPTY=', 'A=b=c'], Cmd: null, User: 'node', WorkingDir: '' }

const writeLayout = async (images: readonly LayoutImage[], options = {}) => {
  const { files, manifests } = layoutFiles(images, options)
  await writeFiles(join(folder, 'layout'), files)
  return { path: join(folder, 'layout'), manifests, files }
}

const writeTar = async (files: ReadonlyMap<string, Uint8Array>, name = 'image.tar') => {
  const path = join(folder, name)
  const tar = await tarOf([...files])
  await writeFile(path, name.endsWith('.gz') ? gzipSync(tar) : tar)
  return path
}

describe.each(['plain', 'gzip', 'zstd'] as const)('an OCI layout with %s layers', (packing) => {
  test.each([
    ['as a folder', { nested: false }],
    ['with a nested index', { nested: true }],
    ['whose index names no platform', { nested: true, platforms: false }],
  ])('%s', async (_, options) => {
    const arm = { architecture: 'arm64', variant: 'v8', layers: [await tarOf({ arm: 'yes' })], packing }
    const { path, manifests } = await writeLayout([{ layers: await layers(), config, packing }, arm], options)
    const source = await openAt(path)
    expect(source.images.map(({ platform, digest }) => [platform, digest])).toEqual([
      ['linux/amd64', manifests[0]],
      ['linux/arm64', manifests[1]],
    ])
    const image = await read(source)
    expect(image.seen).toEqual(merged)
    expect(image.gaps).toEqual([])
    expect(image.config).toEqual({
      env: { PATH: '/bin', EMPTY: '', A: 'b=c' },
      entrypoint: [],
      command: [],
      workingDir: '/',
      user: 'node',
      labels: {},
      ports: [],
      volumes: [],
    })
    expect((await read(source, 'linux/arm64')).seen).toEqual({ '/arm': 'yes' })
  })
})

test.each(['image.tar', 'image.tar.gz'])('an OCI layout in %s', async (name) => {
  const { files } = layoutFiles([{ layers: await layers(), config }])
  const source = await openAt(await writeTar(files, name))
  expect((await read(source)).seen).toEqual(merged)
  await source.close()
  expect(readdirSync(folder)).toEqual([name])
})

test.each(['image.tar', 'image.tar.gz'])('an archive of an engine of old: %s', async (name) => {
  const image = { layers: await layers(), config }
  const source = await openAt(await writeTar(savedFiles([image]), name))
  const [{ digest, config: id } = { digest: null, config: null }] = source.images
  expect([digest, source.digest]).toEqual([id, id])
  expect((await read(source)).seen).toEqual(merged)
})

test('layers that two images share are links in an archive of old', async () => {
  const [one = Buffer.alloc(0)] = await layers()
  const files = new Map<string, Uint8Array>(savedFiles([{ layers: [one] }]))
  const layer = [...files.keys()].find((name) => name.endsWith('/layer.tar')) ?? ''
  const tar = await tarOf([
    ...[...files].filter(([name]) => name !== layer),
    ['other/layer.tar', one],
    [layer, { type: 'symlink', linkname: '../other/layer.tar' }],
  ])
  const path = join(folder, 'links.tar')
  await writeFile(path, tar)
  expect((await read(await openAt(path))).seen).toMatchObject({ '/app/kept': 'kept' })
})

test('what is kept can be read at random after all layers were read', async () => {
  const content = Buffer.alloc(300_000, 'archproof')
  const { path } = await writeLayout([{ layers: [await tarOf({ big: content }), await tarOf({ other: 'x' })] }])
  const image = await (await openAt(path)).files.open('', 'linux/amd64')
  const kept: (KeptFile | 'refused' | 'full')[] = []
  for await (const entry of image.entries) kept.push(await entry.keep((head) => head.length > 100))
  expect(kept[0]).toBe('refused')
  expect(Buffer.from((kept[1] as KeptFile).read(299_990, 100)).toString()).toBe(content.subarray(299_990).toString())
  await image.close()
  expect(readdirSync(folder)).toEqual(['layout'])
})

test('file capabilities are seen', async () => {
  const capability = '\u0001\u0000\u0000\u0002\u0000\u0004\u0000\u0000'.padEnd(20, '\0')
  const tar = await tarOf({
    node: { content: 'x', mode: 0o755, pax: { 'SCHILY.xattr.security.capability': capability } },
    other: 'x',
  })
  const { path } = await writeLayout([{ layers: [tar] }])
  const entries = await readAll(await (await openAt(path)).files.open('', 'linux/amd64'))
  expect([entries.get('/node')?.capabilities, entries.get('/other')?.capabilities]).toEqual([true, false])
})

describe('several images', () => {
  const two = async () => {
    const first = { layers: [await tarOf({ first: '1' })] }
    const second = { layers: [await tarOf({ second: '2' })] }
    return writeLayout([first, second])
  }

  test('for one platform are refused without a digest', async () => {
    const { path, manifests } = await two()
    await expect(read(await openAt(path))).rejects.toThrow(
      `several images for linux/amd64: name one of them behind @ (${manifests.join(', ')})`,
    )
  })

  test('one of them is read by its digest', async () => {
    const { path, manifests } = await two()
    expect((await read(await openAt(path, manifests[1] ?? null))).seen).toEqual({ '/second': '2' })
  })
})

describe('damage is told', () => {
  const failing = async (change: (files: Map<string, Uint8Array>) => void, limits: Limits = {}): Promise<string> => {
    const { files } = layoutFiles([{ layers: [await tarOf({ a: 'content', b: Buffer.alloc(100_000, 'b') })] }])
    const changed = new Map(files)
    change(changed)
    await rm(join(folder, 'layout'), { recursive: true, force: true })
    await writeFiles(join(folder, 'layout'), changed)
    const error = await openAt(join(folder, 'layout'), null, limits)
      .then((source) => read(source))
      .then(
        () => new Error('nothing was wrong'),
        (thrown: unknown) => thrown as Error,
      )
    expect(error).toBeInstanceOf(ToolError)
    return error.message
  }
  const largest = (files: ReadonlyMap<string, Uint8Array>): [string, Uint8Array] =>
    [...files].find(([, bytes]) => bytes[0] === 0x1f) ?? ['', new Uint8Array()]

  test('a layer that is not what its digest says', async () => {
    const other = gzipSync(await tarOf({ a: 'other' }))
    expect(await failing((files) => files.set(largest(files)[0], other))).toMatch(/not what its digest says/)
  })

  test('a manifest that is not what its digest says', async () => {
    const said = await failing((files) => {
      for (const [name, bytes] of files)
        if (Buffer.from(bytes).includes('"layers":[')) files.set(name, Buffer.from('{}'))
    })
    expect(said).toMatch(/not what its digest says/)
  })

  test('a layer that is missing, cut, or no archive', async () => {
    expect(await failing((files) => files.delete(largest(files)[0]))).toMatch(/does not hold the layer/)
    const cut = (files: Map<string, Uint8Array>) => {
      const [name, bytes] = largest(files)
      files.set(name, bytes.subarray(0, bytes.length / 2))
    }
    expect(await failing(cut)).toMatch(/unexpected end of file|digest/)
    const garbage = (files: Map<string, Uint8Array>) => files.set(largest(files)[0], Buffer.alloc(4096, 'x'))
    expect(await failing(garbage)).toMatch(/tar header|digest/)
  })

  test('a tampered layer behind which something follows that no unpacker reads', async () => {
    const other = gzipSync(await tarOf({ a: 'other' }))
    const behind = Buffer.concat([other, Buffer.alloc(1024)])
    expect(await failing((files) => files.set(largest(files)[0], behind))).toMatch(/digest|goes on behind/)
  })

  test('layers that unpack to more than anybody wants', async () => {
    expect(await failing(() => undefined, { unpackLimit: 50_000 })).toMatch(/more than 50000 bytes/)
  })

  test('documents that are none', async () => {
    expect(await failing((files) => files.set('index.json', Buffer.from('[')))).toMatch(/index\.json is no index/)
    expect(await failing((files) => files.delete('index.json'))).toMatch(/neither index\.json nor manifest\.json/)
    const large = (files: Map<string, Uint8Array>) => files.set('index.json', Buffer.alloc(9_000_000, ' '))
    expect(await failing(large)).toMatch(/larger than/)
  })

  test('an index that names itself', async () => {
    const json = Buffer.from('{"manifests":[]}')
    const deep = layoutFiles([{ layers: [] }], { nested: true })
    const files = new Map(deep.files)
    let top = json
    for (let depth = 0; depth < 10; depth += 1) {
      const digest = sha256(top)
      files.set(`blobs/${digest.replace(':', '/')}`, top)
      top = Buffer.from(JSON.stringify({ manifests: [{ digest }] }))
    }
    expect(
      await failing((changed) =>
        files.forEach((bytes, name) => changed.set(name, name === 'index.json' ? top : bytes)),
      ),
    ).toMatch(/nested deeper/)
  })

  test('a platform that is not in it', async () => {
    const { path } = await writeLayout([{ layers: [] }])
    await expect(read(await openAt(path), 'linux/arm64')).rejects.toThrow('it holds no image for linux/arm64')
  })

  test('an archive of old with another layer than the configuration describes', async () => {
    const files = new Map(savedFiles([{ layers: [await tarOf({ a: '1' })] }]))
    const layer = [...files.keys()].find((name) => name.endsWith('/layer.tar')) ?? ''
    files.set(layer, await tarOf({ a: '2' }))
    await expect(read(await openAt(await writeTar(files)))).rejects.toThrow(/not what its digest says/)
  })

  test('an archive that is cut', async () => {
    const whole = await tarOf([
      ...layoutFiles([{ layers: [await tarOf({ b: Buffer.alloc(100_000, 'b') })], packing: 'plain' }]).files,
    ])
    const path = join(folder, 'cut.tar')
    await writeFile(path, whole.subarray(0, 60_000))
    await expect(openAt(path)).rejects.toThrow(/it is cut/)
    await writeFile(path, Buffer.from('no archive at all'.repeat(100)))
    await expect(openAt(path)).rejects.toThrow(ToolError)
  })
})

describe('what two engines would read differently', () => {
  const image = async (text: string): Promise<LayoutImage> => ({ layers: [await tarOf({ a: text })] })

  test('index.json and manifest.json must name the same images', async () => {
    const { files } = layoutFiles([await image('1')])
    const agreeing = await writeTar(new Map([...savedFiles([await image('1')]), ...files]))
    expect((await read(await openAt(agreeing))).seen).toEqual({ '/a': '1' })
    const disagreeing = await writeTar(new Map([...savedFiles([await image('2')]), ...files]))
    await expect(openAt(disagreeing)).rejects.toThrow(/index\.json and manifest\.json disagree/)
  })

  test('an annotation hides no platform', async () => {
    const { path, files } = await writeLayout([await image('1')])
    const index = JSON.parse(Buffer.from(files.get('index.json')!).toString()) as { manifests: object[] }
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' }
    const write = async (more: object) =>
      writeFile(
        join(path, 'index.json'),
        JSON.stringify({ manifests: [{ ...index.manifests[0], annotations, ...more }] }),
      )
    await write({})
    expect((await openAt(path)).images).toHaveLength(1)
    await write({ platform: { os: 'unknown', architecture: 'unknown' } })
    expect((await openAt(path)).images).toHaveLength(0)
  })

  test('nothing outside of a folder is read, by name or by link', async () => {
    const files = new Map(savedFiles([await image('1')]))
    const [{ Config: name, Layers } = { Config: '', Layers: [] as string[] }] = JSON.parse(
      Buffer.from(files.get('manifest.json')!).toString(),
    ) as { Config: string; Layers: string[] }[]
    await writeFiles(join(folder, 'saved'), files)
    await writeFile(join(folder, 'outside.json'), files.get(name)!)
    const manifest = JSON.stringify([{ Config: '../outside.json', Layers }])
    await writeFile(join(folder, 'saved/manifest.json'), manifest)
    await expect(openAt(join(folder, 'saved'))).rejects.toThrow(/is no image configuration/)
    await symlink('../outside.json', join(folder, 'saved/outside.json'))
    await expect(openAt(join(folder, 'saved'))).rejects.toThrow(/a link that leads out of it/)
  })

  test('a configuration that describes other layers', async () => {
    const one = await tarOf({ a: '1' })
    const { path, files } = await writeLayout([{ layers: [one, one] }])
    const [name, bytes] = [...files].find(([, content]) => Buffer.from(content).includes('"layers":['))!
    const { layers: both, ...rest } = JSON.parse(Buffer.from(bytes).toString()) as { layers: unknown[] }
    const manifest = Buffer.from(JSON.stringify({ ...rest, layers: both.slice(1) }))
    await writeFiles(path, new Map([[`blobs/${sha256(manifest).replace(':', '/')}`, manifest]]))
    await writeFile(join(path, 'index.json'), JSON.stringify({ manifests: [{ digest: sha256(manifest) }] }))
    expect(name).not.toBe('')
    await expect(openAt(path)).rejects.toThrow(/does not describe its 1 layers/)
  })
})

test('a manifest listed for two platforms is both, and the digest of several can be given back', async () => {
  const { path, manifests } = await writeLayout([{ layers: [] }])
  const entry = (architecture: string) => ({ digest: manifests[0], platform: { os: 'linux', architecture } })
  await writeFile(join(path, 'index.json'), JSON.stringify({ manifests: [entry('amd64'), entry('arm64')] }))
  expect((await openAt(path)).images.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64'])
  const two = await writeLayout([{ layers: [await tarOf({ a: '1' })] }, { architecture: 'arm64', layers: [] }])
  const { digest } = await openAt(two.path)
  expect((await openAt(two.path, digest)).images).toHaveLength(2)
  const other = sha256('other')
  await expect(openAt(two.path, other)).rejects.toThrow(`it holds no image ${other}`)
})

test('the remedy is that of the fault', async () => {
  await expect(openAt(join(folder, 'nowhere'))).rejects.toThrow(/ENOENT.*Check the path/)
  const { path } = await writeLayout([{ layers: [] }])
  await expect(read(await openAt(path), 'linux/arm64')).rejects.toThrow(/Build and export it for linux\/arm64/)
  const mistake = openStored({ name: 'x', path: 1 as never, wanted: null }, { tempDir: folder })
  await expect(mistake).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_TYPE' })
})

test('nothing that a layer names reaches outside', async () => {
  const tar = await tarOf({
    '../../etc/passwd': 'up',
    '/etc/absolute': 'absolute',
    'a/../../b': 'normalised',
    'etc/.wh...': '',
    loop: { type: 'symlink', linkname: 'loop' },
    hard: { type: 'link', linkname: '../../etc/passwd' },
    device: { type: 'character-device', devmajor: 1, devminor: 3 },
  })
  const { path } = await writeLayout([{ layers: [tar] }])
  expect((await read(await openAt(path))).seen).toEqual({
    '/etc/passwd': 'up',
    '/etc/absolute': 'absolute',
    '/b': 'normalised',
    '/loop': 'symlink loop',
    '/hard': 'hardlink /etc/passwd',
    '/device': 'other',
  })
})

test('a layer of more than a gigabyte takes no memory to speak of', async () => {
  const size = 1_200_000_000
  const head = (await tarOf({ huge: { size: 0 } })).subarray(0, 512)
  // The size field and the checksum of the header (POSIX, ustar), since no archive of that size is to be made first.
  head.write(`${size.toString(8).padStart(11, '0')} `, 124)
  head.fill(' ', 148, 156)
  head.write(
    `${head
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  const zeros = Buffer.alloc(1024 * 1024)
  const stream = Readable.from(
    (function* () {
      yield head
      for (let left = size; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length))
      yield Buffer.alloc(1024 + ((512 - (size % 512)) % 512))
    })(),
  )
  const spool = openSpool(folder, 1000)
  const before = process.memoryUsage().rss
  let most = 0
  const sizes: number[] = []
  for await (const entry of readTar(stream, spool)) {
    sizes.push(entry.size)
    most = Math.max(most, process.memoryUsage().rss)
  }
  most = Math.max(most, process.memoryUsage().rss)
  await spool.close()
  expect(sizes).toEqual([size])
  expect(most - before).toBeLessThan(200_000_000)
})

test('tells which layer brought a file, by what is seen in the end', async () => {
  const history = [
    { created_by: 'ADD rootfs.tar / # buildkit' },
    { created_by: 'WORKDIR /', empty_layer: true },
    { created_by: 'COPY app app # buildkit' },
  ]
  const { files } = layoutFiles([{ layers: await layers(), history }])
  await writeFiles(join(folder, 'layout'), files)
  const image = await (await openAt(join(folder, 'layout'))).files.open('', 'linux/amd64')
  const found = await image.bringers?.(['/app/kept', '/app/replaced', '/app/hard', '/app/removed', '/nowhere'])
  const [below, above] = [
    { layer: 1, instruction: 'ADD rootfs.tar / # buildkit' },
    { layer: 2, instruction: 'COPY app app # buildkit' },
  ]
  expect(Object.fromEntries(found ?? [])).toEqual({ '/app/kept': below, '/app/replaced': above, '/app/hard': below })
  await readAll(image)
  // Hidden files count: they are in the layer all the same.
  expect(await image.layers?.()).toEqual([
    { instruction: below.instruction, bytes: 'kept'.length + 'old'.length + 'removed'.length + 'linked'.length },
    { instruction: above.instruction, bytes: 'new'.length + 'added'.length },
  ])
  // Reading stops half-way as soon as everything is found.
  expect(Object.fromEntries((await image.bringers?.(['/app/added'])) ?? [])).toEqual({ '/app/added': above })
  await image.close()
  expect(readdirSync(folder)).toEqual(['layout'])
})
