import { expect, test } from '@jest/globals'
import { auditImage } from '../../src/stages/audit.js'
import { buildElf } from '../support/elf-builder.js'
import { memoryImage, type MemoryEntry } from '../support/memory-image.js'

const digest = `sha256:${'0'.repeat(64)}` as const

/** mulberry32: the same numbers at each run. */
const numbers = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

const names = [
  'node_modules',
  '.pnpm',
  '@scope',
  'addon',
  'rollup',
  '@rollup',
  'rollup-linux-x64-gnu',
  'sharp',
  'esbuild',
  'bin',
  'prebuilds',
  'linux-x64',
  'build',
  'Release',
  'package.json',
  'a.node',
  'libx.so.1',
  'node',
  '__proto__',
  'constructor',
  '..',
  '.',
  ' ',
  '$&',
  '::error::',
  '\u001b[31m',
  'é',
  'etc',
  'passwd',
  'group',
  'os-release',
  'ld.so.cache',
  'lib64',
  'ld-linux-x86-64.so.2',
  'binding.gyp',
]

const manifests = [
  '{}',
  '[]',
  'null',
  '{"name":[],"version":{}}',
  '{"name":"rollup","version":"4.0.0","optionalDependencies":{"@rollup/rollup-linux-x64-gnu":"4.0.0"}}',
  '{"name":"__proto__","version":"constructor","dependencies":{"__proto__":"1","bindings":"1"}}',
  '{"name":"addon","binary":{"module_name":"../../etc/passwd","module_path":"{toString}/{node_abi}/../../.."},"dependencies":{"node-pre-gyp":"1"}}',
  '{"name":"esbuild","version":"1","bin":{"a":"../../../../etc/passwd"},"engines":{"node":">=="},"os":["!linux"],"cpu":[7]}',
  '{"name":"@x/linux-x64","os":["linux"],"cpu":["x64"],"main":"../../../../usr/bin/node.node"}',
  '['.repeat(5000),
  '\u0000',
]

const elf = buildElf({
  needed: ['libc.so.6', '../../x', '/etc/passwd', ''],
  rpath: '$ORIGIN/..:${LIB}:/:..',
  symbols: [{ name: 'napi_x', reference: 'plt' }],
})

test('whatever an image holds, the audit comes to an end and to an answer', async () => {
  const random = numbers(4711)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const path = (): string => `/${Array.from({ length: 1 + Math.floor(random() * 7) }, () => pick(names)).join('/')}`
  const content = (): string | Uint8Array => {
    const kind = random()
    if (kind < 0.4) return pick(manifests)
    const bytes = Buffer.from(elf)
    for (let change = 0; change < random() * 8; change += 1)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    return kind < 0.8 ? bytes : bytes.subarray(0, Math.floor(random() * bytes.length))
  }
  const entry = (): MemoryEntry => {
    const type = pick(['file', 'file', 'file', 'file', 'directory', 'symlink', 'hardlink', 'other'] as const)
    const parts = { path: path(), type, mode: Math.floor(random() * 0o10000), uid: Math.floor(random() * 3), gid: 0 }
    return type === 'file'
      ? { ...parts, content: content() }
      : { ...parts, size: 0, target: random() < 0.5 ? path() : pick(names) }
  }
  for (let round = 0; round < 300; round += 1) {
    const entries = Array.from({ length: 5 + Math.floor(random() * 60) }, entry)
    const node: MemoryEntry = {
      path: '/usr/bin/node',
      mode: 0o755,
      content: buildElf({ interpreter: '/lib64/ld-linux-x86-64.so.2', flags1: 0x0800_0000 }),
    }
    const config = {
      user: pick(['', 'node', '0:x', ':', '99999999999']),
      env: { PATH: pick(['', '/usr/bin', ':::', '../x']), LD_LIBRARY_PATH: path() },
    }
    const image = memoryImage([...entries, ...(random() < 0.7 ? [node] : [])], { config })
    const { evidence, facts } = await auditImage({ image: 'image', platform: 'linux/amd64', digest }, image)
    expect(evidence.modules.length).toBe(facts.modules.length)
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts)
  }
})

test('more links than the kernel follows, and folders without end', async () => {
  const links = Array.from({ length: 100 }, (_, index): MemoryEntry => ({
    path: `/l${index}`,
    type: 'symlink',
    size: 0,
    target: `l${index + 1}/x`,
  }))
  const deep = `/${Array.from({ length: 1500 }, () => 'd').join('/')}/node_modules/a/package.json`
  const entries: MemoryEntry[] = [
    ...links,
    { path: deep, content: '{}' },
    { path: '/node_modules/a/b.node', type: 'symlink', size: 0, target: '/l0' },
  ]
  const { evidence } = await auditImage({ image: 'image', platform: 'linux/amd64', digest }, memoryImage(entries))
  expect(evidence.gaps).toEqual([expect.stringContaining('too deep')])
})
