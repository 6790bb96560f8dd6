import type { ImageFacts } from '../facts.js'
import { judgeFile, judgeModule, type Rule } from '../rule.js'

/** AP204: a package that is known to be native has nothing to load here. */
export const noNativeFile: Rule = {
  code: 'AP204',
  judge: (facts) =>
    facts.modules.flatMap((module) => {
      const { name, absent, fallback } = module
      const platform = [facts.platform, facts.libc?.family, nodeOf(facts)].filter(Boolean).join(', ')
      if (absent !== null && fallback === '')
        return [judgeModule('AP204', facts, module, { name, why: absent, platform })]
      return module.native
        .filter(({ what }) => what === 'absent')
        .map((file) => {
          const evidence = { name, why: 'dangling', platform, file: file.path } as const
          return judgeFile('AP204', facts, { module, file }, evidence)
        })
    }),
}

const nodeOf = ({ node }: ImageFacts): string => {
  const version = node?.version ?? null
  return version === null ? '' : `Node ${version}`
}
