import { describe, expect, test } from '@jest/globals'
import { createLayerMerge, type LayerEntry } from '../../../src/core/layers/merge.js'

/** `path/` is a folder, `path>target` a symbolic link, `path=target` a hard link, anything else a file. */
const entry = (written: string): LayerEntry => {
  const [, path = '', kind = '', target = ''] = /^([^>=]*?)(?:([>=])(.*)|(?:\/))?$/.exec(written) ?? []
  const type = kind === '>' ? 'symlink' : kind === '=' ? 'hardlink' : written.endsWith('/') ? 'directory' : 'file'
  return { path, type, target: type === 'hardlink' ? target : '' }
}

/** What the layers come to, the lowest first; each entry as `path@layer`, with a link's first name behind `=`. */
const merge = (...layers: readonly (readonly string[])[]) => {
  const merged = createLayerMerge(layers.length)
  const seen: string[] = []
  let again = 0
  for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
    const entries = layers[layer]!.map(entry)
    const show = (place: (one: LayerEntry) => readonly string[]): void => {
      for (const one of entries) {
        place(one).forEach((name, index, [first]) => {
          const target = one.type === 'hardlink' ? one.target : index > 0 ? first : undefined
          seen.push(`${name}@${layer}${target === undefined ? '' : `=${target}`}`)
        })
      }
    }
    show(merged.place)
    if (merged.again()) {
      again += 1
      show(merged.placeAgain)
    }
    merged.down()
  }
  return { seen: seen.toSorted(), gaps: merged.gaps(), again }
}

describe('what a layer hides', () => {
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ['a later file replaces an earlier one', [['/a'], ['/a']], ['/a@1']],
    ['other files stay', [['/a', '/b'], ['/b']], ['/a@0', '/b@1']],
    ['a whiteout removes a file', [['/a', '/b'], ['/.wh.a']], ['/b@0']],
    ['a whiteout removes a folder with all that is in it', [['/d/', '/d/x', '/d/e/y'], ['/.wh.d']], []],
    ['a whiteout is for the layers below its own', [['/a'], ['/.wh.a', '/a']], ['/a@1']],
    ['a whiteout in a folder that a layer above replaces', [['/d/', '/d/x'], ['/d/.wh.x'], ['/d']], ['/d@2']],
    ['what is made anew above it is seen', [['/a'], ['/.wh.a'], ['/a']], ['/a@2']],
    [
      'an opaque folder hides what is below',
      [
        ['/d/', '/d/x'],
        ['/d/', '/d/.wh..wh..opq', '/d/y'],
      ],
      ['/d/y@1', '/d@1'],
    ],
    ['but not what is in its own layer', [['/d/x'], ['/d/y', '/d/.wh..wh..opq']], ['/d/y@1']],
    [
      'an opaque root hides everything',
      [
        ['/a', '/d/b'],
        ['/.wh..wh..opq', '/c'],
      ],
      ['/c@1'],
    ],
    ['a file in the place of a folder', [['/d/', '/d/x'], ['/d']], ['/d@1']],
    ['a link in the place of a folder', [['/d/', '/d/x'], ['/d>e']], ['/d@1']],
    ['a folder in the place of a file', [['/d'], ['/d/', '/d/x']], ['/d/x@1', '/d@1']],
    [
      'a folder has nothing of what was there before a file took its place',
      [['/d/', '/d/x'], ['/d'], ['/d/', '/d/y']],
      ['/d/y@2', '/d@2'],
    ],
    ['and not before a link did', [['/d/e/x'], ['/d>e'], ['/d/'], ['/d/e/y']], ['/d/e/y@3', '/d@2']],
    ['only one name makes a folder opaque', [['/d/x'], ['/d/.wh..wh.opq']], ['/d/x@0']],
    ['a folder keeps what it had', [['/d/', '/d/x'], ['/d/']], ['/d/x@0', '/d@1']],
    ['a folder that was only implied is taken from below', [['/d/', '/d/x'], ['/d/y']], ['/d/x@0', '/d/y@1', '/d@0']],
    ['AUFS keeps its own files', [['/a'], ['/.wh..wh.aufs', '/.wh..wh.plnk/1', '/.wh..wh.orph/']], ['/a@0']],
    [
      'nothing removes the folder that it is in',
      [
        ['/d/', '/d/x'],
        ['/d/.wh..', '/d/.wh...', '/d/.wh.'],
      ],
      ['/d/x@0', '/d@0'],
    ],
    [
      'names that a program may trip over',
      [['/__proto__', '/constructor/x'], ['/.wh.__proto__']],
      ['/constructor/x@0'],
    ],
  ])('%s', (_, layers, seen) => {
    expect(merge(...layers)).toEqual({ seen, gaps: [], again: 0 })
  })
})

describe('hard links', () => {
  test.each<[string, readonly (readonly string[])[], readonly string[], number]>([
    ['in one layer', [['/a', '/b=/a']], ['/a@0', '/b@0=/a'], 0],
    ['whose first name is replaced later', [['/a', '/b=/a', '/c=/a'], ['/a']], ['/a@1', '/b@0', '/c@0=/b'], 1],
    ['whose first name is removed later', [['/store/a', '/b=/store/a'], ['/.wh.store']], ['/b@0'], 1],
    [
      'of a link',
      [
        ['/a', '/b=/a', '/c=/b'],
        ['/.wh.a', '/.wh.b'],
      ],
      ['/c@0'],
      1,
    ],
    ['that are hidden themselves', [['/a', '/b=/a'], ['/.wh.b']], ['/a@0'], 0],
  ])('%s', (_, layers, seen, again) => {
    expect(merge(...layers)).toEqual({ seen, gaps: [], again })
  })

  test('to what is nowhere are told', () => {
    expect(merge(['/a'], ['/b=/none']).gaps).toEqual(['/b is a link to /none, which is not there'])
  })

  test.each<[string, readonly (readonly string[])[], readonly string[], RegExp]>([
    ['to a file of a layer below', [['/a'], ['/b=/a']], ['/a@0', '/b@0=/a'], /\/b is a link to \/a, which its layer/],
    ['to one that a later layer replaced', [['/a'], ['/b=/a'], ['/a']], ['/a@2', '/b@0'], /\/b is a link to \/a/],
    ['to a later file of their layer', [['/b=/a', '/a']], ['/a@0', '/b@0=/a'], /\/b is a link to \/a/],
    ['to a file that is there twice', [['/a', '/b=/a', '/a']], ['/a@0', '/a@0', '/b@0=/a'], /has \/a twice/],
    ['that are files as well', [['/a', '/b=/a', '/b']], ['/a@0', '/b@0', '/b@0=/a'], /has \/b twice/],
    ['to a hidden file that is there twice', [['/a', '/b=/a', '/a'], ['/.wh.a']], ['/b@0', '/b@0'], /has \/a twice/],
  ])('%s are read and told as uncertain', (_, layers, seen, gap) => {
    const { seen: names, gaps } = merge(...layers)
    expect(new Set(names)).toEqual(new Set(seen))
    expect(gaps).toEqual([expect.stringMatching(gap)])
  })

  test('with long names are refused before they fill the memory', () => {
    const merged = createLayerMerge(1)
    const name = 'n'.repeat(1_000_000)
    expect(() => {
      for (let count = 0; count < 100; count += 1) merged.place(entry(`/${count}${name}=/a`))
    }).toThrow('names of links of more than')
  })

  test('of one file may be many', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `/n${index}=/a`)
    expect(merge(['/a', ...names], ['/.wh.a']).seen).toHaveLength(20_000)
  })
})

describe('what engines do not agree on is told', () => {
  const gap = 'a layer writes below /lib, which is a symbolic link: engines differ in where that ends up'

  test.each<[string, readonly (readonly string[])[]]>([
    ['below a link of a lower layer', [['/lib>usr/lib', '/usr/lib/x'], ['/lib/y']]],
    ['below a link of the same layer', [['/lib>usr/lib', '/lib/y']]],
    ['that is removed below a link of a lower layer', [['/lib>usr/lib', '/usr/lib/x'], ['/lib/.wh.x']]],
    ['that is removed below a link of the same layer', [['/lib>usr/lib', '/lib/.wh.x']]],
  ])('a file %s', (_, layers) => {
    expect(merge(...layers).gaps).toEqual([gap])
  })

  test.each<[string, readonly string[], RegExp]>([
    ['a whiteout behind its own file', ['/a', '/.wh.a'], /has \/a and, behind it, a whiteout/],
    ['a whiteout behind its own folder', ['/d/', '/d/new', '/.wh.d'], /has \/d and, behind it, a whiteout/],
    ['a file in the place of a folder of the same layer', ['/d/', '/d/x', '/d'], /as a folder and as something else/],
    ['a file in the place of a folder that is only implied', ['/d/x', '/d'], /as a folder and as something else/],
    ['a file below a file of the same layer', ['/d', '/d/x'], /writes below \/d, which is no folder/],
  ])('%s', (_, layer, said) => {
    expect(merge([], layer).gaps).toEqual([expect.stringMatching(said)])
  })

  test.each<[string, readonly string[]]>([
    ['before', ['/d', '/d/x']],
    ['behind', ['/d/x', '/d']],
  ])('a file %s what is below it, where a layer above has a folder', (_, layer) => {
    expect(merge(layer, ['/d/', '/d/y']).gaps).toEqual([
      'a layer writes below /d, which is no folder: engines differ in where that ends up',
    ])
  })

  test.each<[string, readonly string[]]>([
    ['named', ['/.wh.d', '/d/', '/d/y']],
    ['implied', ['/.wh.d', '/d/y']],
  ])('a whiteout of a folder that its layer has, %s, where something was in it', (_, layer) => {
    const gap = 'a layer removes /d and has it as a folder: engines differ in what is in it'
    expect(merge(['/d/', '/d/x'], layer).gaps).toEqual([gap])
    expect([merge(['/d/'], layer).gaps, merge(['/d/x'], layer, ['/.wh.d']).gaps]).toEqual([[], []])
  })

  test('a folder that takes the place of a link is certain', () => {
    expect(merge(['/lib>usr/lib'], ['/lib/', '/lib/y'])).toEqual({ seen: ['/lib/y@1', '/lib@1'], gaps: [], again: 0 })
  })
})

test('paths without end are refused before they fill the memory', () => {
  const merged = createLayerMerge(1, 10_000)
  const deep = '/d'.repeat(2000)
  expect(() => {
    for (let count = 0; count < 10; count += 1) merged.place(entry(`/${count}${deep}`))
  }).toThrow('more than 10000 files and folders')
})
