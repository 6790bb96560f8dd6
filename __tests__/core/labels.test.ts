import { expect, test } from '@jest/globals'
import { planAnnotations, planLabels, type LabelFacts } from '../../src/core/labels.js'
import { eventOf } from '../support/inputs.js'

const facts: LabelFacts = {
  event: eventOf(),
  packageJson: { name: '@acme/shop', description: 'The shop\n  itself', license: 'Apache-2.0', homepage: null },
  version: '1.2.3',
  created: '2026-03-01T10:00:00+01:00',
}

test('the standard keys come from package.json first and from the repository else', () => {
  expect(planLabels(facts, [])).toEqual([
    'org.opencontainers.image.title=@acme/shop',
    'org.opencontainers.image.description=The shop itself',
    'org.opencontainers.image.url=https://github.com/acme/shop',
    'org.opencontainers.image.source=https://github.com/acme/shop',
    'org.opencontainers.image.version=1.2.3',
    'org.opencontainers.image.created=2026-03-01T10:00:00+01:00',
    'org.opencontainers.image.revision=0123456789abcdef0123456789abcdef01234567',
    'org.opencontainers.image.licenses=Apache-2.0',
  ])
})

test('without package.json the repository says it', () => {
  const labels = planLabels({ ...facts, packageJson: null }, [])
  expect(labels).toContain('org.opencontainers.image.title=shop')
  expect(labels).toContain('org.opencontainers.image.description=Sells things')
  expect(labels).toContain('org.opencontainers.image.licenses=MIT')
})

test('keys that nobody knows a value of are left out', () => {
  expect(planLabels({ event: null, packageJson: null, version: null, created: null }, ['a=b'])).toEqual(['a=b'])
})

test('given labels win', () => {
  const labels = planLabels(facts, ['org.opencontainers.image.title=Mine', 'team=payments'])
  expect(labels.filter((label) => label.includes('title'))).toEqual(['org.opencontainers.image.title=Mine'])
  expect(labels.at(-1)).toBe('team=payments')
})

test('an image of several platforms has annotations on its index too, one of a single platform has no index', () => {
  const versions = (platforms: readonly string[]) =>
    planAnnotations(facts, [], platforms).filter((annotation) => annotation.includes('version'))
  expect(versions(['linux/amd64', 'linux/arm64'])).toEqual([
    'index:org.opencontainers.image.version=1.2.3',
    'manifest:org.opencontainers.image.version=1.2.3',
  ])
  expect(versions(['linux/amd64'])).toEqual(['manifest:org.opencontainers.image.version=1.2.3'])
})

test('given annotations win for the kinds of object that they are for', () => {
  const both = ['linux/amd64', 'linux/arm64']
  const titles = (given: readonly string[]) =>
    planAnnotations(facts, given, both).filter((annotation) => annotation.includes('title'))
  expect(titles(['org.opencontainers.image.title=Mine'])).toEqual([
    'index:org.opencontainers.image.title=@acme/shop',
    'org.opencontainers.image.title=Mine',
  ])
  expect(titles(['index,manifest:org.opencontainers.image.title=Mine'])).toEqual([
    'index,manifest:org.opencontainers.image.title=Mine',
  ])
})
