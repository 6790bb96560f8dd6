import type { Finding } from '../../../src/core/finding.js'

type Evidence = Readonly<Record<string, unknown>>

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .filter((item) => typeof item === 'string' || typeof item === 'number')
    .map(String)
    .filter((text) => text !== '')

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** What the loader's or the package's own words must name for each code: the object, library, symbol or package. */
const names: Readonly<Record<string, (evidence: Evidence) => readonly string[]>> = {
  AP101: ({ object }) => texts(object).map(baseName),
  AP102: ({ object, lacks }) => [...texts(object).map(baseName), ...texts(lacks)],
  AP103: ({ library }) => texts(library),
  AP104: ({ version }) => texts(version),
  AP105: ({ symbols }) => texts(symbols).map((symbol) => symbol.replace(/@.*/, '')),
  AP107: ({ interpreter, program }) => [...texts(interpreter), ...texts(program)],
  AP108: ({ object }) => texts(object).map(baseName),
  AP109: ({ object }) => texts(object).map(baseName),
  AP110: ({ object }) => texts(object).map(baseName),
  AP111: ({ object }) => texts(object).map(baseName),
  AP112: ({ object }) => texts(object).map(baseName),
  // sharp names the platform and itself, and not the package.
  AP201: ({ missing, neededBy }) => [
    ...texts(missing),
    ...texts(missing)
      .map((name) => /linux(?:musl)?-\w+$/.exec(name)?.[0] ?? '')
      .filter((platform) => platform !== '')
      .map((platform) => `"${texts(neededBy)[0]?.replace(/@[^@]*$/, '') ?? ''}" module using the ${platform} runtime`),
  ],
  AP202: ({ binaryVersion }) => texts(binaryVersion),
  AP203: ({ builtFor }) => texts(builtFor).map((version) => `NODE_MODULE_VERSION ${version}`),
  AP206: ({ symbols }) => texts(symbols),
  AP208: ({ missing }) => texts(missing),
}

/**
 * What a loader says that found no native file; the package has its own words for it. The last one is
 * node-gyp-build-optional-packages, which requires what it has not found.
 */
const notFound =
  /Could not locate the bindings file|No prebuilt module found|not present in any of the following locations|Cannot find the native Koffi module|did not find the correct binary|did not find any binaries|No native build was found|No prebuild|Cannot find module '[^']*'|Cannot find native binding|nothing native of it is mapped|no native file to open|ENOENT|could not be found|Failed to load native|not supported|Cannot find addon|No compatible [\w.]+ addon|The "id" argument must be of type string. Received undefined/i

/** Damage may end the process without a word: the address at which nothing is mapped has no name. */
const wordless: Readonly<Record<string, RegExp>> = {
  // The call of a function that nothing defines, when the object is initialised.
  AP102: /^SIGSEGV/,
  AP104: /^SIGSEGV/,
  AP108: /^SIG(?:BUS|SEGV)/,
  AP201: notFound,
  AP204: notFound,
  AP208: notFound,
}

/** Whether one of the audit's findings is the cause that the recorded message names. */
export const namesSameCause = (findings: readonly Pick<Finding, 'code' | 'evidence'>[], message: string): boolean =>
  findings.some(
    ({ code, evidence }) =>
      (names[code]?.(evidence as Evidence) ?? []).some((name) => message.includes(name)) ||
      (wordless[code]?.test(message) ?? false),
  )
