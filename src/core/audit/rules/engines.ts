import { satisfies, validRange } from 'semver'
import type { EnginesFacts, ImageFacts } from '../facts.js'
import { finding } from '../../finding.js'
import { judgeModule, type Judgement, type Rule } from '../rule.js'

const excludes = (engines: string, version: string): boolean =>
  validRange(engines) !== null && !satisfies(version, engines, { includePrerelease: true })

const judgeApplication = (facts: ImageFacts, { name, dir, engines }: EnginesFacts, nodeVersion: string): Judgement => ({
  module: null,
  file: null,
  finding: finding('AP205', { subject: name, platform: facts.platform }, { name, engines, nodeVersion, dir }),
})

/** AP205: the application, or a native package, says that it does not run on this Node. */
export const engines: Rule = {
  code: 'AP205',
  judge: (facts) => {
    const version = facts.node?.version ?? null
    if (version === null) return []
    return [
      ...facts.applications
        .filter((application) => excludes(application.engines, version))
        .map((application) => judgeApplication(facts, application, version)),
      ...facts.modules
        .filter((module) => excludes(module.engines, version))
        .map((module) => {
          const { name, dir } = module
          return judgeModule('AP205', facts, module, { name, engines: module.engines, nodeVersion: version, dir })
        }),
    ]
  },
}
