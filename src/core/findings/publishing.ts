import { entry } from './entry.js'
import { pushRefusals } from './push-refusals.js'
import type { Visibility } from '../visibility.js'

const inWords = (visibility: Visibility): string => {
  if (visibility.kind === 'public') return 'everybody can pull it'
  if (visibility.kind === 'private') return 'without a login it cannot be pulled'
  return `whether it can be pulled without a login is not known: ${visibility.reason}`
}

/** AP7xx: registries, pushes and tags. */
export const publishingFindings = {
  ...pushRefusals,
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
    found: ({ moved, reason }) => `${reason}; these tags point to the new image, or may: ${moved.join(', ')}`,
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
  AP713: entry<{ name: string; visibility: Visibility; settings: string | null }>({
    severity: 'notice',
    title: 'A new package',
    found: ({ name, visibility }) => `${name} did not exist before this run; ${inWords(visibility)}`,
    breaks: ({ visibility }) =>
      visibility.kind === 'private'
        ? 'nothing for those who have a login; without one a pull is answered with "unauthorized" or "denied"'
        : 'nothing',
    change: ({ name, settings }) =>
      settings === null
        ? `Who may pull it is set where ${name.split('/')[0] ?? name} shows the repository`
        : `Who may pull it is set under "Change visibility" of ${settings}; a package that was made public cannot be made private again`,
  }),
  AP714: entry<{ tag: string; because: string; image: string }>({
    severity: 'notice',
    title: 'A tag was left where it is',
    found: ({ tag, because }) => `${tag} was not moved: ${because}`,
    breaks: () => 'nothing: who follows this tag keeps the newer image',
    change: ({ tag, image }) =>
      `To move it all the same, name the tag in the input tags, or run: docker buildx imagetools create --prefer-index=false --tag ${tag} ${image}`,
  }),
  AP716: entry<{ platform: string; names: readonly string[] }>({
    severity: 'error',
    title: 'A platform is not proved',
    found: ({ platform, names }) =>
      names.length === 0
        ? `no usable proof of ${platform} was handed in`
        : `${names.length} proofs of ${platform} were handed in: ${names.join(', ')}`,
    breaks: () => 'an index of platforms that were not all proved must get no tag, so nothing was published',
    change: ({ platform, names }) =>
      names.length === 0
        ? `See why the job of ${platform} failed or handed in nothing, and give the input proofs the folder with the proof of each platform, once`
        : `Give the input proofs a folder with one proof of ${platform}: each image of a run needs artifact names of its own, as the output artifact of archproof/archproof/plan makes them`,
  }),
  AP717: entry<{ name: string; reason: string }>({
    severity: 'error',
    title: 'A proof cannot be used',
    found: ({ name, reason }) => `${name}: ${reason}`,
    breaks: () => 'what it was to prove is not proved, so nothing was published',
    change: () => 'Hand in the proofs of the jobs of this very run, and of no other',
  }),
  AP718: entry<{ name: string; digest: string; reason: string }>({
    severity: 'error',
    title: 'The registry does not hold what was proved',
    found: ({ name, digest, reason }) => `${name} ${reason} (${digest})`,
    breaks: () => 'what would be published is not what was proved',
    change: () => 'Run all jobs again; nothing else may write to this package meanwhile',
  }),
  AP719: entry<{ name: string; platform: string }>({
    severity: 'error',
    title: 'A proof is not signed',
    found: ({ name }) => `${name} has no signature beside it`,
    breaks: () => 'any job of the run that can write artifacts could have made it, so nothing was published',
    change: ({ platform }) =>
      `Give the job of ${platform} the permission id-token: write, and hand in its file proof-*.signature.json too; or give signatures: optional, to take proofs that are not signed`,
  }),
  AP720: entry<{ name: string; reason: string }>({
    severity: 'error',
    title: 'The signature of a proof is wrong',
    found: ({ name, reason }) => `${name}: ${reason}`,
    breaks: () => 'nobody knows who made this proof, so nothing was published',
    change: () =>
      'Hand in each proof with its own signature, as the jobs of this very run left them, and let the same workflow file prove and join; if they are, look for a job that writes artifacts of this name',
  }),
  AP721: entry<{ name: string; reason: string }>({
    severity: 'unknown',
    title: 'A signature could not be checked',
    found: ({ name, reason }) => `${name}: ${reason}`,
    breaks: () => 'whether the job that it names has made this proof is not known, so nothing was published',
    change: () => "Run the job again; its runner must reach GitHub's identity provider over HTTPS",
  }),
  AP722: entry<{ name: string; reason: string }>({
    severity: 'warning',
    title: 'A proof could not be signed',
    found: ({ name, reason }) => `${name}: ${reason}`,
    breaks: () => 'a job that joins platforms and demands signatures will refuse this proof',
    change: () => 'Run this job again',
  }),
} as const
