import { architectureOf, type Platform } from '../../core/platform.js'
import { runOrThrow } from '../command.js'
import { undoing } from './run-containers.js'

/** Pinned, because no version of the emulator is good for everything (docs/limits.md); Docker's own setup uses the same image. */
export const emulatorImage = 'docker.io/tonistiigi/binfmt:qemu-v10.2.3'

/** `qemu-aarch64`, as binfmt_misc lists it. */
export const emulatorName = (platform: Platform): string => `qemu-${architectureOf(platform).qemu}`

const binfmt = (...argv: readonly string[]): readonly string[] => [
  'run',
  '--privileged',
  '--rm',
  emulatorImage,
  ...argv,
]

/** Registers an emulator for each platform, one after the other. @throws ToolError */
export const installEmulators = async (platforms: readonly Platform[]): Promise<void> => {
  for (const platform of platforms) {
    await runOrThrow(
      'docker',
      binfmt('--install', platform.split('/')[1] ?? ''),
      `Register an emulator for ${platform} before this step (docker/setup-qemu-action), or run ${platform} on a native runner`,
      { timeoutMs: 300_000 },
    )
  }
}

/** Takes an emulator out again that `installEmulators` has registered. @throws ToolError */
export const removeEmulator = async (name: string): Promise<void> => {
  await undoing(binfmt('--uninstall', name), `Remove ${name} from binfmt_misc by hand`)
}
