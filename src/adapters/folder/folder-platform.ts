import { open, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { architectures, type Platform } from '../../core/platform.js'

/** Programs that nearly every image has, Node first: what they are built for is what the folder is for. */
const programs = [
  'usr/local/bin/node',
  'usr/bin/node',
  'nodejs/bin/node',
  'usr/bin/env',
  'bin/busybox',
  'bin/bash',
  'usr/bin/bash',
  'usr/bin/dpkg',
]

/** null for what is not there, and for a link that leads out of the folder. */
const headOf = async (root: string, program: string): Promise<Uint8Array | null> => {
  try {
    const [base, path] = await Promise.all([realpath(root), realpath(join(root, program))])
    if (!path.startsWith(base.endsWith(sep) ? base : `${base}${sep}`)) return null
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}

/** From the head of an ELF file (elf.h: e_ident, e_machine); null when it is none, or for a machine without Node. */
const platformOf = (head: Uint8Array): Platform | null => {
  if (head.length < 20 || !Buffer.from(head.subarray(0, 4)).equals(Buffer.from('\u007fELF', 'latin1'))) return null
  const isLittle = head[5] === 1
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  const machine = view.getUint16(18, isLittle)
  const bits = head[4] === 1 ? 32 : 64
  const found = architectures.find(
    (entry) => entry.machine === machine && entry.bits === bits && entry.littleEndian === isLittle,
  )
  return found?.platform ?? null
}

/** The platform that a root file system is for, by one of its programs; null when none of the usual ones tells. */
export const folderPlatform = async (root: string): Promise<Platform | null> => {
  for (const program of programs) {
    const head = await headOf(root, program)
    const platform = head === null ? null : platformOf(head)
    if (platform !== null) return platform
  }
  return null
}
