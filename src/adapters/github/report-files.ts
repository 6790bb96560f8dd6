import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finding, type Finding } from '../../core/finding.js'
import { proofFileName, renderProof } from '../../core/proof.js'
import { factsFileName, renderFacts } from '../../core/render/facts-json.js'
import { renderReport } from '../../core/render/report-json.js'
import { audienceOf, renderSignature, signatureFileName } from '../../core/signature.js'
import { ToolError } from '../../errors.js'
import type { Signatures } from '../../ports/signatures.js'
import type { Sink } from '../../ports/sinks.js'

/** It appears whole or not at all. */
const writeWhole = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.part`, text)
  await rename(`${path}.part`, path)
}

/** report.json in the folder that the outcome names. */
export const reportFiles = (): Sink => ({
  name: 'report.json',
  send: async (outcome) => {
    await mkdir(outcome.reportFolder, { recursive: true })
    await writeWhole(join(outcome.reportFolder, 'report.json'), renderReport(outcome))
    return []
  },
})

/** Beside it, of each platform, what the rules of the audit judged. @throws Error for more than anybody would read */
export const factsFiles = (): Sink => ({
  name: 'facts',
  send: async ({ evidence, requested, reportFolder: folder }) => {
    await mkdir(folder, { recursive: true })
    // Those of an earlier step would be taken for this one's.
    for (const platform of requested) await rm(join(folder, factsFileName(platform)), { force: true })
    for (const { platform, facts } of evidence) {
      if (facts !== undefined && facts !== null)
        await writeWhole(join(folder, factsFileName(platform)), renderFacts(facts))
    }
    return []
  },
})

/** Beside it, of each platform, what the job that joins the platforms needs; signed where this job may have it signed. */
export const proofFiles = ({ granted, sign }: Pick<Signatures, 'granted' | 'sign'>): Sink => ({
  name: 'proof',
  send: async (outcome) => {
    const { reportFolder: folder, verdict } = outcome
    await mkdir(folder, { recursive: true })
    const findings: Finding[] = []
    for (const platform of outcome.requested) {
      const signature = join(folder, signatureFileName(platform))
      // That of another proof, of an earlier step, would be taken for a forgery.
      await rm(signature, { force: true })
      const proof = renderProof(outcome, platform)
      if (proof === null) continue
      const name = proofFileName(platform)
      await writeFile(join(folder, name), proof)
      if (!granted || verdict !== 'verified') continue
      try {
        const digest = createHash('sha256').update(proof).digest('hex')
        await writeFile(signature, renderSignature(await sign(audienceOf(`sha256:${digest}`))))
      } catch (error) {
        if (!(error instanceof ToolError)) throw error
        findings.push(finding('AP722', { subject: name, platform }, { name, reason: error.message }))
      }
    }
    return findings
  },
})
