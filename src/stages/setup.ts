import { finding, type Finding } from '../core/finding.js'
import type { Platform } from '../core/platform.js'
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
  readonly findings: readonly Finding[]
}

const noCache: CacheOffer = { read: false, write: false, because: '' }

/**
 * Makes the machine ready, and learns before the build what would fail after it. What is there already is used as it is;
 * what is added is in the ledger first. Engine, cache service and registries are asked side by side.
 * @throws ToolError
 */
export const setup = async (input: SetupInput, ports: SetupPorts): Promise<Ready> => {
  const [engine, cache, refusals] = await Promise.all([
    readyEngine(input, ports),
    input.cache ? ports.cacheService.offer() : noCache,
    readyRegistries(input, ports),
  ])
  const noted = cache.because === '' ? [] : [finding('AP801', { subject: 'cache' }, { reason: cache.because })]
  return { engine, cache, findings: [...refusals, ...noted] }
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

const readyRegistries = async (input: SetupInput, ports: SetupPorts): Promise<readonly Finding[]> => {
  const { engine, registry, ledger, log } = ports
  const { logins, names } = input
  for (const login of logins) {
    if (await engine.isLoggedIn(login.registry)) {
      log.info(`Using the login to ${login.registry} that is there already, not the credentials of ${login.username}`)
      continue
    }
    ledger.add({ kind: 'login', registry: login.registry })
    try {
      await engine.login(login.registry, login.username, login.password)
    } catch (error) {
      // Needed to push; a base image that needs it as well says so itself.
      if (names.length > 0) throw error
      log.warning(error instanceof Error ? error.message : String(error))
    }
  }
  const refusals = await Promise.all(names.map(async (name) => ({ name, refusal: await registry.refusesPush(name) })))
  return refusals.flatMap(({ name, refusal }) =>
    refusal === null ? [] : [finding('AP701', { subject: name }, { name, ...refusal })],
  )
}
