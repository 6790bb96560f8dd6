const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** The bytes of a text in UTF-8; half a surrogate pair becomes the replacement character, as everywhere. */
export const utf8 = (text: string): readonly number[] =>
  [...encodeURIComponent(text.toWellFormed()).matchAll(/%([\dA-F]{2})|./g)].map(([letter, hex]) =>
    hex === undefined ? letter.charCodeAt(0) : parseInt(hex, 16),
  )

/** RFC 4648, 4, without padding. (The core has neither Buffer nor btoa, which are not part of ECMAScript.) */
export const base64 = (bytes: readonly number[]): string => {
  const letters: string[] = []
  for (let bit = 0; bit < bytes.length * 8; bit += 6) {
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    letters.push(alphabet[(pair >> (10 - (bit & 7))) & 63] ?? '')
  }
  return letters.join('')
}
