import { readFileSync } from 'node:fs'
import { addOnInterface } from '../../src/core/elf/add-on-interface.js'
import { readElf } from '../../src/core/elf/read-elf.js'
import { buildElf } from './elf-builder.js'
import { cpuTime } from './cpu-time.js'
import { bytesSource } from './host-files.js'
import { compareMerges } from './merged-layers.js'
import { randomNumbers } from './mutations.js'
import { addOns, systemLibraries } from './real-objects.js'

/** A parser of hostile bytes. It must neither throw nor take more time or memory than it may, whatever it is given. */
export interface FuzzTarget {
  readonly name: string
  /** What mutations start from. */
  readonly seeds: () => readonly Uint8Array[]
  /** @throws when it does what it must not. */
  readonly run: (bytes: Uint8Array) => void
  /** Most processor time for one input. */
  readonly milliseconds: number
}

/** Bytes that one input may take, on the heap of JavaScript and beside it: many times what the largest seed has. */
const mostBytes = 128 * 1024 * 1024

const bytesTaken = (): number => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** What the target does wrong with an input; null when nothing. */
export const complaintOf = ({ run, milliseconds }: FuzzTarget, bytes: Uint8Array): string | null => {
  const before = bytesTaken()
  const started = cpuTime()
  try {
    run(bytes)
  } catch (error) {
    return String(error)
  }
  const took = cpuTime() - started
  if (took > milliseconds) return `took ${Math.round(took)} ms`
  const taken = bytesTaken() - before
  return taken > mostBytes ? `took ${Math.round(taken / 2 ** 20)} MB` : null
}

/** An object with one of everything. */
export const everything = (): Uint8Array =>
  buildElf({
    interpreter: '/lib64/ld-linux-x86-64.so.2',
    needed: ['liba.so.1', 'libb.so.2'],
    soname: 'libc.so.3',
    runpath: '$ORIGIN/../lib',
    versionDefinitions: ['OWN_1.0', 'OWN_2.0'],
    symbols: [
      { name: 'wanted', version: 'A_1.0', library: 'liba.so.1', reference: 'plt' },
      { name: 'also_wanted', reference: 'data' },
      { name: 'given', defined: true, version: 'OWN_1.0' },
    ],
    stack: 6,
  })

const elf: FuzzTarget = {
  name: 'elf',
  seeds: () => [
    everything(),
    ...[...addOns(), ...systemLibraries(40)]
      .map((path) => new Uint8Array(readFileSync(path)))
      .filter((bytes) => bytes.length < 400_000)
      .slice(0, 12),
  ],
  run: (bytes) => {
    const reading = readElf(bytesSource(bytes))
    if (reading.kind === 'elf') addOnInterface(reading.object)
  },
  milliseconds: 1000,
}

/** Not bytes of a layer: each is a choice of what the steps of a Dockerfile do and how their layers are written. */
const layers: FuzzTarget = {
  name: 'layers',
  seeds: () =>
    Array.from({ length: 100 }, (_, seed) => {
      const random = randomNumbers(seed)
      return Uint8Array.from({ length: 20 + 4 * seed }, () => Math.floor(random() * 256))
    }),
  run: compareMerges,
  milliseconds: 1000,
}

/** Add a parser here, and `script/fuzz` and the test of kept cases take it up. */
export const fuzzTargets: readonly FuzzTarget[] = [elf, layers]
