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
    { name: 'proof-1-linux-arm64/deep/proof-linux-arm64.json', text: '{}', signature: null },
    { name: 'proof-linux-amd64.json', text: '[]', signature: null },
  ])
})

test('the signature beside a proof belongs to it, and to no other', async () => {
  for (const name of ['one', 'two']) mkdirSync(join(folder, name))
  for (const name of ['one', 'two']) writeFileSync(join(folder, name, 'proof-linux-arm64.json'), name)
  writeFileSync(join(folder, 'one/proof-linux-arm64.signature.json'), 'signed')
  writeFileSync(join(folder, 'elsewhere'), 'forged')
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'two/proof-linux-arm64.signature.json'))
  expect(await readProofs(folder)).toEqual([
    { name: 'one/proof-linux-arm64.json', text: 'one', signature: 'signed' },
    { name: 'two/proof-linux-arm64.json', text: 'two', signature: null },
  ])
})

test('more files than there are platforms are not cut in silence', async () => {
  for (let index = 0; index <= 100; index += 1) writeFileSync(join(folder, `proof-${index}.json`), '{}')
  await expect(readProofs(folder)).rejects.toThrow('there are 101 files proof-*.json')
})

test('a folder without any is a mistake, and so is none', async () => {
  await expect(readProofs(folder)).rejects.toThrow('there is no file proof-*.json in it or below')
  await expect(readProofs(join(folder, 'elsewhere'))).rejects.toThrow('no such file or directory')
})

test('what is too long for a proof is handed on as none', async () => {
  writeFileSync(join(folder, 'proof-linux-amd64.json'), Buffer.alloc(8 * 1024 * 1024 + 1, 32))
  expect(await readProofs(folder)).toEqual([{ name: 'proof-linux-amd64.json', text: '', signature: null }])
})
