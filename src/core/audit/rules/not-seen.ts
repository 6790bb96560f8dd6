import { architectureOf } from '../../platform.js'
import type { ImageFacts } from '../facts.js'
import { nodeDoubts, nodeIsBroken } from '../obstacle.js'
import { judgeFile, judgeModule, subjectsOf, type Rule, type Subject } from '../rule.js'

const nothingKnown = 'it is native, and none of its files is known to be what it loads'

/** Of an object for another platform only the start was read, and that it is one says enough (AP101, AP110). */
const isForPlatform = ({ file: { object } }: Subject, { platform }: ImageFacts): boolean => {
  const { machine, bits } = architectureOf(platform)
  return object !== null && !object.truncated && object.machine === machine && object.bits === bits
}

/** node-abi.ts compares the version; without one there is nothing to compare. */
const versionDoubts = ({ file: { addOn } }: Subject): readonly string[] =>
  addOn?.constructorRegistration === true && !addOn.nodeApi && addOn.moduleVersions.length === 0
    ? ['for which NODE_MODULE_VERSION it registers itself could not be read']
    : []

const reasonsOf = (subject: Subject, facts: ImageFacts): readonly string[] => {
  const { file } = subject
  if (file.what === 'unread') return ['its content was not read']
  if (!isForPlatform(subject, facts)) return []
  // Without a Node that starts nothing is linked, and that is said once, about Node; so are doubts about its process.
  const asides = file.role === 'add-on' && (facts.node === null || nodeIsBroken(facts))
  const known = file === facts.node?.file ? [] : nodeDoubts(facts)
  const damage = asides ? [] : (file.report?.damage ?? []).filter((text) => !known.includes(text))
  return [...new Set([...file.damage, ...damage, ...versionDoubts(subject)])]
}

/** AP115: something that decides could not be read, so that nothing missing proves nothing. */
export const notSeen: Rule = {
  code: 'AP115',
  judge: (facts) => [
    ...subjectsOf(facts).flatMap((subject) => {
      const reasons = reasonsOf(subject, facts)
      return reasons.length === 0
        ? []
        : [judgeFile('AP115', facts, subject, { object: subject.file.path, reasons: reasons.slice(0, 20) })]
    }),
    ...facts.modules
      .filter(({ native, missing, absent }) => native.length === 0 && missing === null && absent === null)
      .map((module) => judgeModule('AP115', facts, module, { object: module.name, reasons: [nothingKnown] })),
  ],
}
