import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { buildElf } from '../support/elf-builder.js'
import { layoutFiles, tarOf, writeFiles } from '../support/image-layout.js'

jest.setTimeout(120_000)

let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-cli-'))
  const { files } = layoutFiles([{ layers: [await tarOf({ 'etc/os-release': 'ID=debian\n' })] }])
  await writeFiles(join(folder, 'empty'), files)
  const node = buildElf({ interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libarchproof-absent.so.1'] })
  const libc = await tarOf({
    'usr/bin/node': { content: node, mode: 0o755 },
    'lib64/ld-linux-x86-64.so.2': { content: buildElf({ soname: 'ld-linux-x86-64.so.2' }), mode: 0o755 },
  })
  await writeFiles(join(folder, 'broken'), layoutFiles([{ layers: [libc] }]).files)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const archproof = (...words: readonly string[]) => {
  const argv = ['--import', './script/lib/typescript.mjs', 'src/cli.ts', ...words]
  const temporary = mkdtempSync(join(folder, 'temporary-'))
  // No engine: the path of the client leads nowhere.
  const env = { ...process.env, PATH: join(folder, 'nothing'), TMPDIR: temporary }
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env })
  return { status, stdout, stderr, left: readdirSync(temporary) }
}

test('a layout is checked without an engine, as a table and as JSON, and nothing is left', () => {
  const table = archproof('check', join(folder, 'empty'))
  expect(table.stdout).toContain('AP207')
  expect({ status: table.status, left: table.left }).toEqual({ status: 1, left: [] })
  const json = archproof('check', `oci-layout:${join(folder, 'empty')}`, '--json', '--fail-on', 'never')
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'unknown', notRun: expect.stringContaining('not run') })
  expect(json.status).toBe(0)
})

test('a config file is not looked at, and the check says so', () => {
  const repository = mkdtempSync(join(folder, 'repository-'))
  mkdirSync(join(repository, '.github'))
  writeFileSync(join(repository, '.github/archproof.yml'), 'size: { max: 1B }\n')
  const root = process.cwd()
  const argv = ['--import', join(root, 'script/lib/typescript.mjs'), join(root, 'src/cli.ts'), 'check']
  const check = (cwd: string) =>
    spawnSync(process.execPath, [...argv, join(folder, 'broken')], { encoding: 'utf8', cwd, env: { PATH: '' } })
  expect(check(repository).stderr).toContain('.github/archproof.yml is not looked at: ')
  expect(check(folder).stderr).not.toContain('archproof.yml')
})

test('what is broken is named', () => {
  const { status, stdout } = archproof('check', join(folder, 'broken'))
  expect(stdout).toMatch(/^Refused/)
  expect(stdout).toContain('libarchproof-absent.so.1')
  expect(status).toBe(1)
})

test('a reference needs an engine, and says so', () => {
  const { status, stdout, stderr, left } = archproof('check', 'ghcr.io/acme/shop:1')
  expect(stderr).toMatch(/Install Docker and start it; an OCI layout/)
  expect({ status, stdout, left }).toEqual({ status: 1, stdout: '', left: [] })
})

test('a wrong command line is told with what was meant', () => {
  const { status, stderr } = archproof('check', '--platform=linux/arm64', 'x')
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'archproof has no option --platform. Did you mean --platforms?\n',
  })
  expect(archproof('check', './nowhere', '--fail-on', 'sometimes').stderr).toMatch(/fail-on: "sometimes"/)
})

test('help and version', () => {
  expect(archproof('--help').stdout).toMatch(/^Usage: archproof check/)
})
