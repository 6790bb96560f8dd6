/** Shorter ones are no secrets worth the name, and would black out half of every report. */
const shortest = 4

const mask = '***'

/**
 * The same value with every secret in every text replaced. Reports leave the machine as files, where the runner masks
 * nothing: what a failing step has printed is in them.
 */
export const redact = <Value>(value: Value, secrets: readonly string[]): Value => {
  const known = secrets
    .filter((secret) => secret.length >= shortest)
    .toSorted((one, other) => other.length - one.length)
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return known.reduce((text, secret) => text.replaceAll(secret, mask), part)
    if (Array.isArray(part)) return part.map(visit)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]))
  }
  return known.length === 0 ? value : (visit(value) as Value)
}
