/** What a package.json says about native code. Everything in it is untrusted and of bounded length. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly main: string
  /** Files of `bin`, relative. */
  readonly bin: readonly string[]
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly os: readonly string[]
  readonly cpu: readonly string[]
  readonly libc: readonly string[]
  /** `engines.node`; empty when it says nothing. */
  readonly engines: string
  readonly gypfile: boolean
  /** `scripts.install`; empty when there is none. */
  readonly install: string
  readonly binary: NodePreGyp | null
}

/** The `binary` property of node-pre-gyp and its relatives. */
export interface NodePreGyp {
  readonly moduleName: string
  readonly modulePath: string
  readonly napiVersions: readonly number[]
}

const longest = 1024

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => (typeof value === 'string' && value.length <= longest ? value : '')

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .slice(0, 100)
    .map(textOf)
    .filter((text) => text !== '')

const rangesOf = (value: unknown): Readonly<Record<string, string>> => {
  const ranges = Object.create(null) as Record<string, string>
  if (!isRecord(value)) return ranges
  for (const name of Object.keys(value).slice(0, 2000)) ranges[name] = textOf(value[name])
  return ranges
}

const binaryOf = (value: unknown): NodePreGyp | null => {
  if (!isRecord(value)) return null
  const versions = Array.isArray(value['napi_versions']) ? (value['napi_versions'] as readonly unknown[]) : []
  return {
    moduleName: textOf(value['module_name']),
    modulePath: textOf(value['module_path']),
    napiVersions: versions.slice(0, 100).filter((version): version is number => typeof version === 'number'),
  }
}

/** Reads a package.json; null when it is none. Fields of an unexpected type count as absent. */
export const parseManifest = (text: string): Manifest | null => {
  let value: unknown
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch {
    return null
  }
  if (!isRecord(value)) return null
  const { bin, engines, scripts } = value
  return {
    name: textOf(value['name']),
    version: textOf(value['version']),
    main: textOf(value['main']),
    bin: isRecord(bin) ? textsOf(Object.keys(bin).map((key) => bin[key])) : textsOf(bin),
    dependencies: rangesOf(value['dependencies']),
    optionalDependencies: rangesOf(value['optionalDependencies']),
    os: textsOf(value['os']),
    cpu: textsOf(value['cpu']),
    libc: textsOf(value['libc']),
    engines: isRecord(engines) ? textOf(engines['node']) : '',
    gypfile: value['gypfile'] === true,
    install: isRecord(scripts) ? textOf(scripts['install']) : '',
    binary: binaryOf(value['binary']),
  }
}
