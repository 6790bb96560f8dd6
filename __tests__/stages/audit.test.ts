import { expect, test } from '@jest/globals'
import { audit } from '../../src/core/audit/audit.js'
import type { ImageFacts } from '../../src/core/audit/facts.js'
import { renderFacts } from '../../src/core/render/facts-json.js'
import { ToolError } from '../../src/errors.js'
import { auditImage } from '../../src/stages/audit.js'
import { buildElf } from '../support/elf-builder.js'
import { memoryImage, type MemoryEntry } from '../support/memory-image.js'

const digest = `sha256:${'0'.repeat(64)}` as const
const input = { image: 'image', platform: 'linux/amd64', digest } as const

const node: MemoryEntry = {
  path: '/usr/local/bin/node',
  mode: 0o755,
  content: Buffer.concat([
    buildElf({ interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libc.so.6'], flags1: 0x0800_0000 }),
    Buffer.from('/node-v22.12.0.tar.gz'),
  ]),
}
const libc: readonly MemoryEntry[] = [
  { path: '/lib64/ld-linux-x86-64.so.2', content: buildElf({ soname: 'ld-linux-x86-64.so.2' }) },
  {
    path: '/lib/x86_64-linux-gnu/libc.so.6',
    content: buildElf({ soname: 'libc.so.6', versionDefinitions: ['GLIBC_2.2.5', 'GLIBC_2.36'] }),
  },
]
const dir = '/app/node_modules/addon'
const manifest: MemoryEntry = {
  path: `${dir}/package.json`,
  content: '{"name":"addon","version":"1.0.0","gypfile":true}',
}
const addOn = (parts: Partial<MemoryEntry> = {}): MemoryEntry => ({
  path: `${dir}/build/Release/addon.node`,
  content: buildElf({ needed: ['libc.so.6'], symbols: [{ name: 'napi_register_module_v1', defined: true }] }),
  ...parts,
})
const sound = [node, ...libc, manifest, addOn()]

const codesOf = async (entries: readonly MemoryEntry[], options: Parameters<typeof memoryImage>[1] = {}) => {
  const { findings, evidence } = await auditImage(input, memoryImage(entries, options))
  return [...findings.map(({ code, severity }) => `${severity} ${code}`), ...evidence.modules.map(({ state }) => state)]
}

test('a sound image: evidence is bound to the digest, and says what was seen', async () => {
  const image = memoryImage(sound, { config: { user: '0', env: { PATH: '/usr/local/bin' } } })
  const { evidence, findings, facts, config, size } = await auditImage(input, image)
  expect(findings).toEqual([])
  expect(evidence).toMatchObject({ platform: 'linux/amd64', digest, gaps: [], objects: 4 })
  expect(evidence.modules).toEqual([
    { name: 'addon', version: '1.0.0', dir, files: [`${dir}/build/Release/addon.node`], state: 'ok' },
  ])
  expect(evidence.milliseconds).toBeGreaterThan(0)
  expect(facts.node?.version).toBe('22.12.0')
  expect(facts.libc).toEqual({ family: 'glibc', version: '2.36' })
  expect(config.user).toBe('0')
  expect(size).toBe(sound.reduce((sum, { content = '' }) => sum + content.length, 0))
  expect(image.closed()).toBe(1)
})

test('an empty image: no Node, which is unknown and no pass', async () => {
  expect(await codesOf([])).toEqual(['unknown AP207'])
})

test('files for another platform are kept by their start only, and judged by it', async () => {
  const foreign = addOn({ content: Buffer.concat([buildElf({ machine: 183 }), Buffer.alloc(100_000)]) })
  expect(await codesOf([node, ...libc, manifest, foreign], { room: 50_000 })).toEqual(['error AP101', 'broken'])
})

test.each([
  ['an empty file', '', 'error AP109'],
  ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', 'error AP109'],
  ['half an object', buildElf({ needed: ['libc.so.6'] }).subarray(0, 300), 'error AP108'],
  ['four bytes', Buffer.from([0x7f, 0x45, 0x4c, 0x46]), 'error AP108'],
])('%s in place of an add-on', async (_, content, wanted) => {
  expect(await codesOf([node, ...libc, manifest, addOn({ content })])).toEqual([wanted, 'broken'])
})

test('no room to keep a file aside is a gap and a doubt, not a pass', async () => {
  const room = [node, ...libc].reduce((sum, { content = '' }) => sum + content.length, 0)
  const { findings, evidence } = await auditImage(input, memoryImage(sound, { room }))
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['unknown AP115'])
  expect(evidence.modules[0]?.state).toBe('unknown')
  expect(evidence.gaps).toEqual([expect.stringContaining('no room')])
})

test('hard links are files, in whatever order; one to nothing is a gap', async () => {
  const original = addOn({ path: '/store/addon.node' })
  const link = addOn({ type: 'hardlink', target: '/store/addon.node', size: 0 })
  expect(await codesOf([node, ...libc, manifest, original, link])).toEqual(['ok', 'ok'])
  const { evidence } = await auditImage(
    input,
    memoryImage([...sound, { path: '/x', type: 'hardlink', target: '/none' }]),
  )
  expect(evidence.gaps).toEqual([expect.stringContaining('/none')])
})

test('links lead inside of the image only', async () => {
  const escaping = addOn({ type: 'symlink', target: '../../../../../../../../lib/x86_64-linux-gnu/libc.so.6', size: 0 })
  expect(await codesOf([node, ...libc, manifest, escaping])).toEqual(['ok'])
  const outside = addOn({ type: 'symlink', target: '/etc/hostname', size: 0 })
  expect(await codesOf([node, ...libc, manifest, outside])).toEqual(['error AP204', 'broken'])
})

test('a package.json that is too large is a gap', async () => {
  const { evidence } = await auditImage(
    input,
    memoryImage([...sound, { path: '/app/node_modules/big/package.json', content: Buffer.alloc(2_000_000, 32) }]),
  )
  expect(evidence.gaps).toEqual([expect.stringContaining('/app/node_modules/big/package.json')])
})

test('a failing engine is not an image without findings; what was opened is closed', async () => {
  const failure = new ToolError({ ran: 'docker export', outcome: 'was ended', output: '', remedy: 'Try again' })
  const image = memoryImage(sound, { failure })
  await expect(auditImage(input, image)).rejects.toBe(failure)
  expect(image.closed()).toBe(1)
})

const wrong = [
  ...sound.slice(0, -1),
  addOn({ content: buildElf({ machine: 183, needed: ['libc.so.6'], symbols: [] }) }),
]

test.each([
  ['a sound image', sound],
  ['a wrong one', wrong],
])('the facts of %s are judged again as they were, from JSON', async (_, entries) => {
  const { facts } = await auditImage(input, memoryImage(entries))
  const read = JSON.parse(renderFacts(facts)) as { facts: ImageFacts }
  expect(read.facts).toEqual(facts)
  expect(audit(read.facts)).toEqual(audit(facts))
})

test('more facts than anybody would read are not written', async () => {
  const { facts } = await auditImage(input, memoryImage(sound))
  const [module] = facts.modules
  const many = { ...facts, modules: Array.from({ length: 50_001 }, () => module!) }
  expect(() => renderFacts(many)).toThrow(/^linux\/amd64: \d+ facts, and 50000 are written$/)
})

test('what is wrong carries the layer that brought the file, and only then is asked for it', async () => {
  const asked: (readonly string[])[] = []
  const layer = { layer: 3, instruction: 'COPY . . # buildkit' }
  const bringers = (paths: readonly string[]) => {
    asked.push(paths)
    return Promise.resolve(new Map(paths.map((path) => [path, layer])))
  }
  const { findings } = await auditImage(input, memoryImage(wrong, { bringers }))
  expect(findings.map(({ code, broughtBy }) => [code, broughtBy])).toEqual([['AP101', layer]])
  await auditImage(input, memoryImage(sound, { bringers }))
  expect(asked).toEqual([[`${dir}/build/Release/addon.node`]])
})

test('the three layers that bring the most are told, the largest first', async () => {
  const layers = [3, 0, 9, 1, 5].map((bytes) => ({ instruction: `RUN ${bytes}`, bytes }))
  const { evidence } = await auditImage(input, memoryImage(sound, { layers }))
  expect(evidence.layers?.map(({ bytes }) => bytes)).toEqual([9, 5, 3])
})

test('a tool that cannot tell the layer takes nothing away', async () => {
  const failure = new ToolError({ ran: 'docker save', outcome: 'failed', output: '', remedy: '' })
  const image = memoryImage(wrong, { bringers: () => Promise.reject(failure) })
  const { findings } = await auditImage(input, image)
  expect(findings.map(({ code, broughtBy }) => [code, broughtBy])).toEqual([['AP101', undefined]])
})
