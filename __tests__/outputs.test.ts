import { expect, test } from '@jest/globals'
import { outputNames, toOutputs } from '../src/outputs.js'
import { amd64, digestOf, outcomeOf, platformEvidence, refusedOutcome, wrongMachine } from './support/outcome.js'

test('a published image: every output says what it is', () => {
  const { platforms, ...outputs } = toOutputs(outcomeOf())
  expect(outputs).toEqual({
    verdict: 'verified',
    image: 'ghcr.io/acme/shop',
    digest: digestOf('e'),
    imageid: digestOf('e'),
    tags: '["ghcr.io/acme/shop:1.2.3","ghcr.io/acme/shop:latest"]',
    findings: '{"error":0,"unknown":0,"warning":0,"notice":0}',
    published: 'true',
    'first-push': 'false',
    'previous-digests': `{"ghcr.io/acme/shop:1.2.3":null,"ghcr.io/acme/shop:latest":"${digestOf('9')}"}`,
    report: '/tmp/runner/report',
    metadata: '{"secret-build-arg":"in-metadata"}',
  })
  expect(JSON.parse(platforms)).toMatchObject([
    {
      platform: 'linux/amd64',
      verdict: 'verified',
      digest: digestOf('a'),
      size: 312_400_000,
      method: 'native',
      durations: { build: 41_000, audit: 2310, smoke: 940 },
    },
    { platform: 'linux/arm64', digest: digestOf('b'), method: 'emulated (QEMU 10.1.0)' },
  ])
})

test('the modules of a platform say what came of each', () => {
  const [, arm64] = JSON.parse(toOutputs(refusedOutcome()).platforms) as {
    modules: { name: string; state: string }[]
  }[]
  expect(arm64?.modules.map(({ name, state }) => `${name} ${state}`).sort()).toEqual([
    '@swc/core proved',
    'bcrypt broken',
    'better-sqlite3 broken',
    'esbuild proved',
    'onnxruntime-node proved',
    'rollup proved',
    'sharp proved',
  ])
})

test('a refused image publishes nothing and counts its findings', () => {
  const outputs = toOutputs(refusedOutcome({ findings: [wrongMachine('a'), wrongMachine('b')] }))
  expect(outputs).toMatchObject({
    verdict: 'refused',
    tags: '[]',
    published: 'false',
    'previous-digests': '{}',
    findings: '{"error":2,"unknown":0,"warning":0,"notice":0}',
  })
})

test('a publication that failed tells which tags moved all the same', () => {
  const moved = { reference: 'a/b:1', digest: digestOf('e'), previous: digestOf('9'), moving: false }
  const outputs = toOutputs(outcomeOf({ publication: { kind: 'failed', because: 'the registry died', tags: [moved] } }))
  expect(outputs).toMatchObject({
    published: 'false',
    tags: '["a/b:1"]',
    'previous-digests': `{"a/b:1":"${digestOf('9')}"}`,
  })
})

test('the image of one platform is identified by its configuration', () => {
  const outcome = outcomeOf({ requested: [amd64], evidence: [platformEvidence(amd64)] })
  expect(toOutputs(outcome).imageid).toBe(digestOf('c'))
})

test('where nothing was built nothing is made up', () => {
  const evidence = [{ platform: amd64, built: null, audit: null, smoke: null }]
  const outputs = toOutputs(
    refusedOutcome({ images: [], requested: [amd64], built: null, evidence, durations: [], metadata: '' }),
  )
  expect(outputs).toMatchObject({ image: '', digest: '', imageid: '', metadata: '' })
  expect(JSON.parse(outputs.platforms)).toMatchObject([
    { digest: null, size: null, method: null, durations: { build: null, audit: null, smoke: null }, modules: [] },
  ])
})

test('every declared output is given', () => {
  expect(Object.keys(toOutputs(outcomeOf())).sort()).toEqual([...outputNames].sort())
})
