import { size } from '../render/amount.js'
import { entry } from './entry.js'

interface Checked {
  /** What was wrong, in words. */
  readonly what: string
  /** Last lines of the container, cleaned; empty when it printed none. */
  readonly log: string
}

const withLog = ({ what, log }: Checked): string => (log === '' ? what : `${what}. It printed last:\n${log}`)

/** AP4xx: what the owner of the image declared, and how it is started. */
export const checkFindings = {
  AP401: entry<Checked>({
    severity: 'error',
    title: 'Declared check failed',
    found: withLog,
    breaks: () => 'The image does not do what its owner declared',
    change: () => 'Mend what the output says; when the expectation is wrong, correct the check in the config file',
  }),
  AP402: entry<Checked & { port: number }>({
    severity: 'error',
    title: 'App listens on 127.0.0.1 only',
    found: (evidence) =>
      withLog({
        ...evidence,
        what: `port ${evidence.port} accepts connections on the loopback interface of the container and nowhere else`,
      }),
    breaks: () =>
      'Nobody outside of the container reaches it: neither a published port nor a service mesh or load balancer',
    change: () => 'Let it listen on 0.0.0.0 (or ::), for example server.listen(port) without a host, or HOST=0.0.0.0',
  }),
  AP404: entry<{ size: number; max: number }>({
    severity: 'error',
    title: 'Image larger than its budget',
    found: (evidence) =>
      `the root file system holds ${size(evidence.size)}, ${size(evidence.size - evidence.max)} more than the budget`,
    breaks: () => 'Every pull, start on a new machine and scan takes longer, and the registry bills for it',
    change: ({ max }) =>
      `Keep build tools and development dependencies out of the final stage, or raise the budget of ${size(max)} (input max-size, or size in the config file)`,
  }),
  AP403: entry<Checked>({
    severity: 'unknown',
    title: 'Declared check could not be made',
    found: withLog,
    breaks: () => 'Whether the image does this is not known, so it is not verified',
    change: () => 'Look at the other findings of this platform and at what the message says',
  }),
} as const
