import { describe, expect, test } from '@jest/globals'
import { timeLimitedPatterns } from '../../../src/adapters/regexp/patterns.js'
import { readConfig } from '../../../src/core/config/read-config.js'
import type { ImageConfig } from '../../../src/ports/image-files.js'
import { auditImage } from '../../../src/stages/audit.js'
import { imageChecks } from '../../../src/stages/image-checks.js'
import { buildElf } from '../../support/elf-builder.js'
import { memoryImage, type MemoryEntry } from '../../support/memory-image.js'

const platform = 'linux/amd64'
const input = { image: 'image', platform, digest: `sha256:${'0'.repeat(64)}` } as const

const files: readonly MemoryEntry[] = [
  { path: '/etc/passwd', content: 'root:x:0:0:\nnode:x:1000:1000:\n' },
  { path: '/etc/group', content: 'root:x:0:\nnode:x:1000:\n' },
  { path: '/usr/local/bin/node', mode: 0o755, content: buildElf({}) },
  { path: '/usr/bin/env', mode: 0o755, content: buildElf({}) },
  { path: '/app/server.js', uid: 1000, gid: 1000, content: 'app.listen(3000)\n' },
  { path: '/app/slow.txt', content: `${'a'.repeat(40)}!` },
  { path: '/app/current.js', type: 'symlink', target: 'server.js' },
  { path: '/app/large', content: Buffer.alloc(1024 * 1024 + 1, 97) },
]

const says: Partial<ImageConfig> = {
  env: { PATH: '/usr/local/bin:/usr/bin', NODE_ENV: 'production' },
  entrypoint: ['node'],
  command: ['server.js'],
  workingDir: '/app',
  user: 'node',
  labels: { 'org.opencontainers.image.licenses': 'MIT' },
  ports: ['3000/tcp', '53/udp'],
  volumes: ['/data'],
}

const found = async (
  text: string,
  more: { readonly config?: Partial<ImageConfig>; readonly entries?: readonly MemoryEntry[] } = {},
): Promise<readonly string[]> => {
  const { config, problems } = readConfig({ path: 'archproof.yml', text })
  expect(problems).toEqual([])
  const image = memoryImage([...files, ...(more.entries ?? [])], { config: { ...says, ...more.config } })
  const { findings, observations } = await auditImage({ ...input, expected: config.image }, image)
  const declared = await imageChecks(observations, platform, timeLimitedPatterns(300))
  return [...findings, ...declared]
    .filter(({ code }) => code.startsWith('AP4'))
    .map(({ code, source, found: what }) => `${code}${source === null ? '' : ` line ${source.line}`}: ${what}`)
}

test('an image that is as declared', async () => {
  const text = `image:
  user: node
  workdir: /app/
  entrypoint: [node]
  command: [server.js]
  ports: [3000, 53/udp]
  volumes: [/data]
  env: { NODE_ENV: production, PATH: '/^\\/usr\\/local\\/bin:/' }
  labels: { org.opencontainers.image.licenses: /^(MIT|ISC)$/ }
  files:
    - { path: /app/server.js, mode: "0644", owner: node, content: /listen\\(3000\\)/ }
    - { path: /app/server.js, owner: "1000:node", content: "app.listen(3000)" }
    - { path: /app/current.js, owner: "node:1000" }
    - { path: /app/.npmrc, exists: false }
`
  expect(await found(text)).toEqual([])
})

test.each([
  ['user: root', 'AP405 line 1: user is "node" instead of "root"'],
  ['workdir: /srv', 'AP405 line 1: workdir is "/app" instead of "/srv"'],
  ['entrypoint: []', 'AP405 line 1: entrypoint is ["node"] instead of nothing'],
  ['command: [node, server.js]', 'AP405 line 1: command is ["server.js"] instead of ["node","server.js"]'],
  ['ports: [53]', 'AP405 line 1: port 53/tcp is not declared; declared: ["3000/tcp","53/udp"]'],
  ['volumes: [/dat]', 'AP405 line 1: volume /dat is not declared; declared: ["/data"]'],
  ['env: { NODE_ENV: test }', 'AP405 line 1: env NODE_ENV is not "test": "production"'],
  ['env: { toString: /./ }', 'AP405 line 1: env toString is not set'],
  ['labels: { a: b }', 'AP405 line 1: label a is not set'],
  ['files: [{ path: /app/no.js }]', 'AP405 line 1: /app/no.js is not there'],
  ['files: [{ path: /app/server.js, exists: false }]', 'AP405 line 1: /app/server.js is there and must not be'],
  ['files: [{ path: /app/server.js, mode: "755" }]', 'AP405 line 1: /app/server.js has mode 0644 instead of 0755'],
  [
    'files: [{ path: /app/server.js, owner: root }]',
    'AP405 line 1: /app/server.js belongs to 1000:1000 instead of "root"',
  ],
  [
    'files: [{ path: /app/server.js, owner: "node:root" }]',
    'AP405 line 1: /app/server.js belongs to 1000:1000 instead of "node:root"',
  ],
  [
    'files: [{ path: /app/server.js, owner: www }]',
    'AP405 line 1: /app/server.js belongs to 1000:1000 instead of "www", whom the image does not know',
  ],
  ['files: [{ path: /app/server.js, content: app }]', 'AP405 line 1: /app/server.js is not "app": "app.listen(3000)"'],
  ['files: [{ path: /app, content: app }]', 'AP405 line 1: /app is no file, so it has no content'],
  [
    'files: [{ path: /app/current.js, content: /listen/ }]',
    'AP406 line 1: the content of /app/current.js could not be read: it is reached over a link: name "/app/server.js" instead',
  ],
  ['files: [{ path: /app/large, content: /a/ }]', expect.stringMatching(/^AP406 .*longer than 1048576 bytes/)],
  ['files: [{ path: /app/slow.txt, content: /^(a+)+$/ }]', expect.stringMatching(/^AP406 .*took too long/)],
])('%s', async (declared, expected) => {
  expect(await found(`image: { ${declared} }`)).toEqual([expected])
})

test('a port without a protocol is one of TCP, in the image as in the declaration', async () => {
  const config = { ports: ['8080', '53/UDP'] }
  expect(await found('image: { ports: [8080, "8080", 8080/tcp, 53/udp] }', { config })).toEqual([])
  expect(await found('image: { ports: [8080/udp] }', { config })).toEqual([
    'AP405 line 1: port 8080/udp is not declared; declared: ["8080/tcp","53/udp"]',
  ])
})

test('text among the files of packages is read too', async () => {
  const entries: readonly MemoryEntry[] = [
    { path: '/app/node_modules/x/LICENSE', content: 'MIT\n' },
    { path: '/app/node_modules/.bin/y', mode: 0o755, content: '#!/usr/bin/env node\n' },
    { path: '/app/node_modules/x/tool', mode: 0o755, content: buildElf({}) },
  ]
  const content = (path: string, text: string) => `{ path: ${path}, content: ${text} }`
  const declared = [
    content('/app/node_modules/x/LICENSE', 'MIT'),
    content('/app/node_modules/.bin/y', '/python/'),
    content('/app/node_modules/x/tool', '/x/'),
  ]
  expect(await found(`image: { files: [${declared.join(', ')}] }`, { entries })).toEqual([
    expect.stringMatching(/^AP405 line 1: \/app\/node_modules\/\.bin\/y does not match/),
    expect.stringMatching(/^AP406 line 1: the content of \/app\/node_modules\/x\/tool could not be read/),
  ])
})

test('what was not found in an image that was not read in full is not known', async () => {
  const entries: readonly MemoryEntry[] = [{ path: '/app/again', type: 'hardlink', target: '/app/gone' }]
  const declared = 'image: { files: [{ path: /nofile }, { path: /no, exists: false }, { path: /app/server.js }] }'
  expect(await found(declared, { entries })).toEqual([
    expect.stringMatching(/^AP406 line 1: whether \/nofile is there is not known/),
    expect.stringMatching(/^AP406 line 1: whether \/no is there is not known/),
  ])
})

test('a link that leads nowhere is there', async () => {
  const entries: readonly MemoryEntry[] = [{ path: '/app/.env', type: 'symlink', target: '/run/secrets/env' }]
  const declared = 'image: { files: [{ path: /app/.env, exists: false }] }'
  expect(await found(declared, { entries })).toEqual(['AP405 line 1: /app/.env is there and must not be'])
  expect(await found(declared)).toEqual([])
})

test('an image without USER runs as root', async () => {
  expect(await found('image: { user: root }', { config: { user: '' } })).toEqual([])
})

describe('how it is started', () => {
  const script = (content: string, mode = 0o755): MemoryEntry => ({ path: '/entry.sh', mode, content })
  const started = (entrypoint: readonly string[], entries: readonly MemoryEntry[] = [], user = 'node') =>
    found('', { config: { entrypoint, command: [], user }, entries })

  test.each([
    ['a program of the PATH', ['node']],
    ['its full name', ['/usr/local/bin/node', 'server.js']],
    ['a script without its ending', ['node', 'server']],
    ['a script that npm starts, or an option, is not looked for', ['node', '--import', 'x', 'server.js']],
    ['nothing at all', []],
  ])('%s', async (_, words) => {
    expect(await started(words)).toEqual([])
  })

  test.each([
    ['#!/usr/bin/env node\n', 0o755, null],
    ['#! /usr/local/bin/node --no-warnings\n', 0o755, null],
    ['#!/usr/bin/env node\n', 0o644, '/entry.sh may not be executed by the user of the image'],
    ['#!/usr/bin/env node\n', 0o700, '/entry.sh may not be executed by the user of the image'],
    ['#!/bin/bash\n', 0o755, '/entry.sh needs "/bin/bash", which is not there or may not be executed'],
    ['#!/usr/bin/env bun\n', 0o755, '/entry.sh needs "bun", and no folder of the PATH holds "bun"'],
    ['#!/usr/bin/env node\r\n', 0o755, expect.stringMatching(/^\/entry.sh has Windows line ends/)],
    ['node server.js\n', 0o755, '/entry.sh is neither a program nor a script with #! (exec format error)'],
    ['', 0o755, '/entry.sh is neither a program nor a script with #! (exec format error)'],
    [
      '\xef\xbb\xbf#!/usr/bin/env node\n',
      0o755,
      '/entry.sh is neither a program nor a script with #! (exec format error)',
    ],
    [Buffer.from(buildElf({ machine: 3, bits: 32 })).toString('latin1'), 0o755, null],
    [
      Buffer.from(buildElf({ machine: 183 })).toString('latin1'),
      0o755,
      expect.stringMatching(/^\/entry.sh is a program for another/),
    ],
  ])('a script: %j %o', async (content, mode, why) => {
    const [only, ...more] = await started(
      ['/entry.sh', 'node'],
      [{ ...script('', mode), content: Buffer.from(content, 'latin1') }],
    )
    expect(more).toEqual([])
    expect(only?.replace('AP407: the image starts "/entry.sh", and ', '') ?? null).toEqual(why)
  })

  test('a user whom the image does not know', async () => {
    expect(await started(['node'], [], 'nosuch')).toEqual([
      'AP407: the image starts "node", and is to be started by "nosuch", whom the image does not know',
    ])
    expect(await started(['node'], [], '4711:4711')).toEqual([])
  })

  test('what root may start', async () => {
    expect(await started(['/entry.sh'], [script('#!/usr/bin/env node\n', 0o700)], '')).toEqual([])
  })

  test.each([
    [['nodejs', 'server.js'], 'AP407: the image starts "nodejs", and no folder of the PATH holds "nodejs"'],
    [['./run.sh'], 'AP407: the image starts "./run.sh", and /app/run.sh is not there'],
    [['node', 'dist/main.js'], 'AP408: the image starts Node with "dist/main.js", and /app/dist/main.js is not there'],
  ])('%j', async (words, expected) => {
    expect(await started(words)).toEqual([expected])
  })

  test('a launcher in front of it', async () => {
    const tini: MemoryEntry = { path: '/usr/bin/tini', mode: 0o755, content: buildElf({}) }
    expect(await started(['tini', '--', 'node', 'server.js'], [tini])).toEqual([])
    expect(await started(['tini', '--', 'node', 'other.js'], [tini])).toEqual([expect.stringMatching(/^AP408/)])
  })
})
