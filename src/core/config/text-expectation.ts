import { accept, refuse, type Parsed } from '../parsed.js'
import { shorten } from '../render/harmless.js'
import type { TextExpectation } from './config.js'

/** Longer ones are no expectation that a person wrote. */
const longestPattern = 1000
const longestQuote = 300

/**
 * `/regex/` or `/regex/i` is a regular expression, everything else is meant as it stands. A path such as `/home/node` or
 * `/srv/app/` is none: between its slashes there is another one without a backslash, or behind them stand no flags.
 */
export const parseTextExpectation = (text: string): Parsed<TextExpectation> => {
  const [, source, flags = ''] = /^\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([imsu]*)$/s.exec(text) ?? []
  if (source === undefined) return accept({ kind: 'exact', text })
  if (source.length > longestPattern) return refuse('is too long for a regular expression', 'Look for less')
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
  expected.kind === 'exact'
    ? JSON.stringify(shorten(expected.text, longestQuote))
    : `/${expected.source}/${expected.flags}`
