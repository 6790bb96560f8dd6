import { entry } from './entry.js'
import { pushRefusals } from './push-refusals.js'

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
  AP714: entry<{ tag: string; because: string }>({
    severity: 'notice',
    title: 'A tag was left where it is',
    found: ({ tag, because }) => `${tag} was not moved: ${because}`,
    breaks: () => 'nothing: who follows this tag keeps the newer image',
    change: ({ tag }) =>
      `To move it all the same, name the tag in the input tags, or run: docker buildx imagetools create --prefer-index=false --tag ${tag} NAME@DIGEST`,
  }),
} as const
