import { architectureOf, machineName, type Platform } from '../../platform.js'
import type { ObjectSummary } from '../facts.js'
import { unusableLibraries } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** Loaders look at the class before the machine (glibc, elf/dl-load.c), so this is what they complain about. */
export const hasOtherClass = (platform: Platform, object: ObjectSummary): boolean =>
  object.machine !== 0 && object.bits !== architectureOf(platform).bits

/** AP110: a 32-bit object in a 64-bit process, or the reverse. */
export const wrongClass: Rule = {
  code: 'AP110',
  judge: (facts) => {
    const wanted = architectureOf(facts.platform).bits
    const own = subjectsOf(facts).flatMap((subject) => {
      const { object, path } = subject.file
      if (object === null || !hasOtherClass(facts.platform, object)) return []
      const machine = machineName(object.machine)
      return [judgeFile('AP110', facts, subject, { object: path, bits: object.bits, wanted, machine })]
    })
    const libraries = unusableLibraries(facts, 'wrong-class').map(({ subject, path, neededBy }) => {
      const bits = wanted === 64 ? 32 : 64
      return judgeFile('AP110', facts, subject, { object: path, bits, wanted, machine: 'another processor', neededBy })
    })
    return [...own, ...libraries]
  },
}
