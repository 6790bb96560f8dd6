import { base64, utf8 } from './base64.js'

/** Shorter ones are no secrets worth the name, and would black out half of every report. */
const shortest = 4

/** Of an encoded form: what is shorter stands in other words too. */
const shortestEncoded = 8

const mask = '***'

/**
 * What is stable of the base64 of a text around the secret, whatever stands before it (`user:` of a login): three forms, since
 * three bytes become four letters.
 */
const encodedForms = (secret: string): readonly string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = [...Array.from({ length: before }, () => 0), ...utf8(secret)]
    const stable = base64(bytes).slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6))
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')]
  })

/** A secret and the forms in which programs print it: as it is, in base64, in an address, in JSON. */
const formsOf = (secret: string): readonly string[] => {
  const encoded = [
    ...encodedForms(secret),
    encodeURIComponent(secret.toWellFormed()),
    JSON.stringify(secret).slice(1, -1),
  ]
  return [secret, ...encoded.filter((form) => form.length >= shortestEncoded)]
}

/** Logins as HTTP carries them (RFC 9110, 11.6.2), whosever they are. A word of letters alone is a word. */
const logins = /\b(bearer|basic)(\s+)(?=[^\s"']*[\d=])[\w.~+/-]{12,}=*/gi

/** The text without the values of authorization headers. */
export const withoutLogins = (text: string): string => text.replace(logins, `$1$2${mask}`)

/**
 * The same value with every secret in every text replaced. Reports leave the machine as files, where the runner masks
 * nothing: what a failing step has printed is in them.
 */
export const redact = <Value>(value: Value, secrets: readonly string[]): Value => {
  const known = [...new Set(secrets.filter((secret) => secret.length >= shortest).flatMap(formsOf))].toSorted(
    (one, other) => other.length - one.length,
  )
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return withoutLogins(known.reduce((text, form) => text.replaceAll(form, mask), part))
    if (Array.isArray(part)) return part.map(visit)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]))
  }
  return visit(value) as Value
}
