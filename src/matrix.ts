import { randomBytes } from 'node:crypto'
import * as core from '@actions/core'
import { announce } from './adapters/github/annotations.js'
import { currentEvent } from './adapters/github/event.js'
import { githubLog } from './adapters/github/log.js'
import { readRawInputs } from './adapters/github/raw-inputs.js'
import { readPlatforms } from './core/input/building.js'
import { createReader } from './core/input/reader.js'
import { decidePublish } from './core/publishing.js'
import { configAnnotations, onTheRun } from './core/render/annotations.js'
import { parseRunners, runnerMatrix } from './core/runner-matrix.js'
import { ConfigError } from './errors.js'

/** The sub-action `plan`: which platform is built on which runner, and whether it will be published. */
const main = (): void => {
  const log = githubLog()
  const reader = createReader(readRawInputs())
  const platforms = readPlatforms(reader)
  const { runners, problems } = parseRunners(core.getInput('runners'), platforms)
  // Whether a platform is built is not known when one of them cannot be read.
  const wrong = reader.problems.length > 0 ? [] : problems.map((problem) => ({ input: 'runners', ...problem }))
  if (reader.problems.length + wrong.length > 0) throw new ConfigError([...reader.problems, ...wrong])
  const matrix = runnerMatrix(platforms, runners)
  const { wanted, because } = decidePublish('auto', currentEvent())
  for (const { platform, runner } of matrix.include) log.info(`${platform} on ${runner}`)
  log.info(because)
  core.setOutput('matrix', JSON.stringify(matrix))
  core.setOutput('publish', wanted ? 'by-digest' : 'never')
  core.setOutput('artifact', `proof-${randomBytes(4).toString('hex')}`)
}

try {
  main()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  githubLog().info(message)
  announce(onTheRun('error', 'There is no matrix', message))
  if (error instanceof ConfigError) configAnnotations(error.problems).forEach(announce)
  process.exitCode = 1
}
