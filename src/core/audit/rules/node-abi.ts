import { nodeModuleVersion } from '../../packages/target.js'
import { judgeFile, subjectsOf, withSeverity, type Rule } from '../rule.js'

/** AP203: an add-on without Node-API was built for another release line of Node. */
export const nodeAbi: Rule = {
  code: 'AP203',
  judge: (facts) => {
    if (facts.node === null) return []
    const version = facts.node.version ?? ''
    const running = nodeModuleVersion(version)
    return subjectsOf(facts).flatMap((subject) => {
      const { addOn, path } = subject.file
      if (addOn === null || addOn.nodeApi || addOn.moduleVersions.length === 0) return []
      if (running !== null && addOn.moduleVersions.includes(Number(running))) return []
      const judgement = judgeFile('AP203', facts, subject, {
        object: path,
        builtFor: addOn.moduleVersions,
        running: running ?? 'an unknown one',
        nodeVersion: version === '' ? '(unknown)' : version,
      })
      return [running === null ? withSeverity(judgement, 'unknown') : judgement]
    })
  },
}
