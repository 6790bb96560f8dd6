import { unusableLibraries } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP112: the image's user may not read an add-on or library, or not execute a program. */
export const notPermitted: Rule = {
  code: 'AP112',
  judge: (facts) => {
    const user = facts.user.name === '' ? 'root' : facts.user.name
    const own = subjectsOf(facts)
      // A text among programs may be meant for Node to run, and needs no x bit for that.
      .filter(({ file }) => !file.permitted && file.realPath !== null && file.what === 'elf')
      .map((subject) => {
        const { path, mode, role } = subject.file
        const action = role === 'program' ? 'execute' : 'read'
        return judgeFile('AP112', facts, subject, { object: path, mode: octal(mode), user, action })
      })
    const libraries = unusableLibraries(facts, 'unreadable').map(({ subject, path, neededBy }) =>
      judgeFile('AP112', facts, subject, { object: path, mode: 'unreadable', user, action: 'read', neededBy }),
    )
    return [...own, ...libraries]
  },
}

const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0')
