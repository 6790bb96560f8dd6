import { isGithub, type GithubPages } from '../github-pages.js'
import { entry } from './entry.js'

/** What is known of a refusal; `unused` are given credentials that a login of an earlier step kept from being used. */
interface Refused {
  readonly name: string
  readonly status: number | null
  readonly message: string
  readonly unused: string | null
  readonly pages: GithubPages
}

const hostOf = (name: string): string => name.split('/')[0] ?? name

const found = ({ name, status, message }: Refused): string =>
  `${hostOf(name)} ${status === null ? 'gave no answer' : `answered ${status}`} when asked whether this job may push to ${name}${message === '' ? '' : `: ${message}`}`

const breaks = (): string => 'the image could be built and verified and then not be published, so nothing was built'

const refusal = (title: string, change: (evidence: Refused) => string) =>
  entry<Refused>({
    severity: 'error',
    title,
    found,
    breaks,
    change: (evidence) =>
      evidence.unused === null
        ? change(evidence)
        : `${change(evidence)}. A login to ${hostOf(evidence.name)} was there before this step and was used; the given one of ${evidence.unused} was not: leave out the earlier login, or the inputs username and password`,
  })

const permissions = 'permissions: { contents: read, packages: write }'

/** The causes of a refusal before the build, told apart by core/push-refusal.ts. */
export const pushRefusals = {
  AP701: refusal('The registry would refuse the push', ({ name, pages }) =>
    isGithub(name)
      ? `Give the job \`${permissions}\`. When the package exists already, give this repository the role Write under "Manage Actions access": ${pages.packageSettings}`
      : `See what the registry answered for ${name}`,
  ),
  AP705: refusal('No login to the registry', ({ name }) =>
    isGithub(name)
      ? `Give the job \`${permissions}\` and leave username, password and github-token at their defaults; in a composite action pass \`github-token: \${{ github.token }}\` on`
      : `Give the inputs username and password, or log in to ${hostOf(name)} before this step (docker/login-action)`,
  ),
  AP706: refusal('The registry does not accept the login', ({ name }) =>
    isGithub(name)
      ? `Use the job's own token (leave username and password empty) with \`${permissions}\`, or a classic personal access token with the scope write:packages; GHCR takes no fine-grained ones, and an organisation may forbid classic ones. A secret that does not exist arrives as an empty password`
      : `Check the user name and password for ${hostOf(name)}; a secret that does not exist arrives as an empty password`,
  ),
  AP707: refusal(
    'The job may not write packages',
    ({ pages }) =>
      `Give the job \`${permissions}\`; a reusable workflow also needs them in the job that calls it. Runs of Dependabot and of forks never get them. Defaults of the repository: ${pages.workflowPermissions}`,
  ),
  AP708: refusal(
    'The package exists and does not let this repository write',
    ({ pages }) =>
      `Open ${pages.packageSettings}, "Manage Actions access", "Add repository", choose ${pages.repository ?? 'this repository'} and the role Write`,
  ),
  AP709: refusal('The package may not be created', ({ pages }) =>
    pages.creation === null
      ? `Give the job \`${permissions}\`. When it has them, give username and password (a classic personal access token with the scope write:packages) of ${pages.owner} for the first push`
      : `Give the job \`${permissions}\`. When it has them, the organisation forbids it: an owner of ${pages.owner} can allow the creation of packages of this visibility under ${pages.creation}`,
  ),
  AP710: refusal('The login may not push to this owner', ({ name, pages }) =>
    isGithub(name)
      ? `Check the owner in ${name}: the token of ${pages.repository ?? 'this repository'} can push to packages of ${pages.repository?.split('/')[0] ?? 'its owner'} only. Name the image after that owner, or give username and password of an account that may write packages of ${pages.owner}`
      : `Use credentials that may push to ${name}`,
  ),
  AP711: refusal(
    'The registry does not take the image name',
    ({ name }) =>
      `Check the name ${name}; some registries want the repository to be created first, or a certain number of parts in the name`,
  ),
  AP712: refusal(
    'The registry cannot be reached',
    ({ name }) =>
      `Check that ${hostOf(name)} can be reached from this runner and is up, then run the job again. Behind a proxy give the step \`env: { NODE_USE_ENV_PROXY: 1 }\`; for a certificate of your own \`env: { NODE_EXTRA_CA_CERTS: /path/to/ca.crt }\``,
  ),
} as const
