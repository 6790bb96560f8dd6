/**
 * The runner reads every line that a step prints (actions/runner, ActionCommand.cs): `::name …::` counts when the line
 * starts with it after white space, `##[name …]` counts anywhere. Both searches are culture-sensitive, so characters that
 * collation ignores (zero-width ones, controls) do not hide a command. Hence: first everything invisible goes, then every
 * line is looked at.
 */

// Sequences of ECMA-48: CSI, then OSC and the other strings with their terminator, then two-character escapes. Each is
// linear, because none can run past the next ESC.
const terminal = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    '(?:\\u001b[\\]PX^_]|[\\u009d\\u0090\\u0098\\u009e\\u009f])[^\\u0007\\u001b\\u009c\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    '\\u001b[ -/]*[0-~]?',
  ].join('|'),
  'g',
)

/** Everything that some program, somewhere, takes for the end of a line. */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/

const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** A longer line is printed as several, each harmless on its own: whoever cuts it further down does so in vain. */
const longestLine = 64 * 1024

const pieces = (line: string): readonly string[] => {
  if (line.length <= longestLine) return [line]
  const count = Math.ceil(line.length / longestLine)
  return Array.from({ length: count }, (_, index) => line.slice(index * longestLine, (index + 1) * longestLine))
}

// The backslash is visible on purpose: an invisible character would be ignored by the comparison it is to defeat.
const disarm = (line: string): string => line.replaceAll('##[', '##\\[').replace(/^(\s*)::/u, '$1\\::')

const visible = (line: string): string =>
  line
    .replace(invisible, (character) => (character === '\t' ? character : ''))
    // Last, because a pair can be torn by what was taken out or by the cut.
    .toWellFormed()

const lines = (text: string): readonly string[] => text.replace(terminal, '').split(lineBreak)

/** The same text, in lines that can neither command the runner nor move the cursor of a terminal. */
export const harmless = (text: string): string =>
  lines(text)
    .flatMap((line) => pieces(visible(line)))
    .map((piece) => disarm(piece.toWellFormed()))
    .join('\n')

/** The same text on one line, for a cell, a title or a label. */
export const singleLine = (text: string): string =>
  disarm(
    lines(text)
      .map((line) => visible(line).trim())
      .filter((line) => line !== '')
      .join(' '),
  )

/** At most `limit` UTF-16 units, cut between characters, with an ellipsis where something is missing. */
export const shorten = (text: string, limit: number): string =>
  text.length <= limit
    ? text
    : `${text
        .slice(0, Math.max(0, limit - 1))
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`
