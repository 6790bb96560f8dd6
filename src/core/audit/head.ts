import type { Architecture } from '../platform.js'
import type { SearchableSource } from './root-files.js'

const elfMagic = [0x7f, 0x45, 0x4c, 0x46]

/** EI_CLASS, EI_DATA and e_machine; see elf.h. */
const offsets = { class: 4, data: 5, machine: 18 } as const

/** Whether a file begins as an ELF object does. */
export const isElf = (head: Uint8Array): boolean => elfMagic.every((byte, index) => head[index] === byte)

/**
 * Whether an ELF object may be one of this architecture. One that is cut before it says so may: what it is then is for its
 * reader to say.
 */
export const isElfFor = (head: Uint8Array, { machine, bits, littleEndian }: Architecture): boolean => {
  if (!isElf(head)) return false
  if (head.length < offsets.machine + 2) return true
  if (head[offsets.class] !== bits / 32 || head[offsets.data] !== (littleEndian ? 1 : 2)) return false
  const [low = 0, high = 0] = [head[offsets.machine], head[offsets.machine + 1]]
  return machine === (littleEndian ? low | (high << 8) : (low << 8) | high)
}

/** A file of which only the start was kept. */
export const headOnly = (head: Uint8Array, size: number): SearchableSource => {
  const kept = head.slice(0, 512)
  return {
    size,
    read: (offset, length) => kept.slice(offset, offset + Math.max(0, length)),
    indexOf: () => -1,
  }
}
