import type { HandedOver } from '../evidence.js'
import type { Outcome } from '../outcome.js'
import { duration, size } from './amount.js'
import { platformFacts, type PlatformFacts } from './platform-facts.js'

/** Facts of a platform in words; null: there is none. */
export type PlatformRow = readonly (string | null)[]

export interface PlatformTable {
  readonly head: readonly string[]
  readonly rows: readonly PlatformRow[]
}

/** The first columns, which a log and a page write differently. */
export interface FirstColumns {
  readonly head: readonly string[]
  readonly cells: (facts: PlatformFacts) => PlatformRow
}

const proofText = (provedBy: HandedOver | null): string | null => {
  if (provedBy === null) return null
  if (provedBy.isSigned === null) return 'signature not checked'
  return provedBy.isSigned ? 'signed' : 'not signed'
}

const time = (milliseconds: number | null): string | null => (milliseconds === null ? null : duration(milliseconds))

/** What the platforms came to, one a row. A column about which nothing is known of any platform is left out. */
export const platformTable = (outcome: Outcome, first: FirstColumns): PlatformTable => {
  const head = [...first.head, 'size', 'ran', 'proof', 'build', 'audit', 'smoke']
  const rows = platformFacts(outcome).map((facts): PlatformRow => {
    const { size: bytes, method, provedBy, milliseconds } = facts
    const { build, audit, smoke } = milliseconds
    const seen = bytes === null ? null : size(bytes)
    return [...first.cells(facts), seen, method, proofText(provedBy), ...[build, audit, smoke].map(time)]
  })
  const isKnown = head.map((_, column) => rows.some((row) => row[column] !== null))
  const known = <T>(row: readonly T[]): readonly T[] => row.filter((_, column) => isKnown[column] === true)
  return { head: known(head), rows: rows.map(known) }
}
