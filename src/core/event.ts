/** The pull request that a run is about. */
export interface PullRequest {
  readonly number: number
  /** Its changes come from another repository, whose owner may be anybody. */
  readonly fromFork: boolean
}

export interface EventRepository {
  readonly owner: string
  readonly name: string
  /** null when the event does not say. */
  readonly defaultBranch: string | null
  readonly private: boolean | null
  /** The repository is itself a fork of another. */
  readonly fork: boolean
  /** null when the event does not say. */
  readonly ownerKind: 'organization' | 'user' | null
  readonly description: string | null
  /** SPDX identifier. */
  readonly license: string | null
}

/** What made the workflow run, as plain values. There is none on a laptop. */
export interface RunEvent {
  /** `push`, `pull_request`, … */
  readonly name: string
  /** `refs/heads/main`, `refs/tags/v1.2.3`, `refs/pull/7/merge` */
  readonly ref: string
  /** The commit that was checked out. */
  readonly commit: string
  /** When it was committed, RFC 3339; null when the event does not say. */
  readonly commitTime: string | null
  readonly repository: EventRepository
  readonly pullRequest: PullRequest | null
  readonly actor: string
  readonly runId: number
  readonly runAttempt: number
  /** `https://github.com` */
  readonly serverUrl: string
  /** The folder that paths of the inputs are relative to. */
  readonly workspace: string
}

/** What a ref names. */
export type Ref =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'pull request'; readonly number: number }
  | { readonly kind: 'other' }

/** Reads a full ref; the number of a pull request is in it even where the event says nothing more. */
export const refOf = ({ ref, pullRequest }: Pick<RunEvent, 'ref' | 'pullRequest'>): Ref => {
  if (pullRequest !== null) return { kind: 'pull request', number: pullRequest.number }
  const [, kind, name] = /^refs\/(heads|tags|pull)\/(.+)$/s.exec(ref) ?? []
  if (kind === 'heads' && name !== undefined) return { kind: 'branch', name }
  if (kind === 'tags' && name !== undefined) return { kind: 'tag', name }
  const number = Number.parseInt(name ?? '', 10)
  return kind === 'pull' && Number.isInteger(number) ? { kind: 'pull request', number } : { kind: 'other' }
}

export const repositoryUrl = ({ serverUrl, repository }: RunEvent): string =>
  `${serverUrl}/${repository.owner}/${repository.name}`

/** The page of this very attempt. */
export const runUrl = (event: RunEvent): string =>
  `${repositoryUrl(event)}/actions/runs/${event.runId}/attempts/${event.runAttempt}`
