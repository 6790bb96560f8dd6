import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect } from '@jest/globals'
import {
  baseContexts,
  bothPlatforms,
  buildSample,
  fixtureContexts,
  fixtureFolder,
  installOptions,
  sampleFolder,
  type FixtureName,
} from './images.js'
import { rootAction, runJob, type StepOptions } from './runner.js'

/** The registry that `script/engine up` started. */
export const registry = (): string => {
  const host = process.env['ARCHPROOF_REGISTRY'] ?? ''
  if (host === '') throw new Error('no registry; start one with: eval "$(script/engine up)"')
  return host
}

/** What the registry answers for a manifest: null when there is none. */
export const manifest = async (name: string, reference: string) => {
  const slash = name.indexOf('/')
  const response = await fetch(`http://${name.slice(0, slash)}/v2/${name.slice(slash + 1)}/manifests/${reference}`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json' },
  })
  if (response.status === 404) return null
  expect(response.status).toBe(200)
  const bytes = Buffer.from(await response.arrayBuffer())
  const json = JSON.parse(bytes.toString()) as {
    manifests?: { digest: string; platform: { os: string; architecture: string } }[]
  }
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, json }
}

/** Tags of a repository; none where the registry does not know it. */
export const tagsOf = async (name: string): Promise<readonly string[]> => {
  const slash = name.indexOf('/')
  const response = await fetch(`http://${name.slice(0, slash)}/v2/${name.slice(slash + 1)}/tags/list`)
  if (response.status === 404) return []
  return ((await response.json()) as { tags: string[] | null }).tags ?? []
}

/** Inputs that a build needs on this machine and that have nothing to do with the test: bases, and a proxy's CA bundle. */
const machineInputs = async (): Promise<Record<string, string>> => {
  const [network, , ...rest] = installOptions()
  const secret = rest.at(-1)?.split(',src=')[1]
  return {
    'build-contexts': (await baseContexts()).join('\n'),
    ...(network === undefined ? {} : { network: 'host' }),
    ...(secret === undefined ? {} : { 'secret-files': `ca=${secret}` }),
  }
}

/** A version tag was pushed to acme/shop. */
export const versionTag = {
  name: 'push',
  ref: 'refs/tags/v1.2.3',
  payload: { repository: { default_branch: 'main', full_name: 'acme/shop', private: true } },
}

export interface JobOptions extends Partial<Omit<StepOptions, 'step' | 'action'>> {
  /** A broken image instead of the sample app. */
  readonly fixture?: FixtureName
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

/** What the engine has, to see that nothing is left: containers, images with a name, volumes, networks. */
export const engineState = () => {
  const list = (...argv: string[]): readonly string[] =>
    execFileSync('docker', argv, { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line !== '')
      .sort()
  return {
    containers: list('ps', '--all', '--format', '{{.Names}}'),
    images: list('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'),
    volumes: list('volume', 'ls', '--quiet'),
    networks: list('network', 'ls', '--format', '{{.Name}}'),
  }
}
