import { expect, test } from '@jest/globals'
import { attestations, type AttestationFacts } from '../../../src/core/argv/attest.js'

const builderId = 'https://github.com/acme/shop/actions/runs/42/attempts/2'
const none: AttestationFacts = { provenance: null, sbom: null, attests: [], builderId, isPublic: true }

test.each<[Partial<AttestationFacts>, readonly string[]]>([
  [{}, [`type=provenance,mode=max,builder-id=${builderId}`]],
  [{ isPublic: false }, [`type=provenance,mode=min,inline-only=true,builder-id=${builderId}`]],
  [{ builderId: null }, []],
  [{ provenance: 'false' }, ['type=provenance,disabled=true']],
  [{ provenance: 'true' }, [`type=provenance,builder-id=${builderId}`]],
  [{ provenance: 'true', builderId: null }, ['type=provenance,disabled=false']],
  [{ provenance: 'mode=min' }, [`type=provenance,mode=min,builder-id=${builderId}`]],
  [{ provenance: 'mode=max,builder-id=x' }, ['type=provenance,mode=max,builder-id=x']],
  [{ provenance: 'false', sbom: 'true' }, ['type=provenance,disabled=true', 'type=sbom,disabled=false']],
  [{ provenance: 'false', sbom: 'generator=x' }, ['type=provenance,disabled=true', 'type=sbom,generator=x']],
  [{ attests: ['type=provenance,mode=min'] }, [`type=provenance,mode=min,builder-id=${builderId}`]],
  [{ provenance: 'false', attests: ['type=provenance,mode=max'] }, ['type=provenance,disabled=true']],
  [
    { provenance: 'false', sbom: 'false', attests: ['type=sbom', 'type=other,x=y'] },
    ['type=provenance,disabled=true', 'type=sbom,disabled=true', 'type=other,x=y'],
  ],
])('%j is attested as %j', (facts, expected) => {
  expect(attestations({ ...none, ...facts })).toEqual(expected)
})
