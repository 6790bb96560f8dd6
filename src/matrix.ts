import * as core from '@actions/core'
import { announce } from './adapters/github/annotations.js'
import { currentEvent } from './adapters/github/event.js'
import { githubLog } from './adapters/github/log.js'
import { readRawInputs } from './adapters/github/raw-inputs.js'
import { readPlatforms } from './core/input/building.js'
import { createReader } from './core/input/reader.js'
import { decidePublish } from './core/publishing.js'
import { onTheRun } from './core/render/annotations.js'
import { parseRunners, runnerMatrix } from './core/runner-matrix.js'
import { ConfigError } from './errors.js'

/** The sub-action `plan`: which platform is built on which runner, and whether it will be published. */
const main = (): void => {
  const log = githubLog()
  const reader = createReader(readRawInputs())
  const platforms = readPlatforms(reader)
  const value = core.getInput('runners')
  const runners = parseRunners(value)
  const problems = [...reader.problems, ...(runners.ok ? [] : [{ input: 'runners', value, ...runners.complaint }])]
  if (problems.length > 0 || !runners.ok) throw new ConfigError(problems)
  const matrix = runnerMatrix(platforms, runners.value)
  const { wanted, because } = decidePublish('auto', currentEvent())
  for (const { platform, runner } of matrix.include) log.info(`${platform} on ${runner}`)
  log.info(because)
  core.setOutput('matrix', JSON.stringify(matrix))
  core.setOutput('publish', wanted ? 'by-digest' : 'never')
}

try {
  main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  announce(onTheRun('error', 'There is no matrix', message))
  process.exitCode = 1
}
