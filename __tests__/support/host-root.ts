import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

const report = process.report.getReport() as unknown as { readonly sharedObjects: readonly string[] }

const put = (from: string, to: string): void => {
  if (existsSync(to)) return
  mkdirSync(dirname(to), { recursive: true })
  try {
    linkSync(realpathSync(from), to)
  } catch {
    copyFileSync(from, to)
  }
}

/** The parts of glibc that Node itself may not have loaded and add-ons ask for. */
const parts = /^lib(?:c|dl|m|pthread|resolv|rt|util)\.so\.\d+$/

/**
 * A folder that is what an image with this Node would be: the program, its loader and the libraries that it has loaded, at
 * their places, from this machine.
 */
export const copyHostRoot = (folder: string): void => {
  put(process.execPath, join(folder, 'usr/local/bin/node'))
  const libraries = report.sharedObjects.filter((path) => path.startsWith('/') && existsSync(path))
  for (const path of libraries) put(path, join(folder, path))
  const libc = libraries.find((path) => /\/libc\.so\.\d+$/.test(path))
  if (libc === undefined) return
  for (const name of readdirSync(dirname(libc)).filter((one) => parts.test(one)))
    put(join(dirname(libc), name), join(folder, dirname(libc), name))
}
