import { lackedWithPackage } from '../missing-package.js'
import { judgeModule, type Rule } from '../rule.js'

/** AP201: the platform package that a package needs here is not installed. */
export const platformPackage: Rule = {
  code: 'AP201',
  judge: (facts) =>
    facts.modules.flatMap((module) =>
      module.missing === null || module.fallback !== ''
        ? []
        : [
            judgeModule('AP201', facts, module, {
              missing: module.missing.name,
              version: module.missing.version,
              instead: module.missing.instead,
              neededBy: `${module.name}@${module.version}`,
              lacked: module.native.flatMap((file) => lackedWithPackage(module, file)),
            }),
          ],
    ),
}
