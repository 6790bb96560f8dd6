// Real packages with their native files, in the cache outside the checkout: from npm's tarballs, or compiled once.
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runOrThrow } from '../../../src/adapters/command.js'
import { cachedFolder } from '../npm-folder.js'
import type { Sample } from './sample.js'

const remedy = 'Check the network and the registry of npm'

/** A folder with `bin/node` and `include/node`: this Node, or the one that npm has under that version. */
export const nodeFolder = async (version: string | undefined): Promise<string> => {
  const own = dirname(dirname(realpathSync(process.execPath)))
  if (version === undefined && existsSync(join(own, 'include/node/node.h'))) return own
  const name = `node-linux-${process.arch}`
  const wanted = version ?? process.versions.node
  const folder = await cachedFolder(name, wanted, (place) =>
    runOrThrow('npm', ['install', '--silent', '--prefix', place, `${name}@${wanted}`], remedy, { timeoutMs: 300_000 }),
  )
  return join(folder, 'node_modules', name)
}

const compile = async (app: string, { name }: Sample, node: string): Promise<void> => {
  // With this setting no install script looks for a binary elsewhere.
  const settings = { npm_config_nodedir: node, npm_config_build_from_source: 'true', JOBS: '2' }
  // They come after the package's own: what it computes is tried, not how fast, and some take ten minutes otherwise.
  const quick = { CFLAGS: '-O0', CXXFLAGS: '-O0' }
  const env = { ...settings, ...quick, PATH: `${join(node, 'bin')}:${process.env['PATH'] ?? ''}` }
  await runOrThrow('npm', ['rebuild', '--foreground-scripts', name], 'Install g++, make and python3', {
    cwd: app,
    env,
    timeoutMs: 1_800_000,
  })
}

/** The folder above `app/node_modules` with one version of the package, as `npm install` lays it out. */
export const installSample = async (
  sample: Sample,
  version: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const { name, beside } = sample
  const nodeVersion = sample.node?.[version]
  const isCompiled = sample.compiled?.includes(version) ?? false
  const dependencies = { [name]: version, ...beside, ...extra }
  const key = { dependencies, isCompiled, nodeVersion, arch: process.arch, abi: process.versions.modules }
  const label = `exercise-${name.replace('/', '-')}-${version}`
  return cachedFolder(label, key, async (folder) => {
    const app = join(folder, 'app')
    mkdirSync(app)
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', dependencies }))
    // --force: fallback packages are for a machine called wasm32.
    const argv = ['install', '--silent', '--ignore-scripts', '--no-package-lock', '--force']
    await runOrThrow('npm', argv, remedy, { cwd: app, timeoutMs: 600_000 })
    if (isCompiled) await compile(app, sample, await nodeFolder(nodeVersion))
  })
}
