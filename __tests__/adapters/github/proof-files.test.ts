import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { proofFiles } from '../../../src/adapters/github/report-files.js'
import { createSignatures } from '../../../src/adapters/github/signatures.js'
import { audienceOf, parseSignature } from '../../../src/core/signature.js'
import { startIdentityProvider, type IdentityProvider } from '../../support/identity-provider.js'
import { amd64, outcomeOf, refusedOutcome } from '../../support/outcome.js'

let folder: string
let provider: IdentityProvider
let ownEnvironment: NodeJS.ProcessEnv
beforeAll(async () => {
  provider = await startIdentityProvider()
  ownEnvironment = { ...process.env }
})
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'archproof-proofs-'))))
afterEach(() => {
  provider.answer = null
  process.env = { ...ownEnvironment }
  rmSync(folder, { recursive: true })
})
afterAll(() => provider.close())

const proofs = (granted: boolean) => {
  Object.assign(process.env, provider.environment(granted))
  return proofFiles(createSignatures({ environment: provider.environment(granted), now: Date.now }))
}
const outcome = () => outcomeOf({ requested: [amd64], reportFolder: folder })
const signature = () => join(folder, 'proof-linux-amd64.signature.json')

test('the proof of a job that may sign is signed, as it lies there', async () => {
  expect(await proofs(true).send(outcome())).toEqual([])
  const digest = createHash('sha256')
    .update(readFileSync(join(folder, 'proof-linux-amd64.json')))
    .digest('hex')
  const token = parseSignature(readFileSync(signature(), 'utf8')) ?? ''
  const { read } = createSignatures({ environment: provider.environment(false), now: Date.now })
  expect(await read(token, audienceOf(`sha256:${digest}`))).toMatchObject({ repository: 'acme/shop', run_id: '42' })
})

test('that of another job is not, and the signature of an earlier step does not stay', async () => {
  writeFileSync(signature(), '{}')
  const before = provider.requests.length
  expect(await proofs(false).send(outcome())).toEqual([])
  expect(readdirSync(folder)).toEqual(['proof-linux-amd64.json'])
  expect(provider.requests.slice(before)).toEqual([])
})

test('what was not verified is not signed', async () => {
  expect(await proofs(true).send({ ...refusedOutcome(), requested: [amd64], reportFolder: folder })).toEqual([])
  expect(existsSync(signature())).toBe(false)
})

test('a proof that could not be signed is handed on without, with a warning', async () => {
  provider.answer = () => [403, '{"message":"no"}']
  const findings = await proofs(true).send(outcome())
  expect(findings.map(({ code, severity, platform }) => [code, severity, platform])).toEqual([
    ['AP722', 'warning', amd64],
  ])
  expect(readdirSync(folder)).toEqual(['proof-linux-amd64.json'])
})
