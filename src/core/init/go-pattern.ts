import { accept, refuse, type Parsed } from '../parsed.js'

interface Pattern {
  readonly source: string
  readonly flags: string
}

const remedy = 'Write it as JavaScript has it'

/** What Go's expressions (RE2, regexp/syntax) have and JavaScript's have not, or mean differently. */
const foreign = /\\[AzQEpPaC]|\\x\{|\[:\^?\w+:\]|\(\?(?:P|[a-zA-Z-]+[:)])/

/** Texts are compared without their last line end, so what asks for it must hold at the end as well. */
const withoutLastLineEnd = (source: string): string => {
  // Whole characters, so that the n behind an escaped backslash is none.
  const [, before, end] = /^((?:[^\\]|\\[\s\S])*?)(?:\\n|\n)(\$?)$/.exec(source) ?? []
  if (before === undefined) return source
  return `${before}${end === '$' ? '$' : '(?:\\n|$)'}`
}

/** An expression of Go's as JavaScript's. A flag in front of all of it is all that need be rewritten. */
export const goPattern = (text: string): Parsed<Pattern> => {
  const [, flags = '', rest = ''] = /^(?:\(\?([ims]+)\))?([\s\S]*)$/.exec(text) ?? []
  if (foreign.test(rest)) return refuse('uses what JavaScript does not have', remedy)
  const source = withoutLastLineEnd(rest).replaceAll('\n', '\\n')
  try {
    new RegExp(source, flags)
    return accept({ source, flags })
  } catch {
    return refuse('is no expression of JavaScript', remedy)
  }
}

/** Slashes end an expression in the config file. */
const slashed = ({ source, flags }: Pattern): string => {
  const escaped = source.replaceAll(/\\[\s\S]|\//g, (part) => (part === '/' ? '\\/' : part))
  return `/${escaped === '' ? '(?:)' : escaped}/${flags}`
}

/** One expression that holds exactly when all of `found` are found and none of `absent` is. */
export const together = (found: readonly string[], absent: readonly string[]): Parsed<string> => {
  const parsed: { readonly pattern: Pattern; readonly sign: '=' | '!' }[] = []
  for (const [texts, sign] of [
    [found, '='],
    [absent, '!'],
  ] as const) {
    for (const text of texts) {
      const pattern = goPattern(text)
      if (!pattern.ok) return pattern
      parsed.push({ pattern: pattern.value, sign })
    }
  }
  const [first] = parsed
  if (first === undefined) return refuse('is empty', remedy)
  if (parsed.length === 1 && first.sign === '=') return accept(slashed(first.pattern))
  const flags = new Set(parsed.map(({ pattern }) => pattern.flags))
  // With ^ for each line the expression as a whole could begin at any of them.
  if (flags.size > 1 || first.pattern.flags.includes('m'))
    return refuse('has flags that cannot be put together', remedy)
  const source = parsed.map(({ pattern, sign }) => `(?${sign}[\\s\\S]*(?:${pattern.source}))`).join('')
  return accept(slashed({ source: `^${source}`, flags: first.pattern.flags }))
}
