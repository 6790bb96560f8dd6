import { execFileSync } from 'node:child_process'
import { chmod, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { folderImageFiles } from '../../../src/adapters/folder/image-files.js'
import { auditImage } from '../../../src/stages/audit.js'
import { buildElf } from '../../support/elf-builder.js'
import { readAll, summary } from '../../support/read-image.js'

let base = ''
let root = ''
const files = () => folderImageFiles(root, { tempDir: base })

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'archproof-folder-'))
  root = join(base, 'root')
  await mkdir(join(root, 'usr/bin'), { recursive: true })
  await mkdir(join(root, 'app/node_modules/addon'), { recursive: true })
  await writeFile(join(base, 'secret.node'), buildElf({ symbols: [{ name: 'outside', reference: 'data' }] }))
  await writeFile(join(base, 'package.json'), '{"name":"outside"}')
  await writeFile(join(root, 'usr/bin/node'), buildElf({ interpreter: '/lib64/ld-linux-x86-64.so.2' }))
  await chmod(join(root, 'usr/bin/node'), 0o755)
  await symlink('usr/bin', join(root, 'bin'))
  await symlink('loop', join(root, 'loop'))
  await symlink(base, join(root, 'escape'))
  await writeFile(join(root, 'app/node_modules/addon/package.json'), '{"name":"addon","version":"1.0.0"}')
  // Its target is outside of the root, wherever it is counted from.
  await symlink(join(base, 'secret.node'), join(root, 'app/node_modules/addon/binding.node'))
  await symlink('../../../../secret.node', join(root, 'app/node_modules/addon/other.node'))
  await link(join(root, 'usr/bin/node'), join(root, 'usr/bin/nodejs'))
  execFileSync('mkfifo', [join(root, 'pipe')])
})
afterAll(() => rm(base, { recursive: true, force: true }))

test('every kind of entry is told once, and no link is followed', async () => {
  const open = await files().open('', 'linux/amd64')
  const seen = summary(await readAll(open))
  await open.close()
  expect(seen).toMatchObject({
    '/bin': 'symlink usr/bin',
    '/loop': 'symlink loop',
    '/escape': `symlink ${base}`,
    '/pipe': 'other',
    '/usr/bin/nodejs': 'hardlink /usr/bin/node',
    '/app/node_modules/addon/package.json': '{"name":"addon","version":"1.0.0"}',
  })
  expect(Object.keys(seen).filter((path) => path.startsWith('/escape/') || path.startsWith('/bin/'))).toEqual([])
  expect(open.gaps).toEqual([])
})

test('the audit sees nothing that is outside of the root', async () => {
  const digest = `sha256:${'0'.repeat(64)}` as const
  const { facts } = await auditImage({ image: '', platform: 'linux/amd64', digest }, files())
  expect(facts.node?.file.path).toBe('/usr/bin/node')
  expect(JSON.stringify(facts)).not.toContain('outside')
})

test('what cannot be read is a gap and no answer', async () => {
  const open = await files().open('', 'linux/amd64')
  const late = join(root, 'late.txt')
  await writeFile(late, 'gone before it is read')
  for await (const entry of open.entries) {
    if (entry.path !== '/late.txt') continue
    await rm(late)
    await entry.bytes(1000)
  }
  await open.close()
  expect(open.gaps).toEqual(['/late.txt could not be read (ENOENT)'])
})

test('what is no root of an image is refused', async () => {
  const opening = (path: string) => folderImageFiles(join(base, path), { tempDir: base }).open('', 'linux/amd64')
  await expect(opening('nowhere')).rejects.toThrow(/ENOENT.*Check the path/)
  await expect(opening('package.json')).rejects.toThrow('it is no folder')
  await mkdir(join(base, 'layout'))
  await writeFile(join(base, 'layout/oci-layout'), '{}')
  await writeFile(join(base, 'layout/index.json'), '{}')
  await expect(opening('layout')).rejects.toThrow(`Write oci-layout:${join(base, 'layout')}`)
})
