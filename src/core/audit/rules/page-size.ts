import { judgeFile, subjectsOf, withSeverity, type Rule } from '../rule.js'

const common = 16 * 1024
const largest = 64 * 1024

/** AP113: it loads on 4 KiB pages only. Other architectures than arm64 have one page size in practice. */
export const pageSize: Rule = {
  code: 'AP113',
  judge: (facts) =>
    facts.platform !== 'linux/arm64'
      ? []
      : subjectsOf(facts).flatMap((subject) => {
          const { object, path, report } = subject.file
          const size = object?.pageSize ?? null
          if (report === null || size === null || size >= largest) return []
          const judgement = judgeFile('AP113', facts, subject, { object: path, pageSize: size })
          return [size < common ? judgement : withSeverity(judgement, 'notice')]
        }),
}
