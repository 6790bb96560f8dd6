import type { Method } from '../evidence.js'

/** Below this, QEMU user hangs or crashes on well-known modules: 7.2 never comes back from onnxruntime-node for arm64. */
const oldestGood = 8

/** Why the emulator rather than the image is to be suspected; empty when nothing speaks against it. */
export const emulatorSuspicion = (method: Method, stderr: string): string => {
  if (method.kind === 'native') return ''
  // include/qemu: printed when QEMU itself, not the program, has faulted.
  if (
    /QEMU internal SIG[A-Z]{3,6}|qemu: unhandled CPU exception|qemu-[\w-]{1,20}: [\w/.-]{1,200}: .{1,200}Assertion/.test(
      stderr,
    )
  ) {
    return 'it says itself that it faulted'
  }
  const version = /QEMU (\d{1,3})\.(\d{1,3})/.exec(method.emulator)
  if (version === null || Number(version[1]) >= oldestGood) return ''
  return `versions before ${oldestGood} are known to hang and crash on modules that work on real hardware`
}
