import { valid } from 'semver'
import type { VersionPair } from '../../packages/discovered-module.js'
import type { ImageFacts, ModuleFacts } from '../facts.js'
import { judgeModule, withSeverity, type Judgement, type Rule } from '../rule.js'

/** Packages that compare the two at run time and refuse; for the others it is a warning. */
const refusing = new Set(['esbuild'])

const judgePair = (facts: ImageFacts, module: ModuleFacts, pair: VersionPair): Judgement => {
  const checked = refusing.has(module.name)
  const judgement = judgeModule('AP202', facts, module, {
    name: module.name,
    version: pair.wanted,
    binary: pair.name,
    binaryVersion: pair.present,
    path: pair.dir,
    checked,
  })
  return checked ? judgement : withSeverity(judgement, 'warning')
}

/** The manifests agree, and the program itself is of another version: it was copied over. */
const judgeProgram = (facts: ImageFacts, module: ModuleFacts): Judgement =>
  judgeModule('AP202', facts, module, {
    name: module.name,
    version: module.version,
    binary: module.pairs[0]?.name ?? module.name,
    binaryVersion: 'another version',
    path: module.files[0] ?? module.dir,
    checked: true,
  })

/** AP202: a package and its platform package were published together, and two versions are here. */
export const versionPair: Rule = {
  code: 'AP202',
  judge: (facts) =>
    facts.modules.flatMap((module) => {
      const pairs = module.pairs.filter(({ wanted, present }) => valid(wanted) !== null && wanted !== present)
      if (pairs.length > 0) return pairs.map((pair) => judgePair(facts, module, pair))
      return module.statesVersion === false ? [judgeProgram(facts, module)] : []
    }),
}
