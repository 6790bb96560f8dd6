import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { catalogue } from '../../src/core/findings/catalogue.js'

const codes = Object.keys(catalogue)

test('there are findings', () => expect(codes.length).toBeGreaterThan(20))

test.each(codes)('%s has a page that says symptom, cause and fix', (code) => {
  const file = `docs/findings/${code}.md`
  expect(existsSync(file)).toBe(true)
  const page = readFileSync(file, 'utf8')
  expect(page.split('\n')[0]).toMatch(RegExp(`^# ${code}: `))
  for (const heading of ['## Symptom', '## Cause', '## Fix']) expect(page).toContain(heading)
})

test('every page has a finding', () => {
  const pages = readdirSync('docs/findings').filter((name) => name.startsWith('AP'))
  expect(pages.map((name) => name.replace('.md', '')).toSorted()).toEqual(codes.toSorted())
})

test('README.md lists them as the catalogue has them', () => {
  const argv = ['--import', './script/lib/typescript.mjs', 'script/lib/findings-table.ts', '--check']
  expect(spawnSync(process.execPath, argv, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
})
