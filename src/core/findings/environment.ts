import { entry } from './entry.js'

/** AP8xx: cache, builder and emulation. */
export const environmentFindings = {
  AP801: entry<{ reason: string }>({
    severity: 'notice',
    title: 'Built without the cache of the runner',
    found: ({ reason }) => `the runner's cache service is not used: ${reason}`,
    breaks: () => 'nothing: the build takes longer',
    change: () => 'When it lasts, look at the status page of GitHub Actions, or set the input cache to off',
  }),
} as const
