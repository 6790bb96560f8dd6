import * as v from 'valibot'
import type { SizedLayer } from '../../core/finding.js'
import { shownInstruction } from '../../core/layers/instructions.js'
import type { Platform } from '../../core/platform.js'
import { run } from '../command.js'

/** One line of `docker history --format json` (docker/cli, command/formatter/history.go): a size in bytes, as text. */
const step = v.object({ CreatedBy: v.string(), Size: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.toNumber()) })

const parseStep = (line: string): readonly SizedLayer[] => {
  try {
    const { CreatedBy: text, Size: bytes } = v.parse(step, JSON.parse(line))
    return [{ instruction: shownInstruction(text), bytes }]
  } catch {
    return []
  }
}

/**
 * What each layer takes on the disk of the engine. It decides nothing, so an engine that does not say (before API 1.48 of one
 * platform among several) takes nothing away: the list is empty then.
 */
export const layerSizes = async (
  image: string,
  platform: Platform,
  limits: { readonly signal?: AbortSignal },
): Promise<readonly SizedLayer[]> => {
  const argv = ['history', '--no-trunc', '--human=false', `--platform=${platform}`, '--format', '{{json .}}', image]
  const { exitCode, stdout } = await run('docker', argv, { ...limits, timeoutMs: 60_000 })
  return exitCode === 0 ? stdout.split('\n').flatMap(parseStep) : []
}
