/** `os/arch[/variant]` as OCI writes it, for example `linux/arm64`. */
export type Platform = `linux/${string}`

/** What one CPU architecture is called by everybody who has a name for it. */
export interface Architecture {
  readonly platform: Platform
  /** `process.arch` of a Node built for it; null where Node publishes none. */
  readonly node: string
  /** `e_machine` of its ELF objects, see elf.h. */
  readonly machine: number
  readonly bits: 32 | 64
  readonly littleEndian: boolean
  /** Name of the emulator's registration in binfmt_misc: `qemu-<this>`. */
  readonly qemu: string
  /** Program interpreter of glibc, as written in PT_INTERP. */
  readonly glibcLoader: string
  /** `ld-musl-<this>.so.1` is both the interpreter and the C library of musl. */
  readonly musl: string
  /** Debian's multiarch folder below /lib and /usr/lib. */
  readonly multiarch: string
}

const architecture = (
  platform: Platform,
  node: string,
  machine: number,
  rest: Omit<Architecture, 'platform' | 'node' | 'machine' | 'bits' | 'littleEndian'> & {
    bits?: 32 | 64
    littleEndian?: boolean
  },
): Architecture => ({ bits: 64, littleEndian: true, ...rest, platform, node, machine })

/** One table for every translation between the names. Machine numbers: elf.h, EM_*. */
export const architectures: readonly Architecture[] = [
  architecture('linux/amd64', 'x64', 62, {
    qemu: 'x86_64',
    glibcLoader: '/lib64/ld-linux-x86-64.so.2',
    musl: 'x86_64',
    multiarch: 'x86_64-linux-gnu',
  }),
  architecture('linux/arm64', 'arm64', 183, {
    qemu: 'aarch64',
    glibcLoader: '/lib/ld-linux-aarch64.so.1',
    musl: 'aarch64',
    multiarch: 'aarch64-linux-gnu',
  }),
  architecture('linux/arm/v7', 'arm', 40, {
    bits: 32,
    qemu: 'arm',
    glibcLoader: '/lib/ld-linux-armhf.so.3',
    musl: 'armhf',
    multiarch: 'arm-linux-gnueabihf',
  }),
  architecture('linux/386', 'ia32', 3, {
    bits: 32,
    qemu: 'i386',
    glibcLoader: '/lib/ld-linux.so.2',
    musl: 'i386',
    multiarch: 'i386-linux-gnu',
  }),
  architecture('linux/ppc64le', 'ppc64', 21, {
    qemu: 'ppc64le',
    glibcLoader: '/lib64/ld64.so.2',
    musl: 'powerpc64le',
    multiarch: 'powerpc64le-linux-gnu',
  }),
  architecture('linux/s390x', 's390x', 22, {
    littleEndian: false,
    qemu: 's390x',
    glibcLoader: '/lib/ld64.so.1',
    musl: 's390x',
    multiarch: 's390x-linux-gnu',
  }),
  architecture('linux/riscv64', 'riscv64', 243, {
    qemu: 'riscv64',
    glibcLoader: '/lib/ld-linux-riscv64-lp64d.so.1',
    musl: 'riscv64',
    multiarch: 'riscv64-linux-gnu',
  }),
]

/** Spellings that people and engines use for a platform of the table. */
const aliases: Readonly<Record<string, Platform>> = {
  'linux/x86_64': 'linux/amd64',
  'linux/x64': 'linux/amd64',
  'linux/aarch64': 'linux/arm64',
  'linux/arm64/v8': 'linux/arm64',
  'linux/arm': 'linux/arm/v7',
}

/** The platform in its one spelling, or null when it is not one that Node images exist for. */
export const parsePlatform = (text: string): Platform | null => {
  const lower = text.trim().toLowerCase()
  const name = aliases[lower] ?? lower
  return architectures.find((entry) => entry.platform === name)?.platform ?? null
}

/** Facts of a parsed platform. */
export const architectureOf = (platform: Platform): Architecture => {
  const found = architectures.find((entry) => entry.platform === platform)
  if (found === undefined) throw new RangeError(`no architecture is known for ${platform}`)
  return found
}

/** Words for an ELF machine number: `arm64 (aarch64)`, or the number when the table lacks it. */
export const machineName = (machine: number): string => {
  const found = architectures.find((entry) => entry.machine === machine)
  return found === undefined ? `machine ${machine}` : `${found.node} (${found.qemu})`
}
