/** The parts of a document of unknown shape, total: what is something else is absent. */
export type Entries = Readonly<Record<string, unknown>>

export const entriesOf = (value: unknown): Entries =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entries) : {}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''

export const textsOf = (value: unknown): readonly string[] => listOf(value).map(textOf)

export const isGiven = (value: unknown): boolean =>
  (value !== undefined && value !== null && value !== false && textOf(value) !== '') || entriesHold(value)

const entriesHold = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : Object.keys(entriesOf(value)).length > 0
