import { expect, test } from '@jest/globals'
import { buildArguments, buildEnvironment, type BuildInvocation } from '../../../src/core/argv/build.js'
import type { InputName } from '../../../src/core/input/names.js'
import { plan } from '../../../src/core/plan.js'
import { parse } from '../../support/inputs.js'

const both = ['linux/amd64', 'linux/arm64'] as const
const noCache = { read: false, write: false }
const image: BuildInvocation = { platforms: both, result: 'image', cache: noCache }

/** Arguments of a plan without event, so that nothing is in them but what the inputs say. */
const argumentsOf = (given: Partial<Record<InputName, string>>, invocation: Partial<BuildInvocation> = {}) => {
  const inputs = parse(given, null)
  return buildArguments(plan(inputs, null, { packageJson: null, commitTime: null }), { ...image, ...invocation })
}

const always = ['--platform', 'linux/amd64,linux/arm64', '--file', 'Dockerfile']

test.each<[Partial<Record<InputName, string>>, readonly string[]]>([
  [{}, []],
  [{ target: 'runtime' }, ['--target', 'runtime']],
  [{ 'build-args': 'A=b, c\nB' }, ['--build-arg', 'A=b, c', '--build-arg', 'B']],
  [{ 'build-contexts': 'base=docker-image://x' }, ['--build-context', 'base=docker-image://x']],
  [{ ssh: 'default,key=/id' }, ['--ssh', 'default', '--ssh', 'key=/id']],
  [{ labels: 'a=b\nc=d' }, ['--label', 'a=b', '--label', 'c=d']],
  [{ annotations: 'index:a=b' }, ['--annotation', 'index:a=b']],
  [{ provenance: 'false' }, ['--attest', 'type=provenance,disabled=true']],
  [{ 'add-hosts': 'a:1,b:2' }, ['--add-host', 'a:1', '--add-host', 'b:2']],
  [{ allow: 'network.host' }, ['--allow', 'network.host']],
  [{ ulimit: 'nofile=1:2' }, ['--ulimit', 'nofile=1:2']],
  [{ network: 'host' }, ['--network', 'host']],
  [{ 'shm-size': '64m' }, ['--shm-size', '64m']],
  [{ 'cgroup-parent': '/x' }, ['--cgroup-parent', '/x']],
  [{ 'no-cache': 'true' }, ['--no-cache']],
  [{ 'no-cache-filters': 'a,b' }, ['--no-cache-filter', 'a', '--no-cache-filter', 'b']],
  [{ pull: 'true' }, ['--pull']],
  [{ 'secret-envs': 'a=B' }, ['--secret', 'id=a,env=B']],
  [{ 'secret-files': 'a=my file,1' }, ['--secret', 'id=a,"src=my file,1"']],
])('%j gives %j', (given, expected) => {
  expect(argumentsOf(given)).toEqual([...always, ...expected])
})

test('the Dockerfile is that of the context', () => {
  expect(argumentsOf({ context: 'app' })).toEqual(expect.arrayContaining(['--file', 'app/Dockerfile']))
})

test('values of secrets are in the environment and in no argument', () => {
  const given = { secrets: 'npm=alpha-secret\n"key=beta,secret\nof two lines"', 'secret-envs': 'x=Y' }
  const argv = argumentsOf(given)
  expect(argv).toEqual([
    ...always,
    ...['--secret', 'id=npm,env=ARCHPROOF_SECRET_0'],
    ...['--secret', 'id=key,env=ARCHPROOF_SECRET_1'],
    ...['--secret', 'id=x,env=Y'],
  ])
  expect(argv.join(' ')).not.toMatch(/alpha|beta/)
  expect(buildEnvironment(parse(given))).toEqual({
    ARCHPROOF_SECRET_0: 'alpha-secret',
    ARCHPROOF_SECRET_1: 'beta,secret\nof two lines',
  })
})

const cached = (given: Partial<Record<InputName, string>>, invocation: Partial<BuildInvocation>) =>
  argumentsOf({ image: 'acme/shop', ...given }, { cache: { read: true, write: true }, ...invocation }).filter(
    (argument, index, all) => /^--cache/.test(argument) || /^--cache/.test(all[index - 1] ?? ''),
  )

test('the build of one platform reads and writes the scope of that platform', () => {
  expect(cached({}, { platforms: ['linux/arm64'], result: 'cache' })).toEqual([
    ...['--cache-from', 'type=gha,scope=acme-shop-linux-arm64-v1'],
    ...['--cache-to', 'type=gha,scope=acme-shop-linux-arm64-v1,mode=max,ignore-error=true'],
  ])
})

test('the build of all platforms reads every scope and overwrites none', () => {
  expect(cached({ 'cache-version': '7' }, {})).toEqual([
    ...['--cache-from', 'type=gha,scope=acme-shop-linux-amd64-v7'],
    ...['--cache-from', 'type=gha,scope=acme-shop-linux-arm64-v7'],
  ])
})

test.each([
  [{ read: false, write: false }, []],
  [{ read: true, write: false }, ['--cache-from', 'type=gha,scope=acme-shop-linux-amd64-v1']],
  [{ read: false, write: true }, ['--cache-to', 'type=gha,scope=acme-shop-linux-amd64-v1,mode=max,ignore-error=true']],
])('a cache that offers %j is used for that', (cache, expected) => {
  expect(cached({}, { platforms: ['linux/amd64'], cache })).toEqual(expected)
})

test('no-cache reads no cache and still fills it', () => {
  expect(cached({ 'no-cache': 'true' }, { platforms: ['linux/amd64'] })).toEqual([
    '--cache-to',
    'type=gha,scope=acme-shop-linux-amd64-v1,mode=max,ignore-error=true',
  ])
})

test('given caches are used as they are', () => {
  expect(cached({ 'cache-from': 'type=registry,ref=a:b', 'cache-to': 'type=inline' }, {})).toEqual([
    ...['--cache-from', 'type=registry,ref=a:b', '--cache-to', 'type=inline'],
  ])
})

test('cache: off is no cache', () => {
  expect(cached({ cache: 'off' }, { platforms: ['linux/amd64'] })).toEqual([])
})

test('a build that only warms the cache is neither attested nor annotated', () => {
  expect(argumentsOf({ provenance: 'mode=max', annotations: 'a=b' }, { result: 'cache' })).toEqual([
    ...always,
    ...['--provenance', 'false'],
  ])
})

const differing = { 'build-args': 'ARCH=none\nCOMMON=1', 'platform-build-args': 'linux/arm64=ARCH=aarch64' }

test.each([
  ['linux/arm64', ['--build-arg', 'COMMON=1', '--build-arg', 'ARCH=aarch64']],
  ['linux/amd64', ['--build-arg', 'ARCH=none', '--build-arg', 'COMMON=1']],
] as const)('%s has its own build arguments', (platform, expected) => {
  expect(argumentsOf(differing, { platforms: [platform] }).filter((argument) => /build-arg|=/.test(argument))).toEqual(
    expected,
  )
})

test('one build cannot have arguments that differ by platform', () => {
  expect(() => argumentsOf(differing)).toThrow(RangeError)
})

test('the build of a single platform has no index to annotate', () => {
  expect(
    argumentsOf({ annotations: 'index:a=b\nmanifest:c=d' }, { platforms: ['linux/amd64'] }).filter((argument) =>
      /:/.test(argument),
    ),
  ).toEqual(['manifest:c=d'])
})
