import { accept, refuse, type Parsed } from '../parsed.js'
import type { TextExpectation } from './config.js'

/** Longer ones are no expectation that a person wrote. */
const longestPattern = 1000

/** `/regex/` or `/regex/i` is a regular expression, everything else is meant as it stands. */
export const parseTextExpectation = (text: string): Parsed<TextExpectation> => {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(text) ?? []
  if (source === undefined) return accept({ kind: 'exact', text })
  if (source.length > longestPattern) return refuse('is too long for a regular expression', 'Look for less')
  if (!/^[imsu]*$/.test(flags)) return refuse(`has the unknown flags ${flags}`, 'Use i, m, s and u only')
  try {
    new RegExp(source, flags)
    return accept({ kind: 'pattern', source, flags })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(`is not a regular expression (${reason})`, 'Write it as JavaScript does, for example /^v22\\./')
  }
}

/** How it is called in a message. */
export const expectationText = (expected: TextExpectation): string =>
  expected.kind === 'exact' ? JSON.stringify(expected.text) : `/${expected.source}/${expected.flags}`
