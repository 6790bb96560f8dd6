import { noDigest } from '../evidence.js'
import { moduleKey } from '../native-module.js'
import { stages, type Outcome } from '../outcome.js'
import type { Platform } from '../platform.js'
import { durationOf, matrix } from './matrix.js'
import { platformFacts } from './platform-facts.js'
import { plainJson } from './plain-json.js'

/** Raised when a reader of the former shape would misread this one; added keys do not raise it. */
export const reportSchema = 1

const modules = (outcome: Outcome, platform: Platform, column: number): readonly unknown[] => {
  const evidence = outcome.evidence.find((candidate) => candidate.platform === platform)
  const audited = new Map((evidence?.audit?.modules ?? []).map((module) => [moduleKey(module), module]))
  return matrix(outcome).flatMap(({ module, cells }) => {
    const cell = cells[column]
    if (cell === undefined || cell.state === 'absent') return []
    const read = audited.get(moduleKey(module))
    const { findings, ...seen } = cell
    const codes = findings.map(({ code }) => code)
    return [{ ...module, ...seen, findings: codes, audit: read?.state ?? null, files: read?.files ?? [] }]
  })
}

/**
 * report.json: everything that is known, for programs. The builder's metadata stays out, because its provenance repeats
 * build arguments, and so does every path of this machine.
 */
export const renderReport = (outcome: Outcome): string => {
  const { verdict, because, auditedOnly, source, images, tags, built, findings, publication, failure } = outcome
  const report = {
    schema: reportSchema,
    verdict,
    because,
    notRun: auditedOnly?.because ?? null,
    source,
    images,
    tags,
    digest: built === null || built.index === noDigest ? null : built.index,
    platforms: platformFacts(outcome).map((facts, column) => ({
      ...facts,
      modules: modules(outcome, facts.platform, column),
    })),
    findings,
    ignored: outcome.ignored,
    publication,
    failure,
    milliseconds: {
      total: outcome.milliseconds,
      ...Object.fromEntries(stages.map((stage) => [stage, durationOf(outcome, stage, null)])),
    },
  }
  return `${JSON.stringify(plainJson(report), null, 2)}\n`
}
