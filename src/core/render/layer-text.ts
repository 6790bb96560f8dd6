import type { BringingLayer } from '../finding.js'
import { shorten, singleLine } from './harmless.js'

const longest = 300

/** `layer 7 (COPY /app/node_modules ./node_modules)`, on one line. */
export const layerText = ({ layer, instruction }: BringingLayer): string => {
  const made = singleLine(instruction.replace(/\s# buildkit\s*$/, '')).trim()
  return made === '' ? `layer ${layer}` : `layer ${layer} (${shorten(made, longest)})`
}
