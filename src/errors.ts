import type { SourceLine } from './core/finding.js'

/** One thing that is wrong with the input of the user. */
export interface Problem {
  readonly input: string
  readonly value: string
  readonly message: string
  readonly remedy: string
  /** The line of the repository where it is written; absent or null: in the workflow. */
  readonly source?: SourceLine | null
}

/** Wrong input: every problem at once, before anything was done. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(describe).join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

const describe = ({ input, value, message, remedy }: Problem): string =>
  `${input}${value === '' ? '' : `: ${JSON.stringify(value)}`}: ${message}. ${remedy}`

/** A tool that the action relies on did not do its work: neither the image's nor the input's fault. */
export class ToolError extends Error {
  /** What was run, as a person would type it, without secrets. */
  readonly ran: string
  /** How it ended: `ended with exit status 1`, `answered 503`, `could not be run`. */
  readonly outcome: string
  /** What to do about it. */
  readonly remedy: string

  constructor(what: { ran: string; outcome: string; output: string; remedy: string }, cause?: unknown) {
    super(`${what.ran} ${what.outcome}${what.output === '' ? '' : `: ${what.output}`}. ${what.remedy}`, { cause })
    this.name = 'ToolError'
    this.ran = what.ran
    this.outcome = what.outcome
    this.remedy = what.remedy
  }
}
