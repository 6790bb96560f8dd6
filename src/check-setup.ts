import { readCheckFiles, readConfigText } from './adapters/files/config-file.js'
import type { Config } from './core/config/config.js'
import { configPathOf, fileProblems, filesOf, loadConfig } from './core/config/load-config.js'
import { readCheckInputs, type CheckInputs } from './core/input/check-inputs.js'
import type { RawInputs } from './core/input/names.js'
import { createReader } from './core/input/reader.js'
import { ConfigError } from './errors.js'

/** What a check is asked for, by its inputs and by the config file. */
export interface CheckSetup {
  readonly inputs: CheckInputs
  readonly config: Config
  /** Contents of the files of the repository that checks put into containers, by path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Values that checks hand on from the environment, and that nothing may show. */
  readonly secrets: readonly string[]
}

/**
 * Reads the inputs of a check and its config file.
 * @param folder what paths of the config file count from
 * @throws ConfigError with everything that is wrong with either
 */
export const readCheckSetup = async (raw: RawInputs, folder: string): Promise<CheckSetup> => {
  const { config, problems } = loadConfig(raw, await readConfigText(folder, configPathOf(raw)))
  const contents = await readCheckFiles(folder, filesOf(config))
  const reader = createReader(raw)
  const inputs = readCheckInputs(reader, config)
  const wrong = [...reader.problems, ...problems, ...fileProblems(config, contents)]
  if (wrong.length > 0) throw new ConfigError(wrong)
  const handedOn = [...config.checks, ...config.services.values()].flatMap(({ envFrom }) => envFrom)
  return {
    inputs,
    config,
    files: new Map(
      [...contents].flatMap(([path, bytes]) => (typeof bytes === 'string' ? [] : [[path, bytes] as const])),
    ),
    secrets: handedOn.map((name) => process.env[name] ?? '').filter((value) => value !== ''),
  }
}
