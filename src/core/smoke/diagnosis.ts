/** What a loader's message means, and what to change. */
export interface Diagnosis {
  readonly cause: string
  readonly change: string
}

interface Rule {
  readonly pattern: RegExp
  /** `version` is that of the package, with which its platform packages are published; empty when it is not known. */
  readonly explain: (match: readonly string[], version: string) => Diagnosis
}

const inTarget = 'Install the dependencies in a stage that runs for the target platform'
const keepOut = 'list node_modules in .dockerignore so that no copy from another machine gets in'

/** npm forgets the platform packages of other machines in lockfiles it updates; a broken lockfile is not repaired by itself. */
const repairLockfile = (name: string, version = ''): string =>
  `Delete node_modules and package-lock.json, install again with npm 11.3 or newer so that the lockfile lists ` +
  `${version === '' ? name : `${name}@${version}`}, ` +
  'commit it, and run npm ci (without --omit=optional) in a stage that runs for the target platform'

const at = (match: readonly string[], index: number): string => match[index] ?? ''

/**
 * Messages of the system's loader first: they are the root cause also where a package wraps them in one of its own.
 * The groups are bounded, and no pattern can run over itself.
 */
const loader: readonly Rule[] = [
  {
    pattern: /Error loading shared library (ld-linux-[\w-]{1,20}\.so\.\d): No such file/,
    explain: ([, library = '']) => ({
      cause: `it is built for glibc (it wants ${library}), and the image has musl`,
      change:
        'Use a Debian-based image such as node:22-slim, or a version of the package that has a musl build, installed in this stage',
    }),
  },
  {
    pattern: /Error relocating ([^\s:]{1,300}): (\S{1,200}): symbol not found/,
    explain: (match) => ({
      cause: `the image's libraries lack the symbol ${at(match, 2)}: the file is built for glibc or for a newer musl`,
      change: `${inTarget} and has the same base as the final stage; for a package without a musl build use a Debian-based image`,
    }),
  },
  {
    pattern: /libc\.musl-(\w{1,20})\.so\.1: cannot open shared object file/,
    explain: () => ({
      cause: 'it is built for musl (Alpine), and the image has glibc',
      change: 'Install the dependencies in a stage with the same base as the final stage',
    }),
  },
  {
    pattern: /version [`'‘"](GLIBC_[\d.]{1,10})['’"] not found/,
    explain: ([, version = '']) => ({
      cause: `it needs ${version}, which is newer than the image's C library`,
      change:
        'Use a newer base for the final stage, the same base for the stage that installs, or a version of the package with lower needs',
    }),
  },
  {
    pattern: /version [`'‘"]((?:GLIBCXX|CXXABI)_[\d.]{1,10})['’"] not found/,
    explain: ([, version = '']) => ({
      cause: `it needs ${version}, which is newer than the image's libstdc++`,
      change: 'Compile and run it on the same base image',
    }),
  },
  {
    pattern: /invalid ELF header/,
    explain: () => ({
      cause: 'the file is for another operating system (macOS or Windows)',
      change: `${inTarget} and ${keepOut}`,
    }),
  },
  {
    pattern: /wrong ELF class: ELFCLASS(32|64)/,
    explain: ([, bits = '']) => ({
      cause: `the file is for a ${bits}-bit CPU, and this Node is not`,
      change: `${inTarget}, without npm_config_arch or --cpu`,
    }),
  },
  {
    pattern: /(\/[^\s:]{1,500}\.node): cannot open shared object file: No such file/,
    explain: () => ({
      cause: 'the file is there and is for another CPU architecture: glibc reports that as "No such file or directory"',
      change: `${inTarget} (not in one with --platform=$BUILDPLATFORM), and ${keepOut}`,
    }),
  },
  {
    pattern: /(lib[\w.+-]{1,100}\.so[\w.]{0,20}): cannot open shared object file/,
    explain: ([, library = '']) => ({
      cause: `the shared library ${library} is not in the image`,
      change: `Install the package that brings ${library} in the final stage, or copy the whole folder of the npm package`,
    }),
  },
  {
    pattern: /Error loading shared library ([^\s:]{1,200}): No such file/,
    explain: ([, library = '']) => ({
      cause: `the shared library ${library} is not in the image`,
      change: `Install what brings ${library} in the final stage (on Alpine mostly: apk add --no-cache libstdc++ libgcc)`,
    }),
  },
  {
    pattern: /Error loading shared library [^\s:]{1,300}: Exec format error|: Exec format error/i,
    explain: () => ({ cause: 'the file is for another CPU architecture', change: `${inTarget}, and ${keepOut}` }),
  },
  {
    pattern: /file too short/,
    explain: () => ({
      cause: 'the file is cut off, or a text such as a Git LFS pointer',
      change: 'Install the package again; check the checkout of large files and the cache mount of the install step',
    }),
  },
  {
    pattern: /NODE_MODULE_VERSION (\d{1,4})[^]{1,200}?NODE_MODULE_VERSION (\d{1,4})/,
    explain: (match) => ({
      cause: `it was compiled for Node module version ${at(match, 1)}, and this Node has ${at(match, 2)}`,
      change: 'Use one Node version for all stages (one ARG), or run npm rebuild in the final one',
    }),
  },
]

const packages: readonly Rule[] = [
  {
    pattern: /Cannot find module '?(@rollup\/rollup-[\w-]{1,60})/,
    explain: ([, name = ''], version) => ({
      cause: `${name} is not in the image (a lockfile written on another platform lacks it: npm issue 4828)`,
      change: repairLockfile(name, version),
    }),
  },
  {
    pattern: /Host version "([^"]{1,40})" does not match binary version "([^"]{1,40})"/,
    explain: (match) => ({
      cause: `esbuild's JavaScript is ${at(match, 1)} and its binary is ${at(match, 2)}`,
      change: `Install again from a clean node_modules, so that esbuild and @esbuild/* are both ${at(match, 1)}; remove ESBUILD_BINARY_PATH and overrides of either`,
    }),
  },
  {
    pattern: /"(@esbuild\/[\w-]{1,40})" package is present but this platform\s+needs the "(@esbuild\/[\w-]{1,40})"/,
    explain: (match) => ({
      cause: `${at(match, 1)} is installed and ${at(match, 2)} is needed: node_modules comes from another platform`,
      change: `${inTarget}, and ${keepOut}`,
    }),
  },
  {
    pattern: /You installed esbuild for another platform/,
    explain: () => ({ cause: 'node_modules comes from another platform', change: `${inTarget}, and ${keepOut}` }),
  },
  {
    pattern: /The package "(@esbuild\/[\w-]{1,40})" could not be found/,
    explain: ([, name = ''], version) => ({
      cause: `${name} is not in the image`,
      change: repairLockfile(name, version),
    }),
  },
  {
    pattern: /Could not load the "sharp" module using the (linux|linuxmusl)-(\w{1,10}) runtime/,
    explain: (match) => ({
      cause: `@img/sharp-${at(match, 1)}-${at(match, 2)} is not in the image, or not complete`,
      change:
        `Install with npm install --include=optional --os=linux --cpu=${at(match, 2)} ` +
        `--libc=${at(match, 1) === 'linuxmusl' ? 'musl' : 'glibc'} sharp, or in a stage that runs for the target platform`,
    }),
  },
  {
    pattern: /require v2 microarchitecture/,
    explain: () => ({
      cause: 'its build for x64 needs a CPU with SSE4.2, which this machine or emulator lacks',
      change: 'Run this platform on a native x86-64-v2 machine',
    }),
  },
  {
    pattern: /Something went wrong installing the "sharp" module/,
    explain: () => ({
      cause: 'its install script did not run for this platform',
      change: 'Upgrade to sharp 0.33 or newer, or install it in the target stage with scripts enabled',
    }),
  },
  {
    pattern: /No prebuild or local build of @parcel\/watcher found\. Tried (@parcel\/watcher-[\w-]{1,60})/,
    explain: ([, name = '']) => ({ cause: `${name} is not in the image`, change: repairLockfile(name) }),
  },
  {
    pattern: /Cannot find module '\.\.\/lightningcss\.([\w-]{1,40})\.node'/,
    explain: ([, tuple = ''], version) => ({
      cause: `lightningcss-${tuple} is not in the image`,
      change: repairLockfile(`lightningcss-${tuple}`, version),
    }),
  },
  {
    pattern: /Failed to load SWC binary for ([\w/]{1,40})/,
    explain: ([, platform = '']) => ({
      cause: `the @next/swc package for ${platform} is not in the image or does not load`,
      change: `${inTarget}; never copy .next/standalone from another platform`,
    }),
  },
  {
    pattern: /Could not locate the bindings file/,
    explain: () => ({
      cause: 'its native file was never built or was not copied: the install script did not run',
      change:
        'Allow the install script (no --ignore-scripts; pnpm: onlyBuiltDependencies), or run npm rebuild in the stage that installs, and copy the whole package',
    }),
  },
  {
    pattern: /No native build was found for ([^\n]{1,300})/,
    explain: ([, target = '']) => ({
      cause: `it has neither a prebuilt nor a compiled file for ${target.trim()}`,
      change:
        'Install python3, make and g++ in the stage that installs and run npm rebuild there, or use a base it has a build for',
    }),
  },
  {
    pattern: /Failed to load native module: (\w{1,40})\.node/,
    explain: ([, name = '']) => ({
      cause: `${name}.node was never built: the package brings no build for Linux`,
      change: 'Install python3, make and g++ in the stage that installs, with the same base as the final stage',
    }),
  },
  {
    pattern: /current platform "[^"\n]{1,40}" and architecture "\w{1,20}" combination is not yet supported/,
    explain: () => ({
      cause: 'Rollup publishes no native build for this platform',
      change: 'Alias rollup to @rollup/wasm-node in package.json',
    }),
  },
  {
    pattern: /[Qq]uery [Ee]ngine (?:for runtime|library for current platform) "([\w.-]{1,60})"/,
    explain: ([, target = '']) => ({
      cause: `Prisma's engine for ${target} was not generated`,
      change: `Run prisma generate in the target stage, or add "${target}" to binaryTargets`,
    }),
  },
  {
    pattern: /Cannot find module '((?:@[\w.-]{1,60}\/)?[\w.-]{0,60}-(?:linux|linuxmusl)-?[\w-]{2,40})[\w./-]{0,80}'/,
    explain: ([, name = '']) => ({ cause: `${name} is not in the image`, change: repairLockfile(name) }),
  },
  {
    pattern: /Cannot find native binding|Failed to load native binding/,
    explain: () => ({
      cause: 'its platform package is not in the image',
      change: repairLockfile('the package for this platform'),
    }),
  },
  {
    pattern: /Cannot find module '([^'\n]{1,300}\.node)'/,
    explain: ([, file = '']) => ({
      cause: `${file} was never built or was not copied`,
      change:
        'Allow the install script, with python3, make and g++ in the stage that installs, and copy the whole package folder',
    }),
  },
]

/** What the message of a failed load means; null when it says nothing about native code. `version` is the package's. */
export const diagnose = (message: string, version = ''): Diagnosis | null => {
  for (const { pattern, explain } of [...loader, ...packages]) {
    const match = pattern.exec(message)
    if (match !== null) return explain(match, version)
  }
  return null
}
