import { entry } from './entry.js'

/** AP2xx: installed packages and the Node that runs them. */
export const packageFindings = {
  AP201: entry<{ missing: string; version: string; neededBy: string }>({
    severity: 'error',
    title: 'Platform package missing',
    found: ({ missing, version, neededBy }) =>
      `${neededBy} needs ${missing}@${version} on this platform and it is not in the image`,
    breaks: ({ neededBy }) => `${neededBy} throws "Cannot find module" as soon as it is loaded`,
    change: ({ missing }) =>
      `Delete node_modules and package-lock.json, run npm install with npm 11.3 or newer, and commit a lockfile that lists ${missing}`,
  }),
} as const
