import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../../../src/core/config/read-config.js'
import { translateConfig } from '../../../src/core/init/compose-config.js'
import { together } from '../../../src/core/init/go-pattern.js'

const translate = (text: string) => {
  const made = translateConfig(`schemaVersion: 2.0.0\n${text}`, 'container-structure-test.yaml')
  if (!made.ok) throw new Error(made.complaint.message)
  return { ...made.value, ...readConfig({ path: 'archproof.yml', text: made.value.text }) }
}

test('commands', () => {
  const { config, problems, left } = translate(`
globalEnvVars: [{ key: NODE_ENV, value: test }]
commandTests:
  - name: tsx runs
    command: tsx
    args: [--version]
    expectedOutput: ["^tsx v4", "node v\\\\d+\\n"]
    excludedOutput: ["(?:deprecated)"]
    expectedError: ["/srv/app"]
    envVars: [{ key: PORT, value: 3001 }]
  - name: tsx runs
    command: "false"
    teardown: [[rm, -r, /tmp/x]]
    exitCode: 1
`)
  expect([problems, left]).toEqual([[], []])
  const [first, second] = config.checks
  expect(first).toMatchObject({ name: 'tsx runs', command: ['tsx', '--version'] })
  expect([...(first?.env ?? [])]).toEqual([
    ['NODE_ENV', 'test'],
    ['PORT', '3001'],
  ])
  const matches = (text: string): boolean =>
    first?.stdout?.kind === 'pattern' && new RegExp(first.stdout.source, first.stdout.flags).test(text)
  expect(
    ['tsx v4.1\nnode v22', 'x tsx v4.1\nnode v22', 'tsx v4.1', 'tsx v4.1 deprecated\nnode v22'].map(matches),
  ).toEqual([true, false, false, false])
  expect(first?.stderr).toEqual({ kind: 'pattern', source: '\\/srv\\/app', flags: '' })
  expect(second).toMatchObject({ name: 'tsx runs (2)', command: ['false'], exit: { code: 1 } })
})

test('files', () => {
  const { config, problems, left } = translate(`
fileExistenceTests:
  - { name: server, path: /app/server.js, shouldExist: true, permissions: -rwxr-x--t, uid: 1000, gid: 0 }
  - { name: none, path: /app/.npmrc, shouldExist: false }
  - { name: folder, path: /app/, permissions: drwsr-xr-x, uid: 0 }
fileContentTests:
  - { name: sources, path: /etc/apt/sources.list, expectedContents: [debian], excludedContents: [mirror] }
`)
  expect([problems, left]).toEqual([[], []])
  expect(config.image.files).toMatchObject([
    { path: '/app/server.js', exists: true, mode: 0o1751, owner: '1000:0' },
    { path: '/app/.npmrc', exists: false },
    { path: '/app', mode: 0o4755, owner: '0' },
    { path: '/etc/apt/sources.list', content: { kind: 'pattern' } },
  ])
})

test.each([
  ['-rw-r--r--', 0o644],
  ['urwxr-xr-x', 0o4755],
  ['grwxr-x---', 0o2750],
  ['ugrwxrwxrwx', 0o6777],
  ['dtrwxrwxrwx', 0o1777],
  ['dugtrwxrwxrwx', 0o7777],
  ['urw-r--r--', 0o4644],
  ['-rwsr-xr-x', 0o4755],
  ['-rwSr--r--', 0o4644],
  ['-rwxr-sr-x', 0o2755],
  ['drwxrwxrwt', 0o1777],
  ['drwxrwxrwT', 0o1776],
  ['Dcrw-rw-rw-', 0o666],
  ['Lrwxrwxrwx', 0o777],
])('the permissions %s, of Go or of ls', (permissions, mode) => {
  const { config, problems, left } = translate(`
fileExistenceTests: [{ path: /x, permissions: "${permissions}" }]`)
  expect([problems, left]).toEqual([[], []])
  expect(config.image.files).toMatchObject([{ path: '/x', mode }])
})

test.each(['rwxr-xr-x-', 'xrwxr-xr-x', '-rwxr-xr', '0755'])('%s is none', (permissions) => {
  expect(translate(`fileExistenceTests: [{ path: /x, permissions: "${permissions}" }]`).left).toEqual([
    `fileExistenceTests[0]: permissions "${permissions}" could not be read`,
  ])
})

test('what the image says', () => {
  const { config, problems, left } = translate(`
metadataTest:
  envVars: [{ key: A, value: /x/ }, { key: B, value: "^v\\\\d", isRegex: true }]
  labels: [{ key: vendor, value: ACME }]
  exposedPorts: ["8080", 53/udp]
  volumes: [/data]
  entrypoint: []
  cmd: [node, server.js]
  workdir: /app
  user: "1000"
`)
  expect([problems, left]).toEqual([[], []])
  const { image } = config
  expect(image).toMatchObject({
    ...{ user: '1000', workdir: '/app', entrypoint: [], command: ['node', 'server.js'] },
    ...{ ports: ['8080/tcp', '53/udp'], volumes: ['/data'] },
  })
  expect(image.env.get('A')).toEqual({ kind: 'pattern', source: '^\\/x\\/$', flags: '' })
  expect(image.env.get('B')).toEqual({ kind: 'pattern', source: '^v\\d', flags: '' })
  expect(image.labels.get('vendor')).toEqual({ kind: 'exact', text: 'ACME' })
})

test('what has no equivalent is said, in the file and beside it', () => {
  const { text, left, problems } = translate(`
licenseTests: [{ debian: true }]
containerRunOptions: { user: root }
globalEnvVars: [{ key: PATH, value: "/env/bin:$PATH" }]
commandTests:
  - { name: prepared, command: x, setup: [[npm, install]] }
  - { name: plain, command: x, expectedOutput: ["\\\\Aa"], isNew: 1 }
fileExistenceTests: [{ path: /x, gid: 1, isExecutableBy: any, permissions: rw }]
metadataTest: { unexposedPorts: ["22"], unmountedVolumes: [/x], unboundEnvVars: [{ key: A }] }
`)
  expect(problems).toEqual([])
  expect(left).toEqual([
    'the file: licenseTests has no equivalent',
    'the file: containerRunOptions has no equivalent',
    'globalEnvVars: a value with $ is not expanded, so its variable is left out',
    expect.stringContaining('commandTests[0] (prepared): setup has no equivalent, so the test is left out'),
    'commandTests[1] (plain): isNew has no equivalent',
    'commandTests[1] (plain): the expression uses what JavaScript does not have',
    'fileExistenceTests[0]: isExecutableBy has no equivalent',
    'fileExistenceTests[0]: permissions "rw" could not be read',
    'fileExistenceTests[0]: gid without uid has no equivalent',
    'metadataTest: unexposedPorts has no equivalent',
    'metadataTest: unmountedVolumes has no equivalent',
    'metadataTest: unboundEnvVars has no equivalent',
  ])
  for (const one of left) expect(text).toContain(`# - ${one}`)
})

test('what is absent at the end of a line is absent in the middle too', () => {
  const { config } = translate('commandTests: [{ command: x, excludedOutput: ["error\\n"] }]')
  const expected = config.checks[0]?.stdout
  if (expected?.kind !== 'pattern') throw new Error('there is no expression')
  const holds = (text: string): boolean => new RegExp(expected.source, expected.flags).test(text)
  expect(['error\nmore', 'error', 'errors'].map(holds)).toEqual([false, false, true])
})

test('what would hold without having been looked at is left out', () => {
  const { left, problems, config } = translate(`
shared: &shared { args: [--version] }
commandTests:
  - { <<: *shared, command: node }
  - { name: expands, command: echo, args: ["$NODE_VERSION"] }
  - { name: nothing, command: "" }
fileExistenceTests:
  - { path: "/srv/\${APP}/.env", shouldExist: false }
  - { path: /app/.env, shouldExist: no }
fileContentTests: [{ path: $HOME/x, expectedContents: [a] }]
metadataTest: { labels: [{ key: a, value: b, isRegex: yes }] }
`)
  expect(problems).toEqual([])
  expect(config.checks.map(({ command }) => command)).toEqual([['node', '--version']])
  expect([config.image.files, [...config.image.labels]]).toEqual([[], []])
  expect(left).toEqual(
    [
      'the file: shared has no equivalent',
      'commandTests[1] (expands): $ in a command is not expanded, so the test is left out; write its value',
      'commandTests[2] (nothing): names no command, so the test is left out',
      'metadataTest a: isRegex is neither true nor false, so it is left out',
      'fileExistenceTests[0]: $ in a path is not expanded, so the test is left out; write its value',
      'fileExistenceTests[1]: shouldExist is neither true nor false, so the test is left out',
      'fileContentTests[0]: $ in a path is not expanded, so the test is left out; write its value',
    ].toSorted((one, other) => left.indexOf(one) - left.indexOf(other)),
  )
})

test('what it names cannot leave its comment', () => {
  const { problems, config } = translate('commandTests: [{ command: x, "a\\nchecks: evil": 1 }]')
  expect(problems).toEqual([])
  expect(config.checks.map(({ name }) => name)).toEqual(['x'])
})

describe('expressions of Go', () => {
  test.each([
    [['(?i)debian'], [], '/debian/i'],
    [['a/b\\/c[/]'], [], '/a\\/b\\/c[\\/]/'],
    [['a\\n'], [], '/a(?:\\n|$)/'],
    [['a\\n$'], [], '/a$/'],
    [['C:\\\\n'], [], '/C:\\\\n/'],
    [[], ['x'], '/^(?![\\s\\S]*(?:x))/'],
    [['(?i)a'], ['b'], null],
    [['(?m)^a'], ['(?m)b'], null],
    [['\\Aa'], [], null],
    [['[[:alpha:]]'], [], null],
    [['[^[:space:]]'], [], null],
    [['[a-z[:^digit:]]'], [], null],
    [['\\x{26}'], [], null],
    [['(?P<name>a)'], [], null],
    [['a(?i)b'], [], null],
    [['('], [], null],
  ])('%j without %j', (found, absent, expected) => {
    const made = together(found, absent)
    expect(made.ok ? made.value : null).toBe(expected)
  })
})

test.each([
  ['a: [', 'is not YAML'],
  ['{}', 'is no file of container-structure-test 2'],
  ['schemaVersion: 1.0.0', 'is no file of container-structure-test 2'],
  [' '.repeat(300_000), 'is too long'],
])('%s', (text, message) => {
  expect(translateConfig(text, 'x')).toMatchObject({
    ok: false,
    complaint: { message: expect.stringContaining(message) },
  })
})
