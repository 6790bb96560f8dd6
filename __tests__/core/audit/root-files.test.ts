import { expect, test } from '@jest/globals'
import { resolveIdentity } from '../../../src/core/audit/identity.js'
import { createRootFiles, type FileFacts } from '../../../src/core/audit/root-files.js'
import { rootFilesOf } from '../../support/synthetic-tree.js'

const where = (entries: Readonly<Record<string, string>>, path: string) =>
  rootFilesOf(entries).resolve(path)?.path ?? null

test.each([
  ['/a/b', '/a/b'],
  ['/a/./b', '/a/b'],
  ['/a/../a/b', '/a/b'],
  ['/../../a/b', '/a/b'],
  ['/absolute', '/a/b'],
  ['/relative', '/a/b'],
  ['/folder/b', '/a/b'],
  ['/folder/../a/b', '/a/b'],
  ['/chain', '/a/b'],
  ['/outside', null],
  ['/escape', '/a/b'],
  ['/loop', null],
  ['/dangling', null],
  ['/a/b/c', null],
  ['/none', null],
  ['/', '/'],
])('%s leads to %s', (path, wanted) => {
  const entries = {
    '/a/b': 'content',
    '/absolute': '-> /a/b',
    '/relative': '-> a/b',
    '/folder': '-> a',
    '/chain': '-> relative',
    '/outside': '-> ../../../etc/hostname',
    '/escape': '-> ../../../a/b',
    '/loop': '-> loop',
    '/dangling': '-> nowhere',
  }
  expect(where(entries, path)).toBe(wanted)
})

const facts: FileFacts = { type: 'file', mode: 0o644, uid: 0, gid: 0, size: 1, target: '', capabilities: false }

test('`..` behind a link is the parent of where it leads, as the kernel has it', () => {
  expect(where({ '/x/y/z': 'content', '/x/w': 'content', '/link': '-> x/y' }, '/link/../w')).toBe('/x/w')
})

test('a hard link is another name of the same file; one to nothing is refused', () => {
  const root = createRootFiles()
  root.add('/a', facts).text = 'content'
  expect(root.link('/folder/b', '/a')).toBe(true)
  expect(root.tree.text('/folder/b')).toBe('content')
  expect(root.link('/c', '/none')).toBe(false)
})

test('a folder that is named after what is in it keeps it', () => {
  const root = createRootFiles()
  root.add('/dir/a', facts)
  root.add('/dir', { ...facts, type: 'directory', mode: 0o700 })
  expect(root.tree.list('/dir')).toEqual([{ name: 'a', kind: 'file' }])
  expect(root.resolve('/dir')?.node.mode).toBe(0o700)
})

test('names of the prototype chain are names like any other', () => {
  expect(where({ '/__proto__/constructor': 'content' }, '/__proto__/constructor')).toBe('/__proto__/constructor')
  expect(where({}, '/constructor')).toBeNull()
})

const passwd = 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n1234:x:77:78::/:/bin/sh\n'
const group = 'root:x:0:\nnode:x:1000:\nvideo:x:44:other,node\n'

test.each([
  ['', { uid: 0, gids: [0] }],
  ['node', { uid: 1000, gids: [1000, 44] }],
  ['1000', { uid: 1000, gids: [1000, 44] }],
  ['node:video', { uid: 1000, gids: [44] }],
  ['4711', { uid: 4711, gids: [0] }],
  ['4711:4712', { uid: 4711, gids: [4712] }],
  ['1234', { uid: 77, gids: [78] }],
  ['nobody-knows', null],
  ['node:nobody-knows', null],
])('USER %p is %p', (user, wanted) => expect(resolveIdentity(user, passwd, group)).toEqual(wanted))

test('who may read: owner, group, others, and the folders above', () => {
  const root = createRootFiles()
  root.add('/open', { ...facts, type: 'directory', mode: 0o755 })
  root.add('/open/mine', { ...facts, mode: 0o400, uid: 1000 })
  root.add('/open/ours', { ...facts, mode: 0o040, gid: 44 })
  root.add('/open/others', { ...facts, mode: 0o600 })
  root.add('/closed', { ...facts, type: 'directory', mode: 0o700 })
  root.add('/closed/all', { ...facts, mode: 0o777 })
  const readable = (uid: number, gids: readonly number[]) =>
    ['/open/mine', '/open/ours', '/open/others', '/closed/all'].filter((path) =>
      root.filesystem({ uid, gids }).readable(path),
    )
  expect(readable(1000, [1000, 44])).toEqual(['/open/mine', '/open/ours'])
  expect(readable(1000, [1000])).toEqual(['/open/mine'])
  expect(readable(0, [0])).toEqual(['/open/mine', '/open/ours', '/open/others', '/closed/all'])
})
