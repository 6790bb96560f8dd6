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
} as const
