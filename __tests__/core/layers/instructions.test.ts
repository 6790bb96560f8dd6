import { expect, test } from '@jest/globals'
import { parseConfig } from '../../../src/core/layers/documents.js'
import { layerInstructions } from '../../../src/core/layers/instructions.js'

const diff = (digit: string) => `sha256:${digit.repeat(64)}`

const instructionsOf = (layers: number, history: readonly unknown[] | null) => {
  const diff_ids = Array.from({ length: layers }, (_, index) => diff(String(index)))
  const document = parseConfig(JSON.stringify({ rootfs: { diff_ids }, history }))
  if (document === null) throw new Error('no configuration')
  return layerInstructions(document)
}

test('one for each layer: what made none is left out', () => {
  const history = [
    { created_by: 'ADD rootfs.tar / # buildkit' },
    { created_by: 'ENV A=b', empty_layer: true },
    { created_by: 'COPY . . # buildkit', empty_layer: false },
  ]
  expect(instructionsOf(2, history)).toEqual(['ADD rootfs.tar / # buildkit', 'COPY . . # buildkit'])
})

test('where layers and history differ in number nothing is said', () => {
  expect(instructionsOf(2, [{ created_by: 'COPY . .' }])).toEqual(['', ''])
  expect(instructionsOf(1, null)).toEqual([''])
})

test('an entry that says nothing', () => expect(instructionsOf(1, [{ comment: 'x' }])).toEqual(['']))

test.each([
  ['RUN |1 NPM_TOKEN=s3cret /bin/sh -c npm ci # buildkit', 'RUN /bin/sh -c npm ci # buildkit'],
  ['|2 TOKEN=s3cret A=a b /bin/sh -c npm ci', 'RUN /bin/sh -c npm ci'],
  ['RUN |1 TOKEN=s3cret /bin/bash -o pipefail -c npm ci\nnpm test', 'RUN /bin/bash -o pipefail -c npm ci\nnpm test'],
  ['RUN |1 TOKEN=s3cret node install.js # buildkit', ''],
])('values of build arguments are not repeated: %j', (recorded, instruction) => {
  expect(instructionsOf(1, [{ created_by: recorded }])).toEqual([instruction])
})

test.each([
  [
    'ADD https://me:s3cret@example.org/a.tgz?sig=s3cret#x /tmp/ # buildkit',
    'ADD https://example.org/a.tgz /tmp/ # buildkit',
  ],
  ['RUN /bin/sh -c curl git+https://s3cret@x.org && true', 'RUN /bin/sh -c curl git+https://x.org && true'],
])('nor are logins and signatures of addresses: %j', (recorded, instruction) => {
  expect(instructionsOf(1, [{ created_by: recorded }])).toEqual([instruction])
})

test('a long one is cut', () => {
  expect(instructionsOf(1, [{ created_by: `RUN ${'x'.repeat(1_000_000)}` }])[0]).toHaveLength(4000)
})
