import { diagnose } from '../smoke/diagnosis.js'
import { signalMeaning } from '../smoke/signals.js'
import { entry } from './entry.js'

interface Failed {
  /** `name@version`. */
  readonly module: string
  readonly message: string
}

const firstLine = (message: string): string => message.trim().split('\n')[0] ?? ''

const causeOf = ({ message }: Failed): string => {
  const cause = diagnose(message)?.cause
  return cause === undefined ? firstLine(message) : `${cause} ("${firstLine(message)}")`
}

const again = (isRepeated: boolean): string => (isRepeated ? '. Run again in a process of its own it did the same' : '')

/** AP3xx: what running the image showed. */
export const smokeFindings = {
  AP301: entry<Failed>({
    severity: 'error',
    title: 'Native module does not load',
    found: (failed) => `${failed.module} does not load: ${causeOf(failed)}`,
    breaks: ({ module }) => `The application fails as soon as it uses ${module}`,
    change: ({ message, module }) =>
      diagnose(message, /.@([^@]*)$/.exec(module)?.[1])?.change ??
      'Install the module in a stage that runs for the target platform and has the same base as the final stage',
  }),
  AP302: entry<{ module: string; signal: string; exitCode: number | null; lastWords: string; isRepeated: boolean }>({
    severity: 'error',
    title: 'Native module crashes',
    found: ({ module, signal, exitCode, lastWords, isRepeated }) => {
      const meaning = signalMeaning(signal)
      const end =
        signal === ''
          ? `ended the process with exit status ${exitCode ?? 'unknown'}`
          : `killed the process with ${signal}${meaning === '' ? '' : ` (${meaning})`}`
      return `${module} ${end}${again(isRepeated)}${lastWords === '' ? '' : `. Last words: ${lastWords}`}`
    },
    breaks: () => 'No error can be caught: the whole application dies, without a JavaScript stack',
    change: ({ signal }) =>
      signal === 'SIGKILL'
        ? 'Give it more memory or a smaller task; a module that needs more than the limit of the probe can be left out with !name'
        : "Compare the package's engines with the Node in the image, then rebuild it in the final base image (npm rebuild) or upgrade it",
  }),
  AP303: entry<{ module: string; seconds: number; emulated: boolean; isRepeated: boolean }>({
    severity: 'error',
    title: 'Native module hangs',
    found: ({ module, seconds, emulated, isRepeated }) =>
      `${module} gave no result within ${seconds} s${emulated ? ' (five times the limit, because it is emulated)' : ''}${again(isRepeated)}`,
    breaks: () => 'The application stands still as soon as it uses this module',
    change: ({ emulated }) =>
      emulated
        ? 'Run this platform on a native runner or with a newer emulator; raise module-timeout when it is merely slow'
        : 'Find what it waits for (a device, the network, a lock); raise module-timeout when it is merely slow',
  }),
  AP304: entry<Failed>({
    severity: 'error',
    title: 'Native module gives a wrong result',
    found: ({ module, message }) => `${module} works, and wrongly: ${firstLine(message)}`,
    breaks: () => 'The application computes with wrong data',
    change: () =>
      'Reinstall the package in the target stage; when it was compiled there, compare its compiler flags with the CPU it runs on',
  }),
  AP305: entry<{ module: string; direct: string | null }>({
    severity: 'error',
    title: 'Native part not in use',
    found: ({ module, direct }) => {
      const why = direct === null || direct === '' ? '' : `: ${diagnose(direct)?.cause ?? firstLine(direct)}`
      return `${module} answered, and nothing native of it is mapped into the process, so a fallback did the work${why}`
    },
    breaks: () => 'Nothing fails; the application is slower than you think, perhaps on this platform only',
    change: ({ direct }) =>
      (direct === null ? undefined : diagnose(direct)?.change) ??
      'Let its install script run in the target stage with python3, make and g++; if the fallback is meant, leave it out with !name in the input modules',
  }),
  AP306: entry<Failed & { at: 'load' | 'exercise' | 'expression' | 'result' | 'program' }>({
    severity: 'unknown',
    title: 'Native module could not be exercised',
    found: ({ module, message, at }) => {
      switch (at) {
        case 'load':
          return `${module} does not load, for a reason that says nothing about its native code: ${firstLine(message)}`
        case 'program':
          return `${module} is a program that could not be tried: ${firstLine(message)}`
        case 'expression':
          return `the expression that is declared for ${module} failed: ${firstLine(message)}`
        case 'exercise':
        case 'result':
          return `the built-in exercise does not fit ${module}: ${firstLine(message)}`
      }
    },
    breaks: () => 'Whether it works here is not known, so the image is not verified',
    change: ({ module, at }) =>
      at === 'expression'
        ? `Correct the expression under modules in .github/archproof.yml: it sees the package as m and must give a true value`
        : `Declare an expression for ${module.replace(/(?<=.)@.*$/, '')} under modules in .github/archproof.yml that uses it as the application does, or leave it out with !name`,
  }),
  AP307: entry<{ reason: string; cause: 'emulator' | 'node' | 'engine' }>({
    severity: 'unknown',
    title: 'Platform could not be run',
    found: ({ reason }) => `no container of this platform could be run: ${reason}`,
    breaks: () => 'Nothing is proved on this platform, so nothing is published',
    change: ({ cause }) =>
      ({
        emulator:
          'Set up QEMU before this step (docker/setup-qemu-action), or run this platform on a native runner; where one is registered, check that the files of the image are for this platform',
        node: 'Put node on the PATH of the image; a runtime stage must copy it together with its shared libraries and loader',
        engine: 'Look at the message of the engine and run the step again',
      })[cause],
  }),
  AP308: entry<{ module: string; what: string; emulator: string; why: string }>({
    severity: 'unknown',
    title: 'Emulator fault suspected',
    found: ({ module, what, emulator, why }) =>
      `${module} ${what} under ${emulator}, which is suspected instead: ${why}`,
    breaks: () => 'Whether the module works on real hardware is not known, so the image is not verified',
    change: () =>
      'Use QEMU 10 or newer (docker/setup-qemu-action with image: docker.io/tonistiigi/binfmt:qemu-v10.2.3), or run this platform on a native runner',
  }),
  AP309: entry<{ module: string; why: string }>({
    severity: 'unknown',
    title: 'Native module not exercised',
    found: ({ module, why }) => `${module} is in the image and was not exercised: ${why}`,
    breaks: () => 'Whether it works here is not known, so the image is not verified',
    change: ({ module }) =>
      `See the other findings of this platform first; then leave ${module.replace(/(?<=.)@.*$/, '')} out with !name, or run again`,
  }),
  AP310: entry<{ module: string; before: string; alone: string }>({
    severity: 'notice',
    title: 'Two looks at one module disagree',
    found: ({ module, before, alone: then }) =>
      `${module}: ${before}; run again in a process of its own it ${then}, and that counts`,
    breaks: () => 'Nothing by itself: another module may bring what this one lacks, or get in its way',
    change: () => 'When the application loads both in one process, try the module beside the others',
  }),
  AP320: entry<{ run: string; count: number }>({
    severity: 'notice',
    title: 'Proved in an earlier run',
    found: ({ run, count }) =>
      `${count} native modules were proved in ${run}, and nothing that decides has changed since, so they were not run again`,
    breaks: () => 'Nothing: a run that publishes never relies on an earlier one',
    change: () => 'Set verdict-cache: false to run them every time',
  }),
} as const
