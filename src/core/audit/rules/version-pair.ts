import { valid } from 'semver'
import { judgeModule, withSeverity, type Rule } from '../rule.js'

/** Packages that compare the two at run time and refuse; for the others it is a warning. */
const refusing = new Set(['esbuild'])

/** AP202: a package and its platform package were published together, and two versions are here. */
export const versionPair: Rule = {
  code: 'AP202',
  judge: (facts) =>
    facts.modules.flatMap((module) =>
      module.pairs
        .filter(({ wanted, present }) => valid(wanted) !== null && wanted !== present)
        .map(({ name, wanted, present, dir }) => {
          const checked = refusing.has(module.name)
          const evidence = {
            name: module.name,
            version: wanted,
            binary: name,
            binaryVersion: present,
            path: dir,
            checked,
          }
          const judgement = judgeModule('AP202', facts, module, evidence)
          return checked ? judgement : withSeverity(judgement, 'warning')
        }),
    ),
}
