import { libcConflict } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP107: the kernel does not find the loader that a program asks for, be it Node or a program of a package. */
export const missingInterpreter: Rule = {
  code: 'AP107',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      const interpreter = subject.file.report?.interpreterMissing ?? null
      if (interpreter === null || libcConflict(facts, subject) !== null) return []
      const distribution = facts.distribution?.name ?? ''
      return [judgeFile('AP107', facts, subject, { program: subject.file.path, interpreter, distribution })]
    }),
}
