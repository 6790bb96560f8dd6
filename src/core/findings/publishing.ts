import { entry } from './entry.js'

/** What to do about each kind of refusal, in the words of the registry at hand. */
const remedies: Readonly<Record<string, (name: string) => string>> = {
  'no-credentials': (name) =>
    `Give the inputs username and password, or log in to ${hostOf(name)} before this step (docker/login-action)`,
  denied: (name) =>
    hostOf(name) === 'ghcr.io'
      ? 'Give the job `permissions: { contents: read, packages: write }`; when the package exists already, open its settings and add this repository under "Manage Actions access" with the role Write'
      : `Use credentials that may push to ${name}`,
  name: (name) => `Check the image name ${name}: the registry does not know or accept it`,
  unreachable: (name) => `Check that ${hostOf(name)} can be reached from this runner, then run the job again`,
  other: (name) => `See what the registry answered for ${name}`,
}

const hostOf = (name: string): string => name.split('/')[0] ?? name

/** AP7xx: registries, pushes and tags. */
export const publishingFindings = {
  AP701: entry<{ name: string; kind: string; status: number | null; message: string }>({
    severity: 'error',
    title: 'The registry would refuse the push',
    found: ({ name, status, message }) =>
      `${hostOf(name)} ${status === null ? 'gave no answer' : `answered ${status}`} when asked whether this job may push to ${name}${message === '' ? '' : `: ${message}`}`,
    breaks: () => 'the image could be built and verified and then not be published, so nothing was built',
    change: ({ kind, name }) => remedies[kind]?.(name) ?? 'See what the registry answered',
  }),
  AP702: entry<{ expected: string; actual: string; where: string }>({
    severity: 'error',
    title: 'Published bytes are not the verified ones',
    found: ({ expected, actual, where }) => `${where} has ${actual}; verified was ${expected}`,
    breaks: () => 'what users would pull is not what was proved',
    change: () =>
      'Nothing may change the image between verification and push: look for a step or process that re-tags it, and run the job again',
  }),
  AP703: entry<{ moved: readonly string[]; reason: string; repair: readonly string[] }>({
    severity: 'error',
    title: 'Publishing stopped half-way',
    found: ({ moved, reason }) => `${reason}; these tags point to the new image already: ${moved.join(', ')}`,
    breaks: () => 'tags of one release point to different images',
    change: ({ repair }) => `Run the job again, or put the tags back:\n${repair.join('\n')}`,
  }),
  AP704: entry<{ tag: string; reason: string }>({
    severity: 'error',
    title: 'Publishing failed',
    found: ({ tag, reason }) => `${tag}: ${reason}`,
    breaks: () => 'no tag was moved: every tag points to what it pointed to before',
    change: () => 'Put right what the registry says, then run the job again',
  }),
} as const
