// Numbers of signal(7) that are the same on every architecture Node runs on, but for MIPS.
const names: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
  31: 'SIGSYS',
}

const meanings: Readonly<Record<string, string>> = {
  SIGSEGV: 'segmentation fault',
  SIGBUS: 'bus error, as of a truncated file',
  SIGILL: 'illegal instruction: the CPU lacks what it was compiled for',
  SIGABRT: 'aborted by its own code',
  SIGFPE: 'arithmetic fault',
  SIGKILL: 'killed from outside, mostly because it used up the memory',
  SIGSYS: 'forbidden system call',
}

/** Name of the signal that an exit status of 128 + n tells of; empty when it is a plain exit status. */
export const signalOf = (exitCode: number | null): string =>
  exitCode === null || exitCode <= 128 ? '' : (names[exitCode - 128] ?? `signal ${exitCode - 128}`)

/** What the signal mostly means, in words; empty when there is nothing to add. */
export const signalMeaning = (signal: string): string => meanings[signal] ?? ''
