import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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
