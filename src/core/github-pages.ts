/** The repository on GitHub that a run belongs to. */
export interface Home {
  /** `https://github.com` */
  readonly serverUrl: string
  readonly owner: string
  readonly repository: string
  /** null when the event does not say. */
  readonly ownerKind: 'organization' | 'user' | null
}

/** Whether an image name, `host/path`, is of GitHub's registry. */
export const isGithub = (name: string): boolean => name.startsWith('ghcr.io/')

/** Where on GitHub things are set that concern one package, as addresses. */
export interface GithubPages {
  /** `acme` of `ghcr.io/acme/shop`; empty without one. */
  readonly owner: string
  /** `owner/name` of the repository that the run belongs to; null outside of GitHub Actions. */
  readonly repository: string | null
  /** Visibility of the package and which repositories may write it. */
  readonly packageSettings: string
  /** Who may create packages; null for a user, who has no such setting. */
  readonly creation: string | null
  /** What the workflow's token may do by default. */
  readonly workflowPermissions: string
}

/**
 * The pages of a package. A user's and an organisation's have different addresses; where it is not known which the owner
 * is, the address is that of an organisation, for which alone the settings of creation exist.
 */
export const githubPages = (name: string, home: Home | null): GithubPages => {
  const [, owner = '', ...path] = name.split('/')
  const server = home?.serverUrl ?? 'https://github.com'
  const isUsers = home?.ownerKind === 'user' && home.owner.toLowerCase() === owner
  const repository = home === null ? null : `${home.owner}/${home.repository}`
  return {
    owner,
    repository,
    packageSettings: `${server}/${isUsers ? 'users' : 'orgs'}/${owner}/packages/container/${encodeURIComponent(path.join('/'))}/settings`,
    creation: isUsers ? null : `${server}/organizations/${owner}/settings/packages`,
    workflowPermissions: `${server}/${repository ?? 'OWNER/REPOSITORY'}/settings/actions`,
  }
}
