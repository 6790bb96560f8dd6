import { expect, test } from '@jest/globals'
import { decidingFiles, reachesOut, type SeenFile, type Start } from '../../../src/core/smoke/deciding-files.js'

const start: Start = { env: { PATH: '/usr/bin', NODE_ENV: 'production' }, workingDir: '/app', user: 'node' }

const file = (path: string, change: Partial<SeenFile> = {}): SeenFile => ({
  ...{ path, type: 'file', mode: 0o644, uid: 0, gid: 0, target: '', attributes: '', content: 'c0ffee', isElf: false },
  ...change,
})
const link = (path: string, target: string, type: 'symlink' | 'hardlink' = 'symlink'): SeenFile =>
  file(path, { type, target, content: '' })

const image = [
  file('/usr/local/bin/node', { mode: 0o755, isElf: true }),
  file('/app/node_modules/a/index.js'),
  file('/app/node_modules/a/build/Release/a.node', { isElf: true }),
  file('/app/server.js'),
  file('/app/src/deep/page.tsx'),
]

/** What of the image decides after a change, with other files, another start or other modules. */
const key = (
  change: { path: string; to: Partial<SeenFile> } | null,
  { more = [], as = {}, modules = [] }: { more?: SeenFile[]; as?: Partial<Start>; modules?: string[] } = {},
): string => {
  const files = [...image, ...more].map((one) => (one.path === change?.path ? { ...one, ...change.to } : one))
  return decidingFiles(files, { ...start, ...as }, modules)
}

const other = { content: 'decade' }

test.each(['/usr/src/app', '/usr/src/app/server', '/var/www/html', '/var/task', '/opt/shop', '/home/node/app'])(
  'sources of an application in %s decide nothing',
  (folder) => {
    const keyOf = (content: string): string =>
      key(null, { more: [file(`${folder}/main.js`, { content })], as: { workingDir: folder } })
    expect(keyOf('one')).toBe(keyOf('other'))
  },
)

test.each([
  '/',
  '/usr',
  '/usr/src',
  '/usr/lib/shop',
  '/usr/local/app',
  '/var',
  '/var/lib/shop',
  '/var/tasks',
  '/etc/x',
])('every file decides where the application is in %s', (folder) => {
  const keyOf = (content: string): string =>
    key(null, { more: [file(`${folder}/main.js`, { content })], as: { workingDir: folder } })
  expect(keyOf('one')).not.toBe(keyOf('other'))
})

test('sources of the application decide nothing, and neither does their order or number', () => {
  expect(key({ path: '/app/server.js', to: other })).toBe(key(null))
  expect(key({ path: '/app/src/deep/page.tsx', to: { content: 'x', uid: 7 } })).toBe(key(null))
  expect(key(null, { more: [file('/app/src/new.mjs'), file('/app/public/logo.svg')] })).toBe(key(null))
  expect(decidingFiles(image.toReversed(), start, [])).toBe(key(null))
})

test.each<[string, Partial<SeenFile>]>([
  ['/usr/local/bin/node', other],
  ['/usr/local/bin/node', { mode: 0o4755 }],
  ['/usr/local/bin/node', { attributes: 'security.capability' }],
  ['/app/node_modules/a/index.js', other],
  ['/app/node_modules/a/build/Release/a.node', other],
  ['/app/node_modules/a/build/Release/a.node', { uid: 1000 }],
  ['/app/server.js', { isElf: true }],
  ['/app/server.js', { mode: 0o755 }],
  ['/app/server.js', { attributes: 'user.x' }],
  ['/app/server.js', { type: 'symlink', target: '/etc/hostile.js' }],
])('%s with %j decides', (path, to) => {
  expect(key({ path, to })).not.toBe(key(null))
})

test.each([
  '/app/package.json',
  '/app/.env',
  '/app/.hidden/a.js',
  '/app/swc.config.js',
  '/app/.swcrc.js',
  '/app/packages/b/node_modules/c/index.js',
  '/app/model.onnx',
  '/app/lib/helper.so',
  '/app/addon.node',
  '/application/server.js',
  '/server.js',
])('%s decides, wherever the application is', (path) => {
  const one = { more: [file(path)] }
  expect(key(null, one)).not.toBe(key(null))
  expect(key({ path, to: other }, one)).not.toBe(key(null, one))
})

test.each<[string, SeenFile]>([
  ['a link of a workspace', link('/app/node_modules/w', '../src')],
  ['an absolute link', link('/opt/preload', '/app/src')],
  ['a link to a folder above', link('/app/node_modules/self', '/app')],
  ['a hard link', link('/app/node_modules/a/page.js', '/app/src/deep/page.tsx', 'hardlink')],
])('sources decide where %s leads', (_, one) => {
  const more = [one]
  expect(key({ path: '/app/src/deep/page.tsx', to: other }, { more })).not.toBe(key(null, { more }))
})

test('sources of a native module of the application decide', () => {
  const modules = ['/app/src']
  expect(key({ path: '/app/src/deep/page.tsx', to: other }, { modules })).not.toBe(key(null, { modules }))
  expect(key({ path: '/app/server.js', to: other }, { modules })).toBe(key(null, { modules }))
})

test.each(['NODE_OPTIONS', 'NODE_PATH', 'LD_PRELOAD', 'LD_LIBRARY_PATH', 'OPENSSL_CONF', 'NODE_ANYTHING_NEW'])(
  'everything decides once %s is set',
  (name) => {
    const as = { env: { ...start.env, [name]: 'x' } }
    expect(key({ path: '/app/server.js', to: other }, { as })).not.toBe(key(null, { as }))
  },
)

test.each(['/', '/usr', '/usr/src/..', '/etc/x', '/lib64/x', ''])(
  'everything decides where %j is the folder that the image starts in',
  (workingDir) => {
    const more = [file('/usr/a.js'), file('/etc/x/a.js'), file('/lib64/x/a.js'), file('/a.js')]
    for (const { path } of more) {
      const as = { workingDir }
      expect(key({ path, to: other }, { as, more })).not.toBe(key(null, { as, more }))
    }
  },
)

test('user, folder and environment decide', () => {
  for (const as of [{ user: 'root' }, { workingDir: '/app/src' }, { env: { ...start.env, X: '1' } }]) {
    expect(key(null, { as })).not.toBe(key(null))
  }
})

test('an expression that may take in any file makes every file decide', () => {
  const reaching = [
    "m.hash(require('/app/server.js'))",
    'import("./x")',
    'process.getBuiltinModule("fs")',
    'globalThis.x',
  ]
  expect(reaching.map(reachesOut)).toEqual([true, true, true, true])
  expect(['m.hash("a") === "b"', 'm.required', 'm({ imports: 1 })'].map(reachesOut)).toEqual([false, false, false])
  expect(key({ path: '/app/server.js', to: other }, { modules: ['/'] })).not.toBe(key(null, { modules: ['/'] }))
})
