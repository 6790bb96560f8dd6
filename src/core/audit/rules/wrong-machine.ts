import { architectureOf, machineName } from '../../platform.js'
import { unusableLibraries } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'
import { hasOtherClass } from './wrong-class.js'

/** AP101: the file, or a library it needs, is for another architecture. */
export const wrongMachine: Rule = {
  code: 'AP101',
  judge: (facts) => {
    const { machine, littleEndian } = architectureOf(facts.platform)
    const wanted = machineName(machine)
    const own = subjectsOf(facts).flatMap((subject) => {
      const { object, path } = subject.file
      if (object === null || hasOtherClass(facts.platform, object)) return []
      if (object.machine === machine && object.littleEndian === littleEndian) return []
      // A cut header says nothing of its machine.
      if (object.machine === 0 && object.truncated) return []
      return [judgeFile('AP101', facts, subject, { object: path, machine: machineName(object.machine), wanted })]
    })
    const libraries = unusableLibraries(facts, 'wrong-machine').map(({ subject, path, neededBy }) =>
      judgeFile('AP101', facts, subject, { object: path, machine: 'another architecture', wanted, neededBy }),
    )
    return [...own, ...libraries]
  },
}
