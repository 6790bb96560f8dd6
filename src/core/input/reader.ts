import { parseItems, parseLines } from '../delimited.js'
import type { Complaint, Parsed } from '../parsed.js'
import { secretInputs, type InputName, type RawInputs } from './names.js'

/** One thing that is wrong with an input, ready for the person who wrote it. */
export interface InputProblem extends Complaint {
  readonly input: string
  /** The part that is wrong; empty when it may not be shown. */
  readonly value: string
}

/**
 * Reads inputs and gathers everything that is wrong instead of stopping at the first. What is wrong is replaced by the
 * fallback so that reading goes on; who reads must look at `problems` before using any value.
 */
export interface Reader {
  readonly problems: readonly InputProblem[]
  readonly notices: readonly string[]
  /** Trimmed; empty means "not given", however it came to be so. */
  text(name: InputName): string
  one<T>(name: InputName, parse: (text: string) => Parsed<T>, fallback: T): T
  /** Items separated by commas or line ends. */
  items<T>(name: InputName, parse: (item: string) => Parsed<T>): readonly T[]
  /** One item a line. */
  lines<T>(name: InputName, parse: (line: string) => Parsed<T>): readonly T[]
  complain(name: InputName, value: string, complaint: Complaint): void
  notice(text: string): void
}

export const createReader = (raw: RawInputs): Reader => {
  const problems: InputProblem[] = []
  const notices: string[] = []

  const text = (name: InputName): string => raw[name].trim()

  const complain = (input: InputName, value: string, { message, remedy }: Complaint): void => {
    problems.push({ input, value: secretInputs.has(input) ? '' : value, message, remedy })
  }

  const each = <T>(
    name: InputName,
    split: (text: string) => Parsed<readonly string[]>,
    parse: (item: string) => Parsed<T>,
  ): readonly T[] => {
    const items = split(text(name))
    if (!items.ok) {
      complain(name, text(name), items.complaint)
      return []
    }
    if (items.value.length === 0 && text(name) !== '') {
      // Two empty variables joined by a comma: meant to name something, and naming nothing.
      complain(name, text(name), { message: 'names nothing', remedy: 'Give at least one item, or leave it empty' })
    }
    return items.value.flatMap((item) => {
      const parsed = parse(item)
      if (parsed.ok) return [parsed.value]
      complain(name, item, parsed.complaint)
      return []
    })
  }

  return {
    problems,
    notices,
    text,
    complain,
    notice: (notice) => void notices.push(notice),
    one: (name, parse, fallback) => {
      if (text(name) === '') return fallback
      const parsed = parse(text(name))
      if (parsed.ok) return parsed.value
      complain(name, text(name), parsed.complaint)
      return fallback
    },
    items: (name, parse) => each(name, parseItems, parse),
    lines: (name, parse) => each(name, parseLines, parse),
  }
}
