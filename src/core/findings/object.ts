import { entry } from './entry.js'

/** AP1xx: ELF objects and the loader that would map them. */
export const objectFindings = {
  AP101: entry<{ object: string; machine: string; wanted: string }>({
    severity: 'error',
    title: 'Native object built for another architecture',
    found: ({ object, machine, wanted }) => `${object} is built for ${machine}; this platform needs ${wanted}`,
    breaks: () => 'Node cannot load it: glibc reports "cannot open shared object file", musl "Exec format error"',
    change: () =>
      'Install dependencies in a stage that runs for the target platform, and keep node_modules out of the build context with .dockerignore',
  }),
} as const
