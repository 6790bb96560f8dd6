import { readdir, readFile } from 'node:fs/promises'
import { release } from 'node:os'
import type { Method } from '../../core/evidence.js'
import { architectureOf, parsePlatform, type Architecture, type Platform } from '../../core/platform.js'
import { run, runOrThrow } from '../command.js'

/** What decides how a platform runs on an engine. */
export interface Machine {
  /** As the engine names it: `amd64`. */
  readonly architecture: string
  /** Whether it is this very machine, so that what is registered here is what it uses. */
  readonly isLocal: boolean
  readonly engine: string
  readonly kernel: string
}

export const askMachine = async (): Promise<Machine> => {
  const { stdout } = await runOrThrow(
    'docker',
    ['version', '--format', '{{.Server.Arch}} {{.Server.KernelVersion}} {{.Server.Version}}'],
    'See whether the Docker engine is up (docker version)',
  )
  const [architecture = '', kernel = '', engine = ''] = stdout.trim().split(' ')
  return { architecture, isLocal: kernel === release(), engine, kernel }
}

export const versionOf = (text: string): string | null => {
  const version = /version (\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)/.exec(text)?.[1]
  return version === undefined ? null : `QEMU ${version}`
}

const binfmt = '/proc/sys/fs/binfmt_misc'

/** An entry of binfmt_misc, as the kernel prints it. */
const readEntry = async (name: string): Promise<string> => {
  try {
    return await readFile(`${binfmt}/${name}`, 'utf8')
  } catch {
    // Gone in the meantime, or `register`, which can only be written.
    return ''
  }
}

/** Whether an entry catches the programs of an architecture: bytes 18 and 19 of an ELF file are its machine. */
const catches = (entry: string, { machine, littleEndian }: Architecture): boolean => {
  const bytes = Buffer.alloc(2)
  if (littleEndian) bytes.writeUInt16LE(machine)
  else bytes.writeUInt16BE(machine)
  return entry.startsWith('enabled') && new RegExp(`^magic 7f454c46.{28}${bytes.toString('hex')}`, 'm').test(entry)
}

/**
 * Version of the emulator that this machine has registered; null when it cannot be asked, or when there are several: the
 * kernel takes the one that came last, and does not say which that is.
 */
export const registeredEmulator = async (platform: Platform): Promise<string | null> => {
  const names = await readdir(binfmt).catch(() => [])
  const entries = await Promise.all(names.map(readEntry))
  const [entry = '', ...more] = entries.filter((text) => catches(text, architectureOf(platform)))
  const program = /^interpreter (\/.*)$/m.exec(entry)?.[1]
  if (program === undefined || more.length > 0) return null
  const { stdout } = await run(program, ['--version'], { timeoutMs: 5000 })
  return versionOf(stdout)
}

export const nativePlatforms = (architecture: string): readonly Platform[] => {
  const own = parsePlatform(`linux/${architecture}`)
  if (own === null) return []
  // The one pair where the kernel itself always runs both.
  return own === 'linux/amd64' ? [own, 'linux/386'] : [own]
}

/** Model and features of the CPU, which decide which code many libraries choose. */
const processor = async (): Promise<string> => {
  const lines = (await readFile('/proc/cpuinfo', 'utf8')).split('\n')
  return [...new Set(lines.filter((line) => /^(?:model name|flags|Features|CPU \w+)\s*:/.test(line)))].join('\n')
}

/** What decides beside the image, as text; null when the engine is elsewhere, where its CPU and emulator cannot be seen. */
export const surroundings = async (machine: Machine, platform: Platform): Promise<string | null> => {
  const { architecture, isLocal, engine, kernel } = machine
  if (!isLocal) return null
  const method: Method | null = nativePlatforms(architecture).includes(platform)
    ? { kind: 'native' }
    : await registeredEmulator(platform).then((emulator) => (emulator === null ? null : { kind: 'emulated', emulator }))
  if (method === null) return null
  try {
    return JSON.stringify([platform, method, architecture, engine, kernel, await processor()])
  } catch {
    return null
  }
}
