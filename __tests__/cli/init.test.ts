import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { readConfig } from '../../src/core/config/read-config.js'

jest.setTimeout(120_000)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archproof-init-'))
  writeFileSync(join(folder, 'Dockerfile'), 'FROM node:22-slim\nUSER node\nCMD ["node", "server.js"]\n')
  writeFileSync(
    join(folder, 'structure.yaml'),
    'schemaVersion: 2.0.0\nlicenseTests: [{ debian: true }]\ncommandTests: [{ name: runs, command: node, args: [--version] }]\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const init = (...words: readonly string[]) => {
  const loader = resolve('script/lib/typescript.mjs')
  const argv = ['--import', loader, resolve('src/cli.ts'), 'init', ...words]
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}
const written = (path: string) => {
  const text = readFileSync(join(folder, path), 'utf8')
  const { config, problems } = readConfig({ path, text })
  expect(problems).toEqual([])
  return config
}

test('a config file is written, and never over another unless it is said', () => {
  expect(init()).toMatchObject({ status: 0, stdout: '.github/archproof.yml\n' })
  expect(written('.github/archproof.yml').image).toMatchObject({ user: 'node', command: ['node', 'server.js'] })
  writeFileSync(join(folder, '.github/archproof.yml'), 'checks: []\n')
  const refused = init()
  expect(refused).toMatchObject({ status: 2, stdout: '' })
  expect(refused.stderr).toContain('--force')
  expect(readFileSync(join(folder, '.github/archproof.yml'), 'utf8')).toBe('checks: []\n')
  expect(init('--force').status).toBe(0)
  expect(written('.github/archproof.yml').checks).toHaveLength(1)
})

test('a file of container-structure-test is translated, and what is left is told', () => {
  const { status, stderr } = init('--from', 'structure.yaml', '--config=other.yml')
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'not translated: the file: licenseTests has no equivalent\n',
  })
  expect(written('other.yml').checks).toMatchObject([{ name: 'runs', command: ['node', '--version'] }])
})

test.each([
  [['--from', 'none.yaml'], 'cannot be read'],
  [['--from', 'Dockerfile'], 'container-structure-test'],
  [['x'], 'init takes no operand x'],
  [['--json'], 'has no option --json'],
])('%j', (words, told) => {
  const { status, stdout, stderr } = init(...words, '--config', 'never.yml')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(told)
})
