import { entry } from './entry.js'

/** AP5xx: the build of the image. */
export const buildFindings = {
  AP501: entry<{ step: string; reason: string; lastLines: readonly string[] }>({
    severity: 'error',
    title: 'Build step failed',
    found: ({ step, reason }) => (step === '' ? reason : `${step}: ${reason}`),
    breaks: () => 'there is no image to verify, so nothing is published',
    change: ({ lastLines }) =>
      lastLines.length === 0
        ? 'Put right what the builder says'
        : `Put right what the step says in its last lines:\n${lastLines.join('\n')}`,
  }),
} as const
