import { harmless, shorten, singleLine } from './harmless.js'

/** GitHub-flavoured Markdown out of untrusted text: what comes out is shown as it is and structures nothing. */

// Numeric references are never taken for structure (CommonMark 0.31, 2.5). A colon before anything but space would start
// an address or an emoji; `www.` an address too.
const special = /[&<>`*_[\]|~$!#@\\]|:(?=\S)/g

// Addresses of mail and mentions are looked for in finished text, where references count as what they mean; only an
// element in between keeps `a@b.example` and `@somebody` from becoming links.
const reference = (character: string): string =>
  `&#${character.codePointAt(0) ?? 0};${character === '@' ? '<wbr>' : ''}`

const escape = (text: string): string =>
  text.replace(special, reference).replace(/www\./gi, (www) => www.replace('.', '&#46;'))

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)

/** Inline code, also in the cell of a table. Longer values are cut. */
export const code = (untrusted: string, limit = 200): string => {
  const text = shorten(singleLine(untrusted), limit)
  if (text === '') return ''
  // Parsers differ on a pipe or a backslash inside code inside a table, so these go the way that is the same everywhere.
  if (/[|\\]/.test(text)) return `<code>${escape(text)}</code>`
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** At the beginning of a line these would start a list, a rule or a heading. */
const notAtStart = (markdown: string): string =>
  markdown
    .replace(/^[-+=]/, reference)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, (_, digits: string, end: string) => `${digits}${reference(end)}`)

/** Untrusted text on one line, as it is. */
export const plain = (untrusted: string, limit = 200): string =>
  notAtStart(escape(shorten(singleLine(untrusted), limit)))

/** A word that is a name, path, version or option rather than language. */
const technical = /[@/_=<>\\`$#]|\w[.:]\w|^[.-]\w/u

/** A sentence on one line: words that are names, paths or versions become code, the rest is escaped. */
export const sentence = (untrusted: string, limit = 1000): string =>
  notAtStart(
    shorten(singleLine(untrusted), limit)
      .split(' ')
      .map((word) => {
        const [, before = '', core = '', after = ''] = /^(["'(]*)(.*?)([.,;:!?)"']*)$/u.exec(word) ?? []
        return technical.test(core) ? `${escape(before)}${code(core, limit)}${escape(after)}` : escape(word)
      })
      .join(' '),
  )

/** A block of lines, closed by a fence that nothing inside can close. */
export const block = (untrusted: string, limit = 4000): string => {
  const text = shorten(harmless(untrusted), limit)
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}text\n${text}\n${fence}`
}

/** A link whose address is our own. */
export const link = (label: string, address: string): string =>
  `[${escape(singleLine(label))}](<${encodeURI(address)}>)`

/** A section that is closed until somebody opens it. The blank lines make GitHub read the content as Markdown. */
export const folded = (title: string, content: string): string =>
  `<details>\n<summary>${escape(singleLine(title))}</summary>\n\n${content}\n\n</details>`

/** A table. Cells are Markdown already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** Bytes in UTF-8. */
export const byteLength = (text: string): number => {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}
