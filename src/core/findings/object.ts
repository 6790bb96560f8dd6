import { entry } from './entry.js'

/** What to do about files that were made on, or for, another machine. */
const installForTarget =
  'Install dependencies in a stage that runs for the target platform, and keep node_modules out of the build context with .dockerignore'

const list = (items: readonly string[], most = 5): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`

const needed = (by: string, object: string): string => (by === object ? '' : ` (needed by ${by})`)

/** AP1xx: ELF objects and the loader that would map them. */
export const objectFindings = {
  AP101: entry<{ object: string; machine: string; wanted: string; neededBy?: string }>({
    severity: 'error',
    title: 'Native object built for another architecture',
    found: ({ object, machine, wanted, neededBy = object }) =>
      `${object}${needed(neededBy, object)} is built for ${machine}; this platform needs ${wanted}`,
    breaks: () =>
      'It cannot be loaded: glibc says "cannot open shared object file: No such file or directory" although it is there, musl "Exec format error"',
    change: () => installForTarget,
  }),
  AP102: entry<{ object: string; builtFor: 'glibc' | 'musl'; image: 'glibc' | 'musl'; lacks: readonly string[] }>({
    severity: 'error',
    title: 'Native object built for another C library',
    found: ({ object, builtFor, image, lacks }) =>
      `${object} is built for ${builtFor} and the Node of this image uses ${image}, which lacks ${list(lacks)}`,
    breaks: ({ builtFor }) =>
      builtFor === 'glibc'
        ? 'It cannot be loaded: musl says "Error loading shared library" or "Error relocating ...: symbol not found"'
        : 'It cannot be loaded: glibc says "libc.musl-….so.1: cannot open shared object file"',
    change: ({ builtFor }) =>
      builtFor === 'glibc'
        ? 'Use a Debian based image such as node:22-slim, or install the dependencies in an Alpine stage if the package publishes a musl build; gcompat does not help'
        : 'Install the dependencies in a stage with the same C library as the final image: do not copy node_modules from Alpine to Debian',
  }),
  AP103: entry<{
    library: string
    neededBy: string
    searched: readonly string[]
    packages: { readonly apt: string; readonly apk: string } | null
    install: 'apt' | 'apk' | 'other'
    bundled: boolean
  }>({
    severity: 'error',
    title: 'Shared library missing',
    found: ({ library, neededBy, searched }) =>
      `${neededBy} needs ${library}, which is not in the image (searched: ${searched.length === 0 ? 'nowhere' : list(searched)})`,
    breaks: ({ library }) =>
      `It cannot be loaded: "${library}: cannot open shared object file" (glibc) or "Error loading shared library ${library}" (musl)`,
    change: ({ library, packages, install, bundled }) => {
      if (packages !== null) {
        return install === 'apk'
          ? `Add to the final stage: apk add --no-cache ${packages.apk}`
          : install === 'apt'
            ? `Add to the final stage: apt-get update && apt-get install -y --no-install-recommends ${packages.apt}`
            : `Install ${library} in the final stage (Debian: ${packages.apt}, Alpine: ${packages.apk}), or copy it from the stage that has it`
      }
      return bundled
        ? `${library} comes with the package: copy the whole package folder (and its platform packages) into the final stage`
        : `Install the package that holds ${library} in the final stage, or copy the library from the stage that has it`
    },
  }),
  AP104: entry<{
    library: string
    path: string
    version: string
    provided: string | null
    neededBy: string
  }>({
    severity: 'error',
    title: 'Library too old',
    found: ({ library, path, version, provided, neededBy }) =>
      library === 'musl'
        ? `${neededBy} needs musl ${version} or later, and ${path} is ${provided ?? 'older'}`
        : `${neededBy} needs ${version} of ${library}; ${path} provides ${provided === null ? 'no such version' : `at most ${provided}`}`,
    breaks: ({ library, path, version }) =>
      library === 'musl'
        ? 'The process crashes while it loads, or at the first call (SIGSEGV, exit status 139), without a message'
        : `It cannot be loaded: "${path}: version \`${version}' not found"`,
    change: ({ library, version }) => {
      if (library === 'musl')
        return 'Use a newer Alpine for the final stage, or install the dependencies in a stage of this one'
      return version.startsWith('GLIBC_')
        ? 'Use a newer base image for the final stage (Debian 12 has glibc 2.36, Debian 13 has 2.41), pin a version of the package built for an older glibc, or rebuild it in the image: npm rebuild --build-from-source'
        : 'Build and run on the same release of the distribution: install the dependencies in a stage that starts from the same image as the final one'
    },
  }),
  AP105: entry<{ object: string; symbols: readonly string[]; count: number; ofNode: boolean }>({
    severity: 'error',
    title: 'Unresolved symbols at load',
    found: ({ object, symbols, count }) =>
      `${object} refers to ${count} symbol${count === 1 ? '' : 's'} that nothing in the process defines: ${list(symbols)}`,
    breaks: ({ symbols }) =>
      `It cannot be loaded: "undefined symbol: ${symbols[0] ?? ''}" (glibc) or "Error relocating ...: symbol not found" (musl)`,
    change: ({ ofNode }) =>
      ofNode
        ? 'It was built for another Node: rebuild it with the Node of the final image (npm rebuild), with one ARG NODE_VERSION for all stages'
        : 'Install the dependencies in a stage that starts from the same image as the final one, so that libraries have the versions they were linked against',
  }),
  AP106: entry<{ object: string; symbols: readonly string[]; count: number }>({
    severity: 'warning',
    title: 'Unresolved symbols at first call',
    found: ({ object, symbols, count }) =>
      `${object} may call ${count} function${count === 1 ? '' : 's'} that nothing in the process defines: ${list(symbols)}`,
    breaks: ({ symbols }) =>
      `The process ends at the first such call: "symbol lookup error: undefined symbol: ${symbols[0] ?? ''}"`,
    change: () =>
      'Rebuild the module in a stage that starts from the same image as the final one; if these functions are never called it can be ignored',
  }),
  AP107: entry<{ program: string; interpreter: string; distribution: string }>({
    severity: 'error',
    title: 'Program interpreter missing',
    found: ({ program, interpreter, distribution }) =>
      `${program} is started by ${interpreter}, which is not in the image${distribution === '' ? '' : ` (${distribution})`}`,
    breaks: ({ program }) =>
      `It cannot be started: "exec ${program}: no such file or directory" although the file is there`,
    change: ({ interpreter }) =>
      interpreter.includes('musl')
        ? `Copy ${interpreter} with the program, or start the final stage from the image it comes from (an Alpine based one)`
        : `Copy ${interpreter} and the libraries of glibc with the program, or start the final stage from the image it comes from (a Debian based one)`,
  }),
  AP108: entry<{ object: string; damage: readonly string[]; neededBy?: string }>({
    severity: 'error',
    title: 'Native object is cut or damaged',
    found: ({ object, damage, neededBy = object }) =>
      `${object}${needed(neededBy, object)} is damaged: ${list(damage)}`,
    breaks: () =>
      'Loading it fails with "file too short", or ends the process with SIGBUS (exit status 135) and no message',
    change: () =>
      'Install the package again without the cache (npm cache clean --force) and look at how it is copied into the image',
  }),
  AP109: entry<{ object: string; kind: string; neededBy?: string }>({
    severity: 'error',
    title: 'Native file is no ELF object',
    found: ({ object, kind, neededBy = object }) =>
      `${object}${needed(neededBy, object)} is ${kind}, which Linux cannot load`,
    breaks: ({ kind }) =>
      kind === 'an empty file'
        ? 'Loading it fails with "file too short"'
        : 'Loading it fails with "invalid ELF header" (glibc) or "Exec format error" (musl)',
    change: ({ kind }) =>
      kind.includes('Git LFS')
        ? 'Check out with LFS (actions/checkout with lfs: true) before the build'
        : installForTarget,
  }),
  AP110: entry<{ object: string; bits: 32 | 64; wanted: 32 | 64; machine: string; neededBy?: string }>({
    severity: 'error',
    title: 'Native object of the wrong word size',
    found: ({ object, bits, wanted, machine, neededBy = object }) =>
      `${object}${needed(neededBy, object)} is a ${bits}-bit object for ${machine}; this platform needs ${wanted} bits`,
    breaks: ({ bits }) => `It cannot be loaded: "wrong ELF class: ELFCLASS${bits}"`,
    change: () => `${installForTarget}; look for npm_config_arch and --cpu in the Dockerfile`,
  }),
  AP111: entry<{ object: string; libc: string }>({
    severity: 'error',
    title: 'Executable stack refused',
    found: ({ object, libc }) => `${object} asks for an executable stack, which ${libc} refuses to an add-on`,
    breaks: ({ object }) =>
      `It cannot be loaded: "${object}: cannot enable executable stack as shared object requires: Invalid argument"`,
    change: () => 'Update the package; until then clear the flag in the image: patchelf --clear-execstack FILE',
  }),
  AP112: entry<{ object: string; mode: string; user: string; action: 'read' | 'execute'; neededBy?: string }>({
    severity: 'error',
    title: 'Native file not accessible',
    found: ({ object, mode, user, action, neededBy = object }) =>
      `${object}${needed(neededBy, object)} has mode ${mode}, and ${user} may not ${action} it (or a folder above it)`,
    breaks: ({ action }) =>
      action === 'read'
        ? 'Loading it fails with "Permission denied"'
        : 'Starting it fails with "EACCES: permission denied"',
    change: ({ user }) => `Copy it with COPY --chown=${user} or add a RUN chmod, before USER`,
  }),
  AP113: entry<{ object: string; pageSize: number }>({
    severity: 'warning',
    title: 'Does not load on larger memory pages',
    found: ({ object, pageSize }) =>
      `${object} has segments aligned to ${pageSize / 1024} KiB, and arm64 machines with 16 or 64 KiB pages exist (Raspberry Pi 5, Asahi, some servers)`,
    breaks: () => 'On such a machine loading it fails with "ELF load command alignment not page-aligned"',
    change: () => 'Update the package; who builds it needs the linker option -Wl,-z,max-page-size=65536',
  }),
  AP114: entry<{ object: string; level: string }>({
    severity: 'warning',
    title: 'Needs a newer processor',
    found: ({ object, level }) => `${object} says that it needs ${level}`,
    breaks: () => 'On an older or emulated processor glibc refuses it with "CPU ISA level is lower than required"',
    change: () => 'Check that every machine it will run on has that level, or use a build for the baseline',
  }),
  AP115: entry<{ object: string; reasons: readonly string[] }>({
    severity: 'unknown',
    title: 'Not seen in full',
    found: ({ object, reasons }) => `What loading ${object} comes to cannot be told: ${list(reasons)}`,
    breaks: () => 'Nothing is known to be wrong; but nothing proves that it loads',
    change: () => 'Look at the reasons; if the file is sound, this is a limit of archproof worth an issue',
  }),
} as const
