import { expect, test } from '@jest/globals'
import { settleTags } from '../../src/core/existing-tags.js'
import { planTags } from '../../src/core/tags.js'
import { eventOf, parse } from '../support/inputs.js'

const { images } = parse({ image: 'ghcr.io/acme/shop' })
const planned = (ref: string, given = '') => planTags(images, parse({ tags: given }).tags, eventOf({ ref }))
const settled = (tags: ReturnType<typeof planned>, existing: readonly string[] | null) => {
  const { tags: kept, left } = settleTags(tags, new Map([['ghcr.io/acme/shop', existing]]))
  return { moved: kept.map(({ tag }) => tag), left: left.map(({ tag }) => tag.tag) }
}

test.each([
  ['v1.2.3', [], ['1.2.3', '1.2', '1', 'latest'], []],
  ['v1.2.3', ['1.2.2', '1.2', 'latest', 'main'], ['1.2.3', '1.2', '1', 'latest'], []],
  ['v1.2.3', ['1.2.3'], ['1.2.3', '1.2', '1', 'latest'], []],
  ['v1.2.4', ['2.0.0'], ['1.2.4', '1.2', '1'], ['latest']],
  ['v1.2.4', ['1.3.0'], ['1.2.4', '1.2'], ['1', 'latest']],
  ['v1.2.4', ['1.2.5'], ['1.2.4'], ['1.2', '1', 'latest']],
  // A pre-release is no release, and 10 is more than 9.
  ['v1.2.4', ['2.0.0-rc.1', '2.0'], ['1.2.4', '1.2', '1', 'latest'], []],
  ['v1.9.0', ['1.10.0'], ['1.9.0', '1.9'], ['1', 'latest']],
  ['v2.0.0-rc.1', ['1.0.0'], ['2.0.0-rc.1'], []],
  // A tag spells `+` as `-`, which makes it no pre-release.
  ['v1.2.4+hotfix.1', ['2.0.0'], ['1.2.4-hotfix.1', '1.2', '1'], ['latest']],
  ['v1.2.4+hotfix.1', ['1.2.4', '1.2.3'], ['1.2.4-hotfix.1', '1.2', '1', 'latest'], []],
])('%s where there is %j', (version, existing, moved, left) => {
  expect(settled(planned(`refs/tags/${version}`), existing)).toEqual({ moved, left })
})

test('in doubt latest stays', () => {
  expect(settled(planned('refs/tags/v1.2.3'), null)).toEqual({ moved: ['1.2.3', '1.2', '1'], left: ['latest'] })
})

test('tags that the user wrote are moved as they say', () => {
  expect(settled(planned('refs/tags/v1.2.4', '1.2.4\nlatest'), ['2.0.0'])).toEqual({
    moved: ['1.2.4', 'latest'],
    left: [],
  })
})

test('a branch moves whatever releases there are', () => {
  expect(settled(planned('refs/heads/main'), ['2.0.0', 'main']).left).toEqual([])
})
