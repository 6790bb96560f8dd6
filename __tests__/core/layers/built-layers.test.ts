import { expect, test } from '@jest/globals'
import { builtStack } from '../../support/built-layers.js'
import { compareMerges } from '../../support/merged-layers.js'
import { fuzzSeed, randomNumbers } from '../../support/mutations.js'

/** Bytes of stacks, always the same ones for the same seed. `script/fuzz --target layers` goes on with others. */
const stacks = function* (count: number): Generator<Uint8Array> {
  const random = randomNumbers(fuzzSeed)
  for (let made = 0; made < count; made += 1)
    yield Uint8Array.from({ length: 20 + Math.floor(random() * 400) }, () => Math.floor(random() * 256))
}

test('2000 stacks of layers, as builders make them, come to the file systems that they were made from', () => {
  for (const bytes of stacks(2000)) compareMerges(bytes)
})

test('among them is everything that a layer can say', () => {
  const said = new Set<string>()
  for (const bytes of stacks(200)) {
    const { layers } = builtStack(bytes)
    for (const { path, type } of layers.flat())
      said.add(path.endsWith('/.wh..wh..opq') ? 'opaque' : path.includes('/.wh.') ? 'whiteout' : type)
    said.add(`${layers.length} layers`)
  }
  expect([...said]).toEqual(
    expect.arrayContaining(['opaque', 'whiteout', 'file', 'directory', 'symlink', 'hardlink', '1 layers', '6 layers']),
  )
})
