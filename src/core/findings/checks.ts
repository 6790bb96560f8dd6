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
  AP403: entry<Checked>({
    severity: 'unknown',
    title: 'Declared check could not be made',
    found: withLog,
    breaks: () => 'Whether the image does this is not known, so it is not verified',
    change: () => 'Look at the other findings of this platform and at what the message says',
  }),
} as const
