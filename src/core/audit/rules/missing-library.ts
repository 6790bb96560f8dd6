import { isWithin, parentOf } from '../../packages/path.js'
import { libraryPackages } from '../library-packages.js'
import { libcConflict } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP103: a shared library is not where its loader looks. */
export const missingLibrary: Rule = {
  code: 'AP103',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      if (libcConflict(facts, subject) !== null) return []
      const missing = subject.file.report?.missingLibraries ?? []
      return missing
        .filter(({ reason }) => reason === 'absent')
        .map(({ library, neededBy, searched }) => {
          const packages = libraryPackages(library)
          const install = facts.distribution?.packages ?? 'other'
          // A package that has its libraries beside it says so by where it searches.
          const own = subject.module?.dir ?? parentOf(neededBy)
          const bundled = packages === null && searched.some((folder) => isWithin(folder, own))
          return judgeFile('AP103', facts, subject, {
            library,
            neededBy,
            searched: searched.slice(0, 20),
            packages,
            install,
            bundled,
          })
        })
    }),
}
