import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Folders of the system: what lies there is nobody's add-on. */
const system = /^\/(?:usr\/)?(?:lib|lib64|libexec|local\/lib)\/(?!.*\/node_modules\/)/

/**
 * Files that are mapped as code into this process. /proc/self/maps is exact, costs 2 ms under QEMU user (which shows the
 * guest's mappings there) against 115 ms of process.report, and needs no Node version.
 */
export const mappedObjects = (): readonly string[] => {
  let text: string
  try {
    text = readFileSync('/proc/self/maps', 'latin1')
  } catch {
    return reportedObjects()
  }
  const files = new Set<string>()
  for (const line of text.split('\n')) {
    const start = line.indexOf('/')
    // Fields end with the path; a mapping of code has x in its second field.
    if (start > 0 && /^\S+ ..x/.test(line)) files.add(Buffer.from(line.slice(start), 'latin1').toString('utf8'))
  }
  return [...files]
}

/** Where /proc is hidden. */
const reportedObjects = (): readonly string[] => {
  const report = process.report as (NodeJS.ProcessReport & { excludeNetwork?: boolean }) | undefined
  if (report === undefined) return []
  // Without it the report may wait for reverse DNS of every open socket.
  report.excludeNetwork = true
  const { sharedObjects } = report.getReport() as { sharedObjects?: readonly string[] }
  return sharedObjects ?? []
}

const packageOf = (file: string): string => {
  const parts = file.split('/node_modules/')
  const [scope = '', name = ''] = (parts[parts.length - 1] ?? '').split('/')
  return scope.startsWith('@') ? `${scope}/${name}` : scope
}

const real = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Where Node would find a package from a folder, by the folders above it; null when it is found in another way. */
const packageFrom = (dir: string, name: string): string | null => {
  for (let folder = dir; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(candidate)) return real(candidate)
    if (folder === dirname(folder)) return null
  }
}

/** Mapped objects that are a module's own: in its folder, in a package that it depends on, or new and not the system's. */
export const objectsOf = (
  dir: string,
  dependencies: readonly string[],
  before: readonly string[],
): readonly string[] => {
  const home = real(dir)
  // Another copy of the module may have brought an object of the same name: each copy counts its own.
  const isOfDependency = (file: string): boolean => {
    const name = packageOf(file)
    if (!dependencies.includes(name)) return false
    const found = packageFrom(home, name)
    return found === null || file.startsWith(`${found}/`)
  }
  return mappedObjects().filter((file) => {
    if (file === dir || file.startsWith(`${home}/`)) return true
    if (system.test(file) || file === process.execPath) return false
    if (file.includes('/node_modules/')) return isOfDependency(file)
    // Some unpack their object into a cache first (@swc/core >= 1.16).
    return !before.includes(file) && /\.(?:node|so)\b/.test(file)
  })
}
