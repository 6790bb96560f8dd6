import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readProofs } from '../../../src/adapters/files/proofs.js'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'archproof-proofs-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('proofs are found at any depth, and nothing else', async () => {
  mkdirSync(join(folder, 'proof-1-linux-arm64/deep'), { recursive: true })
  writeFileSync(join(folder, 'proof-1-linux-arm64/deep/proof-linux-arm64.json'), '{}')
  writeFileSync(join(folder, 'proof-linux-amd64.json'), '[]')
  writeFileSync(join(folder, 'report.json'), 'no')
  symlinkSync('/etc/passwd', join(folder, 'proof-link.json'))
  expect(await readProofs(folder)).toEqual([
    { name: 'proof-linux-arm64.json', text: '{}' },
    { name: 'proof-linux-amd64.json', text: '[]' },
  ])
})

test('a folder without any is a mistake, and so is none', async () => {
  await expect(readProofs(folder)).rejects.toThrow('there is no file proof-*.json in it or below')
  await expect(readProofs(join(folder, 'elsewhere'))).rejects.toThrow('no such file or directory')
})

test('what is too long for a proof is handed on as none', async () => {
  writeFileSync(join(folder, 'proof-linux-amd64.json'), Buffer.alloc(8 * 1024 * 1024 + 1, 32))
  expect(await readProofs(folder)).toEqual([{ name: 'proof-linux-amd64.json', text: '' }])
})
