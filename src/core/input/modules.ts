import type { Config } from '../config/config.js'
import type { Inputs } from './inputs.js'
import type { Reader } from './reader.js'
import { parseModule } from './values.js'

export const defaultModuleTimeoutMs = 60_000

/** Packages to prove as well, and packages to leave out. */
export const readModules = (
  reader: Reader,
  config: Pick<Config, 'skippedModules'>,
): Pick<Inputs, 'moreModules' | 'skippedModules'> => {
  const modules = reader.items('modules', parseModule)
  const names = (skipped: boolean): readonly string[] => [
    ...new Set(modules.filter((module) => module.skipped === skipped).map(({ name }) => name)),
  ]
  const moreModules = names(false)
  const skippedModules = [...new Set([...names(true), ...config.skippedModules])]
  for (const name of moreModules.filter((candidate) => skippedModules.includes(candidate))) {
    reader.complain('modules', name, {
      message: config.skippedModules.includes(name)
        ? `contradicts ${name}: skip in the config file`
        : `contradicts !${name}`,
      remedy: 'Remove one of the two',
    })
  }
  return { moreModules, skippedModules }
}
