import { expect, test } from '@jest/globals'
import {
  audienceOf,
  foreignSigner,
  isIssuer,
  issuerOf,
  parseClaims,
  parseSignature,
  renderSignature,
  signatureFileName,
  type Claims,
} from '../../src/core/signature.js'
import { arm64, digestOf } from '../support/outcome.js'

const github = 'https://token.actions.githubusercontent.com'

const signer: Claims = {
  iss: github,
  repository: 'acme/shop',
  repository_id: '7',
  run_id: '42',
  run_attempt: '2',
  sha: 'c0ffee',
  workflow_ref: 'acme/shop/.github/workflows/image.yml@refs/heads/main',
  job_workflow_ref: 'archproof/archproof/.github/workflows/publish.yml@refs/tags/v1',
}

test('the signature lies beside the proof, under the names that are handed on with it', () => {
  expect(signatureFileName(arm64)).toBe('proof-linux-arm64.signature.json')
  expect(parseSignature(renderSignature('a.b.c'))).toBe('a.b.c')
})

test('a signature is for the very bytes of a proof', () => {
  expect(audienceOf(digestOf('a'))).toBe(`archproof:sha256:${'a'.repeat(64)}`)
})

test.each([
  '',
  '[]',
  'null',
  '{}',
  '{"schema":2,"token":"a"}',
  '{"schema":1}',
  `{"schema":1,"token":"${'a'.repeat(16385)}"}`,
])('%.40j is no signature', (text) => expect(parseSignature(text)).toBeNull())

test.each(Object.keys(signer))('a token that does not say its %s says nothing', (name) => {
  expect(parseClaims({ ...signer, [name]: undefined })).toBeNull()
  expect(parseClaims({ ...signer, [name]: 42 })).toBeNull()
  expect(parseClaims({ ...signer, more: [] })).toEqual(signer)
})

test('a job of the same run may sign, in this attempt or before', () => {
  expect(foreignSigner(signer, signer)).toBeNull()
  expect(foreignSigner(signer, { ...signer, run_attempt: '3' })).toBeNull()
  expect(foreignSigner(signer, { ...signer, run_attempt: '10' })).toBeNull()
  expect(foreignSigner({ ...signer, run_attempt: '10' }, signer)).toContain('is of attempt 10 of the run')
})

test.each([
  ['iss', `${github}/other`, 'issuer'],
  ['repository', 'mallory/shop', 'repository'],
  ['repository_id', '8', 'repository id'],
  ['run_id', '41', 'run'],
  ['sha', 'badc0de', 'commit'],
  ['workflow_ref', 'acme/shop/.github/workflows/other.yml@refs/heads/main', 'workflow'],
  ['job_workflow_ref', 'acme/shop/.github/workflows/image.yml@refs/heads/main', 'workflow file of the job'],
] as const)('who has another %s may not', (name, value, words) => {
  const told = foreignSigner({ ...signer, [name]: value }, signer)
  expect(told).toBe(`its signer has the ${words} ${value}, this job ${signer[name]}`)
  // What this job does not know of itself it cannot compare.
  expect(foreignSigner({ ...signer, [name]: value }, { ...signer, [name]: undefined })).toBeNull()
})

test.each([
  ['https://github.com', github],
  ['https://acme.ghe.com', 'https://token.actions.acme.ghe.com'],
  ['https://git.acme.example', 'https://git.acme.example/_services/token'],
])('the provider of %s is %s', (server, issuer) => expect(issuerOf(server)).toBe(issuer))

test.each([
  [github, true],
  [`${github}/acme-corp`, true],
  [`${github}/acme/corp`, false],
  [`${github}/`, false],
  [`${github}/..`, false],
  [`${github}.evil.example`, false],
  [`${github}@evil.example`, false],
  ['http://token.actions.githubusercontent.com', false],
  ['', false],
])('%s is an issuer of github.com: %s', (issuer, expected) => {
  expect(isIssuer(issuer, 'https://github.com')).toBe(expected)
})
