import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP114: it declares to need more than every processor of the architecture has. */
export const isaLevel: Rule = {
  code: 'AP114',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      const level = subject.file.object?.isaNeeded ?? null
      if (level === null || level === 'x86-64-baseline') return []
      return [judgeFile('AP114', facts, subject, { object: subject.file.path, level })]
    }),
}
