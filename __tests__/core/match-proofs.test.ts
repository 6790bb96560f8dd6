import { expect, test } from '@jest/globals'
import { matchProofs } from '../../src/core/match-proofs.js'
import { parseProof, renderProof, type Proof } from '../../src/core/proof.js'
import { amd64, arm64, digestOf, outcomeOf } from '../support/outcome.js'

const outcome = outcomeOf()
const proofOf = (platform: typeof amd64): string => renderProof(outcome, platform) ?? ''
const changed = (platform: typeof amd64, change: Partial<Proof>): string =>
  JSON.stringify({ ...(JSON.parse(proofOf(platform)) as object), ...change })
const never = (): never => {
  throw new Error('there is no proof')
}
const files = (...texts: readonly string[]) =>
  texts.map((text, index) => ({ name: `proof-${index}.json`, text, signature: null }))

const wanted = {
  platforms: [amd64, arm64],
  images: outcome.images,
  repository: outcome.source.repository,
  commit: outcome.source.commit,
  run: outcome.source.url,
}

test('a proof says what its job proved, and is read as it was written', () => {
  const proof = parseProof(proofOf(arm64))
  expect(proof).toMatchObject({ platform: arm64, verdict: 'verified', digest: digestOf('b'), pushed: digestOf('e') })
  expect(proof?.smoke).toEqual(outcome.evidence.find(({ platform }) => platform === arm64)?.smoke)
})

test('a proof says which modules an expression of the user proved', () => {
  const smoke = parseProof(proofOf(arm64))?.smoke
  const outcomes = smoke?.outcomes.map((one) => ({ ...one, how: 'expression' as const })) ?? []
  const read = parseProof(changed(arm64, { smoke: { ...(smoke ?? never()), outcomes } }))
  expect(read?.smoke.outcomes.map(({ how }) => how)).toEqual(outcomes.map(() => 'expression'))
  expect(outcomes).not.toEqual([])
})

test('one proof of each platform is what is wanted', () => {
  const { proofs, findings } = matchProofs(files(proofOf(arm64), proofOf(amd64)), wanted)
  expect(findings).toEqual([])
  expect(proofs.map(({ platform }) => platform)).toEqual([amd64, arm64])
})

test('a job that ran again hands in what belongs to the same run', () => {
  const again = changed(arm64, { run: `${String(outcome.source.url).replace(/\/attempts\/\d+$/, '')}/attempts/7` })
  expect(matchProofs(files(proofOf(amd64), again), wanted).findings).toEqual([])
})

test('a platform that nobody proved is named', () => {
  const { findings } = matchProofs(files(proofOf(amd64)), wanted)
  expect(findings.map(({ code, subject }) => [code, subject])).toEqual([['AP716', arm64]])
})

test('two proofs of one platform are one too many', () => {
  const { proofs, findings } = matchProofs(files(proofOf(amd64), proofOf(arm64), proofOf(arm64)), wanted)
  expect(findings.map(({ code, found }) => [code, found])).toEqual([
    ['AP716', '2 proofs of linux/arm64 were handed in: proof-1.json, proof-2.json'],
  ])
  expect(proofs.map(({ platform }) => platform)).toEqual([amd64])
})

test.each([
  ['a job that refused', { verdict: 'refused' }, 'came to the verdict refused'],
  ['a platform that is not asked for', null, 'is not asked for'],
  ['another commit', { commit: 'f'.repeat(40) }, 'is of the commit fff'],
  ['another repository', { repository: 'mallory/shop' }, 'was made by mallory/shop'],
  ['another run', { run: 'https://github.com/acme/shop/actions/runs/41' }, 'was made by another run'],
  ['another image', { images: ['ghcr.io/acme/other'] }, 'did not push to ghcr.io/acme/shop'],
  ['another digest than its evidence', { digest: digestOf('f') }, 'its evidence is about another digest'],
] as const)('a proof of %s is refused', (_, change, reason) => {
  const proof = changed(arm64, change ?? {})
  const asked = change === null ? { ...wanted, platforms: [amd64] } : wanted
  const { findings } = matchProofs(files(proofOf(amd64), proof), asked)
  expect(findings[0]?.code).toBe('AP717')
  expect(findings[0]?.found).toContain(reason)
})

test.each(['', 'no JSON', '{}', '[]', 'null', '{"schema":1}', JSON.stringify({ schema: 2 })])(
  '%j is no proof',
  (text) => {
    expect(parseProof(text)).toBeNull()
    expect(matchProofs(files(text), wanted).findings[0]?.code).toBe('AP717')
  },
)
