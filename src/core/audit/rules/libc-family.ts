import { libcConflict } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP102: built for glibc on musl, or the reverse, and it matters. */
export const libcFamily: Rule = {
  code: 'AP102',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      const conflict = libcConflict(facts, subject)
      return conflict === null
        ? []
        : [judgeFile('AP102', facts, subject, { ...conflict, lacks: conflict.lacks.slice(0, 20) })]
    }),
}
