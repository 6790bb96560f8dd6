import type { SmokeEvidence } from '../evidence.js'
import type { Finding } from '../finding.js'

/** What running the image, or an earlier run on the same bytes, showed of one platform. */
export interface SmokeResult {
  readonly evidence: SmokeEvidence
  readonly findings: readonly Finding[]
}
