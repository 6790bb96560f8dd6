import { context } from '@actions/github'
import * as v from 'valibot'
import type { EventRepository, PullRequest, RunEvent } from '../../core/event.js'

/** What the runner's environment says, as @actions/github reads it. */
export type RunContext = Pick<
  typeof context,
  'eventName' | 'ref' | 'sha' | 'actor' | 'runId' | 'runAttempt' | 'serverUrl' | 'payload' | 'repo'
>

const word = v.fallback(v.nullable(v.string()), null)
const flag = v.fallback(v.nullable(v.boolean()), null)
const head = v.fallback(v.nullable(v.object({ full_name: v.optional(word, null) })), null)
const pullRequest = v.object({
  number: v.number(),
  head: v.optional(v.object({ repo: v.optional(head, null) })),
  base: v.optional(v.object({ repo: v.optional(head, null) })),
})
const repository = v.object({
  default_branch: v.optional(word, null),
  private: v.optional(flag, null),
  fork: v.optional(flag, null),
  description: v.optional(word, null),
  license: v.optional(v.fallback(v.nullable(v.object({ spdx_id: v.optional(word, null) })), null), null),
  full_name: v.optional(word, null),
  owner: v.optional(v.fallback(v.nullable(v.object({ type: v.optional(word, null) })), null), null),
})

/** The parts of a webhook's payload that are used; a field that is missing or strange is null. */
const payload = v.object({
  repository: v.optional(v.fallback(v.nullable(repository), null), null),
  pull_request: v.optional(v.fallback(v.nullable(pullRequest), null), null),
  head_commit: v.optional(v.fallback(v.nullable(v.object({ timestamp: v.optional(word, null) })), null), null),
})

type Payload = v.InferOutput<typeof payload>

/** A pull request whose head repository is gone or unknown is taken for a fork's: that is the careful side. */
const readPullRequest = (event: Payload, repositoryName: string): PullRequest | null => {
  if (event.pull_request === null) return null
  const from = event.pull_request.head?.repo?.full_name ?? null
  const to = event.pull_request.base?.repo?.full_name ?? event.repository?.full_name ?? repositoryName
  return { number: event.pull_request.number, fromFork: from?.toLowerCase() !== to.toLowerCase() }
}

const ownerKindOf = (type: string | null): EventRepository['ownerKind'] =>
  type === 'Organization' ? 'organization' : type === 'User' ? 'user' : null

const readRepository = ({ repository: facts }: Payload, repo: RunContext['repo']): EventRepository => {
  const names = { owner: repo.owner, name: repo.repo }
  if (facts === null) {
    const unknown = { defaultBranch: null, private: null, ownerKind: null, description: null, license: null }
    return { ...names, ...unknown, fork: false }
  }
  const license = facts.license?.spdx_id ?? null
  return {
    ...names,
    defaultBranch: facts.default_branch,
    private: facts.private,
    fork: facts.fork ?? false,
    ownerKind: ownerKindOf(facts.owner?.type ?? null),
    description: facts.description,
    // GitHub writes NOASSERTION for a licence that it does not recognise.
    license: license === 'NOASSERTION' ? null : license,
  }
}

/** The event of this run; null outside of GitHub Actions, where the environment names no repository. */
export const readEvent = (run: RunContext, environment: Readonly<NodeJS.ProcessEnv>): RunEvent | null => {
  if ((environment['GITHUB_REPOSITORY'] ?? '') === '' || run.eventName === '') return null
  const parsed = v.safeParse(payload, run.payload)
  const event: Payload = parsed.success ? parsed.output : { repository: null, pull_request: null, head_commit: null }
  return {
    name: run.eventName,
    ref: run.ref,
    commit: run.sha,
    commitTime: event.head_commit?.timestamp ?? null,
    repository: readRepository(event, run.repo),
    pullRequest: readPullRequest(event, `${run.repo.owner}/${run.repo.repo}`),
    actor: run.actor,
    runId: run.runId,
    runAttempt: run.runAttempt,
    serverUrl: run.serverUrl,
    workspace: environment['GITHUB_WORKSPACE'] ?? '.',
  }
}

/** The event of the run that this process is part of; null outside of GitHub Actions. */
export const currentEvent = (): RunEvent | null => readEvent(context, process.env)
