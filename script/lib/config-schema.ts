// Writes schema/archproof.schema.json, by which editors complete .github/archproof.yml, from the definitions that the parser
// uses; with --check it only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema } from '@valibot/to-json-schema'
import { format, resolveConfig } from 'prettier'
import { configSchema } from '../../src/core/config/schema.js'
import { reserved } from '../../src/core/config/shapes.js'

const file = 'schema/archproof.schema.json'

const { $schema, ...rest } = toJsonSchema(configSchema, {
  target: 'draft-07',
  typeMode: 'input',
  // What only code can tell (a day of the calendar, a regular expression) is left to the parser.
  errorMode: 'ignore',
  // The names that the parser of every such map refuses, whatever it says of their form.
  overrideSchema: ({ valibotSchema: { type }, jsonSchema }) =>
    type === 'record' && typeof jsonSchema.propertyNames === 'object'
      ? { ...jsonSchema, propertyNames: { ...jsonSchema.propertyNames, not: { enum: [...reserved] } } }
      : undefined,
})
const schema = {
  $schema,
  $id: 'https://raw.githubusercontent.com/archproof/archproof/main/schema/archproof.schema.json',
  title: 'archproof: .github/archproof.yml',
  ...rest,
}
const text = await format(JSON.stringify(schema), { ...(await resolveConfig(file)), parser: 'json' })
if (!process.argv.includes('--check')) {
  mkdirSync('schema', { recursive: true })
  writeFileSync(file, text)
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is not what the parser reads; run script/docs`)
  process.exitCode = 1
}
