// Measures archproof against what people do by hand, in one run and alternating, and writes docs/performance.json and .md.
// `--check` measures again and fails when a committed ratio is off by 30 %.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bothPlatforms, buildSample, sampleFolder } from '../../__tests__/support/images.js'
import { machineInputs, registry, versionTag } from '../../__tests__/support/registry.js'
import { rootAction, runJob } from '../../__tests__/support/runner.js'
import { run } from '../../src/adapters/command.js'
import { createCheckContainers } from '../../src/adapters/docker/check-containers.js'
import { createContainers } from '../../src/adapters/docker/containers.js'
import { dockerImageFiles } from '../../src/adapters/docker/image-files.js'
import { timeLimitedPatterns } from '../../src/adapters/regexp/patterns.js'
import { noConfig } from '../../src/core/config/config.js'
import type { Digest } from '../../src/core/evidence.js'
import { parsePlatform } from '../../src/core/platform.js'
import type { Verdicts } from '../../src/ports/verdicts.js'
import { auditImage } from '../../src/stages/audit.js'
import { smoke } from '../../src/stages/smoke.js'
import { verifyPlatform } from '../../src/verify-platform.js'
import { compareRows, median, writeRows, type BenchRow } from './bench-rows.js'

const runs = Number(process.env['RUNS'] ?? 5)
const modules = ['esbuild', 'rollup', 'bcrypt', 'better-sqlite3', 'sharp', 'onnxruntime-node', '@swc/core']
const exercises = readFileSync(join(import.meta.dirname, 'bench-exercises.cjs'), 'utf8')
const probe = readFileSync(join(rootAction, 'dist/probe.cjs'), 'utf8')
const silent = {
  info: () => undefined,
  warning: () => undefined,
  debug: () => undefined,
  group: <T>(_: string, body: () => Promise<T>) => body(),
}

const timed = async (body: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await body()
  return performance.now() - started
}

const docker = async (argv: readonly string[], stdin?: string): Promise<string> => {
  const { exitCode, stdout, stderr } = await run('docker', argv, stdin === undefined ? {} : { stdin })
  if (exitCode !== 0) throw new Error(`docker ${argv.join(' ')}: ${stderr}`)
  return stdout.trim()
}

const sample = await buildSample()
const index = (await docker(['image', 'inspect', '-f', '{{.Id}}', sample])) as Digest

/** One `docker run` of the exercises that a person wrote: of one module, or of all in one process. */
const byHand = (platform: string, module: string | null) =>
  docker(
    ['run', '--rm', '--interactive', '--network', 'none', '--platform', platform]
      .concat(module === null ? [] : ['--env', `MODULE=${module}`])
      .concat(['--entrypoint', 'node', sample, '-']),
    exercises,
  )

const ours = async (
  platforms: readonly string[],
  image = { index, verdicts: undefined as Verdicts | undefined },
): Promise<void> => {
  const id = `bench${randomBytes(4).toString('hex')}`
  const tempDir = mkdtempSync(join(tmpdir(), 'archproof-bench-'))
  const ports = {
    containers: createContainers(id),
    checkContainers: createCheckContainers(id),
    patterns: timeLimitedPatterns(),
    imageFiles: dockerImageFiles({ runLabel: id, tempDir }),
    log: silent,
    ...(image.verdicts === undefined ? {} : { verdicts: image.verdicts }),
  }
  const plan = { moduleTimeoutMs: 60_000, moreModules: [], skippedModules: [], config: noConfig }
  await Promise.all(
    platforms.map(async (name) => {
      const platform = parsePlatform(name)
      if (platform === null) throw new RangeError(name)
      const digest = (await docker(['image', 'inspect', '--platform', name, '-f', '{{.Id}}', image.index])) as Digest
      const built = { platform, digest, config: null, size: null }
      const token = randomBytes(16).toString('hex')
      const { evidence, findings } = await verifyPlatform(
        { plan: plan, probe, token, image: image.index, built },
        ports,
      )
      const proved = evidence.smoke?.outcomes.filter(({ state }) => state === 'proved').length
      if (proved !== modules.length || findings.some(({ severity }) => severity === 'error')) {
        throw new Error(`${name}: ${proved ?? 0} modules proved; ${JSON.stringify(findings)}`)
      }
    }),
  )
  rmSync(tempDir, { recursive: true })
}

/** The smoke stage by itself, as it proves the sample on one platform. */
const smokeAlone = async (name: string): Promise<void> => {
  const platform = parsePlatform(name)
  if (platform === null) throw new RangeError(name)
  const { evidence } = await smoke(
    {
      ...{ image: sample, platform, digest: index, node: 'node', moduleTimeoutMs: 60_000, add: [], skip: [] },
      ...{ expressions: {}, probe, token: randomBytes(16).toString('hex'), audit: Promise.resolve(null) },
    },
    { containers: createContainers(`bench${randomBytes(4).toString('hex')}`), log: silent },
  )
  const proved = evidence.outcomes.filter(({ state }) => state === 'proved').length
  if (proved !== modules.length) throw new Error(`${name}: ${proved} modules proved`)
}

/** The audit by itself, of one platform. */
const auditAlone = async (name: string): Promise<void> => {
  const platform = parsePlatform(name)
  if (platform === null) throw new RangeError(name)
  const tempDir = mkdtempSync(join(tmpdir(), 'archproof-bench-'))
  const files = dockerImageFiles({ runLabel: `bench${randomBytes(4).toString('hex')}`, tempDir })
  const { evidence } = await auditImage({ image: sample, platform, digest: index }, files)
  const ok = evidence.modules.filter(({ state }) => state === 'ok').length
  if (ok < modules.length || evidence.gaps.length > 0) throw new Error(`${name}: ${ok} modules are ok`)
  rmSync(tempDir, { recursive: true })
}

/** The least that reading all files of one platform can take. */
const exportAlone = async (platform: string): Promise<void> => {
  const container = await docker(['create', '--platform', platform, '--network', 'none', sample, 'true'])
  const { status } = spawnSync('bash', ['-o', 'pipefail', '-c', 'docker export "$0" | cat >/dev/null', container])
  await docker(['rm', '--volumes', container])
  if (status !== 0) throw new Error('docker export failed')
}

const perModule = (platforms: readonly string[]) =>
  Promise.all(
    platforms.map(async (platform) => {
      for (const module of modules) await byHand(platform, module)
    }),
  )

const perPlatform = (platforms: readonly string[]) => Promise.all(platforms.map((platform) => byHand(platform, null)))

const machine = await machineInputs()
const image = `${registry()}/bench/shop`

const wholeRun = async (): Promise<void> => {
  const { main } = await runJob({
    action: rootAction,
    workspace: rootAction,
    event: versionTag,
    inputs: { ...machine, image, context: sampleFolder, platforms: bothPlatforms.join(',') },
  })
  if (main.exitCode !== 0) throw new Error(main.log)
}

/** The same docker commands as a shell script, with the same parallelism: what the action costs on top is its own. */
const script = `set -eu
docker buildx build --platform ${bothPlatforms.join(',')} --progress plain $BUILD --provenance false \\
  --output type=image,name=archproof.local/bench:candidate,unpack=true ${sampleFolder} >/dev/null 2>&1
id=$(docker image inspect -f '{{.Id}}' archproof.local/bench:candidate)
for platform in ${bothPlatforms.join(' ')}; do
  (
    container=$(docker create --platform $platform --network none $id true)
    docker export $container >/dev/null
    docker rm --volumes $container >/dev/null
  ) &
  docker run --rm --interactive --network none --platform $platform --entrypoint node $id - <"$EXERCISES" &
done
wait
docker tag $id ${image}:1.2.3
docker push --quiet ${image}:1.2.3 >/dev/null
docker buildx imagetools create --tag ${image}:1.2 --tag ${image}:1 --tag ${image}:latest ${image}:1.2.3 >/dev/null 2>&1
docker image rm --no-prune ${image}:1.2.3 archproof.local/bench:candidate >/dev/null
`

const shellRun = async (): Promise<void> => {
  const contexts = (machine['build-contexts'] ?? '').split('\n').filter((line) => line !== '')
  const secret =
    machine['secret-files'] === undefined ? [] : ['--secret', `id=ca,src=${machine['secret-files'].slice(3)}`]
  const flags = [...contexts.flatMap((context) => ['--build-context', context]), ...secret]
  if (machine['network'] !== undefined) flags.push('--network', 'host')
  const { status, stderr } = spawnSync('bash', ['-c', script], {
    env: { ...process.env, BUILD: flags.join(' '), EXERCISES: join(import.meta.dirname, 'bench-exercises.cjs') },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return Promise.resolve()
}

/** What the service of GitHub would keep, without the network: a look-up there takes about 0.1 s. */
const rememberedVerdicts = (): Verdicts => {
  const known = new Set<string>()
  return {
    mayKnow: (surroundings) => Promise.resolve([...known].some((key) => key.startsWith(surroundings))),
    find: (surroundings, contents) => Promise.resolve(known.has(surroundings + contents) ? 'an earlier run' : null),
    keep: (surroundings, contents) => Promise.resolve(void known.add(surroundings + contents)),
  }
}

let edits = 0

/** The sample with another line in its source: the same modules under another digest. */
const withOtherSource = async (): Promise<Digest> => {
  const folder = mkdtempSync(join(tmpdir(), 'archproof-bench-edit-'))
  edits += 1
  writeFileSync(join(folder, 'edit.js'), `// ${edits} ${randomBytes(8).toString('hex')}\n`)
  writeFileSync(join(folder, 'Dockerfile'), 'FROM app\nCOPY edit.js /app/src/edit.js\n')
  const reference = 'archproof.local/bench:edited'
  const flags = ['--quiet', '--load', '--provenance=false', '--platform', bothPlatforms.join(',')]
  await docker([
    'buildx',
    'build',
    ...flags,
    '--build-context',
    `app=docker-image://${sample}`,
    '-t',
    reference,
    folder,
  ])
  rmSync(folder, { recursive: true })
  return (await docker(['image', 'inspect', '-f', '{{.Id}}', reference])) as Digest
}

const verdicts = rememberedVerdicts()
let edited = index

interface Comparison {
  readonly name: string
  readonly baseline: string
  readonly ours: () => Promise<unknown>
  readonly theirs: () => Promise<unknown>
  /** Not measured, before each round. */
  readonly prepare?: () => Promise<unknown>
}

const comparisons: readonly Comparison[] = [
  {
    name: 'verify both platforms, against one docker run per module',
    baseline: 'one docker run per module and platform, the platforms side by side',
    ours: () => ours(bothPlatforms),
    theirs: () => perModule(bothPlatforms),
  },
  {
    name: 'verify both platforms, against one hand-written docker run per platform',
    baseline: 'one docker run per platform that does the same exercises in one process, without any audit',
    ours: () => ours(bothPlatforms),
    theirs: () => perPlatform(bothPlatforms),
  },
  {
    name: 'verify both platforms again with only application code changed, against cold',
    baseline: 'the same without an earlier verdict',
    prepare: async () => void (edited = await withOtherSource()),
    ours: () => ours(bothPlatforms, { index: edited, verdicts }),
    theirs: () => ours(bothPlatforms, { index: edited, verdicts: rememberedVerdicts() }),
  },
  {
    name: 'prove the modules of linux/arm64, against one docker run per module',
    baseline: 'one docker run per module, without any audit on either side',
    ours: () => smokeAlone('linux/arm64'),
    theirs: () => perModule(['linux/arm64']),
  },
  {
    name: 'prove the modules of linux/arm64, against one hand-written docker run',
    baseline: 'one docker run that does the same exercises, without any audit on either side',
    ours: () => smokeAlone('linux/arm64'),
    theirs: () => perPlatform(['linux/arm64']),
  },
  {
    name: 'audit linux/amd64, against reading its file system',
    baseline: 'docker export of a container that is never started, into a pipe that is thrown away',
    ours: () => auditAlone('linux/amd64'),
    theirs: () => exportAlone('linux/amd64'),
  },
  {
    name: 'audit linux/arm64, against running its modules',
    baseline: 'one docker run that exercises all modules, emulated',
    ours: () => auditAlone('linux/arm64'),
    theirs: () => perPlatform(['linux/arm64']),
  },
  {
    name: 'the whole run, against a shell script of the same docker commands',
    baseline: 'build from a warm cache, export, run and push with the same parallelism',
    ours: wholeRun,
    theirs: shellRun,
  },
]

const measure = async ({ name, baseline, ours: our, theirs, prepare }: Comparison): Promise<BenchRow> => {
  const times = { ours: [] as number[], theirs: [] as number[] }
  // One of each unmeasured: caches of the kernel and the engine are then the same for both.
  await prepare?.()
  await theirs()
  await our()
  for (let round = 1; round <= runs; round += 1) {
    await prepare?.()
    times.theirs.push(await timed(theirs))
    times.ours.push(await timed(our))
    process.stderr.write(`\r${name}: ${round} of ${runs}   `)
  }
  const [mine, other] = [median(times.ours), median(times.theirs)]
  process.stderr.write(
    `\r${name}: ${(other / mine).toFixed(2)}x (${mine.toFixed(0)} ms against ${other.toFixed(0)} ms)\n`,
  )
  return {
    ...{ name, baseline, ratio: Number((other / mine).toFixed(2)) },
    ...{ median_ms: Math.round(mine), baseline_median_ms: Math.round(other), runs, command: 'script/bench' },
  }
}

/** Words of the command line name comparisons by a part of their names; without any all are made. */
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const chosen = comparisons.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
if (chosen.length === 0) throw new RangeError(`no comparison is named ${words.join(', ')}`)

const rows: BenchRow[] = []
for (const comparison of chosen) rows.push(await measure(comparison))
await run('docker', ['image', 'rm', 'archproof.local/bench:edited'])

if (process.argv.includes('--check')) compareRows(rows)
else writeRows(rows, words.length > 0)
