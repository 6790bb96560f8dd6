import { accept, refuse, type Parsed } from '../parsed.js'

const list = (words: readonly string[]): string => words.join(', ')

/** true and false as YAML 1.2 spells them. */
export const parseBoolean = (text: string): Parsed<boolean> => {
  if (/^(?:true|True|TRUE)$/.test(text)) return accept(true)
  if (/^(?:false|False|FALSE)$/.test(text)) return accept(false)
  return refuse('is neither true nor false', 'Write true or false')
}

/** One of a few words. */
export const parseWord =
  <const Word extends string>(words: readonly Word[]) =>
  (text: string): Parsed<Word> => {
    const found = words.find((word) => word === text.toLowerCase())
    return found === undefined ? refuse('is not one of the known values', `Use one of ${list(words)}`) : accept(found)
  }

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Beyond a day a time limit is none, and a timer of more than 24.8 days fires at once. */
const longestDuration = 24 * 3_600_000

/** `60s`, `2m`, `1m30s`, `500ms` in milliseconds; a number without unit is refused, because nobody knows what it means. */
export const parseDuration = (text: string): Parsed<number> => {
  if (/^[\d.]+$/.test(text)) return refuse('has no unit', `Write ${text}s for seconds or ${text}m for minutes`)
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
    return refuse('is not a duration', 'Write a number and a unit, for example 60s, 2m or 1m30s')
  }
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
  const milliseconds = Math.round(
    parts.reduce((sum, [, number = '0', unit = 'ms']) => sum + Number(number) * (units[unit] ?? 1), 0),
  )
  return milliseconds > 0 && milliseconds <= longestDuration
    ? accept(milliseconds)
    : refuse('is not a sensible time limit', 'Give more than nothing and at most 24h')
}

/** A part of a cache scope: it becomes a field of a comma-separated attribute list and of a cache key. */
export const parseScope = (text: string): Parsed<string> =>
  /^[\w./-]{1,200}$/.test(text)
    ? accept(text)
    : refuse('cannot be part of a cache key', 'Use at most 200 letters, digits, . _ - and /')

/** A number of bytes as Docker reads it: `64m`, `1.5g`. */
export const parseByteSize = (text: string): Parsed<string> =>
  /^\d+(?:\.\d+)?\s?(?:[kmgtp]?i?b?)$/i.test(text)
    ? accept(text)
    : refuse('is not a size', 'Write a number and a unit, for example 64m or 1g')

const factors: Readonly<Record<string, number>> = { '': 0, k: 1, m: 2, g: 3, t: 4, p: 5 }

/** A size in bytes: `400MB` is 400 million, `400MiB` is 400 times 2 to the power of 20. */
export const parseSize = (text: string): Parsed<number> => {
  const [, number, unit = '', binary = ''] = /^(\d+(?:\.\d+)?)\s?([kmgtp]?)(i?)b?$/i.exec(text) ?? []
  const bytes = Math.round(Number(number) * (binary === '' ? 1000 : 1024) ** (factors[unit.toLowerCase()] ?? 0))
  return number !== undefined && bytes > 0 && Number.isSafeInteger(bytes)
    ? accept(bytes)
    : refuse('is not a size', 'Write a number and a unit, for example 400MB or 1GB')
}

/** Any text on one line. */
export const parseText = (text: string): Parsed<string> =>
  /[\r\n\0]/.test(text) ? refuse('has more than one line', 'Write it on one line') : accept(text)

/** Package names as the registry of npm accepts them, old ones with capitals included. */
const packageName = /^(?:@[\w~.-]+\/)?[\w~-][\w~.-]*$/

/** A package to prove as well, or `!name` for one to leave out. */
export const parseModule = (text: string): Parsed<{ name: string; skipped: boolean }> => {
  const skipped = text.startsWith('!')
  const name = skipped ? text.slice(1).trim() : text
  return packageName.test(name) && name.length <= 214
    ? accept({ name, skipped })
    : refuse('is not a package name', 'Write for example sharp, @swc/core, or !fsevents to leave one out')
}
