import { judgeFile, subjectsOf, type Rule } from '../rule.js'
import { unresolvedIn } from '../unresolved.js'

/** AP106: a function that is looked up at its first call is defined nowhere. */
export const unresolvedAtCall: Rule = {
  code: 'AP106',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) =>
      unresolvedIn(facts, subject, false).map(({ object, symbols }) =>
        judgeFile('AP106', facts, subject, { object, symbols: symbols.slice(0, 20), count: symbols.length }),
      ),
    ),
}
