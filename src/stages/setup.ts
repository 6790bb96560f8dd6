import type { ExistingTags } from '../core/existing-tags.js'
import { finding, type Finding } from '../core/finding.js'
import type { Home } from '../core/github-pages.js'
import type { Platform } from '../core/platform.js'
import { loginRefusal, refusalFinding, type PushRefusal } from '../core/push-refusal.js'
import { ToolError } from '../errors.js'
import type { CacheOffer, CacheService } from '../ports/cache-service.js'
import type { Engine, EngineFacts } from '../ports/engine.js'
import type { Ledger } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'
import type { Registry } from '../ports/registry.js'

export interface Login {
  readonly registry: string
  readonly username: string
  readonly password: string
}

export interface SetupInput {
  readonly platforms: readonly Platform[]
  readonly builder: string | null
  readonly cache: boolean
  /** Image names that will be pushed to; empty when nothing is to be published. */
  readonly names: readonly string[]
  /** Credentials that were given, for registries without a login. */
  readonly logins: readonly Login[]
  /** The repository that the run belongs to, for remedies. */
  readonly home: Home | null
}

export interface SetupPorts {
  readonly engine: Engine
  readonly registry: Registry
  readonly cacheService: CacheService
  readonly ledger: Ledger
  readonly log: Log
  /** `qemu-aarch64` of a platform, as it will be registered. */
  readonly emulatorName: (platform: Platform) => string
}

/** The machine is ready to build. */
export interface Ready {
  readonly engine: EngineFacts
  readonly cache: CacheOffer
  readonly existing: ExistingTags
  /** Image names under which nothing was ever published, and those of which the registry does not say. */
  readonly firstPush: ReadonlyMap<string, boolean | null>
  readonly findings: readonly Finding[]
}

const noCache: CacheOffer = { read: false, write: false, because: '' }

/**
 * Makes the machine ready, and learns before the build what would fail after it. What is there already is used as it is;
 * what is added is in the ledger first. Engine, cache service and registries are asked side by side.
 * @throws ToolError
 */
export const setup = async (input: SetupInput, ports: SetupPorts): Promise<Ready> => {
  const [engine, cache, registries] = await Promise.all([
    readyEngine(input, ports),
    input.cache ? ports.cacheService.offer() : noCache,
    readyRegistries(input, ports),
  ])
  const noted = cache.because === '' ? [] : [finding('AP801', { subject: 'cache' }, { reason: cache.because })]
  const { findings, ...known } = registries
  return { engine, cache, ...known, findings: [...findings, ...noted] }
}

const readyEngine = async ({ platforms, builder }: SetupInput, ports: SetupPorts): Promise<EngineFacts> => {
  const { engine, ledger, log } = ports
  const facts = await engine.inspect(builder)
  const missing = platforms.filter((platform) => !facts.platforms.includes(platform))
  if (missing.length === 0) return facts
  log.info(`No emulator is registered for ${missing.join(', ')}: registering one until the end of the job`)
  for (const platform of missing) ledger.add({ kind: 'emulator', name: ports.emulatorName(platform) })
  await engine.emulate(missing)
  return { ...facts, platforms: [...facts.platforms, ...missing] }
}

const readyRegistries = async (
  input: SetupInput,
  ports: SetupPorts,
): Promise<Pick<Ready, 'existing' | 'firstPush' | 'findings'>> => {
  const { unused, refused } = await logIn(input, ports)
  const asked = await Promise.all(
    input.names.map(async (name) => {
      const failed = refused.get(name.split('/')[0] ?? '')
      const answer = failed ?? ports.registry.refusesPush(name)
      const [refusal, tags] = await Promise.all([answer, ports.registry.tags(name)])
      return { name, refusal, tags }
    }),
  )
  for (const { name, refusal, tags } of asked) {
    if (refusal === null && tags.kind === 'absent') ports.log.info(`${name} does not exist yet: this is its first push`)
    if (tags.kind === 'unknown') ports.log.info(`The tags of ${name} are not known: ${tags.reason}`)
  }
  return {
    existing: new Map(
      asked.map(({ name, tags }) => [name, tags.kind === 'listed' ? tags.tags : tags.kind === 'absent' ? [] : null]),
    ),
    firstPush: new Map(asked.map(({ name, tags }) => [name, tags.kind === 'unknown' ? null : tags.kind === 'absent'])),
    findings: asked.flatMap(({ name, refusal }) => {
      const facts = { name, home: input.home, unused: unused.get(name.split('/')[0] ?? '') ?? null }
      return refusal === null ? [] : [refusalFinding(refusal, facts)]
    }),
  }
}

interface LoggedIn {
  /** User names of given credentials that are not used, by registry. */
  readonly unused: ReadonlyMap<string, string>
  /** Registries that did not take theirs. */
  readonly refused: ReadonlyMap<string, PushRefusal>
}

/** Logs in where there is no login yet. */
const logIn = async ({ logins, names }: SetupInput, ports: SetupPorts): Promise<LoggedIn> => {
  const { engine, ledger, log } = ports
  const unused = new Map<string, string>()
  const refused = new Map<string, PushRefusal>()
  for (const login of logins) {
    if (await engine.isLoggedIn(login.registry)) {
      log.info(`Using the login to ${login.registry} that is there already, not the credentials of ${login.username}`)
      unused.set(login.registry, login.username)
      continue
    }
    ledger.add({ kind: 'login', registry: login.registry })
    try {
      await engine.login(login.registry, login.username, login.password)
    } catch (error) {
      if (!(error instanceof ToolError)) throw error
      refused.set(login.registry, loginRefusal(error.message))
      // Needed to push, and then it is told as a finding; a base image that needs it as well says so itself.
      if (!names.some((name) => name.startsWith(`${login.registry}/`))) log.warning(error.message)
    }
  }
  return { unused, refused }
}
