import type { LibcFamily, Rejection } from '../link/loader.js'
import type { ImageFacts, NativeFile } from './facts.js'
import { familyOfName } from './libc-family.js'
import { subjectsOf, type Subject } from './rule.js'

/** A library that a loader found and could not map. */
export interface UnusableLibrary {
  readonly subject: Subject
  readonly path: string
  readonly neededBy: string
}

/** Libraries that are there but of no use, for one reason, over all files. */
export const unusableLibraries = (facts: ImageFacts, reason: Rejection): readonly UnusableLibrary[] =>
  subjectsOf(facts).flatMap((subject) =>
    (subject.file.report?.missingLibraries ?? [])
      .filter((library) => library.reason === reason && library.found !== null)
      .map(({ found, library, neededBy }) => ({ subject, path: found ?? library, neededBy })),
  )

/** Whether Node itself does not start: whatever is loaded into it is then not known to load, and not to blame. */
export const nodeIsBroken = ({ node }: ImageFacts): boolean => {
  if (node === null) return false
  const { report, permitted } = node.file
  if (report === null || !permitted) return true
  return report.rejected !== null || report.interpreterMissing !== null || report.missingLibraries.length > 0
}

/** What is not known of Node's own process, and so of nothing that is loaded into it. It is said once, about Node. */
export const nodeDoubts = ({ node }: ImageFacts): readonly string[] => node?.file.report?.damage ?? []

/** That a file was made for another C library than the one it would be loaded with, and cannot do with this one. */
export interface LibcConflict {
  readonly object: string
  readonly builtFor: LibcFamily
  readonly image: LibcFamily
  /** What it asks for in vain. */
  readonly lacks: readonly string[]
}

/** Whether it fails when it is loaded, and not only at a call that perhaps never comes (AP106). */
const failsAtLoad = ({ report }: NativeFile): boolean =>
  report !== null &&
  (report.interpreterMissing !== null ||
    report.missingLibraries.length > 0 ||
    report.missingVersions.length > 0 ||
    report.missingSymbols.some(({ atLoad }) => atLoad))

const missingNames = ({ report }: NativeFile): readonly string[] =>
  report === null
    ? []
    : [
        ...(report.interpreterMissing === null ? [] : [report.interpreterMissing]),
        ...report.missingLibraries.map(({ library }) => library),
        ...report.missingVersions.map(({ version }) => version),
        ...report.missingSymbols.map(({ symbol }) => symbol),
      ]

/**
 * The one cause behind many symptoms. An object of the other C library by itself is no conflict: musl answers to the name
 * of glibc's libraries, and simple add-ons work with it.
 */
export const libcConflict = ({ libc }: ImageFacts, { module, file }: Subject): LibcConflict | null => {
  if (libc === null || module === null || !failsAtLoad(file)) return null
  const lacks = missingNames(file)
  if (lacks.length === 0) return null
  const named = lacks.map(familyOfName).find((family) => family !== null && family !== libc.family)
  const builtFor = file.foreignLibc?.family ?? named
  if (builtFor === undefined || builtFor === null || builtFor === libc.family) return null
  return { object: file.foreignLibc?.object ?? file.path, builtFor, image: libc.family, lacks }
}
