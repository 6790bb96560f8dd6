import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** glibc 2.41 no longer makes the stack executable for what is opened later (its NEWS; dlopen of such an object fails). */
const refusedSince = [2, 41] as const

const refuses = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > refusedSince[0] || (major === refusedSince[0] && minor >= refusedSince[1])
}

/** AP111: an add-on wants an executable stack and the C library refuses. Only where that is certain. */
export const executableStack: Rule = {
  code: 'AP111',
  judge: (facts) => {
    const { libc, node } = facts
    if (libc?.family !== 'glibc' || libc.version === null || !refuses(libc.version)) return []
    // A Node with an executable stack of its own has nothing to refuse.
    if (node?.file.object?.executableStack !== false) return []
    return subjectsOf(facts)
      .filter(({ file }) => file.role === 'add-on' && file.report !== null && file.object?.executableStack === true)
      .map((subject) =>
        judgeFile('AP111', facts, subject, { object: subject.file.path, libc: `glibc ${libc.version ?? ''}` }),
      )
  },
}
