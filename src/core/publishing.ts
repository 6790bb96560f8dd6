import { refOf, type RunEvent } from './event.js'
import type { Inputs } from './input/inputs.js'

/** Whether a verified image is to be published, and why, as a sentence for the report. */
export interface PublishDecision {
  readonly wanted: boolean
  readonly because: string
}

const yes = (because: string): PublishDecision => ({ wanted: true, because })
const no = (because: string): PublishDecision => ({ wanted: false, because })

/** Events that run the repository's own, merged code on a ref that it has. */
const trusted: ReadonlySet<string> = new Set([
  'push',
  'create',
  'release',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
])

/** `auto`: what was pushed to the repository itself, never what somebody merely proposes. */
const automatic = (event: RunEvent | null): PublishDecision => {
  if (event === null) return no('this is no run of a workflow')
  if (event.pullRequest?.fromFork === true) return no('the change comes from a fork')
  if (event.pullRequest !== null || event.name.startsWith('pull_request')) return no('this is a pull request')
  if (event.name === 'merge_group') return no('the change is only queued to be merged')
  if (event.repository.fork) return no('this repository is a fork')
  if (!trusted.has(event.name)) return no(`the event ${event.name} may be about a change that is not merged`)
  const ref = refOf(event)
  if (ref.kind === 'tag') return yes(`the run is on the tag ${ref.name}`)
  if (ref.kind === 'branch') {
    const which = ref.name === event.repository.defaultBranch ? 'default branch' : 'branch'
    return yes(`the run is on the ${which} ${ref.name}`)
  }
  return no(`${event.ref} is neither a branch nor a tag`)
}

/** The decision of the plan; whether the image is verified is the gate's. */
export const decidePublish = (publish: Inputs['publish'], event: RunEvent | null): PublishDecision => {
  if (publish === 'always') return yes('publish is always')
  if (publish === 'by-digest') return yes('publish is by-digest')
  if (publish === 'never') return no('publish is never')
  const { wanted, because } = automatic(event)
  return { wanted, because: wanted ? because : `${because}; publish: always overrides this` }
}
