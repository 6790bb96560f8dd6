import type { Entry } from '../finding.js'

/** Declares one entry; exists so that the evidence type is inferred from `found` and checked in the other texts. */
export const entry = <Evidence>(texts: Entry<Evidence>): Entry<Evidence> => texts
