import type { BringingLayer } from '../finding.js'
import { shorten, singleLine } from './harmless.js'

const longest = 300
/** Where several stand in a row. */
const longestOfSeveral = 100

const onOneLine = (instruction: string): string => singleLine(instruction.replace(/\s# buildkit\s*$/, '')).trim()

/** `layer 7 (COPY /app/node_modules ./node_modules)`, on one line. */
export const layerText = ({ layer, instruction }: BringingLayer): string => {
  const made = onOneLine(instruction)
  return made === '' ? `layer ${layer}` : `layer ${layer} (${shorten(made, longest)})`
}

/** `COPY /app/node_modules ./node_modules`, on one line. */
export const instructionText = (instruction: string): string =>
  shorten(onOneLine(instruction), longestOfSeveral) || 'a layer that does not say what made it'
