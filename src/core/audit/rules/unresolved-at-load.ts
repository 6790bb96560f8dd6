import { judgeFile, subjectsOf, type Rule } from '../rule.js'
import { isOfNode, unresolvedIn } from '../unresolved.js'

/** AP105: a symbol that must be there when the object is loaded is defined nowhere. */
export const unresolvedAtLoad: Rule = {
  code: 'AP105',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) =>
      unresolvedIn(facts, subject, true).map(({ object, symbols }) =>
        judgeFile('AP105', facts, subject, {
          object,
          symbols: symbols.slice(0, 20),
          count: symbols.length,
          ofNode: symbols.some(isOfNode),
        }),
      ),
    ),
}
