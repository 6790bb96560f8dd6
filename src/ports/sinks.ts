import type { Finding } from '../core/finding.js'
import type { Outcome } from '../core/outcome.js'

/** One way to tell of a run. */
export interface Sink {
  /** What a person calls it: `job summary`, `report.json`, `Datadog`. */
  readonly name: string
  /** Tells of the run. What could not be told comes back as findings; those never change a verdict. */
  send(outcome: Outcome): Promise<readonly Finding[]>
}
