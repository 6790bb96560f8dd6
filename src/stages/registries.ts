import type { ExistingTags } from '../core/existing-tags.js'
import type { Finding } from '../core/finding.js'
import type { Home } from '../core/github-pages.js'
import { loginRefusal, refusalFinding, type PushRefusal } from '../core/push-refusal.js'
import { ToolError } from '../errors.js'
import type { Engine } from '../ports/engine.js'
import type { Ledger } from '../ports/ledger.js'
import type { Log } from '../ports/log.js'
import type { Registry } from '../ports/registry.js'

export interface Login {
  readonly registry: string
  readonly username: string
  readonly password: string
}

export interface RegistriesInput {
  /** Image names that will be pushed to; empty when nothing is to be published. */
  readonly names: readonly string[]
  /** Credentials that were given, for registries without a login. */
  readonly logins: readonly Login[]
  /** The repository that the run belongs to, for remedies. */
  readonly home: Home | null
}

export interface RegistriesPorts {
  readonly engine: Pick<Engine, 'isLoggedIn' | 'login'>
  readonly registry: Registry
  readonly ledger: Ledger
  readonly log: Log
}

/** What the registries say before anything is built. */
export interface ReadyRegistries {
  readonly existing: ExistingTags
  /** Image names under which nothing was ever published, and those of which the registry does not say. */
  readonly firstPush: ReadonlyMap<string, boolean | null>
  readonly findings: readonly Finding[]
}

/**
 * Logs in where there is no login, and asks each registry what would otherwise be learnt after the build: whether it takes
 * the push, and which tags it has.
 * @throws ToolError
 */
export const readyRegistries = async (input: RegistriesInput, ports: RegistriesPorts): Promise<ReadyRegistries> => {
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
const logIn = async ({ logins, names }: RegistriesInput, ports: RegistriesPorts): Promise<LoggedIn> => {
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

/** Whether any image name was new; null when no registry was asked, or one does not say. */
export const isFirstPush = (names: ReadonlyMap<string, boolean | null>): boolean | null => {
  const values = [...names.values()]
  if (values.includes(true)) return true
  return values.length === 0 || values.includes(null) ? null : false
}
