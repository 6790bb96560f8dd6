import { entry } from './entry.js'

const reinstall =
  'Delete node_modules and package-lock.json, run npm install with npm 11.3 or newer, and commit the lockfile; then install with npm ci in a stage that runs for this platform, without --omit=optional'

/** AP2xx: installed packages and the Node that runs them. */
export const packageFindings = {
  AP201: entry<{
    missing: string
    version: string
    neededBy: string
    instead?: string | null
    /** Libraries that files of the package look for in it; absent: none. */
    lacked?: readonly { readonly file: string; readonly library: string }[]
  }>({
    severity: 'error',
    title: 'Platform package missing',
    found: ({ missing, version, neededBy, instead = null, lacked = [] }) => {
      const other = instead === null ? '' : `; ${instead} is there instead`
      const libraries = lacked.slice(0, 3).map(({ file, library }) => `; ${file} needs its ${library}`)
      return `${neededBy} needs ${missing}@${version} on this platform and it is not in the image${other}${libraries.join('')}`
    },
    breaks: ({ neededBy }) =>
      `${neededBy} fails with "Cannot find module" or its own message as soon as its native part is used`,
    change: ({ missing, version, instead = null }) =>
      instead === null
        ? `${reinstall}. Its entry must be in the lockfile: ${missing}@${version}`
        : `node_modules was installed for another platform: install in a stage that runs for this one (not --platform=$BUILDPLATFORM), and keep node_modules out of the build context with .dockerignore`,
  }),
  AP202: entry<{
    name: string
    version: string
    binary: string
    binaryVersion: string
    path: string
    checked: boolean
  }>({
    severity: 'error',
    title: 'Package and its binary have different versions',
    found: ({ name, version, binary, binaryVersion, path }) =>
      `${name}@${version} goes with ${binary}@${version}, but ${path} is ${binaryVersion}`,
    breaks: ({ name, version, binaryVersion, checked }) =>
      checked
        ? `${name} refuses it: Host version "${version}" does not match binary version "${binaryVersion}"`
        : `${name} was never tested with it; what happens is not defined`,
    change: ({ name, version, binary }) =>
      `Install ${name} again so that ${binary}@${version} comes with it: copy the whole node_modules from one stage, and remove overrides of ${binary}`,
  }),
  AP203: entry<{ object: string; builtFor: readonly number[]; running: string; nodeVersion: string }>({
    severity: 'error',
    title: 'Built for another Node version',
    found: ({ object, builtFor, running, nodeVersion }) =>
      `${object} is built for NODE_MODULE_VERSION ${builtFor.join(', ')}; Node ${nodeVersion} of this image has ${running}`,
    breaks: ({ builtFor, running }) =>
      `Loading it fails: "was compiled against a different Node.js version using NODE_MODULE_VERSION ${builtFor[0] ?? ''}. This version of Node.js requires NODE_MODULE_VERSION ${running}"`,
    change: () =>
      'Use one ARG NODE_VERSION for all stages and install (or npm rebuild) with the Node of the final image; put the Node major into the cache key of node_modules',
  }),
  AP204: entry<{ name: string; why: 'not-built' | 'unsupported' | 'dangling'; platform: string; file?: string }>({
    severity: 'error',
    title: 'No native file for this platform',
    found: ({ name, why, platform, file }) => {
      if (why === 'dangling') return `${file ?? name} is a link that leads nowhere`
      return why === 'unsupported'
        ? `${name} brings native files, but none that its loader takes on ${platform}`
        : `${name} is native and has no compiled file in the image: its install script did not run, or its result was not copied`
    },
    breaks: ({ name }) =>
      `Requiring ${name} fails with "Cannot find module", "Could not locate the bindings file" or "No native build was found"`,
    change: ({ name, why }) =>
      why === 'unsupported'
        ? `Compile it in the install stage (python3, make and g++ there, then npm rebuild ${name} --build-from-source), or use a version that is published for this platform`
        : `Let its install script run (no --ignore-scripts; for pnpm list it in onlyBuiltDependencies) and copy the whole package; if nothing needs the native part, ignore this code for ${name}`,
  }),
  AP205: entry<{ name: string; engines: string; nodeVersion: string; dir: string }>({
    severity: 'warning',
    title: 'Node version outside of engines',
    found: ({ name, engines, nodeVersion, dir }) =>
      `${name} (${dir}) wants Node ${engines}; the image has ${nodeVersion}`,
    breaks: ({ name }) =>
      `npm only warns (EBADENGINE); at run time ${name} can fail or crash, as better-sqlite3 13 does on Node 20`,
    change: ({ name }) => `Use a base image with such a Node, or a version of ${name} that supports this one`,
  }),
  AP206: entry<{ object: string; symbols: readonly string[]; nodeVersion: string }>({
    severity: 'error',
    title: 'Needs a newer Node-API',
    found: ({ object, symbols, nodeVersion }) =>
      `${object} uses ${symbols.slice(0, 5).join(', ')} of Node-API, which Node ${nodeVersion} of this image does not have`,
    breaks: ({ symbols }) => `Loading it, or the first call, fails with "undefined symbol: ${symbols[0] ?? ''}"`,
    change: () => 'Use a base image with a newer Node, or a version of the package built for an older Node-API',
  }),
  AP207: entry<{ modules: number }>({
    severity: 'unknown',
    title: 'No Node found in the image',
    found: ({ modules }) =>
      `the image holds no node program on its PATH or elsewhere, so ${modules} native module${modules === 1 ? '' : 's'} could not be judged`,
    breaks: () => 'Nothing is proved for an image whose Node is not known',
    change: () =>
      'Put node on the PATH of the final stage; if the image is not meant to run Node, archproof has nothing to prove in it',
  }),
  AP208: entry<{ name: string; fallback: string; missing: string }>({
    severity: 'warning',
    title: 'Native part missing, fallback in use',
    found: ({ name, missing, fallback }) =>
      `${name} has no native part here (${missing}) and silently falls back to ${fallback}`,
    breaks: () => 'Nothing fails, but it is slower on this platform than on one where the native part is there',
    change: ({ name }) =>
      `Install ${name} for this platform with its scripts enabled, or accept the fallback by ignoring this code for it`,
  }),
} as const
