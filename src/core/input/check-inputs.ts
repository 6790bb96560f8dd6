import type { Config } from '../config/config.js'
import type { Platform } from '../platform.js'
import { readPlatforms } from './building.js'
import type { DatadogInputs, FailOn } from './inputs.js'
import { defaultModuleTimeoutMs, readModules } from './modules.js'
import type { Reader } from './reader.js'
import { readDatadog } from './reporting.js'
import { parseTarget, type Target } from './target.js'
import { parseDuration, parseText, parseWord } from './values.js'

/** Inputs of the action `check` and options of `archproof check`; a test compares them with check/action.yml. */
export const checkInputNames = [
  'image',
  'platforms',
  'modules',
  'config',
  'module-timeout',
  'fail-on',
  'report-dir',
  'datadog-api-key',
  'datadog-site',
  'datadog-service',
  'datadog-env',
  'datadog-tags',
] as const

export interface CheckInputs {
  readonly target: Target
  /** null: all that the image has. */
  readonly platforms: readonly Platform[] | null
  readonly moreModules: readonly string[]
  readonly skippedModules: readonly string[]
  readonly moduleTimeoutMs: number
  readonly failOn: FailOn
  readonly reportDir: string | null
  readonly datadog: DatadogInputs
}

/**
 * Reads the inputs of a check; who calls it must look at the reader's problems before using any of them. The path of the
 * config file was looked at when the file was read.
 */
export const readCheckInputs = (reader: Reader, config: Pick<Config, 'skippedModules'>): CheckInputs => {
  const nothing: Target = { kind: 'reference', name: '' }
  if (reader.text('image') === '') {
    const remedy = 'Name the image to check, for example ghcr.io/owner/name:1.2.3'
    reader.complain('image', '', { message: 'is needed', remedy })
  }
  const platforms = readPlatforms(reader)
  reader.one<string | null>('config', parseText, null)
  return {
    target: reader.one('image', parseTarget, nothing),
    platforms: reader.text('platforms') === '' ? null : platforms,
    ...readModules(reader, config),
    moduleTimeoutMs: reader.one('module-timeout', parseDuration, defaultModuleTimeoutMs),
    failOn: reader.one('fail-on', parseWord(['error', 'warning', 'never']), 'error'),
    reportDir: reader.one<string | null>('report-dir', parseText, null),
    datadog: readDatadog(reader),
  }
}
