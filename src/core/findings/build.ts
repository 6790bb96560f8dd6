import { entry } from './entry.js'

/** AP5xx: the build of the image. */
export const buildFindings = {
  AP501: entry<{ step: string; lastLines: readonly string[]; reason: string }>({
    severity: 'error',
    title: 'Build step failed',
    found: ({ step, reason }) => `${step}: ${reason}`,
    breaks: () => 'there is no image to verify, so nothing is published',
    change: ({ lastLines }) =>
      lastLines.length === 0 ? 'See the build log' : `The last lines of the step say why:\n${lastLines.join('\n')}`,
  }),
} as const
