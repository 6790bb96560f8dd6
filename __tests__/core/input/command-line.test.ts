import { expect, test } from '@jest/globals'
import { help, parseCommandLine, type Command } from '../../../src/core/input/command-line.js'
import { parseTarget } from '../../../src/core/input/target.js'

const commandOf = (...words: readonly string[]): Command => {
  const parsed = parseCommandLine(words)
  if (!parsed.ok) throw new Error(parsed.complaint.message)
  return parsed.value
}

const complaintOf = (...words: readonly string[]): string => {
  const parsed = parseCommandLine(words)
  return parsed.ok ? 'nothing' : `${parsed.complaint.message}. ${parsed.complaint.remedy}`
}

test('options are inputs by the same names, in any order', () => {
  const command = commandOf('check', '--platforms', 'linux/arm64', './image.tar', '--fail-on=never', '--json')
  expect(command).toMatchObject({
    kind: 'check',
    json: true,
    raw: { image: './image.tar', platforms: 'linux/arm64', 'fail-on': 'never', modules: '', password: '' },
  })
})

test('an image whose name looks like an option stands behind --', () => {
  expect(commandOf('check', '--', '--json')).toMatchObject({ raw: { image: '--json' }, json: false })
})

test.each([
  [['check', '--platform', 'x'], 'has no option --platform. Did you mean --platforms?'],
  [['check', '--jsn', 'x'], 'has no option --jsn. Did you mean --json?'],
  [['check', '-x'], 'has no option --x. Use one of --platforms'],
  [['check', '--fail-on'], '--fail-on needs a value'],
  [['check', '--json=yes', 'x'], '--json takes no value'],
  [['check'], 'check needs an image'],
  [['check', 'one', 'two'], 'checks one image at a time. Run it again for two'],
  [['chek', 'x'], 'has no command chek. Did you mean check?'],
  [['publish'], 'has no command publish. Run archproof --help'],
])('%j is told', (words, told) => {
  expect(complaintOf(...words)).toContain(told)
})

test.each([[['--help']], [[]], [['check', '-h']], [['check', '--help', '--json']]])('%j asks for help', (words) => {
  expect(commandOf(...words)).toEqual({ kind: 'help' })
  expect(help.split('\n').every((line) => line.length <= 100)).toBe(true)
})

test.each([
  ['ghcr.io/acme/shop:1', 'reference', undefined],
  ['shop', 'reference', undefined],
  [`acme/shop@sha256:${'a'.repeat(64)}`, 'reference', undefined],
  ['./image', 'path', './image'],
  ['/tmp/image', 'path', '/tmp/image'],
  ['C:\\images\\shop.tar', 'path', 'C:\\images\\shop.tar'],
  ['shop.tar.gz', 'path', 'shop.tar.gz'],
  ['oci-layout:out', 'stored', 'out'],
  [`oci-layout:C:\\out@sha256:${'a'.repeat(64)}`, 'stored', 'C:\\out'],
  ['docker-archive:a b.tar', 'stored', 'a b.tar'],
  ['dir:rootfs', 'folder', 'rootfs'],
])('%s is a %s', (text, kind, path) => {
  const parsed = parseTarget(text)
  expect(parsed.ok ? parsed.value : null).toMatchObject({ kind, name: text, ...(path === undefined ? {} : { path }) })
})

test.each(['--privileged', '', 'oci-layout:', 'dir:', 'oci-layout:x@sha256:12', 'a b', 'x\n::error::'])(
  '%j is no image',
  (text) => expect(parseTarget(text).ok).toBe(false),
)
