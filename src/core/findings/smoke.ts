import { entry } from './entry.js'

/** AP3xx: what running the image showed. */
export const smokeFindings = {
  AP301: entry<{ message: string }>({
    severity: 'error',
    title: 'Native module does not load',
    found: ({ message }) => `loading it failed: ${message}`,
    breaks: () => 'the application fails as soon as it requires this module',
    change: () => 'Reinstall the module in a stage that runs for the target platform',
  }),
} as const
