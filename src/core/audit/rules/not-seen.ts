import { architectureOf } from '../../platform.js'
import type { ImageFacts } from '../facts.js'
import { nodeIsBroken } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule, type Subject } from '../rule.js'

const reasonsOf = ({ file }: Subject, facts: ImageFacts): readonly string[] => {
  if (file.what === 'unread') return ['its content was not read']
  // Of an object for another platform only the start was read, and that it is one says enough (AP101, AP110).
  const { machine, bits } = architectureOf(facts.platform)
  if (file.object === null || file.object.truncated) return []
  if (file.object.machine !== machine || file.object.bits !== bits) return []
  // Without a Node that starts nothing is linked, and that is said once, about Node.
  const asides = file.role === 'add-on' && (facts.node === null || nodeIsBroken(facts))
  const damage = asides ? [] : (file.report?.damage ?? [])
  return [...new Set([...file.damage, ...damage])]
}

/** AP115: something that decides could not be read, so that nothing missing proves nothing. */
export const notSeen: Rule = {
  code: 'AP115',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      const reasons = reasonsOf(subject, facts)
      return reasons.length === 0
        ? []
        : [judgeFile('AP115', facts, subject, { object: subject.file.path, reasons: reasons.slice(0, 20) })]
    }),
}
