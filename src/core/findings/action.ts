import { entry } from './entry.js'

export const actionFindings = {
  AP901: entry<{ reason: string }>({
    severity: 'warning',
    title: 'placeholder',
    found: ({ reason }) => reason,
    breaks: () => '',
    change: () => '',
  }),
} as const
