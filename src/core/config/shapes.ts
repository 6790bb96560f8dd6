import * as v from 'valibot'
import type { Complaint, Parsed } from '../parsed.js'

/** The texts of valibot's issues carry message and remedy in one, because an issue holds only a message. */
export const complain = (message: string, remedy: string): string => `${message}\n${remedy}`

export const complaintOf = (text: string): Complaint => {
  const [message = '', ...remedy] = text.split('\n')
  return { message, remedy: remedy.join(' ') }
}

const list = (words: readonly string[]): string => words.join(', ')

/** The same schema, refusing lists: to valibot, as to JavaScript, they are objects too. */
const noList = <Schema extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(schema: Schema): Schema => {
  const run = schema['~run'].bind(schema)
  return Object.assign(schema, {
    '~run': (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => {
      if (!Array.isArray(dataset.value)) return run(dataset, config)

      v._addIssue(schema as never, 'type', dataset, config, { expected: 'Object' })
      return dataset
    },
  })
}

const keyPath = (input: object, key: string, value: unknown) =>
  [{ type: 'object', origin: 'key', input, key, value }] as never

interface Keyed extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>> {
  readonly entries: v.ObjectEntries
}

/** A result of valibot, to which issues can be added. */
type Told = v.OutputDataset<unknown, v.BaseIssue<unknown>>

/** The same schema, with a further look at every key of what it is given. */
const lookingAtKeys = <Schema extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(
  schema: Schema,
  issuesOf: (result: Told) => (key: string) => { readonly expected?: 'never'; readonly message?: string } | null,
): Schema => {
  const run = schema['~run'].bind(schema)
  return Object.assign(schema, {
    '~run': (dataset: v.UnknownDataset, config: v.Config<v.BaseIssue<unknown>>) => {
      const input = dataset.value
      const result = run(dataset, config)
      if (typeof input !== 'object' || input === null) return result
      const issueOf = issuesOf(result)
      for (const [key, value] of Object.entries(input as Readonly<Record<string, unknown>>)) {
        const issue = issueOf(key)
        if (issue === null) continue
        v._addIssue(schema as never, 'key', result, config, { input: key, path: keyPath(input, key, value), ...issue })
      }
      return result
    },
  })
}

/**
 * The same schema, telling every key that it does not know: valibot itself stops at the first, and takes what every object
 * of JavaScript inherits (`constructor`) for known.
 */
const everyKey = <Schema extends Keyed>(schema: Schema): Schema =>
  lookingAtKeys(schema, ({ issues }) => {
    const told = new Set((issues ?? []).map(({ path }) => (path?.length === 1 ? path[0].key : undefined)))
    return (key) => (Object.hasOwn(schema.entries, key) || told.has(key) ? null : { expected: 'never' })
  })

/** Keys that valibot leaves out of a record without a word, because they mean something else to JavaScript. */
export const reserved = ['__proto__', 'constructor', 'prototype']

/** The same schema, refusing the keys that it would leave out. */
const noReserved = <Schema extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(schema: Schema): Schema =>
  lookingAtKeys(
    schema,
    () => (key) =>
      reserved.includes(key) ? { message: complain('is a name that this file cannot hold', 'Use another name') } : null,
  )

/** A map with these keys and no others. */
export const map = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  noList(
    everyKey(
      v.strictObject(entries, ({ expected, received }) => {
        if (expected === 'never') {
          return complain(`${received} is not a key here`, `Use one of ${list(Object.keys(entries))}`)
        }
        return expected === 'Object'
          ? complain('is not a map', `Write it with one or more of ${list(Object.keys(entries))}`)
          : complain(`${expected} is missing`, 'Add it')
      }),
    ),
  )

/** A map from names of the user's to values of one kind. */
export const mapOf = <
  Key extends v.BaseSchema<string, string, v.BaseIssue<unknown>>,
  Value extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>,
>(
  key: Key,
  value: Value,
  example: string,
) => noList(noReserved(v.record(key, value, complain('is not a map', `Write for example ${example}`))))

export const listOf = <Item extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(
  item: Item,
  example: string,
) => v.array(item, complain('is not a list', `Write for example ${example}`))

export const text = v.string(({ received }) =>
  /^(?:-?[\d.]+|true|false)$/.test(received)
    ? complain(`is ${received}, not a text`, `Put it in quotes: "${received}"`)
    : complain('is not a text', 'Write a text'),
)

export const notEmpty = v.pipe(text, v.minLength(1, complain('is empty', 'Write a text')))

/** A text of a certain form. */
export const formed = (pattern: RegExp, message: string, remedy: string) =>
  v.pipe(text, v.regex(pattern, complain(message, remedy)))

/** What one of the parsers of inputs must accept. */
export const parsedBy = <T>(parse: (written: string) => Parsed<T>) =>
  v.rawCheck<string>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues !== undefined) return
    const parsed = parse(dataset.value)
    if (!parsed.ok) addIssue({ message: complain(parsed.complaint.message, parsed.complaint.remedy) })
  })

export const wholeNumber = (least: number, most: number) => {
  const message = complain(`is not a whole number from ${least} to ${most}`, 'Write such a number, without quotes')
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message))
}
