import { entry } from './entry.js'

export const environmentFindings = {
  AP801: entry<{ reason: string }>({
    severity: 'warning',
    title: 'placeholder',
    found: ({ reason }) => reason,
    breaks: () => '',
    change: () => '',
  }),
} as const
