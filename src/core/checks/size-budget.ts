import type { AuditEvidence } from '../evidence.js'
import { finding, type Finding } from '../finding.js'
import type { Platform } from '../platform.js'

/**
 * What a platform's root file system is over its budget, if it is.
 * @param size uncompressed bytes of all regular files; null: not known, and then the audit says why
 * @param max null: any size will do
 * @param audited what holds and what brings the most of it
 */
export const sizeFindings = (
  platform: Platform,
  size: number | null,
  max: number | null,
  { largest = [], layers = [] }: Pick<AuditEvidence, 'largest' | 'layers'>,
): readonly Finding[] =>
  size === null || max === null || size <= max
    ? []
    : [finding('AP404', { subject: 'size', platform }, { size, max, largest, layers })]
