import { libcConflict } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP104: a library is there but older than what was linked against. */
export const symbolVersion: Rule = {
  code: 'AP104',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) =>
      libcConflict(facts, subject) !== null
        ? []
        : (subject.file.report?.missingVersions ?? []).map((missing) => judgeFile('AP104', facts, subject, missing)),
    ),
}
