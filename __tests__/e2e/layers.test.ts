import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openStored } from '../../src/adapters/archive/stored-image-files.js'
import { run, runOrThrow } from '../../src/adapters/command.js'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import type { OpenImage } from '../../src/ports/image-files.js'
import { builtStack, type BuiltEntry, type Inode } from '../support/built-layers.js'
import { savedFiles, tarOf, type TarEntry } from '../support/image-layout.js'
import { fuzzSeed, randomNumbers } from '../support/mutations.js'
import { readAll } from '../support/read-image.js'

/*
 * Stacks of layers that were made from file systems (support/built-layers.ts), side by side in one image: what the engine
 * makes of them is the truth, and what is known of how they were made, what archproof reads in the archive, and which layers
 * it says brought the files must be the same. Takes about 5 s.
 */

const count = 60
const platform = 'linux/amd64'
const image = `archproof-layers:${process.pid}`

const random = randomNumbers(fuzzSeed + 1)
const stacks = Array.from({ length: count }, () =>
  builtStack(Uint8Array.from({ length: 100 + Math.floor(random() * 300) }, () => Math.floor(random() * 256))),
)
const highest = Math.max(...stacks.map(({ layers }) => layers.length))

const headerOf = (
  folder: string,
  { path, type, target, id, mode, leadsTo }: BuiltEntry,
): readonly [string, TarEntry] => {
  const name = `${folder}${path}`
  if (type === 'hardlink') return [name, { type: 'link', linkname: `${folder}${target}`, mode }]
  if (type === 'symlink') return [name, { type, linkname: leadsTo, mode }]
  if (type === 'directory') return [`${name}/`, { type, mode }]
  return [name, { content: id === 0 ? '' : String(id), mode }]
}

/** All stacks as one, each in a folder of its own. */
const layersOfImage = (): Promise<readonly Buffer[]> =>
  Promise.all(
    Array.from({ length: highest }, (_, layer) =>
      tarOf([
        ...(layer === 0 ? stacks.map((_stack, index) => [`s${index}/`, { mode: 0o755 }] as const) : []),
        ...stacks.flatMap(({ layers }, index) => (layers[layer] ?? []).map((entry) => headerOf(`s${index}`, entry))),
      ]),
    ),
  )

/** One line for each path: which file it is a name of, its mode, or where it leads. */
const line = (path: string, { type, id, mode, target }: Omit<Inode, 'layer'>): string =>
  `${path} ${type === 'symlink' ? `-> ${target}` : `${type} ${type === 'file' ? id : ''} ${mode.toString(8)}`}`

const files = stacks.flatMap(({ steps }, index) =>
  [...(steps.at(-1) ?? [])].map(([path, node]) => [`/s${index}${path}`, node] as const),
)
/** Owner and mode of folders that no layer names are the engine's business. */
const unnamed = new Set<string>(files.filter(([, { id }]) => id === 0).map(([path]) => path))
const truth = files
  .filter(([path]) => !unnamed.has(path))
  .map(([path, node]) => line(path, node))
  .toSorted()

const read = async (open: OpenImage): Promise<readonly string[]> => {
  try {
    const entries = await readAll(open)
    const lines = [...entries.values()].map(({ path, type, mode, target, text }) => {
      const linked = type === 'hardlink' ? entries.get(target) : undefined
      if (type === 'hardlink' && linked?.type !== 'file') throw new Error(`${path} is a link to ${target}: no file`)
      return [path, line(path, { type: linked?.type ?? type, id: Number(linked?.text ?? text), mode, target } as Inode)]
    })
    expect(open.gaps ?? []).toEqual([])
    return lines
      .filter(([path = '']) => /^\/s\d+\/./.test(path) && !unnamed.has(path))
      .map(([, text = '']) => text)
      .toSorted()
  } finally {
    await open.close()
  }
}

let folder = ''
let archive = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archproof-layers-'))
  const parts = new Map(savedFiles([{ layers: await layersOfImage() }]))
  const [entry] = JSON.parse(String(parts.get('manifest.json'))) as readonly object[]
  parts.set('manifest.json', Buffer.from(JSON.stringify([{ ...entry, RepoTags: [image] }])))
  archive = join(folder, 'image.tar')
  await writeFile(archive, await tarOf(parts))
  await runOrThrow('docker', ['load', '--input', archive], 'Start the engine first: eval "$(script/engine up)"')
})
afterAll(async () => {
  await run('docker', ['image', 'rm', '--force', image])
  await rm(folder, { recursive: true })
})

const engine = () => dockerImageFiles({ runLabel: `layers-${process.pid}`, tempDir: folder }).open(image, platform)

test(`${count} stacks come to the same in the engine, in the archive, and by how they were made`, async () => {
  expect(truth.length).toBeGreaterThan(count * 3)
  expect(await read(await engine())).toEqual(truth)
  const source = await openStored({ name: 'image.tar', path: archive, wanted: null }, { tempDir: folder })
  try {
    expect(await read(await source.files.open('', platform))).toEqual(truth)
  } finally {
    await source.close()
  }
})

test('the engine saves the image, and the layer that brought each file is found in that', async () => {
  const brought = files.filter(([, { type }]) => type !== 'directory')
  const open = await engine()
  const bringers = await open.bringers?.(brought.map(([path]) => path))
  await open.close()
  const wanted = brought.map(([path, { layer }]) => [path, layer + 1])
  expect(wanted.map(([path]) => [path, bringers?.get(String(path))?.layer])).toEqual(wanted)
})
