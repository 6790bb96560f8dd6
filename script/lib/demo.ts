// What script/demo shows, once there is an engine. The steps are run as a GitHub runner runs them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSample, sampleFolder, fixtureContexts, fixtureFolder } from '../../__tests__/support/images.js'
import { machineInputs, manifest, registry, tagsOf, versionTag } from '../../__tests__/support/registry.js'
import { rootAction, runJob } from '../../__tests__/support/runner.js'

const folder = join(rootAction, 'build/demo')
const say = (text: string): void => console.log(`\n\x1b[1m${text}\x1b[0m`)

/** What stands between the log of the build and the outputs: the table that a person wants to see. */
const table = (log: string): string => {
  const lines = log.split('\n')
  const first = lines.findLastIndex((line) => /^(Verified|Refused|Unknown|Not published)/i.test(line))
  return lines.slice(Math.max(first, 0)).join('\n').trim()
}

/** A clock for whoever waits; nothing where nobody watches. */
const showTime = () => {
  const started = performance.now()
  const show = (): void => {
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    process.stderr.write(`\r  building, auditing, running: ${seconds} s `)
  }
  const timer = process.stderr.isTTY ? setInterval(show, 1000) : undefined
  return {
    end: (): void => {
      clearInterval(timer)
      if (timer !== undefined) process.stderr.write('\r\x1b[K')
    },
  }
}

const step = async (title: string, image: string, inputs: Record<string, string>) => {
  say(title)
  const progress = showTime()
  const { main } = await runJob({
    action: rootAction,
    workspace: rootAction,
    event: versionTag,
    inputs: { image, platforms: 'linux/amd64,linux/arm64', ...inputs },
  })
  progress.end()
  console.log(table(main.log))
  return main
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const machine = await machineInputs()
const shop = `${registry()}/acme/shop`
const expectations: [string, boolean][] = []

const good = await step('1. Build, prove and publish examples/native-app for linux/amd64 and linux/arm64', shop, {
  ...machine,
  context: sampleFolder,
  'report-dir': join(folder, 'good'),
})
writeFileSync(join(folder, 'good/summary.md'), good.summary)
const index = await manifest(shop, '1.2.3')
const held = (index?.json.manifests ?? []).filter(({ platform }) => platform.os === 'linux')
console.log(`\n${shop}:1.2.3 in the registry is the index ${index?.digest ?? 'nothing'}`)
for (const { platform, digest } of held) console.log(`  linux/${platform.architecture.padEnd(6)} ${digest}`)
expectations.push(
  ['the good image is verified', good.exitCode === 0 && good.outputs['verdict'] === 'verified'],
  [
    'the registry holds both platforms under the digest that was reported',
    held.length === 2 && index?.digest === good.outputs['digest'],
  ],
)

const broken = `${registry()}/acme/broken`
const before = await tagsOf(broken)
const contexts = await fixtureContexts('wrong-platform-modules', await buildSample())
const bad = await step('2. The same with node_modules that were installed for amd64, in the arm64 image too', broken, {
  ...machine,
  context: fixtureFolder('wrong-platform-modules'),
  'build-contexts': [machine['build-contexts'], ...contexts].filter((line) => line !== '').join('\n'),
  'report-dir': join(folder, 'broken'),
})
writeFileSync(join(folder, 'broken/summary.md'), bad.summary)
const after = await tagsOf(broken)
console.log(
  `\nexit status ${bad.exitCode ?? 'none'}; tags of ${broken}: ${after.length === 0 ? 'none' : after.join(', ')}`,
)
expectations.push(
  ['the broken image is refused with exit status 1', bad.exitCode === 1 && bad.outputs['verdict'] === 'refused'],
  ['no tag of it exists', before.length === 0 && after.length === 0],
)

say('Job summaries, as GitHub would show them:')
for (const name of ['good', 'broken'])
  console.log(`  ${join(folder, name, 'summary.md')}   (and report.json beside it)`)

say('Checked:')
for (const [what, holds] of expectations) console.log(`  ${holds ? '✓' : '✕'} ${what}`)
process.exitCode = expectations.every(([, holds]) => holds) ? 0 : 1
