/** Longer texts are cut: a report is to be read, and its parts come out of untrusted places. */
const longestText = 64 * 1024
const deepest = 32

const plainObject = (value: object, depth: number): unknown => {
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (value instanceof Map)
    return plain(Object.fromEntries([...value].map(([key, entry]) => [String(key), entry as unknown])), depth)
  if (value instanceof Set) return plain([...value], depth)
  if (value instanceof Error) return value.message
  if (depth >= deepest) return '…'
  return Array.isArray(value)
    ? value.map((entry) => plain(entry, depth + 1))
    : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry, depth + 1)]))
}

const plain = (value: unknown, depth: number): unknown => {
  switch (typeof value) {
    case 'string':
      return (value.length > longestText ? `${value.slice(0, longestText)}…` : value).toWellFormed()
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'bigint':
      return value.toString()
    case 'object':
      return value === null ? null : plainObject(value, depth)
    case 'boolean':
      return value
    case 'function':
    case 'symbol':
    case 'undefined':
      return undefined
  }
}

/** Any value as JSON can hold it: bounded, without cycles, whatever a stage put into its evidence. */
export const plainJson = (value: unknown): unknown => plain(value, 0)
