import { baseName } from '../../packages/path.js'
import { libraryPackages } from '../library-packages.js'
import { lackedWithPackage } from '../missing-package.js'
import { libcConflict } from '../obstacle.js'
import { judgeFile, subjectsOf, type Rule } from '../rule.js'

/** AP103: a shared library is not where its loader looks. */
export const missingLibrary: Rule = {
  code: 'AP103',
  judge: (facts) =>
    subjectsOf(facts).flatMap((subject) => {
      if (libcConflict(facts, subject) !== null) return []
      const missing = subject.file.report?.missingLibraries ?? []
      const loaders = [subject.file, facts.node?.file].map((file) => baseName(file?.report?.interpreterMissing ?? ''))
      const lacked = subject.module === null ? [] : lackedWithPackage(subject.module, subject.file)
      return (
        missing
          // Objects name their loader as a library too; that it is missing is AP107.
          .filter(({ reason, library }) => reason === 'absent' && !loaders.includes(library))
          // The package that brings it is missing: AP201 says both.
          .filter(({ library }) => !lacked.some((one) => one.library === library))
          .map(({ library, neededBy, searched }) => {
            const packages = libraryPackages(library)
            const install = facts.distribution?.packages ?? 'other'
            // A package that has its libraries beside it, or in a package of their own, says so by where it searches.
            const bundled = packages === null && searched.some((folder) => folder.includes('/node_modules/'))
            return judgeFile('AP103', facts, subject, {
              library,
              neededBy,
              searched: searched.slice(0, 20),
              packages,
              install,
              bundled,
            })
          })
      )
    }),
}
