import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { spawnSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { configPathOf, fileProblems, filesOf, loadConfig } from '../../../src/core/config/load-config.js'
import { readConfig } from '../../../src/core/config/read-config.js'
import { rawInputs } from '../../support/inputs.js'
import { cpuTime } from '../../support/cpu-time.js'

const path = '.github/archproof.yml'
const read = (text: string) => readConfig({ path, text })
const configOf = (text: string) => {
  const { config, problems } = read(text)
  expect(problems).toEqual([])
  return config
}
/** Place and message of everything that is wrong. */
const wrong = (text: string): readonly string[] =>
  read(text).problems.map(({ input, message }) => `${input.replace(`${path}:`, '')} ${message}`)

/** The JSON Schema as an editor applies it; ajv comes with ESLint. */
interface Validator {
  compile(schema: unknown): (value: unknown) => boolean
}
const load = createRequire(import.meta.url)
const Ajv = load(createRequire(load.resolve('eslint')).resolve('ajv')) as new (options: object) => Validator
const accepts = new Ajv({ unknownFormats: 'ignore' }).compile(
  JSON.parse(readFileSync('schema/archproof.schema.json', 'utf8')),
)

const everything = `
ignore:
  - { code: AP204, subject: cpu-features, reason: ssh2 works without it, until: 2027-06-30 }
modules:
  sharp: "m({ create: { width: 1, height: 1, channels: 3, background: '#fff' } }).png().toBuffer()"
  fsevents: skip
checks:
  - name: tsx runs
    command: [tsx, --version]
    stdout: /^tsx v4/
    platforms: [linux/arm64]
  - name: healthy
    env: { PORT: "3001" }
    env-from: [DB_PASSWORD]
    files: { /app/wallet: test/wallet.txt, /app/config.json: { content: "{}" } }
    services: [db]
    http: { port: 3001, path: /health, status: 503, json: { status: ok }, headers: { Accept: text/plain } }
    restarts: 1
    timeout: 1m30s
  - name: refuses
    unset: [WALLET_FILE]
    exit: { not: 0, within: 10s, output: /WALLET_FILE/i }
services:
  db: { image: "postgres:17", env: { POSTGRES_PASSWORD: test }, ready: { port: 5432, timeout: 2m } }
image:
  user: node
  ports: [3000, 53/udp]
  env: { NODE_ENV: production }
  files: [{ path: /app/server.js, mode: "0644", owner: "node:node", content: /listen/ }, { path: /app/.npmrc, exists: false }]
size: { max: 400MB }
`

test('everything that can be written is read, with its line', () => {
  const { ignore, moduleExercises, skippedModules, checks, services, image, maxSize } = configOf(everything)
  expect(ignore).toEqual([
    {
      ...{ code: 'AP204', subject: 'cpu-features', reason: 'ssh2 works without it', until: '2027-06-30' },
      source: { file: path, line: 3 },
    },
  ])
  expect([...moduleExercises.keys()]).toEqual(['sharp'])
  expect(skippedModules).toEqual(['fsevents'])
  expect(checks.map(({ source }) => source?.line)).toEqual([8, 12, 20])
  expect(checks[0]).toMatchObject({
    command: ['tsx', '--version'],
    stdout: { kind: 'pattern', source: '^tsx v4', flags: '' },
    platforms: ['linux/arm64'],
    timeoutMs: 60_000,
    restarts: 0,
  })
  expect(checks[1]).toMatchObject({
    envFrom: ['DB_PASSWORD'],
    services: ['db'],
    http: { port: 3001, path: '/health', status: 503, json: { status: 'ok' } },
    restarts: 1,
    timeoutMs: 90_000,
  })
  expect([...(checks[1]?.files ?? [])]).toEqual([
    ['/app/wallet', { kind: 'repository', path: 'test/wallet.txt' }],
    ['/app/config.json', { kind: 'content', text: '{}' }],
  ])
  expect(checks[2]?.exit).toEqual({
    ...{ code: null, not: 0, withinMs: 10_000 },
    output: { kind: 'pattern', source: 'WALLET_FILE', flags: 'i' },
  })
  expect(services.get('db')).toMatchObject({ ready: { kind: 'port', port: 5432 }, timeoutMs: 120_000 })
  expect(image.ports).toEqual(['3000/tcp', '53/udp'])
  expect(image.files.map(({ mode, exists }) => [mode, exists])).toEqual([
    [0o644, true],
    [null, false],
  ])
  expect(maxSize).toBe(400_000_000)
})

test.each(['', '# nothing yet\n', '{}'])('%j declares nothing', (text) => {
  expect(configOf(text)).toMatchObject({ ignore: [], checks: [], maxSize: null })
})

test('all mistakes are told at once, each with line, column and remedy', () => {
  const { problems } = read(`ignore:
  - { code: AP204, subject: cpu-features, until: 2027-02-31 }
checks:
  - name: 3
    comand: [x]
    http: { port: 99999 }
    stdout: /(/
`)
  expect(problems.map(({ input, value, message }) => [input, value, message]).toSorted()).toEqual([
    [`${path}:2:50: ignore[0].until`, '2027-02-31', 'is no day of the calendar'],
    [`${path}:2:5: ignore[0].reason`, '', '"reason" is missing'],
    [`${path}:4:11: checks[0].name`, '3', 'is 3, not a text'],
    [`${path}:5:5: checks[0].comand`, '', '"comand" is not a key here'],
    [`${path}:6:19: checks[0].http.port`, '99999', 'is not a whole number from 1 to 65535'],
    [`${path}:7:13: checks[0].stdout`, '/(/', expect.stringContaining('is not a regular expression')],
  ])
  for (const { remedy, source } of problems) expect([remedy !== '', source?.file]).toEqual([true, path])
})

test('what contradicts something else is told beside what is wrong by itself', () => {
  const text = `modules: { sharp: "1 + 1 === 2", koffi: 3 }
ignore:
  - { code: AP204, subject: a, reason: b }
  - { code: AP204, subject: a, reason: c }
  - { code: AP204, subject: a }
checks:
  - { name: a, command: [x], services: [db] }
  - { name: a, command: [x] }
  - { name: a, command: x }
`
  expect(wrong(text).toSorted()).toEqual([
    '1:12: modules.sharp is an expression that does not use the package, so it proves nothing',
    '1:41: modules.koffi is 3, not a text',
    '4:5: ignore[1] ignores what another rule ignores',
    '5:5: ignore[2].reason "reason" is missing',
    '7:41: checks[0].services[0] is not a service of this file',
    '8:7: checks[1].name is the name of another check',
    '9:25: checks[2].command is not a list',
  ])
})

test.each([
  ['true', false],
  ['1', false],
  ["'m.hash(1)'", false],
  ['"it\\"s m"', false],
  ['process.arch === "x64"', false],
  ['form.m', false],
  ['m.hash("a") === "b"', true],
  ['(await module).x', true],
  ["require('sharp')", true],
  ['`${m.x}`', true],
])('the expression %s uses the package: %s', (expression, uses) => {
  const { problems } = read(JSON.stringify({ modules: { a: expression } }))
  expect(problems.length).toBe(uses ? 0 : 1)
})

/** Refused by schema and parser alike. */
const refused: readonly (readonly [string, string])[] = [
  ['image: []', '1:8: image is not a map'],
  ['checks: [{ name: x, command: [a], env: [A=b] }]', '1:40: checks[0].env is not a map'],
  ['checks: [{ name: x, command: node --version }]', '1:30: checks[0].command is not a list'],
  ['checks: [{ name: x, command: [] }]', '1:30: checks[0].command is empty'],
  ['checks: [{ name: x, command: [a], timeout: 10 }]', '1:44: checks[0].timeout is 10, not a text'],
  [
    'checks: [{ name: x, command: [a], platforms: [windows] }]',
    '1:47: checks[0].platforms[0] "windows" is not a known platform',
  ],
  ['checks: [{ name: x, command: [a], env: { "A B": c } }]', '1:42: checks[0].env.A B is not the name of a variable'],
  ['checks: [{ name: x, http: { port: 1, path: x } }]', '1:44: checks[0].http.path is not a path'],
  ['services: { DB: { image: a } }', '1:13: services.DB is not the name of a service'],
  ['image: { files: [{ path: x }] }', '1:26: image.files[0].path is not an absolute path'],
  ['image: { files: [{ path: /x, mode: 755 }] }', '1:36: image.files[0].mode is 755, not a text'],
  ['size: { max: lots }', '1:14: size.max is not a size'],
  ['ignore: [{ code: 204, subject: a, reason: b }]', '1:18: ignore[0].code is 204, not a text'],
  ['nonsense: 1', '1:1: nonsense "nonsense" is not a key here'],
  ['- 1', '1:1 is not a map'],
]

test.each(refused)('%s: schema and parser refuse it', (text, message) => {
  expect(wrong(text)).toEqual([message])
  expect(accepts(parse(text))).toBe(false)
})

test.each([everything, '{}', 'checks: [{ name: a, command: [node, --version] }]'])(
  'schema and parser accept %j',
  (text) => {
    expect(wrong(text)).toEqual([])
    expect(accepts(parse(text))).toBe(true)
  },
)

test('the published schema is made of what the parser uses', () => {
  const argv = ['--import', './script/lib/typescript.mjs', 'script/lib/config-schema.ts', '--check']
  expect(spawnSync(process.execPath, argv, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})

test.each([
  ['checks: [{ name: x }]', '1:10: checks[0] checks nothing'],
  [
    'checks: [{ name: x, http: { port: 1 }, exit: { not: 0 } }]',
    '1:40: checks[0].exit contradicts http: an app that answers has not ended',
  ],
  ['checks: [{ name: x, exit: { not: 0, code: 1 } }]', '1:27: checks[0].exit has code and not'],
  [
    'checks: [{ name: x, command: [a] }, { name: x, command: [a] }]',
    '1:39: checks[1].name is the name of another check',
  ],
  ['checks: [{ name: x, command: [a], services: [db] }]', '1:46: checks[0].services[0] is not a service of this file'],
  [
    'checks: [{ name: x, command: [a], env: { A: b }, unset: [A] }]',
    '1:58: checks[0].unset[0] names a variable that the check sets already',
  ],
  [
    'checks: [{ name: x, command: [a], env-from: [INPUT_PASSWORD] }]',
    '1:46: checks[0].env-from[0] belongs to the job, not to the app',
  ],
  ['checks: [{ name: x, command: [a], unset: [PATH] }]', '1:43: checks[0].unset[0] cannot be taken away'],
  [
    'checks: [{ name: x, command: [a], files: { /a: ../b } }]',
    '1:48: checks[0].files./a is not a path in the repository',
  ],
  [
    'checks: [{ name: x, command: [a], files: { /a/../b: c } }]',
    '1:44: checks[0].files./a/../b is not the path of a file',
  ],
  ['services: { db: { image: a, ready: {} } }', '1:36: services.db.ready needs either command or port'],
  ['ignore: [{ code: AP999, subject: a, reason: b }]', '1:18: ignore[0].code is not the code of a finding'],
  ['ignore: [&a { code: AP204, subject: a, reason: b }, *a]', '1:53: ignore[1] ignores what another rule ignores'],
  ['modules: { "!sharp": skip }', '1:12: modules.!sharp begins with !'],
  ['a: 1\na: 2', '2:1 is not YAML: Map keys must be unique'],
  ['checks: [', '1:10 is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]'],
])('%s: only the parser can tell', (text, message) => {
  expect(wrong(text)[0]).toBe(message)
})

describe('a hostile file', () => {
  test('that nests without end is refused', () => {
    expect(wrong('['.repeat(200_000))[0]).toMatch(/nested more than 50 levels deep/)
    const deep = (levels: number): string =>
      `checks: [{ name: a, http: { port: 1, json: ${'['.repeat(levels)}1${']'.repeat(levels)} } }]`
    expect(wrong(deep(45))).toEqual([])
    expect(wrong(deep(47))).toEqual(['1:90 is nested more than 50 levels deep'])
    expect(read(deep(5000)).problems).toMatchObject([
      { message: 'is nested more than 50 levels deep', remedy: expect.stringContaining('flatter') },
    ])
  })

  /** Refused by schema and parser alike. @returns what the parser says */
  const wrongToBoth = (text: string): readonly string[] => {
    expect(accepts(parse(text))).toBe(false)
    return wrong(text)
  }

  test.each(['__proto__', 'constructor', 'prototype'])('that names a key %s loses it without a word nowhere', (key) => {
    const message = `"${key}" is not a key here`
    expect(wrongToBoth(`${key}: 1\nother: 2`)).toEqual([
      expect.stringContaining(message),
      '2:1: other "other" is not a key here',
    ])
    expect(wrongToBoth(`checks: [{ name: a, command: [b], ${key}: 1 }]`)).toEqual([expect.stringContaining(message)])
    const refused = expect.stringContaining('is a name that this file cannot hold') as unknown
    expect(wrongToBoth(`services: { ${key}: { image: a } }`)).toContainEqual(refused)
    expect(wrongToBoth(`modules: { ${key}: skip }`)).toEqual([refused])
    for (const map of ['env', 'files']) {
      const said = wrongToBoth(`checks: [{ name: a, command: [b], ${map}: { ${key}: c } }]`)
      expect(said).toContainEqual(refused)
    }
    expect(wrongToBoth(`checks: [{ name: a, http: { port: 1, headers: { ${key}: c } } }]`)).toContainEqual(refused)
    expect(wrongToBoth(`services: { db: { image: a, env: { ${key}: c } } }`)).toEqual([refused])
    for (const map of ['labels', 'env']) expect(wrongToBoth(`image: { ${map}: { ${key}: a } }`)).toEqual([refused])
    const json = `checks: [{ name: a, http: { port: 1, json: { ${key}: 1 } } }]`
    expect(accepts(parse(json))).toBe(true)
    expect(Object.keys(configOf(json).checks[0]?.http?.json as object)).toEqual([key])
  })

  test('commands the runner with no key: the parser prints nothing', async () => {
    const printed: Error[] = []
    const listen = (warning: Error): void => void printed.push(warning)
    process.on('warning', listen)
    expect(wrong('? { "##[stop-commands]x": 1 }\n: 2\n')).toEqual([expect.stringContaining('all keys must be strings')])
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    expect(printed).toEqual([])
  })

  test('that multiplies itself is refused', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `a${index}: &a${index} [${index === 0 ? '1' : `*a${index - 1},*a${index - 1}`}]`,
    )
    expect(wrong(lines.join('\n'))[0]).toMatch(/cannot be read/)
  })

  test('with any number of mistakes is told fifty', () => {
    expect(wrong(Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n')).length).toBe(50)
  })
})

describe('the file', () => {
  const raw = (config: string) => rawInputs({ config })

  test('need not be there unless it is asked for', () => {
    expect(configPathOf(raw(''))).toBe(path)
    expect(loadConfig(raw(''), { path, text: null, why: 'is not there' }).problems).toEqual([])
    expect(loadConfig(raw('ci.yml'), { path: 'ci.yml', text: null, why: 'is not there' }).problems).toHaveLength(1)
    expect(loadConfig(raw(''), { path, text: null, why: 'is larger than 256 KiB' }).problems).toHaveLength(1)
  })

  test('names files that must be there', () => {
    const config = configOf(everything)
    expect(filesOf(config)).toEqual(['test/wallet.txt'])
    expect(fileProblems(config, new Map([['test/wallet.txt', new Uint8Array()]]))).toEqual([])
    expect(fileProblems(config, new Map([['test/wallet.txt', 'is not there']]))).toMatchObject([
      { value: 'test/wallet.txt', message: 'is not there', source: { line: 12 } },
    ])
  })
})

test.each(['AP501', 'AP701', 'AP801', 'AP904'])('a failure of the run, %s, cannot be ignored', (code) => {
  const { problems } = read(`ignore: [{ code: ${code}, subject: x, reason: because }]`)
  expect(problems.map(({ message }) => message)).toEqual(['is not about the image, so there is nothing to live with'])
})

test.each(['GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'INPUT_PASSWORD', 'DOCKER_AUTH_CONFIG', 'RUNNER_TEMP'])(
  '%s goes into no container',
  (name) => {
    const { problems } = read(`checks: [{ name: a, command: [node], env-from: [${name}] }]`)
    expect(problems.map(({ message }) => message)).toEqual(['belongs to the job, not to the app'])
  },
)

test.each(['.git/config', 'sub/.git/config', '.GIT/config', '.git'])('%s goes into no container', (file) => {
  const { problems } = read(
    `checks: [{ name: a, command: [node], files: { /x: { from: ${file} } } }, { name: b, command: [node], files: { /x: ${file} } }]`,
  )
  expect(problems.map(({ message }) => message)).toContain('is not a path in the repository')
})

test.each([
  ['/home/node', { kind: 'exact', text: '/home/node' }],
  ['/usr/local/bin/node', { kind: 'exact', text: '/usr/local/bin/node' }],
  ['/usr/local/sbin:/usr/bin:/bin', { kind: 'exact', text: '/usr/local/sbin:/usr/bin:/bin' }],
  ['/data/ms', { kind: 'pattern', source: 'data', flags: 'ms' }],
  ['/srv/app/', { kind: 'exact', text: '/srv/app/' }],
  [String.raw`/^\/srv\/[a/]+$/i`, { kind: 'pattern', source: String.raw`^\/srv\/[a/]+$`, flags: 'i' }],
])('%s is what it looks like', (text, expected) => {
  expect(configOf(`checks: [{ name: a, command: [node], stdout: '${text}' }]`).checks[0]?.stdout).toEqual(expected)
})

test('a text of many brackets is soon told from a regular expression', () => {
  const before = cpuTime()
  expect(configOf(`checks: [{ name: a, command: [node], stdout: '/${'[a]'.repeat(20_000)}/x' }]`).checks).toHaveLength(
    1,
  )
  expect(cpuTime() - before).toBeLessThan(5000)
})
