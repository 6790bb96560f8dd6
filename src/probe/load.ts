import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type ImportModule = (specifier: string) => Promise<unknown>

/** The package.json of an installed package, as far as loading needs it. Anything else in it counts as absent. */
export interface PackageJson {
  readonly main?: unknown
  readonly exports?: unknown
  readonly dependencies?: unknown
  readonly optionalDependencies?: unknown
}

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : []

/** Its package.json; empty when there is none that can be read. */
export const readPackageJson = (dir: string): PackageJson => {
  try {
    const value: unknown = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'))
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

/** Names of the packages in which its native part may lie. */
export const dependenciesOf = ({ dependencies, optionalDependencies }: PackageJson): readonly string[] => [
  ...keysOf(dependencies),
  ...keysOf(optionalDependencies),
]

const conditions = ['node-addons', 'node', 'import', 'module-sync', 'default']

/** The file that `import` would take: https://nodejs.org/api/packages.html#conditional-exports, for the entry "." alone. */
const importTarget = (target: unknown): string | null => {
  if (typeof target === 'string') return target
  if (Array.isArray(target)) return importTarget(target[0])
  if (typeof target !== 'object' || target === null) return null
  const table = target as Record<string, unknown>
  if ('.' in table) return importTarget(table['.'])
  for (const condition of Object.keys(table)) {
    const found = conditions.includes(condition) ? importTarget(table[condition]) : null
    if (found !== null) return found
  }
  return null
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Errors that say "import me instead", and nothing about the module itself. */
const wantsImport = new Set([
  'ERR_REQUIRE_ESM',
  'ERR_PACKAGE_PATH_NOT_EXPORTED',
  'ERR_REQUIRE_ASYNC_MODULE',
  'ERR_REQUIRE_CYCLE_MODULE',
])

/** Resolves from the folder that holds the package, as the application does; so `exports` is honoured. */
const requireByName = (name: string, dir: string): unknown => {
  const suffix = `/node_modules/${name}`
  if (!dir.endsWith(suffix)) return createRequire(join(dir, 'package.json'))(dir)
  return createRequire(`${dir.slice(0, -suffix.length)}/application.js`)(name)
}

/** Loads a module as an application beside it would: require first, import where it is an ES module only. */
export const loadModule = async (name: string, dir: string, importModule: ImportModule): Promise<unknown> => {
  if (dir.endsWith('.node')) return createRequire('/')(dir)
  try {
    return requireByName(name, dir)
  } catch (error) {
    if (!wantsImport.has(codeOf(error))) throw error
    const manifest = readPackageJson(dir)
    const main = typeof manifest.main === 'string' ? manifest.main : 'index.js'
    const entry = importTarget(manifest.exports) ?? main
    return importModule(pathToFileURL(join(dir, entry)).href)
  }
}
