import * as core from '@actions/core'
import { harmless, singleLine } from '../../core/render/harmless.js'
import type { Log } from '../../ports/log.js'

/**
 * The log of a step. Whatever is given here is printed as text: only annotations.ts speaks to the runner. A warning is a
 * line and no annotation, because GitHub keeps ten of those a step and they belong to the findings.
 */
export const githubLog = (): Log => ({
  info: (text) => core.info(harmless(text)),
  warning: (text) => core.info(harmless(`warning: ${text}`)),
  debug: (text) => core.debug(harmless(text)),
  group: (title, body) => core.group(singleLine(title), body),
})
