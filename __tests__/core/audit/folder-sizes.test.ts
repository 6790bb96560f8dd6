import { expect, test } from '@jest/globals'
import { createFolderSizes } from '../../../src/core/audit/folder-sizes.js'

const of = (files: Readonly<Record<string, number>>, count = 10) => {
  const sizes = createFolderSizes()
  for (const [path, bytes] of Object.entries(files)) sizes.add(path, bytes)
  return sizes.largest(count).map(({ path, bytes }) => [path, bytes])
}

test('files count for the innermost package that holds them', () => {
  expect(
    of({
      '/app/node_modules/sharp/lib/index.js': 10,
      '/app/node_modules/sharp/package.json': 5,
      '/app/node_modules/@img/sharp-linux-x64/lib/sharp.node': 300,
      '/app/node_modules/sharp/node_modules/color/index.js': 40,
      '/app/node_modules/.pnpm/esbuild@0.25.9/node_modules/esbuild/bin/esbuild': 100,
    }),
  ).toEqual([
    ['/app/node_modules/@img/sharp-linux-x64', 300],
    ['/app/node_modules/.pnpm/esbuild@0.25.9/node_modules/esbuild', 100],
    ['/app/node_modules/sharp/node_modules/color', 40],
    ['/app/node_modules/sharp', 15],
  ])
})

test('outside of packages they count for a folder two deep', () => {
  expect(
    of({ '/usr/lib/x86_64-linux-gnu/libc.so.6': 7, '/usr/lib/os-release': 1, '/usr/bin/env': 3, '/a': 2 }),
  ).toEqual([
    ['/usr/lib', 8],
    ['/usr/bin', 3],
    ['/', 2],
  ])
  // A file beside the packages is in none.
  expect(of({ '/app/node_modules/.package-lock.json': 9 })).toEqual([['/app/node_modules', 9]])
})

test('an image that names folders without end takes no memory without end', () => {
  const sizes = createFolderSizes()
  for (let at = 0; at < 60_000; at += 1) sizes.add(`/f${at}/g/file`, 1)
  expect(sizes.largest(1)).toEqual([{ path: '/', bytes: 10_000 }])
  expect(sizes.largest(Infinity)).toHaveLength(50_001)
})
