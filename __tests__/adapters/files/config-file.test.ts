import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCheckFiles, readConfigText } from '../../../src/adapters/files/config-file.js'

const usual = '.github/archproof.yml'
let workspace: string

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'archproof-config-'))
  mkdirSync(join(workspace, '.github'))
})

afterEach(() => {
  rmSync(workspace, { recursive: true })
})

test('a file that is there is read, one that is not is said to be absent', async () => {
  expect(await readConfigText(workspace, usual)).toEqual({ path: usual, text: null, why: 'is not there' })
  writeFileSync(join(workspace, usual), 'checks: []\n')
  expect(await readConfigText(workspace, usual)).toEqual({ path: usual, text: 'checks: []\n', why: '' })
})

test('a file with the other ending is not taken for none', async () => {
  writeFileSync(join(workspace, '.github/archproof.yaml'), 'checks: []\n')
  const { text, why } = await readConfigText(workspace, usual)
  expect([text, why]).toEqual([null, 'is not there, but .github/archproof.yaml is'])
})

test('a link leads nowhere outside of the repository', async () => {
  symlinkSync('/etc/passwd', join(workspace, usual))
  expect(await readConfigText(workspace, usual)).toMatchObject({ text: null, why: 'lies outside of the repository' })
  expect([...(await readCheckFiles(workspace, [usual])).values()]).toEqual(['lies outside of the repository'])
})
