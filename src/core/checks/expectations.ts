import type { Check, ExitExpectation, HttpExpectation, TextExpectation } from '../config/config.js'
import { expectationText } from '../config/text-expectation.js'
import { singleLine, shorten } from '../render/harmless.js'
import { isSubset, type Probed } from './prober.js'

/** What was wrong, in words that follow the name of the check; null: nothing. */
export type Complaint = string | null

const longestQuote = 300

/** A text from a container, for a sentence. */
export const quote = (text: string): string => {
  const shown = shorten(singleLine(text), longestQuote)
  return shown === '' ? 'nothing' : JSON.stringify(shown)
}

/** How the end of a container must be; a check that says nothing of it wants 0. */
export const exitComplaint = (exit: ExitExpectation | null, code: number): Complaint => {
  const signal = code > 128 && code < 160 ? ` (signal ${code - 128})` : ''
  const ended = `it ended with exit status ${code}${signal}`
  if (exit?.not !== undefined && exit.not !== null) return code === exit.not ? `${ended}, which it must not` : null
  const wanted = exit?.code ?? (exit === null ? 0 : null)
  return wanted === null || wanted === code ? null : `${ended} instead of ${wanted}`
}

/** What the app answered, against what was expected. */
export const httpComplaint = (http: HttpExpectation, probed: Probed): Complaint => {
  const place = `port ${http.port}`
  if (probed.kind === 'loopback') return `it answers on 127.0.0.1:${http.port} only`
  if (probed.kind === 'silence') return `${place} gave no answer: ${shorten(singleLine(probed.reason), longestQuote)}`
  const { status, body } = probed
  const answered = `${place} answered ${http.path} with ${status}`
  if (status !== http.status) return `${answered} instead of ${http.status}: ${quote(body)}`
  if (http.json === undefined) return null
  try {
    const isThere = isSubset(http.json, JSON.parse(body))
    return isThere
      ? null
      : `${answered} and JSON without ${shorten(JSON.stringify(http.json), longestQuote)}: ${quote(body)}`
  } catch {
    return `${answered} and no JSON: ${quote(body)}`
  }
}

/** What is compared with an exact text: programs end their output with a line end, and people do not write it. */
export const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '')

/** Which texts are compared with which expectation. */
export const textExpectations = (
  { stdout, stderr, exit }: Check,
  output: { readonly stdout: string; readonly stderr: string },
): readonly { readonly what: string; readonly expected: TextExpectation; readonly text: string }[] => [
  ...(stdout === null ? [] : [{ what: 'standard output', expected: stdout, text: output.stdout }]),
  ...(stderr === null ? [] : [{ what: 'standard error', expected: stderr, text: output.stderr }]),
  ...(exit === null || exit.output === null
    ? []
    : [{ what: 'the output', expected: exit.output, text: `${output.stdout}${output.stderr}` }]),
]

/** `matched`: what the pattern said; null when it took too long. */
export const textComplaint = (
  what: string,
  expected: TextExpectation,
  text: string,
  matched: boolean | null,
): Complaint => {
  if (matched === true) return null
  const wanted = expectationText(expected)
  if (matched === null) return `${wanted} took too long on ${what}: write it so that it does not backtrack`
  return `${what} ${expected.kind === 'exact' ? 'is not' : 'does not match'} ${wanted}: ${quote(text)}`
}
