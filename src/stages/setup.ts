import { finding, type Finding } from '../core/finding.js'
import type { Platform } from '../core/platform.js'
import { count } from '../core/render/amount.js'
import type { CacheOffer, CacheService } from '../ports/cache-service.js'
import type { BuilderFacts, Engine, EngineFacts } from '../ports/engine.js'
import type { Ledger } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'

export interface SetupInput {
  readonly platforms: readonly Platform[]
  readonly builder: string | null
  readonly cache: boolean
}

export interface SetupPorts {
  readonly engine: Engine
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
 * what is added is in the ledger first. Engine and cache service are asked side by side.
 * @throws ToolError
 */
export const setup = async (input: SetupInput, ports: SetupPorts): Promise<Ready> => {
  const [engine, offered] = await Promise.all([
    readyEngine(input, ports),
    input.cache ? ports.cacheService.offer() : noCache,
  ])
  // The service was asked from here, and takes a token of the job's, which is not given to machines elsewhere.
  const cache = engine.builder.isElsewhere ? noCache : offered
  const findings = cache.because === '' ? [] : [finding('AP801', { subject: 'cache' }, { reason: cache.because })]
  return { engine, cache, findings }
}

const tellElsewhere = ({ name, isElsewhere, nodes }: BuilderFacts, log: Log): void => {
  if (isElsewhere) log.info(`Building on ${name} (${count(nodes, 'node')}); what it makes is brought into the engine`)
}

const readyEngine = async ({ platforms, builder }: SetupInput, ports: SetupPorts): Promise<EngineFacts> => {
  const { engine, ledger, log } = ports
  const facts = await engine.inspect(builder)
  tellElsewhere(facts.builder, log)
  const missing = platforms.filter((platform) => !facts.platforms.includes(platform))
  if (missing.length === 0) return facts
  log.info(`No emulator is registered for ${missing.join(', ')}: registering one until the end of the job`)
  for (const platform of missing) ledger.add({ kind: 'emulator', name: ports.emulatorName(platform) })
  await engine.emulate(missing)
  return { ...facts, platforms: [...facts.platforms, ...missing] }
}
