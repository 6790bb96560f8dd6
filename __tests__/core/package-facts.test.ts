import { expect, test } from '@jest/globals'
import { parsePackageJson } from '../../src/core/package-facts.js'

test('the fields that describe the program are read', () => {
  const content = JSON.stringify({
    name: ' shop ',
    description: 'Sells',
    license: 'MIT',
    homepage: 'https://shop.example',
    dependencies: { x: '1' },
  })
  expect(parsePackageJson(content)).toEqual({
    name: 'shop',
    description: 'Sells',
    license: 'MIT',
    homepage: 'https://shop.example',
  })
})

const nothing = { name: null, description: null, license: null, homepage: null }

test.each([
  ['{}', nothing],
  ['{"name": 5, "license": {"type": "MIT"}, "description": "", "homepage": null}', nothing],
  [JSON.stringify({ description: 'x'.repeat(5000) }), nothing],
  ['[]', nothing],
  ['null', null],
  ['"text"', null],
  ['{', null],
  ['', null],
])('%.60s is read without harm', (content, facts) => {
  expect(parsePackageJson(content)).toEqual(facts)
})
