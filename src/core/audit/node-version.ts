import type { SearchableSource } from './root-files.js'

/** A text of one byte per character. */
export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))

/**
 * What every Node binary holds of its own version: the address of its sources (`process.release.sourceUrl`), and for those
 * built without one the name by which it introduces itself.
 */
const marks = [
  {
    before: '/node-v',
    pattern: /^\/node-v(\d{1,3}\.\d{1,3}\.\d{1,3}(?:-(?!headers)[a-z]+[\w.]*?)?)(?:-headers)?\.tar/,
  },
  { before: 'node.js/v', pattern: /^node\.js\/v(\d{1,3}\.\d{1,3}\.\d{1,3}(?:-[a-z][\w.]*)?)/ },
] as const

const mostHits = 64

/** `process.versions.node` of a Node binary, without running it; null when it does not say. */
export const readNodeVersion = (source: SearchableSource): string | null => {
  for (const { before, pattern } of marks) {
    const wanted = bytesOf(before)
    let offset = source.indexOf(wanted, 0)
    for (let hits = 0; offset !== -1 && hits < mostHits; hits += 1) {
      const text = String.fromCharCode(...source.read(offset, 64))
      const version = pattern.exec(text)?.[1]
      if (version !== undefined) return version
      offset = source.indexOf(wanted, offset + 1)
    }
  }
  return null
}
