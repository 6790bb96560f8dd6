import { closeSync, fstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'

import type { ByteSource, ElfReading } from '../../src/core/elf/elf-object.js'
import { readElf } from '../../src/core/elf/read-elf.js'
import type { Filesystem } from '../../src/core/link/loader.js'

/** Reads a file of this machine piece by piece, as large ones are read in production. */
export const readElfFile = (path: string): ElfReading => {
  const descriptor = openSync(path, 'r')
  try {
    const { size } = fstatSync(descriptor)
    const read = (offset: number, length: number) => {
      const bytes = new Uint8Array(length)
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset))
    }
    return readElf({ size, read })
  } finally {
    closeSync(descriptor)
  }
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
})

const attempt = <T>(body: () => T): T | null => {
  try {
    return body()
  } catch {
    return null
  }
}

/** The file system of this machine. Every file is readable, because tests run as its owner. */
export const hostFiles = (): Filesystem => {
  const readings = new Map<string, ElfReading | null>()
  return {
    resolve: (path) =>
      attempt(() => {
        const real = realpathSync.native(path)
        return statSync(real).isFile() ? real : null
      }),
    object: (path) => {
      const known = readings.get(path)
      if (known !== undefined) return known
      const reading = attempt(() => readElfFile(path))
      readings.set(path, reading)
      return reading
    },
    content: (path) => attempt(() => readFileSync(path)),
    readable: () => true,
  }
}
