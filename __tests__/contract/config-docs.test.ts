import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readConfig } from '../../src/core/config/read-config.js'

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly additionalProperties?: Schema | boolean
}

const schema = JSON.parse(readFileSync('schema/archproof.schema.json', 'utf8')) as Schema
const page = readFileSync('docs/config.md', 'utf8')

test.each(Object.keys(schema.properties ?? {}))('docs/config.md has a section on %s', (key) => {
  expect(page).toContain(`## \`${key}\``)
})

const checkKeys = Object.keys(schema.properties?.['checks']?.items?.properties ?? {})

test('it names every key of a check', () => {
  expect(checkKeys.length).toBeGreaterThan(10)
  expect(checkKeys.filter((key) => !page.includes(`\`${key}\``))).toEqual([])
})

test('the config file of README.md is one', () => {
  const text = /```yaml\n(# yaml-language-server[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1]
  const { config, problems } = readConfig({ path: 'README.md', text: text ?? 'none' })
  expect(problems).toEqual([])
  expect(config.checks.length).toBeGreaterThan(3)
})
