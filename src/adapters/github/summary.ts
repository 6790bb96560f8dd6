import * as core from '@actions/core'
import { renderSummary } from '../../core/render/summary.js'
import type { Sink } from '../../ports/sinks.js'

/** The page of the job. Appended to what this step wrote before. */
export const jobSummary = (): Sink => ({
  name: 'job summary',
  send: async (outcome) => {
    await core.summary.emptyBuffer().addRaw(renderSummary(outcome)).write()
    return []
  },
})
