import { finding, type Finding, type FindingCode } from './finding.js'
import { githubPages, isGithub, type Home } from './github-pages.js'

/** How a registry refused a push. */
export interface PushRefusal {
  /** Who refused: the registry itself, or the service that gives out its tokens. */
  readonly by: 'registry' | 'token service'
  /** HTTP status; null when there was no answer. */
  readonly status: number | null
  /** The registry's own words with its error code, bounded. Untrusted. */
  readonly message: string
  /** Whether it was shown a login. */
  readonly withLogin: boolean
}

export interface RefusalFacts {
  /** `host/path`, without tag. */
  readonly name: string
  /** The repository that this run belongs to; null outside of GitHub Actions. */
  readonly home: Home | null
  /** User name of credentials that were given and not used, because a login was there already; null when there are none. */
  readonly unused: string | null
}

type RefusalCode = Extract<
  FindingCode,
  'AP701' | 'AP705' | 'AP706' | 'AP707' | 'AP708' | 'AP709' | 'AP710' | 'AP711' | 'AP712'
>

/** What GHCR says, and what it means. Its texts are no contract: what is not recognised falls back on the status. */
const texts: readonly (readonly [RegExp, RefusalCode])[] = [
  [/permission_denied: write_package/i, 'AP708'],
  [/not allowed to create \w+ package/i, 'AP709'],
  [/not allowed to write \w+ package/i, 'AP707'],
  [/requested installation does not exist/i, 'AP710'],
  [/does not match expected scopes|forbids access via a personal access token/i, 'AP706'],
  [/cannot be authenticated with the token|incorrect username or password|bad credentials/i, 'AP706'],
]

const byStatus = (refusal: PushRefusal, name: string, home: Home | null): RefusalCode => {
  const { status } = refusal
  if (status === null || status === 429 || status >= 500) return 'AP712'
  if (status === 400 || status === 404) return 'AP711'
  if (status !== 401 && status !== 403) return 'AP701'
  if (!refusal.withLogin) return 'AP705'
  if (isLoginRefused(refusal)) return 'AP706'
  return isElsewhere(name, home) || !isGithub(name) ? 'AP710' : 'AP701'
}

/** A token service that gives nothing for a login does not know it; for one that it knows it gives a token of less power. */
const isLoginRefused = ({ by, status, message }: PushRefusal): boolean =>
  by === 'token service' || (status === 401 && !/insufficient|denied/i.test(message))

/** A package of GHCR whose owner is not the owner of the repository. */
const isElsewhere = (name: string, home: Home | null): boolean =>
  isGithub(name) && home !== null && name.split('/')[1] !== home.owner.toLowerCase()

/** Tells the causes of a refusal apart, each with the remedy for this owner and package. */
export const refusalFinding = (refusal: PushRefusal, { name, home, unused }: RefusalFacts): Finding => {
  const told = texts.find(([pattern]) => pattern.test(refusal.message))?.[1]
  const code = told ?? byStatus(refusal, name, home)
  const { status, message } = refusal
  return finding(code, { subject: name }, { name, status, message, unused, pages: githubPages(name, home) })
}

/** What the words of `docker login` come to; it gives no status of its own. */
export const loginRefusal = (message: string): PushRefusal => {
  const isKnown = /unauthorized|denied|forbidden|incorrect username or password|\b40[13]\b/i.test(message)
  return { by: 'token service', status: isKnown ? 401 : null, message: message.slice(0, 2000), withLogin: true }
}
