import type { ImageFacts } from './facts.js'
import { libcConflict } from './obstacle.js'
import type { Subject } from './rule.js'

/** Symbols of one object that nothing defines. */
export interface Unresolved {
  readonly object: string
  readonly symbols: readonly string[]
}

/** Functions of Node-API, which have a rule of their own (AP206). */
export const isNodeApi = (symbol: string): boolean => /^(?:napi|node_api)_/.test(symbol)

/** Mangled names in the namespaces v8 and node: an add-on that has them is bound to one Node release line. */
export const isOfNode = (symbol: string): boolean => /^_ZNK?(?:2v8|4node)/.test(symbol)

/**
 * Symbols that nothing defines, by the object that wants them. Left out is what another rule explains: everything of an
 * object for another C library, what lacks with the version of a library, and Node-API.
 */
export const unresolvedIn = (facts: ImageFacts, subject: Subject, atLoad: boolean): readonly Unresolved[] => {
  const { report } = subject.file
  if (report === null || libcConflict(facts, subject) !== null) return []
  const versions = new Set(report.missingVersions.map(({ version }) => version))
  const byObject = new Map<string, string[]>()
  for (const missing of report.missingSymbols) {
    if (missing.atLoad !== atLoad || isNodeApi(missing.symbol)) continue
    if (missing.version !== null && versions.has(missing.version)) continue
    const symbols = byObject.get(missing.neededBy) ?? []
    symbols.push(missing.version === null ? missing.symbol : `${missing.symbol}@${missing.version}`)
    byObject.set(missing.neededBy, symbols)
  }
  return [...byObject].map(([object, symbols]) => ({ object, symbols }))
}
