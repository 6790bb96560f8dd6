import { execFileSync } from 'node:child_process'
import { bothPlatforms, buildSample, fixtureContexts, fixtureFolder, sampleFolder, type FixtureName } from './images.js'
import { machineInputs, versionTag } from './registry.js'
import { rootAction, runJob, type StepOptions, type StepResult } from './runner.js'

export interface JobOptions extends Partial<Omit<StepOptions, 'step' | 'action'>> {
  /** A broken image instead of the sample app. */
  readonly fixture?: FixtureName
  /** Looks at what main has left before post runs. */
  readonly between?: (main: StepResult) => void
}

/** Main and post of the built bundle on the sample app, or on a fixture, for both platforms. */
export const runOn = async ({ fixture, inputs = {}, ...options }: JobOptions) => {
  const machine = await machineInputs()
  const more = fixture === undefined ? [] : await fixtureContexts(fixture, await buildSample())
  const contexts = [machine['build-contexts'], ...more].filter((line) => line !== '')
  return runJob({
    action: rootAction,
    workspace: rootAction,
    event: versionTag,
    ...options,
    inputs: {
      platforms: bothPlatforms.join(','),
      context: fixture === undefined ? sampleFolder : fixtureFolder(fixture),
      ...machine,
      'build-contexts': contexts.join('\n'),
      ...inputs,
    },
  })
}

const list = (...argv: readonly string[]): readonly string[] =>
  execFileSync('docker', argv, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')
    .sort()

/** Names of the containers, running or not, that carry the label of a run. */
export const containersOf = (run: string): readonly string[] =>
  list('ps', '--all', '--filter', `label=archproof.run=${run}`, '--format', '{{.Names}}')

/** What the engine has, to see that nothing is left: containers, images with a name, volumes, networks. */
export const engineState = () => ({
  containers: list('ps', '--all', '--format', '{{.Names}}'),
  images: list('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'),
  volumes: list('volume', 'ls', '--quiet'),
  networks: list('network', 'ls', '--format', '{{.Name}}'),
})
