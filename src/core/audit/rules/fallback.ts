import { judgeModule, type Rule } from '../rule.js'

/** AP208: the native part is not there, and the package works without it. */
export const fallback: Rule = {
  code: 'AP208',
  judge: (facts) =>
    facts.modules.flatMap((module) => {
      if (module.fallback === '' || (module.missing === null && module.absent === null)) return []
      const missing =
        module.missing === null
          ? module.absent === 'unsupported'
            ? 'it brings none for this platform'
            : 'it was not built'
          : `${module.missing.name}@${module.missing.version} is not installed`
      return [judgeModule('AP208', facts, module, { name: module.name, fallback: module.fallback, missing })]
    }),
}
