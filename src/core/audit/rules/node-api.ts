import { judgeFile, subjectsOf, withSeverity, type Rule } from '../rule.js'
import { isNodeApi } from '../unresolved.js'

/** AP206: it uses functions of Node-API that this Node does not have. */
export const nodeApi: Rule = {
  code: 'AP206',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      const missing = (subject.file.report?.missingSymbols ?? []).filter(({ symbol }) => isNodeApi(symbol))
      if (missing.length === 0) return []
      const judgement = judgeFile('AP206', facts, subject, {
        object: subject.file.path,
        symbols: missing.map(({ symbol }) => symbol).slice(0, 20),
        nodeVersion: facts.node?.version ?? '(unknown)',
      })
      return [missing.some(({ atLoad }) => atLoad) ? judgement : withSeverity(judgement, 'warning')]
    }),
}
