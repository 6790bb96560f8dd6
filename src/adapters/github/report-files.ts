import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { proofFileName, renderProof } from '../../core/proof.js'
import { renderReport } from '../../core/render/report-json.js'
import type { Sink } from '../../ports/sinks.js'

/** report.json in the folder that the outcome names. It appears whole or not at all. */
export const reportFiles = (): Sink => ({
  name: 'report.json',
  send: async (outcome) => {
    await mkdir(outcome.reportFolder, { recursive: true })
    const path = join(outcome.reportFolder, 'report.json')
    await writeFile(`${path}.part`, renderReport(outcome))
    await rename(`${path}.part`, path)
    return []
  },
})

/** Beside it, of each platform, what the job that joins the platforms needs. */
export const proofFiles = (): Sink => ({
  name: 'proof',
  send: async (outcome) => {
    await mkdir(outcome.reportFolder, { recursive: true })
    for (const platform of outcome.requested) {
      const proof = renderProof(outcome, platform)
      if (proof !== null) await writeFile(join(outcome.reportFolder, proofFileName(platform)), proof)
    }
    return []
  },
})
