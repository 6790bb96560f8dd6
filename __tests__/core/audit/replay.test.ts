import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from '@jest/globals'
import { audit } from '../../../src/core/audit/audit.js'
import type { ImageFacts } from '../../../src/core/audit/facts.js'
import { factsSchema } from '../../../src/core/render/facts-json.js'

// Facts files as runs on real images left them in their reports, and the findings that are right. A wrong finding that somebody
// reports becomes a test by laying the file of the report here, with the findings that it should have had.

const folder = '__tests__/fixtures/facts'
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Readonly<
  Record<string, readonly string[]>
>

test.each(Object.entries(expected))('%s', (name, findings) => {
  const { schema, facts } = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as {
    schema: number
    facts: ImageFacts
  }
  expect(schema).toBe(factsSchema)
  expect(audit(facts).findings.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`)).toEqual(findings)
})

test('none lies there without what is expected of it', () => {
  const files = globSync(`${folder}/*.json`).map((file) => basename(file))
  expect(files.filter((name) => name !== 'expected.json').toSorted()).toEqual(Object.keys(expected).toSorted())
  expect(files.length).toBeGreaterThan(1)
})
