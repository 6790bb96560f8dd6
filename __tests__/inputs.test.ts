import { expect, test } from '@jest/globals'
import { noConfig } from '../src/core/config/config.js'
import { secretsOf } from '../src/core/input/inputs.js'
import { allInputNames, refusedInputs, type InputName, type RawInputs } from '../src/core/input/names.js'
import { pathsOf } from '../src/core/input/sources.js'
import { parseInputs } from '../src/inputs.js'
import { eventOf, parse, present, problemsOf, rawInputs } from './support/inputs.js'

test('without any input everything has its default', () => {
  expect(parse()).toEqual({
    images: ['ghcr.io/acme/shop'],
    tags: [],
    labels: [],
    annotations: [],
    build: {
      context: '.',
      file: 'Dockerfile',
      target: null,
      args: [],
      platformArgs: [],
      contexts: [],
      secrets: [],
      secretEnvs: [],
      secretFiles: [],
      ssh: [],
      noCache: false,
      noCacheFilters: [],
      pull: false,
      network: null,
      addHosts: [],
      allow: [],
      shmSize: null,
      ulimits: [],
      cgroupParent: null,
      provenance: null,
      sbom: null,
      attests: [],
    },
    platforms: ['linux/amd64', 'linux/arm64'],
    builder: null,
    cache: { use: 'auto', scope: null, version: '1', mode: 'max', from: [], to: [] },
    moreModules: [],
    skippedModules: [],
    moduleTimeoutMs: 60_000,
    config: noConfig,
    verdictCache: true,
    failOn: 'error',
    publish: 'auto',
    load: false,
    credentials: null,
    secretValues: [],
    reportDir: null,
    githubToken: null,
    datadog: { apiKey: null, site: 'datadoghq.com', service: null, env: null, tags: [] },
    notices: [],
  })
})

/** A value of every input that is not its default, with whatever else it needs. */
const examples: Record<Exclude<InputName, keyof typeof refusedInputs>, string | Partial<Record<InputName, string>>> = {
  image: 'ghcr.io/acme/other',
  tags: '1.2.3',
  labels: 'a=b',
  annotations: 'a=b',
  context: 'app',
  file: 'docker/Dockerfile',
  target: 'runtime',
  'build-args': 'A=b',
  'build-contexts': 'base=docker-image://node:22-slim',
  secrets: 'id=value',
  'secret-envs': 'id=VARIABLE',
  'secret-files': 'id=.npmrc',
  ssh: 'default',
  'no-cache': 'true',
  'no-cache-filters': 'builder',
  pull: 'true',
  network: 'none',
  'add-hosts': 'db:10.0.0.1',
  allow: 'network.host',
  'shm-size': '64m',
  ulimit: 'nofile=1:2',
  'cgroup-parent': '/x',
  provenance: 'false',
  sbom: 'true',
  attests: 'type=sbom',
  platforms: 'linux/amd64',
  'platform-build-args': 'linux/arm64=A=b',
  builder: 'mine',
  cache: 'off',
  'cache-scope': 'mine',
  'cache-version': '2',
  'cache-mode': 'min',
  'cache-from': 'type=gha',
  'cache-to': 'type=gha',
  modules: 'sharp',
  config: 'ci/archproof.yml',
  'module-timeout': '2m',
  'max-size': '400MB',
  'verdict-cache': 'false',
  'fail-on': 'never',
  publish: 'never',
  push: 'true',
  load: 'true',
  username: { username: 'me', password: 'pass' },
  password: { username: 'me', password: 'pass' },
  'report-dir': 'out',
  'github-token': 'token',
  'datadog-api-key': 'key',
  'datadog-site': 'datadoghq.eu',
  'datadog-service': 'shop',
  'datadog-env': 'prod',
  'datadog-tags': 'a:b',
}

test.each(Object.entries(examples))('the input %s is understood', (name, value) => {
  const given = typeof value === 'string' ? { [name]: value } : value
  expect(parse(given)).not.toEqual(parse())
})

// Nested in a composite action every input that was not given arrives as an empty string.
test.each(allInputNames.flatMap((name) => ['', ' ', '\n', ' \t\r\n '].map((blank) => [name, blank] as const)))(
  '%s given as %j is not given',
  (name, blank) => {
    expect(parse({ [name]: blank })).toEqual(parse())
  },
)

test('a composite action that passes everything on, empty, changes nothing', () => {
  const all = Object.fromEntries(allInputNames.map((name) => [name, '']))
  expect(parse(all as RawInputs)).toEqual(parse())
})

test.each([
  [{ platforms: 'linux/amd46' }, 'platforms', 'linux/amd46', 'is not a platform', 'linux/arm64'],
  [{ platforms: 'linux/amd64,windows/amd64' }, 'platforms', 'windows/amd64', 'is not a platform', 'linux/amd64'],
  [{ image: 'ghcr.io/acme/app:1.2.3' }, 'image', 'ghcr.io/acme/app:1.2.3', 'has a tag', 'tags'],
  [{ image: 'ghcr.io/acme/ap p' }, 'image', 'ghcr.io/acme/ap p', 'is not an image name', 'ghcr.io/owner/name'],
  [{ tags: '1.2.3+x' }, 'tags', '1.2.3+x', 'is not a tag', '1.2.3'],
  [{ tags: 'type=semver,pattern={{version}}' }, 'tags', 'type=semver', 'docker/metadata-action', 'output'],
  [{ image: 'a/b', tags: 'a/c:1' }, 'tags', 'a/c:1', 'names an image that the input image does not', 'Add'],
  [{ image: 'a/b,a/c', tags: 'a/b:1' }, 'image', 'docker.io/a/c', 'has none of the tags', 'Add a tag'],
  [{ 'module-timeout': '60' }, 'module-timeout', '60', 'has no unit', '60s'],
  [{ 'module-timeout': 'soon' }, 'module-timeout', 'soon', 'is not a duration', '60s'],
  [{ 'module-timeout': '0s' }, 'module-timeout', '0s', 'is not a sensible time limit', '24h'],
  [{ 'module-timeout': '900h' }, 'module-timeout', '900h', 'is not a sensible time limit', '24h'],
  [{ 'no-cache': 'yes' }, 'no-cache', 'yes', 'is neither true nor false', 'true or false'],
  [{ load: '1' }, 'load', '1', 'is neither true nor false', 'true or false'],
  [{ 'fail-on': 'errors' }, 'fail-on', 'errors', 'is not one of the known values', 'error, warning, never'],
  [{ publish: 'sometimes' }, 'publish', 'sometimes', 'is not one of the known values', 'auto, always, never'],
  [
    { publish: 'by-digest' },
    'publish',
    'by-digest',
    'is for one platform, and platforms has 2',
    'plan makes the matrix',
  ],
  [{ push: 'true', publish: 'never' }, 'push', 'true', 'contradicts publish: never', 'Remove push'],
  [{ push: 'false', publish: 'always' }, 'push', 'false', 'contradicts publish: always', 'Remove push'],
  [{ push: 'true', publish: 'auto' }, 'push', 'true', 'contradicts publish: auto', 'Remove push'],
  [{ 'no-cache': 'true', 'cache-from': 'type=gha' }, 'cache-from', 'type=gha', 'contradicts no-cache', 'Remove one'],
  [{ 'no-cache': 'true', 'no-cache-filters': 'a' }, 'no-cache-filters', 'a', 'cannot be used with', 'Remove one'],
  [{ image: ',' }, 'image', ',', 'names nothing', 'leave it empty'],
  [{ platforms: ' , ' }, 'platforms', ',', 'names nothing', 'leave it empty'],
  [
    { 'cache-to': 'type=gha', 'platform-build-args': 'linux/arm64=A=b' },
    'cache-to',
    'type=gha',
    'would overwrite the others',
    'Remove cache-to',
  ],
  [{ modules: 'sharp,!sharp' }, 'modules', 'sharp', 'contradicts !sharp', 'Remove one'],
  [{ modules: '../etc' }, 'modules', '../etc', 'is not a package name', 'sharp'],
  [{ 'build-args': '=x' }, 'build-args', '=x', 'KEY=value', 'NODE_ENV'],
  [
    { 'platform-build-args': 'linux/386=A=b' },
    'platform-build-args',
    'linux/386=A=b',
    'which is not built',
    'platforms',
  ],
  [{ 'platform-build-args': 'A=b' }, 'platform-build-args', 'A=b', 'platform=KEY=value', 'linux/arm64'],
  [{ 'cache-version': '1,mode=min' }, 'cache-version', '1,mode=min', 'cache key', 'letters'],
  [{ 'cache-scope': 'a b' }, 'cache-scope', 'a b', 'cache key', 'letters'],
  [{ cache: 'gha' }, 'cache', 'gha', 'is not one of the known values', 'auto, off'],
  [{ 'shm-size': 'big' }, 'shm-size', 'big', 'is not a size', '64m'],
  [{ ulimit: 'nofile' }, 'ulimit', 'nofile', 'type=soft:hard', 'nofile=1024'],
  [{ 'add-hosts': 'db' }, 'add-hosts', 'db', 'host:address', 'db.example'],
  [{ attests: 'sbom' }, 'attests', 'sbom', 'type=...', 'type=sbom'],
  [{ annotations: 'x' }, 'annotations', 'x', 'key=value', 'org.opencontainers'],
  [{ labels: '"a=b' }, 'labels', '"a=b', 'never closed', 'Close it'],
  [{ 'secret-envs': 'a=B', 'secret-files': 'a=.npmrc' }, 'secret-files', 'a', 'given twice', 'once'],
  [
    { context: 'https://github.com/acme/app.git' },
    'context',
    'https://github.com/acme/app.git',
    'is not a folder',
    'actions/checkout',
  ],
  [{ context: '{{defaultContext}}:app' }, 'context', '{{defaultContext}}:app', 'is not a folder', 'actions/checkout'],
] satisfies [Partial<Record<InputName, string>>, InputName, string, string, string][])(
  '%j is wrong in %s',
  (given, input, value, message, remedy) => {
    expect(problemsOf(given)).toEqual([
      {
        input,
        value: expect.stringContaining(value),
        message: expect.stringContaining(message),
        remedy: expect.stringContaining(remedy),
      },
    ])
  },
)

test.each(Object.entries(refusedInputs))('the foreign input %s is refused with what to do instead', (name, remedy) => {
  expect(problemsOf({ [name]: 'something' })).toEqual([
    { input: name, value: 'something', message: 'this input is not supported', remedy },
  ])
})

test('everything that is wrong is told at once, files that are missing included', () => {
  const wrong = {
    platforms: 'linux/amd46',
    tags: 'a b',
    'verdict-cache': '',
    'module-timeout': '60',
    password: 'hunter2',
    push: 'true',
    publish: 'never',
    context: 'nowhere',
    outputs: 'type=oci',
  }
  const problems = problemsOf(wrong, { paths: { nowhere: 'missing' } })
  expect(problems.map(({ input }) => input).sort()).toEqual([
    'context',
    'module-timeout',
    'outputs',
    'password',
    'platforms',
    'push',
    'tags',
  ])
  const raw = rawInputs(wrong)
  const message = (() => {
    try {
      return JSON.stringify(parseInputs(raw, { looked: new Map(), event: null }))
    } catch (error) {
      return String(error)
    }
  })()
  for (const name of ['platforms: "linux/amd46"', 'module-timeout: "60"', 'context: "nowhere"', 'password']) {
    expect(message).toContain(name)
  }
  expect(message).not.toContain('hunter2')
})

test.each([
  [{}, { '.': 'missing' }, ['context']],
  [{}, { Dockerfile: 'missing' }, ['file']],
  [{ context: 'app' }, { 'app/Dockerfile': 'missing' }, ['file']],
  [{ context: 'app' }, { app: 'file' }, ['context']],
  [{ file: 'docker' }, { docker: 'folder' }, ['file']],
  [{ context: 'app', file: 'x' }, { app: 'missing', x: 'missing' }, ['context', 'file']],
  [{ 'secret-files': 'a=.npmrc' }, { '.npmrc': 'missing' }, ['secret-files']],
] as const)('%j with %j has problems in %j', (given, paths, inputs) => {
  expect(problemsOf(given, { paths }).map(({ input }) => input)).toEqual(inputs)
})

test('a path that nobody looked at is not taken for present', () => {
  expect(() => parseInputs(rawInputs(), { looked: new Map(), event: null })).toThrow(/there is no such folder/)
})

test.each([
  [{}, ['.', 'Dockerfile']],
  [{ context: './app/' }, ['app', 'app/Dockerfile']],
  [{ file: './docker/../Dockerfile' }, ['.', 'docker/../Dockerfile']],
  [{ context: '/' }, ['/', '//Dockerfile']],
  [{ file: 'docker/prod.Dockerfile', 'secret-files': 'a=x\nb=y' }, ['.', 'docker/prod.Dockerfile', 'x', 'y']],
])('%j names the paths %j', (given, paths) => {
  expect(pathsOf(rawInputs(given))).toEqual(paths)
})

test.each(['secrets', 'password', 'github-token', 'datadog-api-key'] as const)(
  'what is wrong with %s is told without its value',
  (name) => {
    const secret = 'correct-horse-battery'
    const given = { [name]: secret, platforms: 'nonsense' }
    expect(JSON.stringify(problemsOf(given))).not.toContain(secret)
  },
)

test.each([
  [{ 'build-args': 'TOKEN=ghs_0123456789' }, ['build-args']],
  [{ 'build-args': 'URL=https://x:ghs_0123456789@host' }, ['build-args']],
  [{ 'platform-build-args': 'linux/arm64=TOKEN=ghs_0123456789' }, ['platform-build-args']],
])('a secret in %j is refused without being shown', (given, inputs) => {
  const problems = problemsOf({ ...given, 'github-token': 'ghs_0123456789' })
  expect(problems.map(({ input }) => input)).toEqual(inputs)
  expect(JSON.stringify(problems)).not.toContain('ghs_0123456789')
})

test('a user name whose password is empty, as a secret is in runs of forks, is no login and no mistake', () => {
  const inputs = parse({ username: 'me' })
  expect(inputs.credentials).toBeNull()
  expect(inputs.notices.join()).toContain('password is empty')
})

test('a password that is an everyday word makes no argument suspicious', () => {
  expect(parse({ username: 'me', password: 'prod', 'build-args': 'MODE=production' }).build.args).toHaveLength(1)
})

test('secrets travel apart from the rest, and all are known to be masked', () => {
  const inputs = parse({
    secrets: 'npm=alpha-secret\n"key=line one of it\nline two of it"',
    username: 'me',
    password: 'beta-secret',
    'github-token': 'gamma-secret',
    'datadog-api-key': 'delta-secret',
  })
  expect(JSON.stringify(inputs.build)).not.toMatch(/alpha|line/)
  expect(inputs.build.secrets).toEqual(['npm', 'key'])
  expect(inputs.secretValues).toEqual(['alpha-secret', 'line one of it\nline two of it'])
  expect(secretsOf(inputs)).toEqual([
    'gamma-secret',
    'beta-secret',
    'delta-secret',
    'alpha-secret',
    'line one of it\nline two of it',
    'line one of it',
    'line two of it',
  ])
})

test('platforms are understood in every spelling and kept once', () => {
  expect(parse({ platforms: 'linux/x86_64\nlinux/amd64, linux/aarch64,linux/arm/v7' }).platforms).toEqual([
    'linux/amd64',
    'linux/arm64',
    'linux/arm/v7',
  ])
})

test.each([
  ['60s', 60_000],
  ['2m', 120_000],
  ['1m30s', 90_000],
  ['500ms', 500],
  ['1.5s', 1500],
  ['1h', 3_600_000],
])('%s is %i ms', (text, milliseconds) => {
  expect(parse({ 'module-timeout': text }).moduleTimeoutMs).toBe(milliseconds)
})

test.each([
  [{ push: 'true' }, 'always'],
  [{ push: 'False' }, 'never'],
  [{ publish: 'Always' }, 'always'],
  [{ push: 'true', publish: 'always' }, 'always'],
  [{ push: 'false', publish: 'never' }, 'never'],
  [{}, 'auto'],
])('%j means publish: %s', (given, publish) => {
  expect(parse(given).publish).toBe(publish)
})

test('what was written differently from how it is used is told', () => {
  const { images, notices } = parse({ image: 'ghcr.io/Acme/App', 'build-args': 'NPM_TOKEN=x\nNODE_ENV=production' })
  expect(images).toEqual(['ghcr.io/acme/app'])
  expect(notices).toEqual([
    expect.stringContaining('NPM_TOKEN looks like a secret'),
    'ghcr.io/Acme/App has capitals, which registries refuse: ghcr.io/acme/app is used',
  ])
})

test('an image named after a repository with capitals is lowered', () => {
  const { images, notices } = parse({}, eventOf({ repository: { owner: 'Acme', name: 'Shop' } }))
  expect(images).toEqual(['ghcr.io/acme/shop'])
  expect(notices).toHaveLength(1)
})

test('a repository whose name no image can have needs a name given', () => {
  const event = eventOf({ repository: { name: '.github' } })
  expect(problemsOf({}, { event }).map(({ input }) => input)).toEqual(['image'])
  expect(parse({ image: 'ghcr.io/acme/dot-github' }, event).images).toEqual(['ghcr.io/acme/dot-github'])
})

test('to publish from a laptop the image and its tags must be named', () => {
  expect(problemsOf({ publish: 'always' }, { event: null }).map(({ input }) => input)).toEqual(['image', 'tags'])
  expect(problemsOf({ publish: 'always', image: 'a/b' }, { event: null }).map(({ input }) => input)).toEqual(['tags'])
  expect(parse({ publish: 'always', tags: 'a/b:1' }, null).images).toEqual(['docker.io/a/b'])
  expect(parse({}, null).images).toEqual([])
})

test('a site that is none of Datadog costs no run', () => {
  expect(parse({ 'datadog-api-key': 'key', 'datadog-site': 'datadog.invalid' }).datadog.site).toBeNull()
})

test('inputs are data: what reads them twice gets the same', () => {
  const raw = rawInputs({ tags: '1\n2', modules: 'a,!b' })
  const facts = { looked: present(raw), event: eventOf() }
  expect(parseInputs(raw, facts)).toEqual(parseInputs(raw, facts))
})
