import { isMap, isPair, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from 'yaml'

/** A place in a text, 1-based. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** One step of a path into the document: a key of a map or an index of a list. */
export type Key = string | number

const keyText = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '')

const startOf = (node: unknown): number | null => {
  const range = (node as Node | null | undefined)?.range
  return range === null || range === undefined ? null : range[0]
}

/** The value of a key and where the key stands. */
const childOf = (node: unknown, key: Key): { readonly value: unknown; readonly at: number | null } | null => {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && keyText(item) === String(key))
    return pair === undefined ? null : { value: pair.value, at: startOf(pair.key) }
  }
  if (isSeq(node)) {
    const value = node.items[Number(key)]
    return value === undefined ? null : { value, at: startOf(value) }
  }
  return null
}

/** Looks places up in a parsed document. `lookFor` tells whether the key itself or its value is meant. */
export const positions = (document: Document, lines: LineCounter) => {
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  return {
    at,
    /** Where a path leads; what is not there is looked for where it would be. */
    of: (path: readonly Key[], lookFor: 'key' | 'value'): Position => {
      let node: unknown = document.contents
      let offset = startOf(node) ?? 0
      for (const [index, key] of path.entries()) {
        const child = childOf(node, key)
        if (child === null) break
        const isLast = index === path.length - 1
        const value = startOf(child.value)
        offset = (isLast && lookFor === 'key' ? child.at : value) ?? child.at ?? value ?? offset
        node = child.value
      }
      return at(offset)
    },
  }
}
