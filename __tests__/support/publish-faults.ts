import { spawn } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createRegistry } from '../../src/adapters/oci/registry.js'
import type { Patience } from '../../src/adapters/oci/transport.js'
import { createUpload } from '../../src/adapters/oci/upload.js'
import type { PublishOutput } from '../../src/stages/publish.js'
import { startFaultProxy, type Fault, type FaultProxy } from './fault-proxy.js'
import { newFolder, patience, publishRun, tags } from './publish-run.js'
import { manifest } from './registry.js'
import { node24 } from './runner.js'
import type { ScratchImage } from './scratch-image.js'

/** `killed`: the process ends when it makes the request, and the post step runs after it. */
export type Trouble = Fault | 'killed' | 'killed late'

/** Where all tags point afterwards, and what was said of it. */
export interface Aftermath {
  readonly tags: 'new' | 'old' | 'torn'
  /** null: the process did not live to say anything. */
  readonly told: 'new' | 'old' | 'torn' | null
  /** After the post step, for those runs that left it something to do. */
  readonly finally: 'new' | 'old' | 'torn'
  readonly output: PublishOutput | null
  /** What was asked of the registry, by name. */
  readonly requests: readonly string[]
}

/** What goes wrong, and with which request (fault-proxy.ts has its names). */
export interface Wrong {
  readonly trouble: Trouble
  readonly at: string
}

const root = resolve(import.meta.dirname, '../..')
const stripTypes = ['--disable-warning=ExperimentalWarning', '--import', join(root, 'script/lib/typescript.mjs')]

/** An index of nothing, as what the tags point to before. */
const before = () => {
  const mediaType = 'application/vnd.oci.image.index.v1+json'
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, manifests: [] }))
  return { digest: 'sha256:' as const, mediaType, bytes }
}

/** Hundreds of short processes run the same sources: what has been compiled once is kept. */
const childEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/archproof'),
})

/** Of who is not answered: often enough that an answer which a busy machine gives too late is asked for again. */
const patienceWith = (wrong: Wrong | null): Patience =>
  wrong?.trouble === 'silence' ? { ...patience, attempts: 8, timeoutMs: 4000 } : patience

let count = 0

/** Tries what becomes of one publication when one of its requests goes wrong. @param joins as `merge` does it */
export const publishWith = async (
  { image, folder }: ScratchImage,
  registry: string,
  wrong: Wrong | null,
  joins = false,
): Promise<Aftermath> => {
  const path = `faults-${process.pid}/${(count += 1)}`
  const direct = createRegistry(() => Promise.resolve(null), patience)
  for (const { tag } of tags.filter((one) => one.before)) await direct.tag(`${registry}/${path}`, tag, before())
  const sent = { image: image.index, folder, name: `${registry}/${path}`, from: [] }
  if (joins) await createUpload(() => Promise.resolve(null), patience)(sent)
  const old = new Map(await statesOf(`${registry}/${path}`))
  const isKilled = wrong?.trouble === 'killed' || wrong?.trouble === 'killed late'
  const fault = wrong === null || isKilled ? null : { fault: wrong.trouble, at: wrong.at }
  const proxy = await startFaultProxy(registry, fault)
  const temporary = newFolder()
  const run = { image, folder, name: `${proxy.host}/${path}`, temporary, patience: patienceWith(wrong), joins }
  process.env['GITHUB_STATE'] ??= '/dev/null'

  const stateNow = async (): Promise<Aftermath['tags']> => {
    const now = await statesOf(`${registry}/${path}`)
    if (now.every(([, digest]) => digest === image.index)) return 'new'
    return now.every(([tag, digest]) => digest === old.get(tag)) ? 'old' : 'torn'
  }
  try {
    const output = isKilled ? await killed(run, proxy, wrong) : await publishRun(run)
    const states = await stateNow()
    proxy.heal()
    if (isKilled || states === 'torn') await post(temporary)
    return { tags: states, told: toldBy(output), finally: await stateNow(), output, requests: proxy.requests }
  } finally {
    await proxy.close()
    rmSync(temporary, { recursive: true })
  }
}

const statesOf = (name: string): Promise<(readonly [string, string | null])[]> =>
  Promise.all(tags.map(async ({ tag }) => [tag, (await manifest(name, tag))?.digest ?? null] as const))

const toldBy = (output: PublishOutput | null): Aftermath['told'] => {
  if (output === null) return null
  const { publication, findings } = output
  if (publication.kind === 'published') return 'new'
  const torn = findings.find(({ code }) => code === 'AP703')
  if (torn === undefined) return 'old'
  // To say that it is torn is to say how it is repaired.
  if (!torn.change.includes('imagetools create') && !torn.change.includes('is new')) throw new Error(torn.change)
  return 'torn'
}

/** Kills the process when it makes the request; `late`, when the registry has had time to do what it was asked. */
const killed = async (
  run: Parameters<typeof publishRun>[0],
  proxy: FaultProxy,
  { trouble, at }: Wrong,
): Promise<null> => {
  const child = spawn(node24, [...stripTypes, join(import.meta.dirname, 'publish-process.ts'), JSON.stringify(run)], {
    stdio: 'ignore',
    env: { ...childEnvironment(), GITHUB_STATE: '/dev/null' },
  })
  const ended = new Promise((done) => child.once('close', done))
  proxy.onRequest = async (now) => {
    if (now !== at) return
    if (trouble === 'killed late') {
      setTimeout(() => child.kill('SIGKILL'), 30)
      return
    }
    child.kill('SIGKILL')
    await ended
  }
  await ended
  proxy.onRequest = () => undefined
  return null
}

/** The post step, from its source. */
const post = async (temporary: string): Promise<void> => {
  const folder = readdirSync(temporary).find((name) => name.startsWith('archproof-ledger-'))
  if (folder === undefined) return
  const env = { ...childEnvironment(), STATE_ledger: join(temporary, folder, 'ledger.jsonl') }
  const child = spawn(node24, [...stripTypes, join(root, 'src/post.ts')], { env, stdio: 'ignore' })
  await new Promise((done) => child.once('close', done))
}

/** Why an aftermath is not what it must be; null when it is. */
export const judge = ({ trouble, at }: Wrong, aftermath: Aftermath): string | null => {
  const problem = problemOf({ trouble, at }, aftermath)
  if (problem === null) return null
  const { output } = aftermath
  const told = output?.publication.kind === 'failed' ? ` (${output.publication.because})` : ''
  return `${trouble} at ${at}: ${problem}${told}`
}

const problemOf = ({ trouble, at }: Wrong, { tags: now, told, finally: later, requests }: Aftermath): string | null => {
  if (!requests.includes(at)) return 'it was never asked for'
  if (later === 'torn') return 'tags are torn'
  if (told !== null && told !== now && !(told === 'torn' && trouble === 'dead'))
    return `tags are ${now}, told was ${told}`
  // Only a registry that is gone for good may leave tags torn until the post step.
  if (now === 'torn' && told !== null && trouble !== 'dead') return 'tags were torn until the post step'
  const passes = ['429', '500', 'reset', 'lost answer', 'silence', '401'].includes(trouble)
  return passes && now !== 'new' ? `what would have passed was not waited for: tags are ${now}` : null
}
