import type { RawInputs } from '../input/names.js'
import { noConfig, type Config } from './config.js'
import { readConfig, usualConfigPath, type ConfigProblem, type ReadConfig } from './read-config.js'

/** The config file as it was found. */
export interface ConfigText {
  /** Relative to the workspace. */
  readonly path: string
  /** null: it could not be read; `why` says so, in words that follow its name. */
  readonly text: string | null
  readonly why: string
}

/** Path of the config file, relative to the workspace. */
export const configPathOf = (raw: RawInputs): string => {
  const given = raw.config.trim().replace(/^(?:\.\/+)+/, '')
  return given === '' ? usualConfigPath : given
}

/** What the config file says. Without the input there need not be one. */
export const loadConfig = (raw: RawInputs, { path, text, why }: ConfigText): ReadConfig => {
  if (text !== null) return readConfig({ path, text })
  if (raw.config.trim() === '' && why === 'is not there') return { config: noConfig, problems: [] }
  const remedy = 'Give the path of a file in the repository, relative to its root, or leave the input empty'
  return {
    config: noConfig,
    problems: [{ input: 'config', value: path, message: why, remedy, source: null }],
  }
}

/** Files of the repository that the config names, each once. */
export const filesOf = ({ checks }: Config): readonly string[] => [
  ...new Set(
    checks.flatMap(({ files }) => [...files.values()].flatMap((file) => (file.kind === 'repository' ? file.path : []))),
  ),
]

/** The checks whose files cannot be had. `contents`: of each path, or why there is none. */
export const fileProblems = (
  { checks }: Config,
  contents: ReadonlyMap<string, Uint8Array | string>,
): readonly ConfigProblem[] =>
  checks.flatMap(({ name, files, source }) =>
    [...files.values()].flatMap((file) => {
      const content = file.kind === 'repository' ? contents.get(file.path) : undefined
      if (file.kind !== 'repository' || typeof content !== 'string') return []
      const place = source === null ? 'config' : `${source.file}:${source.line}`
      const remedy = 'Give the path of a file in the repository, relative to its root'
      return [
        { input: `${place}: files of ${JSON.stringify(name)}`, value: file.path, message: content, remedy, source },
      ]
    }),
  )
