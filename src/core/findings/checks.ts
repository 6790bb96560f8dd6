import type { SizedFolder } from '../audit/folder-sizes.js'
import type { SizedLayer } from '../finding.js'
import { list, size } from '../render/amount.js'
import { instructionText } from '../render/layer-text.js'
import { entry } from './entry.js'

interface Checked {
  /** What was wrong, in words. */
  readonly what: string
  /** Last lines of the container, cleaned; empty when it printed none. */
  readonly log: string
}

const withLog = ({ what, log }: Checked): string => (log === '' ? what : `${what}. It printed last:\n${log}`)

interface OverBudget {
  readonly size: number
  readonly max: number
  readonly largest: readonly SizedFolder[]
  readonly layers: readonly SizedLayer[]
}

const largestOf = ({ largest, layers }: OverBudget): string => {
  const folders = largest.map(({ path, bytes }) => `${path} (${size(bytes)})`)
  const brought = layers.map((layer) => `${instructionText(layer.instruction)} (${size(layer.bytes)})`)
  return [
    folders.length === 0 ? '' : `. The most is in ${list(folders)}`,
    brought.length === 0 ? '' : `. The most is brought by ${list(brought)}`,
  ].join('')
}

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
  AP404: entry<OverBudget>({
    severity: 'error',
    title: 'Image larger than its budget',
    found: (evidence) =>
      `the root file system holds ${size(evidence.size)}, ${size(evidence.size - evidence.max)} more than the budget${largestOf(evidence)}`,
    breaks: () => 'Every pull, start on a new machine and scan takes longer, and the registry bills for it',
    change: ({ max }) =>
      `Keep build tools and development dependencies out of the final stage, or raise the budget of ${size(max)} (input max-size, or size in the config file)`,
  }),
  AP405: entry<{ what: string }>({
    severity: 'error',
    title: 'Image not as declared',
    found: ({ what }) => what,
    breaks: () => 'The image does not say or hold what its owner declared below image in the config file',
    change: () => 'Correct the Dockerfile; when the declaration is wrong, correct it in the config file',
  }),
  AP406: entry<{ what: string }>({
    severity: 'unknown',
    title: 'Declaration about the image could not be checked',
    found: ({ what }) => what,
    breaks: () => 'Whether the image is as its owner declared is not known, so it is not verified',
    change: () => 'Change the declaration as the message says, or make a check with a command of it',
  }),
  AP407: entry<{ program: string; why: string }>({
    severity: 'error',
    title: 'Image cannot be started',
    found: ({ program, why }) => `the image starts ${JSON.stringify(program)}, and ${why}`,
    breaks: () =>
      'Every container ends before anything of the app runs: "executable file not found", "permission denied" or "exec format error"',
    change: () =>
      'Copy the program into the final stage with its x bit (COPY --chmod=755) and Unix line ends, or correct ENTRYPOINT or CMD',
  }),
  AP408: entry<{ script: string; path: string }>({
    severity: 'warning',
    title: 'Script of the command not in the image',
    found: ({ script, path }) => `the image starts Node with ${JSON.stringify(script)}, and ${path} is not there`,
    breaks: () => 'Unless something is mounted there, Node ends with "Cannot find module"',
    change: () => 'Copy the built files into the final stage, or correct CMD; .dockerignore may leave them out',
  }),
  AP403: entry<Checked>({
    severity: 'unknown',
    title: 'Declared check could not be made',
    found: withLog,
    breaks: () => 'Whether the image does this is not known, so it is not verified',
    change: () => 'Look at the other findings of this platform and at what the message says',
  }),
} as const
