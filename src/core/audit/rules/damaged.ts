import { architectureOf } from '../../platform.js'
import { unusableLibraries } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP108: the file ends before what it must hold. */
export const damaged: Rule = {
  code: 'AP108',
  judge: (facts) => {
    const { machine, bits } = architectureOf(facts.platform)
    const own = subjectsOf(facts)
      .filter(({ file }) => file.object?.truncated === true)
      // A cut header names no machine. One that names another is AP101 or AP110, and only its start was read.
      .filter(({ file: { object } }) => object?.machine === 0 || (object?.machine === machine && object.bits === bits))
      .map((subject) => judgeFile('AP108', facts, subject, { object: subject.file.path, damage: subject.file.damage }))
    const libraries = unusableLibraries(facts, 'truncated').map(({ subject, path, neededBy }) =>
      judgeFile('AP108', facts, subject, { object: path, damage: ['the file ends before its segments do'], neededBy }),
    )
    return [...own, ...libraries]
  },
}
