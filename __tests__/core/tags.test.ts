import { expect, test } from '@jest/globals'
import { planTags, versionName } from '../../src/core/tags.js'
import { eventOf, parse } from '../support/inputs.js'

const pullRequest = { number: 7, fromFork: false }

/** Tags of the event in the order in which they are to be moved; `!` marks one that stays. */
const tagsOf = (event: Parameters<typeof eventOf>[0]): readonly string[] => {
  const { images, tags } = parse({ image: 'ghcr.io/acme/shop' })
  return planTags(images, tags, eventOf(event)).map(({ tag, moving }) => `${moving ? '' : '!'}${tag}`)
}

test.each([
  ['refs/tags/v1.2.3', ['!1.2.3', '1.2', '1', 'latest']],
  ['refs/tags/1.2.3', ['!1.2.3', '1.2', '1', 'latest']],
  ['refs/tags/v0.4.2', ['!0.4.2', '0.4', 'latest']],
  ['refs/tags/v2.0.0-rc.1', ['!2.0.0-rc.1']],
  ['refs/tags/v0.0.1-alpha', ['!0.0.1-alpha']],
  ['refs/tags/v1.2.3+build.5', ['!1.2.3-build.5', '1.2', '1', 'latest']],
  ['refs/tags/v1.2', ['!v1.2']],
  ['refs/tags/nightly/2026-01-01', ['!nightly-2026-01-01']],
  ['refs/tags/app@1.2.3', ['!app-1.2.3']],
  ['refs/heads/main', ['!sha-0123456', 'main']],
  ['refs/heads/feature/Some-Thing', ['!sha-0123456', 'feature-Some-Thing']],
  ['refs/heads/refs/tags/v9.9.9', ['!sha-0123456', 'refs-tags-v9.9.9']],
  ['refs/heads/---', ['!sha-0123456']],
  ['refs/pull/7/merge', ['!sha-0123456', 'pr-7']],
  ['refs/notes/x', ['!sha-0123456']],
])('%s comes to %j', (ref, tags) => {
  expect(tagsOf({ ref })).toEqual(tags)
})

test('a pull request is one, whatever its ref is', () => {
  expect(tagsOf({ name: 'pull_request_target', ref: 'refs/heads/main', pullRequest })).toEqual(['!sha-0123456', 'pr-7'])
})

test('every image gets every tag, exact ones of all images first', () => {
  const { images } = parse({ image: 'ghcr.io/acme/shop,acme/shop' })
  const tags = planTags(images, [], eventOf({ ref: 'refs/tags/v0.1.0' }))
  expect(tags.map(({ reference }) => reference)).toEqual([
    'ghcr.io/acme/shop:0.1.0',
    'docker.io/acme/shop:0.1.0',
    'ghcr.io/acme/shop:0.1',
    'docker.io/acme/shop:0.1',
    'ghcr.io/acme/shop:latest',
    'docker.io/acme/shop:latest',
  ])
})

test('given tags replace those of the event', () => {
  const { images, tags } = parse({ image: 'ghcr.io/acme/shop', tags: 'latest\n1.2.3\nsha-0a1b2c3\nedge\n1.2.3' })
  expect(planTags(images, tags, eventOf()).map(({ tag, moving }) => [tag, moving])).toEqual([
    ['1.2.3', false],
    ['sha-0a1b2c3', false],
    ['latest', true],
    ['edge', true],
  ])
})

test('the output of docker/metadata-action is taken as it is, each tag for its own image', () => {
  const { images, tags } = parse({ tags: 'ghcr.io/acme/shop:1.2.3\nghcr.io/acme/shop:latest\nacme/shop:1.2.3' })
  expect(images).toEqual(['ghcr.io/acme/shop', 'docker.io/acme/shop'])
  expect(planTags(images, tags, eventOf()).map(({ reference }) => reference)).toEqual([
    'ghcr.io/acme/shop:1.2.3',
    'docker.io/acme/shop:1.2.3',
    'ghcr.io/acme/shop:latest',
  ])
})

test('without event and tags there are none', () => {
  const { images } = parse({ image: 'app' })
  expect(planTags(images, [], null)).toEqual([])
})

test.each([
  [
    [
      { tag: '1.2.3', moving: false },
      { tag: 'latest', moving: true },
    ],
    '1.2.3',
  ],
  [
    [
      { tag: 'sha-0123456', moving: false },
      { tag: 'main', moving: true },
    ],
    'main',
  ],
  [[{ tag: 'sha-0123456', moving: false }], 'sha-0123456'],
  [[], null],
])('people call %j %j', (tags, version) => {
  expect(versionName(tags)).toBe(version)
})
