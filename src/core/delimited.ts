import { parse } from 'csv-parse/sync'
import { accept, refuse, type Parsed } from './parsed.js'

/** Records of a list input, with the very options of docker/build-push-action, so that quoting means the same here. */
const records = (text: string): Parsed<readonly (readonly string[])[]> => {
  try {
    return accept(parse(text, { columns: false, relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true }))
  } catch {
    return refuse('has a quotation mark that is never closed', 'Close it, or write "" for a quotation mark itself')
  }
}

const clean = (items: readonly string[]): readonly string[] =>
  items.map((item) => item.trim()).filter((item) => item !== '')

/** Items separated by commas or line ends, for example `linux/amd64,linux/arm64`. */
export const parseItems = (text: string): Parsed<readonly string[]> => {
  const parsed = records(text)
  // A lone quoted item is split all the same, as there.
  return parsed.ok
    ? accept(clean(parsed.value.flatMap((record) => (record.length === 1 ? (record[0] ?? '').split(',') : record))))
    : parsed
}

/** One item a line; commas belong to the item, and a quoted item may span lines. */
export const parseLines = (text: string): Parsed<readonly string[]> => {
  const parsed = records(text)
  return parsed.ok ? accept(clean(parsed.value.map((record) => record.join(',')))) : parsed
}

export interface Pair {
  readonly key: string
  readonly value: string
}

/** Splits `KEY=value` at the first `=`; null without one or without a key. */
export const splitPair = (text: string): Pair | null => {
  const at = text.indexOf('=')
  return at < 1 ? null : { key: text.slice(0, at).trim(), value: text.slice(at + 1) }
}
