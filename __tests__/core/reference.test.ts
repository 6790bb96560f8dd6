import { expect, test } from '@jest/globals'
import {
  parseImageName,
  parseTag,
  parseTaggedImage,
  pathOf,
  referenceOf,
  registryOf,
  sanitizeTag,
} from '../../src/core/reference.js'

test.each([
  ['ghcr.io/acme/app', 'ghcr.io/acme/app'],
  ['node', 'docker.io/library/node'],
  ['acme/app', 'docker.io/acme/app'],
  ['docker.io/node', 'docker.io/library/node'],
  ['index.docker.io/acme/app', 'docker.io/acme/app'],
  ['localhost/app', 'localhost/app'],
  ['localhost:5000/app', 'localhost:5000/app'],
  ['127.0.0.1:5000/a/b/c', '127.0.0.1:5000/a/b/c'],
  ['[::1]:5000/app', '[::1]:5000/app'],
  ['registry.example:443/deep/er/app', 'registry.example:443/deep/er/app'],
  ['acme/my_app__x--y.z', 'docker.io/acme/my_app__x--y.z'],
])('%s is the image %s', (text, name) => {
  expect(parseImageName(text)).toEqual({ ok: true, value: { name, lowered: false } })
})

test.each([
  ['ghcr.io/Acme/App', 'ghcr.io/acme/app'],
  ['Acme/app', 'docker.io/acme/app'],
  ['GHCR.io/acme/app', 'ghcr.io/acme/app'],
])('%s is lowered to %s', (text, name) => {
  expect(parseImageName(text)).toEqual({ ok: true, value: { name, lowered: true } })
})

test.each([
  ['', 'not an image name'],
  ['ghcr.io/', 'not an image name'],
  ['/app', 'not an image name'],
  ['ghcr.io//app', 'not an image name'],
  ['acme/app/', 'not an image name'],
  ['acme/-app', 'not an image name'],
  ['acme/app-', 'not an image name'],
  ['acme/a..b', 'not an image name'],
  ['acme/a._b', 'not an image name'],
  ['acme/a___b', 'not an image name'],
  ['acme/äpp', 'not an image name'],
  ['acme/a b', 'not an image name'],
  ['acme/app\n', 'not an image name'],
  ['a'.repeat(64), 'not an image name'],
  ['acme/app:1.0', 'has a tag'],
  ['localhost:5000', 'has a tag'],
  [`acme/app@sha256:${'a'.repeat(64)}`, 'has a digest'],
  ['https://ghcr.io/acme/app', 'is an address'],
  ['-bad-.example/app', 'malformed registry host'],
  ['registry.example:port/app', 'malformed registry host'],
  ['..//etc', 'malformed registry host'],
  [`acme/${'a'.repeat(256)}`, 'longer than 255'],
])('%j is no image name', (text, message) => {
  const parsed = parseImageName(text)
  expect(parsed).toMatchObject({ ok: false, complaint: { message: expect.stringContaining(message) } })
})

test('the longest path is accepted', () => {
  expect(parseImageName(`ghcr.io/${'a'.repeat(255)}`).ok).toBe(true)
})

test.each(['1.2.3', 'latest', 'A_b-c.D', '_x', 'a'.repeat(128)])('%s is a tag', (text) => {
  expect(parseTag(text)).toEqual({ ok: true, value: text })
})

test.each(['', '.x', '-x', 'a b', 'a+b', 'a/b', 'ä', 'a'.repeat(129), '{{version}}', 'x\n'])('%j is no tag', (text) => {
  expect(parseTag(text).ok).toBe(false)
})

test.each([
  ['ghcr.io/acme/app:1.2.3', 'ghcr.io/acme/app', '1.2.3', false],
  ['localhost:5000/app:x', 'localhost:5000/app', 'x', false],
  ['localhost:5000/app', 'localhost:5000/app', 'latest', true],
  ['app:1', 'docker.io/library/app', '1', false],
  ['acme/app', 'docker.io/acme/app', 'latest', true],
])('%s is %s with tag %s', (text, name, tag, implied) => {
  expect(parseTaggedImage(text)).toEqual({ ok: true, value: { name, tag, implied, lowered: false } })
})

test.each(['app:', 'app:-x', ':x', 'a b:c', `app:1@sha256:${'a'.repeat(64)}`])('%j is no reference', (text) => {
  expect(parseTaggedImage(text).ok).toBe(false)
})

test.each([
  ['main', 'main'],
  ['feature/Some thing', 'feature-Some-thing'],
  ['renovate/node-22.x', 'renovate-node-22.x'],
  ['-dash', 'dash'],
  ['.dot', 'dot'],
  ['überzug', 'berzug'],
  ['a'.repeat(200), 'a'.repeat(128)],
  ['///', null],
  ['', null],
])('the ref %j comes to the tag %j', (text, tag) => {
  expect(sanitizeTag(text)).toBe(tag)
})

test('a name comes apart and together again', () => {
  const name = parseImageName('localhost:5000/acme/app')
  const tag = parseTag('1.2')
  if (!name.ok || !tag.ok) throw new Error('the example is malformed')
  expect([registryOf(name.value.name), pathOf(name.value.name), referenceOf(name.value.name, tag.value)]).toEqual([
    'localhost:5000',
    'acme/app',
    'localhost:5000/acme/app:1.2',
  ])
})
