import { isWithin, joinPath, parentOf } from '../packages/path.js'

/** One entry of a root file system, with everything of it that a process can see but for its times. */
export interface SeenFile {
  readonly path: string
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Of links. */
  readonly target: string
  /** Extended attributes, as text. */
  readonly attributes: string
  /** Digest of the content; empty where there is none. */
  readonly content: string
  readonly isElf: boolean
}

/** What the image says about how its processes are started. */
export interface Start {
  readonly env: Readonly<Record<string, string>>
  readonly workingDir: string
  readonly user: string
}

/** Variables by which Node or the loader take in files that nothing else names. */
const drawsIn = /^(?:NODE_|LD_|GCONV_PATH$|OPENSSL_)/

/** Variables of the same kind that name no file of the application. */
const harmless = new Set(['NODE_ENV', 'NODE_VERSION'])

/** But for the folders below it that images keep their application in. */
const ofTheSystem =
  /^\/(?:bin|boot|dev|etc|lib\w*|proc|run|s?bin|sys|usr(?!\/src\/.)|var(?!\/(?:app|task|www)(?:\/|$)))(?:\/|$)/

/** What an application is written in, and what it shows. Nothing that a loader maps, and nothing that configures a tool. */
const written = /\.(?:[cm]?[jt]sx?|css|gif|html?|ico|jpe?g|map|md|png|scss|svg|txt|webp|woff2?)$/
const configures = /(?:^|\/)\.|config|rc\.\w+$|(?:^|\/)node_modules(?:\/|$)/

/** Whether an expression of the user's may take in more than the package that it is about. */
export const reachesOut = (expression: string): boolean =>
  /\b(?:require|import|process|global\w*|eval|Function)\b/.test(expression)

/** Folder of the application; null when everything in the image is to count. */
const applicationOf = ({ env, workingDir }: Start): string | null => {
  const isOpen = Object.keys(env).some((name) => drawsIn.test(name) && !harmless.has(name))
  const folder = joinPath('/', workingDir)
  return isOpen || folder === '/' || ofTheSystem.test(folder) ? null : folder
}

/** Places that count with everything below them: where links lead, and the folders of native modules. */
const reached = (files: readonly SeenFile[], modules: readonly string[]): readonly string[] => {
  const links = files.flatMap(({ path, type, target }) =>
    type === 'symlink'
      ? [joinPath(target.startsWith('/') ? '/' : parentOf(path), target)]
      : type === 'hardlink'
        ? [target]
        : [],
  )
  return [...links, ...modules]
}

/**
 * Everything in the image that may decide what its native modules do, as text that is the same for the same. Left out are
 * source files and pictures in the folder that the application is started in, and their names: no module loads them by
 * itself. They count all the same where something could lead a module there: a link, a variable that makes Node or the loader
 * take files in, a module of the application's own. What is not known to be harmless counts.
 */
export const decidingFiles = (files: readonly SeenFile[], start: Start, modules: readonly string[]): string => {
  const application = applicationOf(start)
  const counted = application === null ? new Set<string>() : new Set(reached(files, modules))
  const isCounted = (path: string): boolean => {
    for (let at = path; at !== '/'; at = parentOf(at)) if (counted.has(at)) return true
    return counted.has('/')
  }
  const isApplication = ({ path, type, mode, isElf, attributes }: SeenFile): boolean =>
    application !== null &&
    type === 'file' &&
    isWithin(path, application) &&
    !isElf &&
    (mode & 0o7111) === 0 &&
    attributes === '' &&
    written.test(path) &&
    !configures.test(path.slice(application.length)) &&
    !isCounted(path)
  const lines = files
    .filter((file) => !isApplication(file))
    .map(({ path, type, mode, uid, gid, target, attributes, content }) =>
      JSON.stringify([path, type, mode, uid, gid, target, attributes, content]),
    )
  const env = Object.entries(start.env).toSorted()
  return [JSON.stringify([env, start.workingDir, start.user]), ...lines.toSorted()].join('\n')
}
